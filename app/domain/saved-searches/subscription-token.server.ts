import { sign, unsign } from "~/platform/secret.server";

const PURPOSE = "saved-search";

/** The last part of the address by which whoever got a mail stops the mails of its search (RFC 8058): the search, signed. It never grows old, as mails are kept. */
export function subscriptionToken(searchId: string): string {
  return sign(PURPOSE, searchId);
}

/** The search that a token names, or null when we did not sign it. */
export function searchOfToken(token: string): string | null {
  return token.length <= 300 ? unsign(PURPOSE, token) : null;
}
