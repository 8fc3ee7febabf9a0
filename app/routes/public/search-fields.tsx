import { useTranslation } from "react-i18next";
import { SEARCH_NAME_MAX, type SearchFrequency } from "~/domain/saved-searches/saved-search";
import { RadioCards } from "~/ui/radio-cards";
import { TextField } from "~/ui/text-field";

export interface SearchFieldsProps {
  name: string;
  frequency: SearchFrequency;
  /** The hour of the daily mail, in Việt Nam. */
  hour: number;
  /** Tells the controls of several forms on one page apart. */
  id?: string;
  errors?: { name?: string | null; frequency?: string | null };
}

/** What a saved search is called and how often it is mailed. */
export function SearchFields({ name, frequency, hour, id = "", errors }: SearchFieldsProps) {
  const { t } = useTranslation("searches");
  return (
    <>
      <TextField id={`name${id}`} name="name" label={t("save.name")} hint={t("save.nameHint")} maxLength={SEARCH_NAME_MAX} required defaultValue={name} errors={errors?.name} />
      <RadioCards
        id={`frequency${id}`}
        name="frequency"
        legend={t("save.frequency")}
        defaultValue={frequency}
        columns={2}
        required
        errors={errors?.frequency}
        options={[
          { value: "immediate", label: t("frequency.immediate"), description: t("frequency.immediateHint") },
          { value: "daily", label: t("frequency.daily"), description: t("frequency.dailyHint", { hour }) },
        ]}
      />
    </>
  );
}
