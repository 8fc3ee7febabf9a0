import type { LoaderFunctionArgs } from "@remix-run/node";
import { readHomeFigures } from "~/domain/needs/read-home-figures.server";
import { translator } from "~/locales/i18n";
import { localeOf } from "~/routes/guards/locale.server";
import { allowAnyone } from "~/routes/guards/viewer.server";
import { sharePicture } from "~/routes/public/share-response.server";
import { formatCount } from "~/ui/format-count";

/** The picture of the site itself, for every page that has none of its own. */
export async function loader({ request }: LoaderFunctionArgs) {
  await allowAnyone(request);
  const locale = localeOf(request);
  const [ui, share] = [translator(locale, "ui"), translator(locale, "share")];
  const { openNeeds, confirmedDeliveries, certificatesIssued } = await readHomeFigures();
  const figures = ([["openNeeds", openNeeds], ["deliveries", confirmedDeliveries], ["certificates", certificatesIssued]] as const).filter(([, number]) => number > 0);
  return sharePicture(request, {
    seed: "home", mark: null, eyebrow: ui("site.name"), title: share("homeTitle"), lead: share("homeLead"), progress: null, standing: null, demo: false,
    figures: figures.map(([key, number]) => ({ value: formatCount(number, locale), label: share(`${key}`) })),
  });
}
