import { Building2, EyeOff, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { SponsorOrganisation } from "~/domain/sponsors/read-sponsor-organisations.server";
import { fieldErrors, typedValue, type FormResult } from "~/ui/form-result";
import { LocalLink } from "~/ui/local-link";
import { RadioCards } from "~/ui/radio-cards";
import { TextField } from "~/ui/text-field";
import { localPath, useLocale } from "~/ui/use-locale";
import { GUEST_NAME_MAX, HONOUR_NAME_MAX, NOTE_MAX } from "./new-pledge-limits";

interface NewPledgeWhoProps {
  /** The path of the form, to come back to after signing in. */
  path: string;
  guest: boolean;
  viewerName: string;
  organisations: SponsorOrganisation[];
  result: FormResult | undefined;
}

/** In whose name one gives, and, of a guest, who that is. */
export function NewPledgeWho({ path, guest, viewerName, organisations, result }: NewPledgeWhoProps) {
  const { t } = useTranslation("sponsor");
  const locale = useLocale();
  const vi = locale === "vi";
  const text = (name: string) => ({ name, defaultValue: typedValue(result, name), errors: fieldErrors(result, name) });
  return (
    <section aria-labelledby="who-title" className="grid gap-5">
      <h2 id="who-title" className="text-xl font-semibold">{t("new.who")}</h2>
      {guest ? (
        <>
          <p>
            {t("new.guestText")}{" "}
            <LocalLink to={`/sign-in?next=${encodeURIComponent(localPath(path, locale))}`} className="text-link">
              {t("new.signIn")}
            </LocalLink>
          </p>
          <TextField {...text("name")} required maxLength={GUEST_NAME_MAX} autoComplete="name" label={t("new.name")} />
          <TextField {...text("email")} required type="email" autoComplete="email" label={t("new.email")} hint={t("new.emailHint")} />
        </>
      ) : null}
      <RadioCards
        name="givenAs"
        legend={t("new.givenAs")}
        errors={fieldErrors(result, "givenAs")}
        defaultValue={typedValue(result, "givenAs") ?? "person"}
        options={[
          { value: "person", label: t("new.asPerson"), description: t("new.asPersonText"), icon: <UserRound aria-hidden className="size-6" /> },
          ...organisations.map((one) => ({
            value: `organisation:${one.id}`,
            label: t("new.asOrganisation", { name: vi ? one.nameVi : one.nameEn }),
            description: t("new.asOrganisationText"),
            icon: <Building2 aria-hidden className="size-6" />,
          })),
          { value: "anonymous", label: t("new.asAnonymous"), description: t("new.asAnonymousText"), icon: <EyeOff aria-hidden className="size-6" /> },
        ]}
      />
      <TextField {...text("honourName")} maxLength={HONOUR_NAME_MAX} label={t("new.honourName")} hint={t("new.honourNameHint")} placeholder={viewerName || undefined} />
      <TextField {...text("message")} rows={3} maxLength={NOTE_MAX} label={t("new.message")} hint={t("new.messageHint")} />
    </section>
  );
}
