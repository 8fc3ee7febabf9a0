import { isCanonicalList } from "~/domain/needs/canonical-list";
import { needCodePattern } from "~/domain/needs/need";
import { needListParams, parseNeedFilters } from "~/domain/needs/need-filters";

export interface SharedAddress {
  /** The address that says the same in its shortest form: what the page does not read is left out, and its filters stand in one order. */
  address: string;
  /** Whether it is one of the few pages that most visitors see; of the others there are as many as anybody cares to make up. */
  common: boolean;
}

/** The routes that answer such addresses, without their language. */
const sharedRoutes = ["home", "needs", "need", "map", "map-province", "programmes", "programme", "how-it-works"];

/** Whether a route of app/routes.ts answers pages that are the same for everybody. */
export function isSharedRoute(id: string): boolean {
  const [, name] = /^(?:vi|en):public\/(.+)$/.exec(id) ?? [];
  return name !== undefined && sharedRoutes.includes(name);
}

const MOST_CHARACTERS = 2_000;
const plain = /^\/(?:en)?$|^(?:\/en)?\/(?:map|programmes|how-it-works)$/;
const single = /^(?:\/en)?\/(?:map|programmes)\/[a-z0-9-]{1,80}$/;
const need = /^(?:\/en)?\/needs\/([A-Za-z0-9-]{1,40})$/;

/**
 * The address under which a page is kept that is the same for everybody who is not signed in and keeps no needs; null for all other pages.
 * @param target path and query as the request named them
 */
export function sharedAddress(target: string): SharedAddress | null {
  if (target.length > MOST_CHARACTERS) return null;
  const cut = target.indexOf("?");
  const path = cut < 0 ? target : target.slice(0, cut);
  if (plain.test(path)) return { address: path, common: true };
  if (single.test(path)) return { address: path, common: false };
  const code = need.exec(path)?.[1];
  // Of a code in other letters the page itself says what it makes of it.
  if (code !== undefined) return needCodePattern.test(code) ? { address: path, common: false } : null;
  if (path !== "/needs" && path !== "/en/needs") return null;
  if (cut < 0) return { address: path, common: true };
  const asked = new URLSearchParams(target.slice(cut + 1));
  // An address with empty fields is led on to the one without.
  if ([...asked.values()].includes("")) return null;
  const filters = parseNeedFilters(asked);
  const params = needListParams(filters).toString();
  return { address: params === "" ? path : `${path}?${params}`, common: isCanonicalList(filters) };
}
