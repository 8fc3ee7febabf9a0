import type { Viewer } from "~/domain/accounts/viewer";
import { findPledgeFor } from "~/domain/pledges/read-pledges.server";
import { setStage, type Stage } from "./factories";
import { promises } from "./story";

/** What a month of the scholarship costs, in đồng. */
export const MONTH = 500_000;
/** The scholarship's account in the ledger. */
export const SCHOLARSHIP = "need:HP-SCHOL-0001";
/** A promise of its nine months, to be paid by the fifth of each. */
export const NINE = { instalments: { count: 9, payDay: 5, excessToNext: false } };

/** A stage whose need is a scholarship of nine months. */
export function setScholarship(): Promise<Stage> {
  return setStage({ code: "HP-SCHOL-0001", category: "scholarships", titleVi: "Học bổng Demo", unitVi: "tháng", unitEn: "month", unitPrice: BigInt(MONTH), quantity: 9 });
}

/** The stage of a scholarship whose nine months are promised, with the letter out and nothing paid yet. */
export async function nineMonthsPromised(): Promise<{ stage: Stage; reference: string }> {
  const stage = await setScholarship();
  return { stage, reference: await promises(stage.sponsor, stage.needCode, 9, NINE) };
}

/** The instalments of a promise as its sponsor sees them, in their order. */
export async function instalmentsOf(sponsor: Viewer, reference: string) {
  return (await findPledgeFor(sponsor, reference))!.plan!.instalments;
}
