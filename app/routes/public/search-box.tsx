import { useNavigate } from "@remix-run/react";
import { clsx } from "clsx";
import { useEffect, useState, type InputHTMLAttributes, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Suggestion } from "~/domain/search/suggestion";
import { useSuggestions } from "~/routes/public/use-suggestions";
import { controlClass } from "~/ui/field";
import { localPath, useLocale } from "~/ui/use-locale";

export interface SearchBoxProps extends Pick<InputHTMLAttributes<HTMLInputElement>, "defaultValue" | "placeholder" | "aria-describedby"> {
  id: string;
  /** Called when the reader leaves for one of the suggestions. */
  onLeave?: () => void;
}

const kinds: Suggestion["kind"][] = ["plan", "place", "category", "need"];

/** The field of a search form that offers needs, places and categories while somebody types (WAI-ARIA combobox with a listbox); without script a plain field. */
export function SearchBox({ id, onLeave, ...input }: SearchBoxProps) {
  const { t } = useTranslation("browse");
  const locale = useLocale();
  const navigate = useNavigate();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const suggestions = useSuggestions(localPath("/needs/suggest", locale), typed);
  const open = typed !== null && suggestions.length > 0;
  const optionId = (index: number) => `${id}-option-${index}`;

  useEffect(() => {
    if (active >= 0) document.getElementById(`${id}-option-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);

  function close() {
    setTyped(null);
    setActive(-1);
  }

  function choose(suggestion: Suggestion) {
    const field = document.getElementById(id) as HTMLInputElement;
    field.value = "";
    close();
    onLeave?.();
    navigate(localPath(suggestion.to, locale));
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && open && suggestions[active]) choose(suggestions[active]);
    else if (event.key === "Enter") return close();
    else if (event.key === "Escape" && open) close();
    else if (event.key === "ArrowDown" && open) setActive((active + 2) % (suggestions.length + 1) - 1);
    else if (event.key === "ArrowUp" && open) setActive(active < 0 ? suggestions.length - 1 : active - 1);
    else if (event.key === "ArrowDown") setTyped(event.currentTarget.value);
    else return;
    event.preventDefault();
  }

  return (
    <div className="relative min-w-0 flex-1">
      <input
        {...input}
        id={id}
        name="q"
        type="search"
        maxLength={100}
        autoComplete="off"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && active >= 0 ? optionId(active) : undefined}
        className={controlClass}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t("suggest.label")} hidden={!open} className="card absolute inset-x-0 top-full z-30 mt-1 max-h-[min(26rem,60vh)] overflow-y-auto p-2 shadow-lg">
        {kinds.map((kind) => {
          const ofKind = suggestions.flatMap((suggestion, index) => (suggestion.kind === kind ? [{ ...suggestion, index }] : []));
          return ofKind.length === 0 ? null : (
            <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
              <p id={`${id}-${kind}`} role="presentation" className="px-3 pt-2 text-sm font-semibold text-ink-soft">{t(`suggest.kinds.${kind}`)}</p>
              {ofKind.map((suggestion) => (
                <div
                  key={suggestion.to}
                  id={optionId(suggestion.index)}
                  role="option"
                  aria-selected={suggestion.index === active}
                  className={clsx("flex min-h-11 cursor-pointer flex-wrap items-center justify-between gap-x-4 rounded-lg px-3 py-1.5 leading-snug", suggestion.index === active ? "bg-action-soft text-action" : "hover:bg-action-soft")}
                  // Pressing must not take the focus out of the field, which would close the list before the press ends.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(suggestion)}
                >
                  <span className="font-medium">{suggestion.label}</span>
                  {suggestion.detail ? <span className="text-sm text-ink-soft">{suggestion.detail}</span> : null}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
