/** A list of pages of this site in the words of schema.org, in the order shown; `first` is the number of the first of them in the whole list. */
export function listJsonLd(name: string, url: string, pages: readonly { name: string; url: string }[], first = 1) {
  return {
    "@context": "https://schema.org",
    "@type": "ItemList",
    name,
    url,
    itemListElement: pages.map((page, index) => ({ "@type": "ListItem", position: first + index, name: page.name, url: page.url })),
  };
}
