import type { ReactNode } from "react";

/** One subject of the administration: its figures and the way to it. */
export function DeskCard({ id, title, action, children }: { id: string; title: ReactNode; action: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="card flex flex-col items-start gap-3 p-5">
      <h2 id={id} className="text-lg font-semibold">{title}</h2>
      <div className="grid flex-1 content-start gap-1">{children}</div>
      {action}
    </section>
  );
}
