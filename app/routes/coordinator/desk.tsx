import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { readCoordinatorDesk } from "~/domain/deliveries/read-coordinator-desk.server";
import { listBridgesOfArea } from "~/domain/instalments/list-bridges-of-area.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { ButtonLink } from "~/ui/button";
import { DateTime, Deadline } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { useCount } from "~/ui/unit-progress";
import { BridgeList } from "./bridge-list";
import { DeliveryList } from "./delivery-list";
import { PledgeList } from "./pledge-list";

export const handle = { ns: ["coordinator"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "coordinator:desk.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "coordinator", "auditor");
  const [desk, bridges] = await Promise.all([readCoordinatorDesk(viewer), listBridgesOfArea(viewer)]);
  return { ...desk, bridges };
}

const jumps = ["goodsToAccept", "toPlan", "toDispatch", "toConfirm", "holdsLapsing", "bridges"] as const;

export default function CoordinatorDesk() {
  const { t } = useTranslation("coordinator");
  const count = useCount();
  const desk = useLoaderData<typeof loader>();
  const waiting = jumps.reduce((sum, name) => sum + desk[name].length, 0);
  const delivery = (row: { id: string }) => `/coordinate/deliveries/${row.id}`;
  return (
    <>
      <PageHeader title={t("desk.title")} lead={t("desk.lead")} actions={<ButtonLink to="/coordinate/priorities" variant="secondary">{t("desk.priorities")}</ButtonLink>} />
      {waiting === 0 ? (
        <EmptyState title={t("desk.nothing")}>{t("desk.nothingText")}</EmptyState>
      ) : (
        <nav aria-label={t("desk.overview")} className="no-print mb-10">
          <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
            {jumps.map((name) => (
              <li key={name}>
                <Jump to={desk[name].length > 0 ? `#${name}` : null}>
                  <span className="block text-3xl font-bold tabular-nums">{count(desk[name].length)}</span>
                  <span className="mt-1 block text-sm">{t(`desk.${name}`)}</span>
                </Jump>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Queue id="goodsToAccept" empty={desk.goodsToAccept.length === 0}>
        <PledgeList rows={desk.goodsToAccept} task={(row) => (row.holdExpiresAt ? <>{t("desk.answerBy")} <Deadline at={row.holdExpiresAt} /></> : null)} />
      </Queue>
      <Queue id="toConfirm" empty={desk.toConfirm.length === 0}>
        <DeliveryList rows={desk.toConfirm} to={delivery} task={(row) => (row.countersignedAt ? <>{t("desk.countedOn")} <DateTime at={row.countersignedAt} /></> : null)} />
      </Queue>
      <Queue id="toPlan" empty={desk.toPlan.length === 0}>
        <PledgeList rows={desk.toPlan} task={(row) => t("desk.toPlanUnits", { count: row.unitsToPlan, units: count(row.unitsToPlan) })} />
      </Queue>
      <Queue id="toDispatch" empty={desk.toDispatch.length === 0}>
        <DeliveryList rows={desk.toDispatch} to={delivery} task={(row) => (row.plannedOn ? <>{t("desk.plannedOn")} <DateTime at={`${row.plannedOn}T00:00:00+07:00`} /></> : null)} />
      </Queue>
      <Queue id="holdsLapsing" empty={desk.holdsLapsing.length === 0}>
        <PledgeList rows={desk.holdsLapsing} task={(row) => (row.holdExpiresAt ? <Deadline at={row.holdExpiresAt} /> : null)} />
      </Queue>
      <Queue id="bridges" empty={desk.bridges.length === 0}>
        <BridgeList rows={desk.bridges} />
      </Queue>
      <Queue id="recent" empty={desk.recent.length === 0}>
        <DeliveryList rows={desk.recent} to={delivery} />
      </Queue>
    </>
  );
}

/** A figure that leads to its queue; an empty queue is not on the page, so its figure leads nowhere. */
function Jump({ to, children }: { to: string | null; children: ReactNode }) {
  if (to === null) return <div className="card h-full p-4 text-ink-soft">{children}</div>;
  return <a href={to} className="card block h-full p-4 no-underline hover:border-action">{children}</a>;
}

/** One queue of the desk; an empty one takes no room. */
function Queue({ id, empty, children }: { id: (typeof jumps)[number] | "recent"; empty: boolean; children: ReactNode }) {
  const { t } = useTranslation("coordinator");
  if (empty) return null;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mb-10 scroll-mt-4">
      <h2 id={`${id}-title`} className="text-xl font-semibold">{t(`desk.${id}`)}</h2>
      <p className="mb-4 text-ink-soft">{t(`desk.${id}Text`)}</p>
      {children}
    </section>
  );
}
