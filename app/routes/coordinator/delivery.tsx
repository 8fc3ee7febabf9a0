import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { confirmDelivery } from "~/domain/deliveries/confirm-delivery.server";
import { PHOTOS_AT_ONCE } from "~/domain/deliveries/delivery";
import { dispatchDelivery } from "~/domain/deliveries/dispatch-delivery.server";
import { disputeDelivery } from "~/domain/deliveries/dispute-delivery.server";
import { findDelivery } from "~/domain/deliveries/find-delivery.server";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { uploadedPhotos } from "~/routes/guards/uploaded-photos.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { LocalLink } from "~/ui/local-link";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { StateBadge } from "~/ui/state-badge";
import { useLocale } from "~/ui/use-locale";
import { DeliveryActs, type ActResult } from "./delivery-acts";
import { DeliverySummary } from "./delivery-summary";

export const handle = { ns: ["coordinator"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "coordinator:delivery.metaTitle", undefined, { code: args.data?.delivery.code ?? "" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "coordinator", "auditor");
  const delivery = await findDelivery(viewer, params.id ?? "");
  if (!delivery) throw new Response(null, { status: 404, statusText: "Not Found" });
  return { delivery };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "coordinator");
  const form = await checkedForm(request);
  const t = translator(localeOf(request), "coordinator");
  const deliveryId = params.id ?? "";
  const note = String(form.get("note") ?? "").slice(0, 1000);
  const act = String(form.get("act"));
  const answer =
    act === "dispatch" ? await dispatchDelivery({ deliveryId, viewer })
    : act === "dispute" ? await disputeDelivery({ deliveryId, viewer, note })
    : act === "confirm" ? await confirmDelivery({ deliveryId, viewer, note, photos: await uploadedPhotos(form) })
    : null;
  if (!answer) throw new Response(null, { status: 400, statusText: "Bad Request" });
  if (!answer.ok) {
    if (answer.reason === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
    if (answer.reason === "not-allowed") throw new Response(null, { status: 403, statusText: "Forbidden" });
    const result: ActResult = { act, note, error: t(`error.${answer.reason}`, { max: PHOTOS_AT_ONCE }) };
    return data({ result }, { status: 400 });
  }
  return redirectWithFlash(request, `/coordinate/deliveries/${deliveryId}`, { tone: "success", text: t(`delivery.done.${act}`) });
}

export default function CoordinatorDelivery() {
  const { t } = useTranslation("coordinator");
  const vi = useLocale() === "vi";
  const { delivery } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <>
      <PageHeader
        title={vi ? delivery.needTitleVi : delivery.needTitleEn}
        crumbs={[{ to: "/coordinate", label: t("desk.title") }, { to: `/coordinate/pledges/${delivery.pledgeReference}`, label: delivery.pledgeReference }]}
        eyebrow={
          <>
            <StateBadge of="delivery" state={delivery.state} /> <span className="tabular-nums">{delivery.code}</span>
          </>
        }
      />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <DeliveryActs delivery={delivery} result={result} />
        <div className="lg:col-start-1 lg:row-start-1">
          <DeliverySummary delivery={delivery} />
        </div>
      </div>
      <p className="mt-8"><LocalLink to="/coordinate" className="text-link inline-flex min-h-11 items-center">{t("back")}</LocalLink></p>
    </>
  );
}
