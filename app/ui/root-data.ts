import { useRouteLoaderData } from "@remix-run/react";
import type { Locale } from "~/ui/use-locale";

export type Role =
  | "sponsor"
  | "receiver"
  | "coordinator"
  | "fund_manager"
  | "programme_officer"
  | "auditor"
  | "admin";

export interface Viewer {
  name: string;
  email: string;
  roles: string[];
}

export interface RootData {
  locale: Locale;
  csrf: string;
  viewer: Viewer | null;
  demo: boolean;
  /** The site's own address, without a slash at the end. */
  origin: string;
  /** Where sponsors reach the fund; null when the operator names no address. */
  fundEmail: string | null;
  /** Codes of the needs that this browser keeps. */
  shortlist: string[];
  flash: { tone: "info" | "success" | "warning" | "danger"; text: string } | null;
  /** The server's own time (ISO), so that "2 hours left" is the same word on the server and in the browser. */
  now?: string;
}

/** What the root loader gave; absent while the root itself has failed. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData("root") as RootData | undefined;
}
