import { z } from "zod";
import { bilingual, count, dong, moment, pageAddresses } from "./shared-schemas";

/** What anybody may check of a certificate: whether it stands, and what it states. The sponsor's name is told to those who hold its verification code. */
export const openCertificate = z
  .strictObject({
    number: z.string(),
    page: pageAddresses,
    good: z.boolean(),
    state: z.enum(["issued", "revoked", "superseded"]),
    signatureValid: z.boolean(),
    keyId: z.string().nullable(),
    sponsorName: z.string().nullable(),
    fund: bilingual,
    lines: z.array(
      z.strictObject({ title: bilingual, place: bilingual, quantity: count, unit: bilingual, deliveredOn: z.string(), moneyVnd: dong.nullable(), goodsVnd: dong.nullable() }),
    ),
    totalMoneyVnd: dong,
    totalGoodsVnd: dong,
    issuedOn: z.string(),
    revokedAt: moment.nullable(),
    revokeReason: z.string().nullable(),
    supersededBy: z.string().nullable(),
    demonstration: z.boolean(),
  })
  .meta({ id: "Certificate" });
export type OpenCertificate = z.infer<typeof openCertificate>;
