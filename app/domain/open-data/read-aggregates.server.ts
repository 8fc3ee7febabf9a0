import { recentOpenLedger } from "~/domain/disclosure/open-ledger-cache.server";
import type { MonthFigures, NeedGroup, OpenLedgerFilters } from "~/domain/disclosure/open-ledger";
import { recentCategories } from "~/domain/disclosure/read-categories.server";
import { publicNumber } from "~/domain/disclosure/group-small";
import type { Grouping, OpenAggregates, OpenFigures } from "~/domain/open-data/figure-schemas";
import { ledgerFiltersOf } from "~/domain/open-data/ledger-filters.server";
import type { AggregateQuery } from "~/domain/open-data/queries";
import { translator } from "~/locales/i18n";
import type { Locale } from "~/locales/languages";
import type { WrongParameter } from "~/domain/open-data/wrong-parameter";

/**
 * Sums of the ledger by programme, province, commune of a province, category or month, at most a minute old, under the rule of the open accounts: no group
 * of fewer than five children stands alone. Refuses communes without their province.
 */
export async function readOpenAggregates({ by, ...query }: AggregateQuery): Promise<{ ok: true; body: OpenAggregates } | WrongParameter> {
  if (by === "commune" && !query.province) return { ok: false, reason: "invalid-parameter", parameter: "by", why: "withoutProvince" };
  const asked = await ledgerFiltersOf(query);
  if (!asked.ok) return asked;
  // Places of the open ledger are the communes of a province as soon as one is asked for; the province itself is then the whole.
  const { filters } = asked;
  const ledger = await recentOpenLedger(filters);
  const groups = ledger.tooFew ? [] : await groupsOf(by, filters, ledger);
  return { ok: true, body: { by, asOf: ledger.asOf, withheld: ledger.tooFew, groups } };
}

async function groupsOf(by: Grouping, filters: OpenLedgerFilters, ledger: Awaited<ReturnType<typeof recentOpenLedger>>): Promise<OpenFigures[]> {
  switch (by) {
    case "month":
      return ledger.months.map(monthOf);
    case "programme":
      return ledger.programmes.map(groupOf);
    case "commune":
      return ledger.places.map(groupOf);
    case "category":
      return (await recentCategories(filters)).map((group) => groupOf({ ...group, nameVi: categoryIn("vi", group.key), nameEn: categoryIn("en", group.key) }));
    case "province":
      return filters.province === null ? ledger.places.map(groupOf) : [groupOf({ key: filters.province, nameVi: "", nameEn: "", ...ledger.total })];
  }
}

function categoryIn(locale: Locale, category: string | null): string {
  return category === null ? "" : translator(locale, "transparency")(`category.${category}`);
}

function groupOf(group: NeedGroup): OpenFigures {
  return {
    key: group.key,
    name: group.key !== null && group.nameVi ? { vi: group.nameVi, en: group.nameEn } : null,
    placedVnd: group.placed,
    deliveredVnd: group.delivered,
    goodsVnd: group.goods,
    disbursedVnd: group.disbursed,
    heldVnd: group.held,
    needs: group.needs,
    beneficiaries: publicNumber(group.beneficiaries),
  };
}

function monthOf({ month, placed, delivered, goods, disbursed }: MonthFigures): OpenFigures {
  return { key: month, name: null, placedVnd: placed, deliveredVnd: delivered, goodsVnd: goods, disbursedVnd: disbursed, heldVnd: null, needs: null, beneficiaries: null };
}
