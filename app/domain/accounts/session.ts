/** How long a sign-in lasts, in seconds: 30 days. */
export const SESSION_SECONDS = 30 * 24 * 3600;
/** How often the last sign of a session is written down, in seconds. */
export const SEEN_EVERY_SECONDS = 600;

const browsers = [["Edg/", "Edge"], ["OPR/", "Opera"], ["SamsungBrowser", "Samsung Internet"], ["coc_coc", "Cốc Cốc"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], ["Safari/", "Safari"]] as const;
const systems = [["Android", "Android"], ["iPhone", "iPhone"], ["iPad", "iPad"], ["Windows", "Windows"], ["Mac OS", "macOS"], ["Linux", "Linux"]] as const;

/** What a person recognises a session by: browser and system of a User-Agent header, and nothing finer. */
export function deviceName(userAgent: string | null): string {
  const named = (table: readonly (readonly [string, string])[]) => table.find(([mark]) => userAgent?.includes(mark))?.[1];
  return [named(browsers), named(systems)].filter(Boolean).join(" · ");
}
