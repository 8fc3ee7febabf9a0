import type { Tx } from "~/platform/database.server";

/** Those of the references that a pledge, one of its instalments or a basket bears. */
export async function findIssuedReferences(tx: Tx, references: readonly string[]): Promise<Set<string>> {
  if (references.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ reference: string }[]>`SELECT reference FROM issued_reference WHERE reference = ANY(${references}::text[])`;
  return new Set(rows.map(({ reference }) => reference));
}
