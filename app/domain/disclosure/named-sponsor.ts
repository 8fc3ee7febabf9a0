/** A sponsor who wished to be named, by the name that was chosen for the honours. Sums are whole đồng. */
export type NamedSponsor = { name: string; kind: "person" | "organisation"; money: number; goods: number };

/** What was given by everybody: those named, those who did not wish it, and money that the fund placed itself. Together it is all that was placed. */
export type SponsorTotals = { named: number; money: number; goods: number; unnamedMoney: number; unnamedGoods: number };
