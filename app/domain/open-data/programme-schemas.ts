import { z } from "zod";
import { bilingual, count, day, dong, pageAddresses } from "./shared-schemas";

const comparator = z.enum(["exactly", "about", "at_least", "more_than", "nearly"]);
const percent = z.number().nullable();
const number = z.int().nullable();

const programme = z.strictObject({
  slug: z.string(),
  url: z.url(),
  page: pageAddresses,
  title: bilingual,
  summary: bilingual,
  state: z.enum(["planned", "running", "ended"]),
  from: day,
  to: day,
  place: bilingual,
  partner: bilingual.nullable(),
  openNeeds: count,
  demonstration: z.boolean(),
});

const summary = programme.extend({ owner: bilingual.nullable() }).meta({ id: "ProgrammeSummary" });

export const openProgrammeList = z.strictObject({ programmes: z.array(summary) }).meta({ id: "ProgrammeList" });
export type OpenProgrammeList = z.infer<typeof openProgrammeList>;

const indicator = z
  .strictObject({
    name: bilingual,
    unit: bilingual,
    targets: z.array(z.strictObject({ from: day, to: day, percent, amount: number })),
    readings: z.array(z.strictObject({ asOf: day, numerator: number, denominator: number, percent, comparator, source: bilingual })),
  })
  .meta({ id: "Indicator" });

/** A programme with its targets and what was read of them, as published. */
export const openProgramme = programme
  .extend({
    owners: z.array(z.strictObject({ agency: bilingual, from: day.nullable(), to: day.nullable() })),
    documents: z.array(z.strictObject({ number: z.string(), kind: z.string(), relation: z.string(), issuer: bilingual, issuedOn: day.nullable(), title: bilingual })),
    components: z.array(z.strictObject({ name: bilingual, quotas: z.array(z.strictObject({ amount: number, unit: bilingual, perYear: z.boolean() })) })),
    indicators: z.array(indicator),
    budget: z.array(z.strictObject({ kind: z.enum(["budget", "disbursed"]), amountVnd: dong, comparator, asOf: day.nullable() })),
    areas: z.array(z.strictObject({ name: z.string(), formerDistrict: z.string().nullable(), today: z.array(z.string()) })),
    predecessor: z.string().nullable(),
    successors: z.array(z.string()),
  })
  .meta({ id: "Programme" });
export type OpenProgramme = z.infer<typeof openProgramme>;
