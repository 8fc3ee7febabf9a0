export const sponsorKinds = ["person", "business", "ngo", "ingo", "association"] as const;
export type SponsorKind = (typeof sponsorKinds)[number];

/** How an organisation counts among sponsors; what is neither a business nor an NGO gives as an association. */
export function sponsorKindOf(organisationKind: string): SponsorKind {
  if (organisationKind === "business" || organisationKind === "ngo" || organisationKind === "ingo") return organisationKind;
  return "association";
}
