import { Form } from "@remix-run/react";
import { Search } from "lucide-react";
import type { InputHTMLAttributes, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/button";
import { controlClass, fieldAria } from "~/ui/field";

export interface SearchFormProps extends Pick<InputHTMLAttributes<HTMLInputElement>, "type" | "maxLength" | "inputMode"> {
  label: ReactNode;
  hint?: ReactNode;
  /** What was searched for. */
  value: string;
  /** The query parameter that holds the words. */
  name?: string;
  /** Other parts of the address that stay as they are. */
  keep?: Record<string, string>;
}

/** One box that narrows the list below it; an empty one shows everything again. The address holds the words, so it works without script. */
export function SearchForm({ label, hint, value, name = "q", type = "search", keep = {}, ...control }: SearchFormProps) {
  const { t } = useTranslation("ui");
  return (
    <Form method="get" role="search" className="mb-8 max-w-xl">
      {Object.entries(keep).map(([other, kept]) => <input key={other} type="hidden" name={other} value={kept} />)}
      <label htmlFor={name} className="mb-1 block font-medium">{label}</label>
      {hint ? <p id={`${name}-hint`} className="mb-1.5 text-sm text-ink-soft">{hint}</p> : null}
      <div className="flex gap-2">
        <input {...control} {...fieldAria(name, { hint, errors: null })} key={value} id={name} name={name} type={type} defaultValue={value} autoComplete="off" className={controlClass} />
        <Button variant="secondary" className="shrink-0 whitespace-nowrap" icon={<Search aria-hidden className="size-5" />}>
          <span className="sr-only sm:not-sr-only">{t("action.search")}</span>
        </Button>
      </div>
    </Form>
  );
}
