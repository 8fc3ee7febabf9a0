import { actsFor, coversArea, hasRole, type Viewer } from "~/domain/accounts/viewer";

type PledgeOwner = { personId: string; organisationId: string | null };
type Place = { areaCode: string; provinceCode: string };

/** The person who pledged, and the members of the organisation the pledge was made for. */
export function isOwnPledge(viewer: Viewer, pledge: PledgeOwner): boolean {
  return viewer.personId === pledge.personId || (pledge.organisationId !== null && actsFor(viewer, "sponsor", pledge.organisationId));
}

/** Own pledges; besides, the coordinator of the need's area, the fund and the auditor. */
export function canSeePledge(viewer: Viewer, pledge: PledgeOwner & Place): boolean {
  return isOwnPledge(viewer, pledge) || coversArea(viewer, "coordinator", pledge) || hasRole(viewer, "fund_manager", "auditor");
}

/** Only who made the pledge, or a member of its organisation, may take it back. */
export function canCancelPledge(viewer: Viewer, pledge: PledgeOwner): boolean {
  return isOwnPledge(viewer, pledge);
}

/** Promised goods are accepted or declined by a coordinator of the need's area, never by the giver himself. */
export function canDecideOnGoods(viewer: Viewer, pledge: PledgeOwner & Place): boolean {
  return coversArea(viewer, "coordinator", pledge) && !isOwnPledge(viewer, pledge);
}
