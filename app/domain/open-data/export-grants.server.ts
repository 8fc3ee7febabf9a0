import type { PublicGrant } from "~/domain/disclosure/public-delivery";
import { readPublicGrants } from "~/domain/disclosure/read-public-deliveries.server";
import { DATA_LICENCE, dataAddress } from "~/domain/open-data/addresses.server";
import { GRANT_STANDARD, type OpenGrant, type OpenGrantPackage } from "~/domain/open-data/grant-schemas";
import { ledgerFiltersOf } from "~/domain/open-data/ledger-filters.server";
import type { LedgerQuery } from "~/domain/open-data/queries";
import type { WrongParameter } from "~/domain/open-data/wrong-parameter";
import { translator } from "~/locales/i18n";
import { clock } from "~/platform/clock.server";
import { env } from "~/platform/env.server";

/** The beginning of every identifier of ours; the standard asks for one per publisher. */
const PREFIX = "360G-tamlongvang";
const LONGEST_TITLE = 140;

type Translate = (key: string, params?: Record<string, unknown>) => string;

/**
 * What was delivered and confirmed, as one package of the 360Giving Data Standard (https://standard.threesixtygiving.org), newest first, written in parts. The
 * fund is the giver, the institution that received is the recipient: by its kind and place, since the name of a school can point at a child.
 */
export async function exportGrants(query: LedgerQuery): Promise<{ ok: true; parts: AsyncGenerator<string> } | WrongParameter> {
  const asked = await ledgerFiltersOf(query);
  return asked.ok ? { ok: true, parts: writePackage(readPublicGrants(asked.filters)) } : asked;
}

async function* writePackage(grants: AsyncIterable<PublicGrant>): AsyncGenerator<string> {
  const t = translator("vi", "api");
  const words = translator("vi", "transparency");
  const facts: Omit<OpenGrantPackage, "grants"> = {
    version: GRANT_STANDARD,
    identifier: PREFIX,
    title: t("grants.title", { fund: env.fund.nameVi }),
    description: t("grants.description"),
    issued: clock.now().toISOString(),
    publisher: { name: env.fund.nameVi, website: env.origin },
    license: DATA_LICENCE,
    accessURL: `${env.origin}/developers`,
    downloadURL: dataAddress("/grants.json"),
  };
  yield `${JSON.stringify(facts).slice(0, -1)},"grants":[`;
  let first = true;
  for await (const grant of grants) {
    yield `${first ? "" : ","}\n${JSON.stringify(grantOf(grant, t, words))}`;
    first = false;
  }
  yield "\n]}\n";
}

/** One confirmed delivery as a grant, in Vietnamese, the language of the fund's books. */
function grantOf(grant: PublicGrant, t: Translate, words: Translate): OpenGrant {
  const where = { code: grant.areaCode ?? grant.provinceCode, kind: grant.areaCode ? "commune" : "province" };
  const receiver = words(`receiver.${grant.receiverKind}`);
  const title = grant.titleVi ?? words(`category.${grant.category}`);
  return {
    id: `${PREFIX}-${grant.grantKey}`,
    title: title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title,
    description: t(`grants.${grant.mode}`, { units: grant.units, unit: grant.unitVi, place: grant.placeVi, receiver: receiver.toLowerCase() }),
    currency: "VND",
    amountAwarded: grant.value,
    awardDate: grant.confirmedOn,
    fundingOrganization: [{ id: `${PREFIX}-fund`, name: env.fund.nameVi, url: env.origin, addressCountry: "VN" }],
    recipientOrganization: [{ id: `${PREFIX}-${grant.receiverKind}-${where.code}`, name: `${receiver}, ${grant.placeVi}`, description: t("grants.recipient"), addressCountry: "VN" }],
    beneficiaryLocation: [{ name: grant.placeVi, countryCode: "VN", geoCode: where.code, geoCodeType: t(`grants.code.${where.kind}`) }],
    grantProgramme: grant.programme ? [{ code: grant.programme, title: grant.programmeTitleVi!, url: `${env.origin}/programmes/${grant.programme}` }] : [],
    classifications: [
      { vocabulary: t("grants.vocabulary.category"), code: grant.category, title: words(`category.${grant.category}`) },
      { vocabulary: t("grants.vocabulary.mode"), code: grant.mode, title: words(`mode.${grant.mode}`) },
    ],
    ...(grant.code ? { url: `${env.origin}/needs/${grant.code}` } : {}),
    dataSource: dataAddress("/grants.json"),
  };
}
