import Negotiator from "negotiator";
import { LOCALES, type Locale } from "~/locales/languages";

/** Which of our languages a client would rather read (RFC 9110, Accept-Language); Vietnamese when it does not say, or wants neither. */
export function acceptedLanguage(request: { headers: { get(name: string): string | null } }): Locale {
  const wanted = request.headers.get("Accept-Language")?.slice(0, 500);
  const [first] = new Negotiator({ headers: { "accept-language": wanted } }).languages([...LOCALES]);
  return LOCALES.find((known) => known === first) ?? "vi";
}
