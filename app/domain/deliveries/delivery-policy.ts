import { actsFor, coversArea, hasRole, type Viewer } from "~/domain/accounts/viewer";
import { isOwnPledge } from "~/domain/pledges/pledge-policy";

type Place = { areaCode: string; provinceCode: string };

/** Planning, dispatching, confirming and disputing belong to a coordinator of the need's area. */
export function mayCoordinate(viewer: Viewer, need: Place): boolean {
  return coversArea(viewer, "coordinator", need);
}

/** Counting what arrived belongs to the organisation that receives the need. */
export function mayCountersign(viewer: Viewer, need: { receiverId: string }): boolean {
  return actsFor(viewer, "receiver", need.receiverId);
}

type Pledge = { personId: string; organisationId: string | null };

/** Whoever gave does not confirm that it arrived. */
export function mayConfirmDelivery(viewer: Viewer, need: Place, pledge: Pledge): boolean {
  return mayCoordinate(viewer, need) && !isOwnPledge(viewer, pledge);
}

/** Evidence is for those who gave, those who received, those who coordinate there, the fund and the auditor; never for the public. */
export function mayOpenEvidence(viewer: Viewer, need: Place & { receiverId: string }, pledge: Pledge): boolean {
  return isOwnPledge(viewer, pledge) || mayReadDelivery(viewer, need);
}

/** The delivery's own page carries the receiver's and coordinator's notes, which are not for sponsors. */
export function mayReadDelivery(viewer: Viewer, need: Place & { receiverId: string }): boolean {
  return mayCountersign(viewer, need) || mayCoordinate(viewer, need) || hasRole(viewer, "fund_manager", "auditor");
}
