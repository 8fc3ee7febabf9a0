import { Form } from "@remix-run/react";
import { ChevronRight, Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { SuggestedPledge } from "~/domain/pledges/placement";
import { Button } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { FormErrors } from "~/ui/form-errors";
import { LocalLink } from "~/ui/local-link";
import { Money } from "~/ui/money";
import { Badge } from "~/ui/state-badge";
import { TextField } from "~/ui/text-field";
import { useCount } from "~/ui/unit-progress";
import { useLocale } from "~/ui/use-locale";
import { useUnitWord } from "~/ui/use-unit-word";

/** The first half of placing: a pledge that was suggested, or whose reference is typed. Nothing is moved yet. */
export function ChoosePledge({ suggestions, typed, refused }: { suggestions: SuggestedPledge[]; typed: string; refused: string | null }) {
  const { t } = useTranslation("fund");
  return (
    <section id="place" aria-labelledby="place-title" className="card p-5">
      <h2 id="place-title" className="text-xl font-semibold">{t("place.title")}</h2>
      <p className="mt-1 text-ink-soft">{t("place.lead")}</p>
      {suggestions.length > 0 ? (
        <>
          <h3 className="mt-5 mb-2 font-semibold">{t("place.suggestions")}</h3>
          <ul className="grid gap-2">
            {suggestions.map((pledge) => (
              <li key={pledge.reference}>
                <Suggestion pledge={pledge} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="mt-4">{t("place.noSuggestions")}</p>
      )}
      <Form method="get" className="mt-5 grid gap-3">
        <FormErrors errors={refused ? [{ field: "pledge", message: t(`refused.${refused}`) }] : null} />
        <TextField
          name="pledge"
          required
          maxLength={100}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          label={t("place.reference")}
          hint={t("place.referenceHint")}
          defaultValue={typed}
          key={typed}
          errors={refused ? t(`refused.${refused}`) : null}
        />
        <Button variant="secondary" icon={<Search aria-hidden className="size-5" />}>{t("place.look")}</Button>
      </Form>
    </section>
  );
}

function Suggestion({ pledge }: { pledge: SuggestedPledge }) {
  const { t } = useTranslation("fund");
  const vi = useLocale() === "vi";
  const count = useCount();
  const word = useUnitWord();
  return (
    <LocalLink
      to={`?pledge=${pledge.reference}`}
      preventScrollReset
      className="flex items-center gap-3 rounded-xl border border-line-strong p-3 no-underline hover:border-action hover:bg-action-soft"
    >
      <span className="min-w-0 flex-1">
        <span className="block font-semibold text-action tabular-nums">{pledge.reference}</span>
        {pledge.instalment ? <span className="block text-sm font-medium">{t("place.instalmentOf", pledge.instalment)}, {t("place.due")} <DateTime at={`${pledge.instalment.dueOn}T05:00:00Z`} /> · {pledge.instalment.pledgeReference}</span> : null}
        {pledge.basket ? <span className="block text-sm font-medium">{t("place.basketOf", { count: pledge.basket.needs })}</span> : null}
        <span className="block text-sm">
          {t("place.lacking")} <Money amount={pledge.lacking} className="text-base font-semibold" />
          {pledge.received > 0 ? <> {t("place.of")} <Money amount={pledge.amount} /></> : null}
        </span>
        <span className="mt-1 block text-sm text-ink-soft">
          {pledge.sponsorName}{pledge.basket ? null : <> · {count(pledge.units)} {word(pledge, pledge.units)} · {vi ? pledge.needTitleVi : pledge.needTitleEn}</>}
        </span>
        <span className="mt-1.5 flex flex-wrap gap-1.5">
          {pledge.reasons.map((reason) => (
            <Badge key={reason} tone={reason === "lapsed" ? "warning" : "info"} className="whitespace-normal">{t(`place.reason.${reason}`)}</Badge>
          ))}
        </span>
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
    </LocalLink>
  );
}
