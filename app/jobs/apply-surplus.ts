import type { RecordedEvent } from "~/domain/audit/event";
import { applySurplusRule } from "~/domain/surplus/apply-surplus-rule.server";
import { isSurplusCause } from "~/domain/surplus/surplus";
import { takeLateBasket } from "~/domain/surplus/take-late-basket.server";
import { takeLateInstalment } from "~/domain/surplus/take-late-instalment.server";

/**
 * Money that waits for a pledge which cannot take it: what names a missed instalment picks that one up again while it can, everything else is used as
 * the sponsor chose. What names a lapsed basket and covers it holds all of it again while every unit is free, and only the rest is left to the rule. What a hold that lapsed had received stays for the fund, since its sponsor may still send the rest.
 */
export async function applySurplus({ seq, subjectId, payload }: Pick<RecordedEvent, "seq" | "subjectId" | "payload">): Promise<void> {
  const { pledgeId, amount, outcome, holdLapsed, goesBack, instalmentId, basketId } = payload;
  if (typeof pledgeId !== "string" || typeof amount !== "number" || !isSurplusCause(outcome) || holdLapsed === true || goesBack === true) return;
  const surplus = { seq, transferId: subjectId, pledgeId, amount: BigInt(amount) };
  if (outcome === "late" && typeof instalmentId === "string" && (await takeLateInstalment(surplus, instalmentId))) return;
  if (outcome === "late" && typeof basketId === "string") await takeLateBasket(surplus, basketId);
  await applySurplusRule(surplus, outcome);
}
