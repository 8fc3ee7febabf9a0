import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { SearchCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { findPublicCertificate } from "~/domain/certificates/find-public-certificate.server";
import { findPublicUnit } from "~/domain/needs/find-unit.server";
import { needCard } from "~/domain/needs/public-need-view";
import { localeOf, localHref } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { UnitResult } from "~/routes/public/verify-unit";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { PageHeader } from "~/ui/page-header";
import { pageMeta } from "~/ui/page-meta";
import { TextField } from "~/ui/text-field";

const LONGEST_CODE = 60;

export const handle = { ns: ["verify"] };

export const meta: MetaFunction = (args) => pageMeta(args, "verify:metaTitle", "verify:metaDescription");

/** A certificate's number or code leads to its own page; a unit's number is answered here. */
export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const asked = (new URL(request.url).searchParams.get("code") ?? "").trim().slice(0, LONGEST_CODE);
  if (asked === "") return { asked, unit: null };
  const certificate = await findPublicCertificate(asked);
  if (certificate) throw redirect(localHref(request, `/verify/${certificate.verifyCode}`));
  const found = await findPublicUnit(asked);
  if (!found) return data({ asked, unit: null }, { status: 404 });
  const { need, ...unit } = found;
  return { asked, unit: { ...unit, need: needCard(need, localeOf(request)) } };
}

export default function Verify() {
  const { asked, unit } = useLoaderData<typeof loader>();
  const { t } = useTranslation("verify");
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={t("title")} lead={t("lead")} />
      <Form method="get" role="search" className="card grid gap-5 p-5 sm:p-6">
        <TextField name="code" label={t("label")} hint={t("hint")} defaultValue={asked} maxLength={LONGEST_CODE} autoComplete="off" autoCapitalize="characters" spellCheck={false} required />
        <div>
          <Button size="large" icon={<SearchCheck aria-hidden className="size-5" />}>{t("button")}</Button>
        </div>
      </Form>
      <div role="status" className="mt-6 empty:hidden">
        {unit ? <UnitResult unit={unit} /> : null}
        {asked !== "" && !unit ? (
          <Notice tone="warning" title={t("unknown.title")}>
            <span className="break-words">{t("unknown.text", { code: asked })}</span>
          </Notice>
        ) : null}
      </div>
      <section aria-labelledby="proves" className="mt-12">
        <h2 id="proves" className="text-xl font-bold">{t("proves.title")}</h2>
        <ul className="mt-3 grid list-disc gap-2 pl-5">
          <li>{t("proves.confirmed")}</li>
          <li>{t("proves.signed")}</li>
          <li>{t("proves.revoked")}</li>
          <li>{t("proves.limits")}</li>
        </ul>
      </section>
      <section aria-labelledby="where" className="mt-10">
        <h2 id="where" className="text-xl font-bold">{t("where")}</h2>
        <ul className="mt-3 grid list-disc gap-2 pl-5">
          <li>{t("whereCertificate")}</li>
          <li>{t("scan")}</li>
          <li>{t("whereUnit")}</li>
        </ul>
      </section>
    </div>
  );
}
