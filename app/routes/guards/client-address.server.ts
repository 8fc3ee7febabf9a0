/** The header in which our own web server hands on the address it saw; it overwrites whatever a client sent under this name. */
export const CLIENT_ADDRESS_HEADER = "x-tlv-client-address";

/** The network address a request came from, as rate limits count it. */
export function clientAddress(request: Request): string {
  return request.headers.get(CLIENT_ADDRESS_HEADER) ?? "unknown";
}
