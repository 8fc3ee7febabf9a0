import { useTranslation } from "react-i18next";

/** A refused deed with money: which, why, and everything that had been typed. */
export type Refused = { act: string; reason: string; typed: Record<string, string>; about?: string };

/** The sentence for why a deed was refused. */
export function useRefusal(): (reason: string, params?: Record<string, unknown>) => string {
  const { t } = useTranslation(["treasury", "fund"]);
  return (reason, params) => t([`treasury:refused.${reason}`, `fund:refused.${reason}`], params ?? {});
}
