import { parseChosenUnits, writeChosenUnits, type ChosenUnits } from "~/domain/baskets/chosen-units";
import { sign, unsign } from "~/platform/secret.server";
import { hostCookieName, readCookie, writeCookie } from "./cookies.server";

const PURPOSE = "basket";
const SECONDS = 90 * 24 * 3600;
const name = () => hostCookieName("tlv_basket");

/** The units that this browser has put into the basket. */
export function readBasket(request: Request): ChosenUnits[] {
  return parseChosenUnits(unsign(PURPOSE, readCookie(request, name())));
}

/** The `Set-Cookie` value that keeps these units for ninety days; none removes the cookie. */
export function basketCookie(chosen: readonly ChosenUnits[]): string {
  return chosen.length > 0 ? writeCookie(name(), sign(PURPOSE, writeChosenUnits(chosen)), SECONDS) : writeCookie(name(), "", 0);
}
