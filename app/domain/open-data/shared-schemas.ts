import { z } from "zod";

/** A text in both languages of the site. */
export const bilingual = z.strictObject({ vi: z.string(), en: z.string() }).meta({ id: "Bilingual" });
export type Bilingual = z.infer<typeof bilingual>;

/** Whole đồng. */
export const dong = z.int();
export const count = z.int().min(0);
export const day = z.iso.date();
export const moment = z.iso.datetime();
export const areaCode = z.string().regex(/^[0-9]{2}([0-9]{3})?$/);

/** The addresses of the page that says the same to people, in both languages. */
export const pageAddresses = z.strictObject({ vi: z.url(), en: z.url() }).meta({ id: "PageAddresses" });

/** What went wrong (RFC 9457), in the language of Accept-Language. `errors` names each wrong parameter. */
export const problem = z
  .strictObject({
    type: z.url(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    code: z.string(),
    parameter: z.string().optional(),
    errors: z.array(z.strictObject({ parameter: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof problem>;
