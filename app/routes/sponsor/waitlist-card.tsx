import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { surplusRules } from "~/domain/pledges/pledge";
import type { WaitlistState, WaitlistView } from "~/domain/waitlist/waitlist";
import { Button, ButtonLink } from "~/ui/button";
import { CategoryMark } from "~/ui/category-mark";
import { CsrfField } from "~/ui/csrf-field";
import { Deadline } from "~/ui/date-time";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { SelectField } from "~/ui/select-field";
import { Badge, type Tone } from "~/ui/state-badge";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

const tones: Record<WaitlistState, Tone> = { waiting: "info", offered: "warning", taken: "success", declined: "neutral", expired: "danger", left: "neutral" };

/** One need somebody waits for; an open offer is taken or passed on with one press. */
export function WaitlistCard({ entry }: { entry: WaitlistView }) {
  const { t } = useTranslation("promises");
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  const { need, offer, state } = entry;
  return (
    <li className="card flex items-start gap-4 p-4 sm:p-5">
      <CategoryMark category={need.category} framed className="hidden sm:block" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-3"><Badge tone={tones[state]}>{t(`waitlist.state.${state}`)}</Badge> <span className="text-sm text-ink-soft tabular-nums">{need.code}</span></p>
        <h2 className="mt-1 text-lg font-semibold"><LocalLink to={`/needs/${need.code}`} className="hover:text-action">{vi ? need.titleVi : need.titleEn}</LocalLink></h2>
        <p className="text-sm text-ink-soft">{vi ? need.placeVi : need.placeEn}</p>
        {state === "waiting" && entry.place ? <p className="mt-1">{t("waitlist.place", { place: entry.place, units: count(entry.units), unit: word(need, entry.units) })}</p> : null}
        {state === "offered" && offer ? (
          <div className="mt-2">
            <p className="font-medium">{t("waitlist.my.offer", { units: count(offer.units), unit: word(need, offer.units) })} · <Money amount={offer.amount} /></p>
            {offer.expiresAt ? <p className="text-sm"><Deadline at={offer.expiresAt} /></p> : null}
          </div>
        ) : null}
        <div className="mt-3 flex flex-wrap gap-3">
          {state === "offered" ? (
            <Act entry={entry} intent="take" label={t("waitlist.my.take")} primary>
              <SelectField id={`surplus-${entry.id}`} name="surplusRule" label={t("form.surplus")} hint={t("form.surplusHint")} defaultValue={entry.surplusRule} options={surplusRules.map((rule) => ({ value: rule, label: t(`surplus.rule.${rule}`) }))} />
            </Act>
          ) : null}
          {state === "offered" ? <Act entry={entry} intent="decline" label={t("waitlist.my.decline")} /> : null}
          {state === "waiting" ? <Act entry={entry} intent="leave" label={t("waitlist.leave")} /> : null}
          {state === "taken" && offer ? <ButtonLink to={`/my/pledges/${offer.reference}`} variant="secondary">{t("waitlist.my.open")}</ButtonLink> : null}
        </div>
      </div>
    </li>
  );
}

function Act({ entry, intent, label, primary = false, children }: { entry: WaitlistView; intent: string; label: string; primary?: boolean; children?: ReactNode }) {
  return (
    <Form method="post" className={children ? "grid w-full justify-items-start gap-3" : undefined}>
      <CsrfField />
      <input type="hidden" name="entryId" value={entry.id} />
      {children}
      <Button name="intent" value={intent} variant={primary ? "primary" : "secondary"}>{label}</Button>
    </Form>
  );
}
