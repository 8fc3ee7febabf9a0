const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether text from an address can be asked of a uuid column; anything else names no row, and PostgreSQL would refuse it. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
