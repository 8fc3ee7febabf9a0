/** Whether a text can be the id of a row. Ids come from addresses and forms, and the database answers any other text with an error. */
export function isRowId(value: string | null | undefined): value is string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value ?? "");
}
