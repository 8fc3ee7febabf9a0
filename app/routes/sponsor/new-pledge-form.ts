import { z } from "zod";
import { payChannels } from "~/domain/pledges/pledge";
import { surplusRules } from "~/domain/pledges/pledge";
import { GUEST_NAME_MAX, HONOUR_NAME_MAX, NOTE_MAX } from "./new-pledge-limits";

type Words = (key: string, params?: Record<string, unknown>) => string;

/**
 * What a person sends to pledge. `givenAs` is "person", "anonymous" or "organisation:" and the organisation's id, `channel` how money is to come where there is a choice. A guest also gives a name
 * and an email; somebody signed in gives neither.
 */
export function newPledgeForm(t: Words, guest: boolean) {
  return z.object({
    units: z.number({ error: t("error.unitsInvalid") }).int(t("error.unitsInvalid")).min(1, t("error.unitsInvalid")).max(10_000_000, t("error.unitsInvalid")),
    mode: z.enum(["money", "in_kind"], { error: t("error.modeMissing") }),
    channel: z.enum(payChannels).optional(),
    rhythm: z.enum(["once", "monthly"]).optional(),
    instalments: z.number().int().optional(),
    payDay: z.number().int().optional(),
    excessToNext: z.boolean().optional(),
    surplusRule: z.enum(surplusRules).optional(),
    givenAs: z
      .string({ error: t("error.givenAsMissing") })
      .regex(/^(person|anonymous|organisation:[0-9a-f-]{36})$/, t("error.givenAsMissing")),
    honourName: z.string().trim().max(HONOUR_NAME_MAX, t("error.honourNameLong", { max: HONOUR_NAME_MAX })).optional(),
    message: z.string().trim().max(NOTE_MAX, t("error.noteLong", { max: NOTE_MAX })).optional(),
    goodsNote: z.string().trim().max(NOTE_MAX, t("error.noteLong", { max: NOTE_MAX })).optional(),
    idempotencyKey: z.uuid({ error: t("error.formOld") }),
    name: guest
      ? z.string({ error: t("error.nameMissing") }).trim().min(1, t("error.nameMissing")).max(GUEST_NAME_MAX, t("error.nameMissing"))
      : z.string().optional(),
    email: guest ? z.email({ error: t("error.emailInvalid") }) : z.string().optional(),
  });
}

/** Takes "organisation:<id>" apart. */
export function readGivenAs(value: string): { givenAs: "person" | "organisation" | "anonymous"; organisationId?: string } {
  const [kind, organisationId] = value.split(":");
  return kind === "organisation" ? { givenAs: "organisation", organisationId } : { givenAs: kind === "anonymous" ? "anonymous" : "person" };
}

type Rhythm = { rhythm?: "once" | "monthly"; instalments?: number; payDay?: number; excessToNext?: boolean };

/** The instalments that a form asks for; none when all is given at once or in goods. */
export function readInstalments(mode: string, { rhythm, instalments = 0, payDay = 0, excessToNext = false }: Rhythm) {
  return mode === "money" && rhythm === "monthly" ? { count: instalments, payDay, excessToNext } : null;
}
