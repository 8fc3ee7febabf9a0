import { LRUCache } from "lru-cache";
import { translator } from "~/locales/i18n";
import type { Locale } from "~/locales/languages";
import { overrideAmong, type PriorityReason } from "./priority-reason";

/** A reason in a whole sentence, with what it rests on. */
export function reasonInWords(reason: PriorityReason, locale: Locale): string {
  return words(reason, locale, "reason");
}

/** The same in a few words, for cards and lists. */
export function reasonInShort(reason: PriorityReason, locale: Locale): string {
  return words(reason, locale, "short");
}

/** The reason to show where there is room for one: what a coordinator set, else the weightiest; null when nothing raises the need. */
export function firstReason(reasons: readonly PriorityReason[], locale: Locale): string | null {
  const first = overrideAmong(reasons) ?? reasons.find(({ points }) => points > 0);
  return first ? reasonInShort(first, locale) : null;
}

type Form = "reason" | "short";

// Thousands of needs share a few hundred reasons, and an export says all of them.
const said = new LRUCache<string, string>({ max: 5_000 });
const days = { vi: new Intl.DateTimeFormat("vi-VN", { timeZone: "UTC", day: "numeric", month: "numeric", year: "numeric" }), en: new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" }) };

function words(reason: PriorityReason, locale: Locale, form: Form): string {
  const key = `${locale} ${form} ${JSON.stringify({ ...reason, points: 0 })}`;
  const known = said.get(key);
  if (known !== undefined) return known;
  const text = write(reason, locale, form);
  said.set(key, text);
  return text;
}

function write(reason: PriorityReason, locale: Locale, form: Form): string {
  const t = translator(locale, "priority");
  const say = (key: string, values: Record<string, unknown> = {}) => t(`${form}.${reason.kind}${key && `.${key}`}`, values);
  const day = (iso: string | null) => (iso ? days[locale].format(new Date(iso)) : "");
  switch (reason.kind) {
    case "designation":
      return reason.value ? say(reason.value, { basis: reason.basis, since: day(reason.since) }) : say("none");
    case "poverty":
      return reason.from === null ? say("none") : say(`from${reason.from}`, { asOf: day(reason.asOf), source: reason.source });
    case "season":
      return say(reason.season);
    case "deadline":
      return say("", { within: reason.within });
    case "uncovered":
      return reason.percent === 100 ? say("all") : say("part", { percent: reason.percent });
    case "waiting":
      return say("", { days: reason.days });
    case "repeat":
      return reason.code ? say("earlier", { code: reason.code }) : say("stated", { since: day(reason.since) });
    case "state_support":
      return reason.pays === null ? say("unknown") : reason.pays ? say("pays") : say("none", { day: day(reason.checkedOn) });
    case "bridge":
      return say("", { code: reason.of });
    case "fairness":
      return say("", { commune: reason.commune, average: reason.average });
    case "override":
      return say(reason.band);
  }
}
