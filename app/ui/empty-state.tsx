import type { ReactNode } from "react";
import { Brocade } from "~/ui/brocade";

export interface EmptyStateProps {
  title: ReactNode;
  /** Why it is empty and what to do. */
  children?: ReactNode;
  action?: ReactNode;
}

/** A list with nothing in it says so, why, and what may be done. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="card overflow-hidden text-center">
      <Brocade seed="empty" shape="ribbon" />
      <div className="px-6 py-12">
        <p className="text-lg font-semibold">{title}</p>
        {children ? <div className="mx-auto mt-2 max-w-prose text-ink-soft">{children}</div> : null}
        {action ? <div className="mt-6 flex flex-wrap justify-center gap-3">{action}</div> : null}
      </div>
    </div>
  );
}
