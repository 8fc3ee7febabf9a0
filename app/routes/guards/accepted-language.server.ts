import { LOCALES, type Locale } from "~/locales/languages";

/** Which of our languages a client would rather read (RFC 9110, Accept-Language); Vietnamese when it does not say, or wants neither. */
export function acceptedLanguage(request: { headers: { get(name: string): string | null } }): Locale {
  const wanted = (request.headers.get("Accept-Language") ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((each) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(each)?.[1]).find(Boolean);
      return { locale: LOCALES.find((known) => known === tag.split("-")[0]), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ locale, weight }) => locale && weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return wanted[0]?.locale ?? "vi";
}
