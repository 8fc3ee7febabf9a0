import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { CategoryName } from "~/ui/category";

/** Each mark is drawn on a 32 × 32 field with one stroke and signed with one filled brocade diamond. */
const drawings: Record<CategoryName, ReactNode> = {
  meals: (
    <>
      <path d="M4 16h24c0 6.2-4.6 10-12 10S4 22.2 4 16Z" />
      <path d="M11.5 26v2.5h9V26" />
      <path d="M11 12c-1.8-2 1.8-3.5 0-5.5M21 12c-1.8-2 1.8-3.5 0-5.5" />
      <Diamond x={16} y={9} />
    </>
  ),
  equipment: (
    <>
      <path d="M4 16h24v4H4z" />
      <path d="M7 20v8M25 20v8M18 20v4.5h7" />
      <path d="M9 16V7.5h9V16" />
      <Diamond x={13.5} y={11.8} />
    </>
  ),
  scholarships: (
    <>
      <path d="M16 6 3.5 12 16 18l12.5-6L16 6Z" />
      <path d="M8.5 14.5v7c4 4 11 4 15 0v-7" />
      <path d="M28.5 12v8" />
      <Diamond x={28.5} y={23} />
    </>
  ),
  health_checks: (
    <>
      <path d="M16 27.5C8 22 4 17.5 4 12.3 4 8.6 6.7 6 10 6c2.5 0 4.7 1.3 6 3.5C17.3 7.3 19.5 6 22 6c3.3 0 6 2.6 6 6.3 0 5.2-4 9.7-12 15.2Z" />
      <path d="M7.5 15.5h4L13.5 12l3.5 8 2-4.5h1" />
      <Diamond x={23} y={15.5} />
    </>
  ),
  warm_clothing: (
    <>
      <path d="M12 5.5 5 9.5 3 22h5l.8-6V27h14.4V16l.8 6h5L27 9.5l-7-4" />
      <path d="M12 5.5c.8 2.3 2.2 3.5 4 3.5s3.2-1.2 4-3.5c-2.5-1-5.5-1-8 0Z" />
      <path d="M8.8 22.5h4.7M18.5 22.5h4.7" />
      <Diamond x={16} y={16} />
    </>
  ),
  play_points: (
    <>
      <path d="M4.5 5h23M7.5 5 4 28M24.5 5 28 28" />
      <path d="M12 5v15M20 5v15M10.5 20h11" />
      <Diamond x={16} y={13} />
    </>
  ),
  books_study: (
    <>
      <path d="M16 9.5C13 7 9 6 3.5 6v18c5.5 0 9.5 1 12.5 3.5V9.5Z" />
      <path d="M16 9.5C19 7 23 6 28.5 6v18c-5.5 0-9.5 1-12.5 3.5" />
      <path d="M7 11.3c2.2.2 4 .7 5.5 1.5M7 16.3c2.2.2 4 .7 5.5 1.5" />
      <Diamond x={22.3} y={14.8} />
    </>
  ),
  counselling: (
    <>
      <path d="M4 6h16v11.5H11L6.5 21.5v-4H4V6Z" />
      <path d="M23.5 11.5H28V23h-2.5v4L21 23h-8.5v-2" />
      <Diamond x={12} y={11.8} />
    </>
  ),
};

export interface CategoryMarkProps {
  category: CategoryName | (string & {});
  /** On a soft ground, as in cards and lists; bare inside a line of text. */
  framed?: boolean;
  className?: string;
}

/** The drawn sign of a category. Decorative: its name always stands beside it in words. */
export function CategoryMark({ category, framed = false, className }: CategoryMarkProps) {
  const mark = <MarkDrawing category={category} className={clsx(framed ? "size-8" : "inline-block size-6 shrink-0", !framed && className)} />;
  if (!framed) return mark;
  return (
    <span className={clsx("grid size-13 shrink-0 place-items-center rounded-xl bg-action-soft text-action", className)}>{mark}</span>
  );
}

/** The drawing itself, in the colour of its surroundings or in `color`. */
export function MarkDrawing({ category, className, color = "currentColor" }: { category: string; className?: string; color?: string }) {
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" aria-hidden fill="none" stroke={color} color={color} strokeWidth={1.75} strokeLinecap="round" strokeLinejoin="round" className={className}>
      {drawings[category as CategoryName] ?? <Diamond x={16} y={16} />}
    </svg>
  );
}

function Diamond({ x, y }: { x: number; y: number }) {
  return <path d={`M${x} ${y - 2.4}l2.4 2.4-2.4 2.4-2.4-2.4Z`} fill="currentColor" stroke="none" />;
}
