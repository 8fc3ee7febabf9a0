import type { NeedPageData } from "~/routes/public/need";

/** A need in the words of schema.org: what is sought while units are free, and the way to the page. Public fields only. */
export function needJsonLd({ need, opening }: Pick<NeedPageData, "need" | "opening">, site: string, words: { needs: string; category: string }) {
  const url = `${site}/needs/${need.code}`;
  const crumb = (position: number, name: string, item: string) => ({ "@type": "ListItem", position, name, item });
  const demand = {
    "@type": "Demand",
    "@id": url,
    url,
    name: need.title,
    description: need.story,
    identifier: need.code,
    areaServed: { "@type": "AdministrativeArea", name: need.place },
    ...(need.publishedAt ? { validFrom: need.publishedAt } : {}),
    validThrough: need.lastMoment,
    eligibleQuantity: { "@type": "QuantitativeValue", value: need.quantity - need.unitsCovered, unitText: need.unit },
    priceSpecification: { "@type": "UnitPriceSpecification", price: need.unitPrice, priceCurrency: "VND", unitText: need.unit },
  };
  const crumbs = {
    "@type": "BreadcrumbList",
    itemListElement: [crumb(1, words.needs, `${site}/needs`), crumb(2, words.category, `${site}/needs?category=${need.category}`), crumb(3, need.title, url)],
  };
  return { "@context": "https://schema.org", "@graph": opening === "open" ? [demand, crumbs] : [crumbs] };
}
