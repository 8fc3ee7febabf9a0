/** A month (yyyy-mm) as people write it: "3/2027", "March 2027". */
export function monthLabel(month: string, locale: "vi" | "en"): string {
  const [year, number] = month.split("-");
  if (locale === "vi") return `${Number(number)}/${year}`;
  return new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
}
