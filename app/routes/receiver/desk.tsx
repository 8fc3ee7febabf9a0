import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readReceiverDesk } from "~/domain/deliveries/read-receiver-desk.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { DeliveryCards } from "./delivery-cards";

export const handle = { ns: ["receiver"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "receiver:desk.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "receiver");
  return readReceiverDesk(viewer);
}

export default function ReceiverDesk() {
  const { t } = useTranslation("receiver");
  const { toCountersign, expected, recent } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t("desk.title")} lead={t("desk.lead")} />
      <section aria-labelledby="waiting-title" className="mb-10">
        <h2 id="waiting-title" className="mb-4 text-xl font-semibold">
          {t("desk.waiting")} <span className="text-ink-soft tabular-nums">({toCountersign.length})</span>
        </h2>
        {toCountersign.length === 0 ? (
          <EmptyState title={t("desk.nothingWaits")}>{t("desk.nothingWaitsText")}</EmptyState>
        ) : (
          <DeliveryCards deliveries={toCountersign} act />
        )}
      </section>
      {expected.length > 0 ? (
        <section aria-labelledby="expected-title" className="mb-10">
          <h2 id="expected-title" className="text-xl font-semibold">{t("desk.expected")}</h2>
          <p className="mb-4 text-ink-soft">{t("desk.expectedText")}</p>
          <DeliveryCards deliveries={expected} />
        </section>
      ) : null}
      {recent.length > 0 ? (
        <section aria-labelledby="recent-title">
          <h2 id="recent-title" className="mb-4 text-xl font-semibold">{t("desk.recent")}</h2>
          <DeliveryCards deliveries={recent} />
        </section>
      ) : null}
    </>
  );
}
