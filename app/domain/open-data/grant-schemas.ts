import { z } from "zod";
import { day, moment } from "./shared-schemas";

/** The version of the 360Giving Data Standard whose fields are used; every field named here is one of it, and all that it requires are there. */
export const GRANT_STANDARD = "1.4";

const organisation = z.strictObject({ id: z.string(), name: z.string(), description: z.string().optional(), url: z.url().optional(), addressCountry: z.string().optional() }).meta({ id: "GrantOrganization" });

/** One confirmed delivery as a grant of the fund to an institution. An institution is said by its kind and place alone, an individual never. */
export const openGrant = z
  .strictObject({
    id: z.string(),
    title: z.string().max(140),
    description: z.string(),
    currency: z.literal("VND"),
    amountAwarded: z.int().min(0),
    awardDate: day,
    fundingOrganization: z.array(organisation).length(1),
    recipientOrganization: z.array(organisation).length(1),
    beneficiaryLocation: z.array(z.strictObject({ name: z.string(), countryCode: z.literal("VN"), geoCode: z.string(), geoCodeType: z.string() })).length(1),
    grantProgramme: z.array(z.strictObject({ code: z.string(), title: z.string(), url: z.url() })).max(1),
    classifications: z.array(z.strictObject({ vocabulary: z.string(), code: z.string(), title: z.string() })),
    url: z.url().optional(),
    dataSource: z.url(),
  })
  .meta({ id: "Grant" });
export type OpenGrant = z.infer<typeof openGrant>;

export const openGrantPackage = z
  .strictObject({
    version: z.string(),
    identifier: z.string(),
    title: z.string(),
    description: z.string(),
    issued: moment,
    publisher: z.strictObject({ name: z.string(), website: z.url() }),
    license: z.url(),
    accessURL: z.url(),
    downloadURL: z.url(),
    grants: z.array(openGrant),
  })
  .meta({ id: "GrantPackage" });
export type OpenGrantPackage = z.infer<typeof openGrantPackage>;
