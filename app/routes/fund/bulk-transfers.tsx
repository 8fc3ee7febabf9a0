import { Form } from "@remix-run/react";
import { Keyboard } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { TransferFilters } from "~/domain/payments/transfer-filters";
import type { TransferRow } from "~/domain/payments/transfer-view";
import { NOTE_MAX } from "~/domain/treasury/proposal";
import type { LikelyPledge } from "~/domain/treasury/suggest-for-list.server";
import { Button } from "~/ui/button";
import { CheckboxField } from "~/ui/checkbox-field";
import { CsrfField } from "~/ui/csrf-field";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { useHydrated } from "~/ui/use-hydrated";
import { useRefusal } from "./refusal";
import { TransferTable } from "./transfer-table";
import { useListKeys } from "./use-list-keys";

interface BulkTransfersProps {
  rows: TransferRow[];
  filters: TransferFilters;
  likely: Record<string, LikelyPledge>;
  refused: { reason: string; note: string } | undefined;
}

/** Waiting transfers with boxes, and one form that deals with those that are ticked. */
export function BulkTransfers({ rows, filters, likely, refused }: BulkTransfersProps) {
  const { t } = useTranslation("treasury");
  const words = useRefusal();
  const scripted = useHydrated();
  const list = useListKeys();
  return (
    <Form method="post">
      <CsrfField />
      {scripted ? (
        <p className="no-print mb-3 hidden items-center gap-2 text-sm text-ink-soft md:flex">
          <Keyboard aria-hidden className="size-5" /> {t("bulk.keys")}
        </p>
      ) : null}
      <div ref={list}>
        <TransferTable rows={rows} filters={filters} likely={likely} />
      </div>
      <fieldset className="card mt-4 grid gap-4 p-5">
        <legend className="float-left mb-2 w-full text-lg font-semibold">{t("bulk.legend")}</legend>
        {refused ? <Notice tone="danger" title={words(refused.reason)} /> : null}
        <TextField name="note" maxLength={NOTE_MAX} label={t("bulk.note")} defaultValue={refused?.note} />
        <CheckboxField name="confirmed" value="yes" required label={t("bulk.confirm")} />
        <div className="flex flex-wrap gap-3">
          <Button name="act" value="accept">{t("bulk.accept")}</Button>
          <Button name="act" value="keep" variant="secondary">{t("bulk.keep")}</Button>
          <Button name="act" value="return" variant="secondary">{t("bulk.return")}</Button>
        </div>
      </fieldset>
    </Form>
  );
}
