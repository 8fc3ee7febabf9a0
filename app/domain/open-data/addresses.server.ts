import { env } from "~/platform/env.server";

/** Where the open data begin. */
export const DATA_ROOT = "/api/v1";
export const DATA_LICENCE = "https://creativecommons.org/licenses/by/4.0/";

/** The whole address of something of the open data; `path` begins with a slash. */
export function dataAddress(path: string): string {
  return `${env.origin}${DATA_ROOT}${path}`;
}

/** The addresses of a page in both languages. */
export function pagesAt(path: string): { vi: string; en: string } {
  return { vi: `${env.origin}${path}`, en: `${env.origin}/en${path}` };
}
