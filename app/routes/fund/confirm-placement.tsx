import { Form } from "@remix-run/react";
import { Link2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatDong } from "~/domain/money";
import type { TransferView } from "~/domain/payments/transfer-view";
import type { PlacementPreview } from "~/domain/pledges/placement";
import { Button, ButtonLink } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { DateTime } from "~/ui/date-time";
import { DefinitionList } from "~/ui/definition-list";
import { FormErrors } from "~/ui/form-errors";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { useLocale } from "~/ui/use-locale";
import type { DecisionResult } from "./decision-result";
import { PledgeLink } from "./pledge-link";
import { useRefusal } from "./refusal";

interface ConfirmPlacementProps {
  transfer: TransferView;
  preview: PlacementPreview;
  result: DecisionResult | undefined;
}

/** The second half of placing: what it would do, and the press that does it. */
export function ConfirmPlacement({ transfer, preview, result }: ConfirmPlacementProps) {
  const { t } = useTranslation("fund");
  const words = useRefusal();
  const locale = useLocale();
  const { pledge } = preview;
  const error = result ? words(result.reason) : null;
  const ofAmount = result?.reason.startsWith("amount-");
  return (
    <section id="place" aria-labelledby="place-title" className="card border-2 border-action p-5">
      <h2 id="place-title" className="text-xl font-semibold">{t("place.preview")}</h2>
      <DefinitionList
        className="mt-2"
        entries={[
          { term: t("place.pledge"), detail: pledge.basket ? <LocalLink to={`/my/baskets/${pledge.reference}`} className="text-link font-medium tabular-nums">{pledge.reference}</LocalLink> : <PledgeLink reference={pledge.instalment?.pledgeReference ?? pledge.reference} /> },
          pledge.instalment && { term: t("place.instalment"), detail: <>{t("place.instalmentOf", pledge.instalment)} · {t("place.due")} <DateTime at={`${pledge.instalment.dueOn}T05:00:00Z`} /> · <span className="tabular-nums">{pledge.reference}</span></> },
          { term: t("place.sponsor"), detail: pledge.sponsorName },
          { term: t("place.need"), detail: pledge.basket ? t("place.basketOf", { count: pledge.basket.needs }) : <LocalLink to={`/needs/${pledge.needCode}`} className="text-link">{locale === "vi" ? pledge.needTitleVi : pledge.needTitleEn}</LocalLink> },
          { term: t("place.madeAt"), detail: <DateTime at={pledge.madeAt} format="datetime" /> },
          { term: t(pledge.instalment || preview.laid.length > 0 ? "place.instalmentLacks" : "place.lacks"), detail: <Money amount={pledge.lacking} /> },
          { term: t("place.waiting"), detail: <Money amount={transfer.unplaced} /> },
          preview.laid.length > 0 && {
            term: t("place.laid"),
            detail: <ul>{preview.laid.map(({ position, amount, settles }) => <li key={position}>{t("place.laidOn", { position })} <Money amount={amount} /> <span className="font-normal text-ink-soft">{t(settles ? "place.laidFull" : "place.laidPart")}</span></li>)}</ul>,
          },
        ]}
      />
      {preview.reopens ? <Notice tone="warning" className="mt-2">{t("place.reopens")}</Notice> : null}
      <Form method="post" className="mt-4 grid gap-4">
        <CsrfField />
        <FormErrors errors={error ? [{ field: ofAmount ? "amount" : undefined, message: error }] : null} />
        <input type="hidden" name="act" value="place" />
        <input type="hidden" name="reference" value={pledge.reference} />
        <TextField
          name="amount"
          required
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
          label={t("place.amount")}
          hint={t("place.amountHint")}
          defaultValue={result?.amount ?? formatDong(preview.placed, locale)}
          errors={ofAmount ? error : null}
        />
        <p className="text-sm">
          {preview.laid.length > 0 ? t("place.settlesInstalment") : preview.settles ? t("place.settles") : pledge.basket ? t("place.waitsInBasket", { missing: formatDong(pledge.lacking - preview.placed, locale) }) : t("place.staysHeld", { missing: formatDong(pledge.lacking - preview.placed, locale) })} {t("place.irreversible")}
        </p>
        <Button icon={<Link2 aria-hidden className="size-5" />}>{t("place.submit")}</Button>
        <ButtonLink to={`/fund/transfers/${transfer.id}`} variant="quiet" preventScrollReset>{t("place.other")}</ButtonLink>
      </Form>
    </section>
  );
}
