import type { LoaderFunctionArgs } from "@remix-run/node";
import { formatDong } from "~/domain/money";
import { findSharedNeed } from "~/domain/needs/read-need.server";
import { unitWord } from "~/domain/needs/unit-words";
import { translator } from "~/locales/i18n";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { sharePicture } from "~/routes/public/share-response.server";
import { formatCount } from "~/ui/format-count";

/** The picture of a need: what, where, the price of a unit and how many are left. Public fields only. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const need = await findSharedNeed(params.code ?? "");
  if (!need) throw new Response(null, { status: 404 });
  const locale = localeOf(request);
  const [ui, share] = [translator(locale, "ui"), translator(locale, "share")];
  const vi = locale === "vi";
  const unit = vi ? need.unitVi : need.unitEn;
  const free = need.quantity - need.unitsAllocated;
  const left = { value: formatCount(free, locale), label: share("left", { quantity: formatCount(need.quantity, locale), unit: unitWord(unit, need.quantity, locale) }) };
  const covered = { value: formatCount(need.unitsAllocated, locale), label: share("pledged", { unit: unitWord(unit, need.unitsAllocated, locale) }) };
  return sharePicture(request, {
    seed: need.code, mark: need.category, eyebrow: `${ui(`category.${need.category}`)} · ${need.code}`, title: vi ? need.titleVi : need.titleEn, lead: vi ? need.placeVi : need.placeEn,
    figures: [{ value: formatDong(need.unitPrice, locale), label: share("price", { unit }) }, need.state === "open" && free > 0 ? left : covered],
    progress: { covered: need.unitsAllocated, quantity: need.quantity }, standing: need.state === "open" ? null : { words: ui(`state.need.${need.state}`), good: need.state !== "expired" }, demo: need.demo,
  });
}
