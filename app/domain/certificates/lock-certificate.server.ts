import type { Tx } from "~/platform/database.server";

/** The certificate with its row locked until the transaction ends; null when there is none. */
export async function lockCertificate(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM certificate WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return tx.certificate.findUnique({ where: { id }, include: { pledge: { select: { reference: true } } } });
}
