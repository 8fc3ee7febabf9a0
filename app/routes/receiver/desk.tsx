import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readReceiverDesk } from "~/domain/deliveries/read-receiver-desk.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { DateTime } from "~/ui/date-time";
import { DeliveryList } from "~/ui/delivery-list";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";

export const handle = { ns: ["receiver", "delivery"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "receiver:desk.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "receiver");
  return readReceiverDesk(viewer);
}

export default function ReceiverDesk() {
  const { t } = useTranslation("receiver");
  const { toCountersign, expected, recent } = useLoaderData<typeof loader>();
  const page = (row: { id: string }) => `/receive/${row.id}`;
  return (
    <>
      <PageHeader title={t("desk.title")} lead={t("desk.lead")} />
      <section aria-labelledby="now-title" className="mb-10">
        <h2 id="now-title" className="mb-4 text-xl font-semibold">
          {t("desk.now", { count: toCountersign.length })}
        </h2>
        {toCountersign.length === 0 ? (
          <EmptyState title={t("desk.nothing")}>{t("desk.nothingText")}</EmptyState>
        ) : (
          <DeliveryList
            rows={toCountersign}
            to={page}
            task={(row) => (
              <>
                {t(row.state === "disputed" ? "desk.taskRecount" : "desk.taskCount")}
                {row.dispatchedAt ? <> · {t("desk.sentOn")} <DateTime at={row.dispatchedAt} /></> : null}
              </>
            )}
          />
        )}
      </section>
      {expected.length > 0 ? (
        <section aria-labelledby="expected-title" className="mb-10">
          <h2 id="expected-title" className="mb-4 text-xl font-semibold">{t("desk.expected")}</h2>
          <DeliveryList
            rows={expected}
            to={page}
            task={(row) => (row.plannedOn ? <>{t("desk.plannedOn")} <DateTime at={`${row.plannedOn}T00:00:00+07:00`} /></> : t("desk.dayUnknown"))}
          />
        </section>
      ) : null}
      {recent.length > 0 ? (
        <section aria-labelledby="recent-title">
          <h2 id="recent-title" className="mb-4 text-xl font-semibold">{t("desk.recent")}</h2>
          <DeliveryList rows={recent} to={page} task={(row) => (row.countersignedAt ? <>{t("desk.countedOn")} <DateTime at={row.countersignedAt} format="datetime" /></> : null)} />
        </section>
      ) : null}
    </>
  );
}
