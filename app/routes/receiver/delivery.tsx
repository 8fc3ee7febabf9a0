import { parseWithZod } from "@conform-to/zod/v4";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { countersignDelivery } from "~/domain/deliveries/countersign-delivery.server";
import { findDelivery } from "~/domain/deliveries/find-delivery.server";
import { translator } from "~/locales/i18n";
import { checkedForm } from "~/routes/guards/csrf.server";
import { redirectWithFlash } from "~/routes/guards/flash.server";
import { localeOf } from "~/routes/guards/locale.server";
import { requireRole } from "~/routes/guards/viewer.server";
import { FormErrors } from "~/ui/form-errors";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { StateBadge } from "~/ui/state-badge";
import { useLocale } from "~/ui/use-locale";
import { CountersignForm } from "./countersign-form";
import { PHOTOS_PER_COUNT, REASON_MAX } from "./countersign-limits";
import { DeliveryFacts } from "./delivery-facts";
import { DeliverySteps } from "./delivery-steps";

export const handle = { ns: ["receiver"] };
export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, "receiver:delivery.metaTitle", undefined, { code: args.data?.delivery.code ?? "" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireRole(request, "receiver");
  const delivery = await findDelivery(viewer, params.id ?? "");
  if (!delivery) throw new Response(null, { status: 404, statusText: "Not Found" });
  return { delivery };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireRole(request, "receiver");
  const form = await checkedForm(request);
  const t = translator(localeOf(request), "receiver");
  const photos = form.getAll("photos").filter((photo): photo is File => photo instanceof File && photo.size > 0);
  form.delete("photos");
  const wholeUnits = z.number({ error: t("error.number") }).int(t("error.number")).min(0, t("error.number"));
  const schema = z.object({
    unitsAccepted: wholeUnits,
    unitsRejected: wholeUnits,
    reason: z.string().trim().max(REASON_MAX, t("error.reasonLong", { max: REASON_MAX })).optional(),
  });
  const submission = parseWithZod(form, { schema });
  if (submission.status !== "success") return data({ result: submission.reply() }, { status: 400 });
  const wrongPhotos = (text: string) => data({ result: submission.reply({ fieldErrors: { photos: [text] } }) }, { status: 400 });
  if (photos.length > PHOTOS_PER_COUNT) return wrongPhotos(t("error.too-many-photos", { max: PHOTOS_PER_COUNT }));
  const answer = await countersignDelivery({
    ...submission.value,
    deliveryId: params.id ?? "",
    viewer,
    photos: await Promise.all(photos.map(async (photo) => Buffer.from(await photo.arrayBuffer()))),
  });
  if (!answer.ok) {
    if (answer.reason === "not-found") throw new Response(null, { status: 404, statusText: "Not Found" });
    if (answer.reason === "not-allowed") throw new Response(null, { status: 403, statusText: "Forbidden" });
    const text = t(`error.${answer.reason}`, { max: PHOTOS_PER_COUNT });
    const field = fieldOfRefusal[answer.reason];
    return field === "photos" ? wrongPhotos(text) : data({ result: submission.reply(field ? { fieldErrors: { [field]: [text] } } : { formErrors: [text] }) }, { status: 400 });
  }
  return redirectWithFlash(request, `/receive/${params.id}`, { tone: "success", text: t("delivery.done", { code: answer.code }) });
}

const fieldOfRefusal: Partial<Record<string, string>> = {
  "counts-wrong": "unitsAccepted",
  "reason-needed": "reason",
  "too-many-photos": "photos",
  "photo-too-large": "photos",
  "photo-not-a-photo": "photos",
  "photo-unsupported": "photos",
  "photo-broken": "photos",
};

export default function ReceiverDelivery() {
  const { t } = useTranslation("receiver");
  const vi = useLocale() === "vi";
  const { delivery } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <>
      <PageHeader
        title={vi ? delivery.needTitleVi : delivery.needTitleEn}
        crumbs={[{ to: "/receive", label: t("desk.title") }]}
        eyebrow={
          <>
            <StateBadge of="delivery" state={delivery.state} /> <span className="tabular-nums">{delivery.code}</span>
          </>
        }
      />
      <FormErrors errors={result?.error} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid content-start gap-8">
          <DeliveryFacts delivery={delivery} />
          {delivery.mayCountersign ? <CountersignForm delivery={delivery} result={result} /> : null}
        </div>
        <section aria-labelledby="steps-title" className="card self-start p-5">
          <h2 id="steps-title" className="mb-4 text-xl font-semibold">{t("steps.title")}</h2>
          <DeliverySteps delivery={delivery} />
        </section>
      </div>
    </>
  );
}
