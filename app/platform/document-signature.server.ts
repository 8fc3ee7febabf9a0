import { sign, verify } from "node:crypto";
import { canonicalJson } from "./canonical-json";
import { signingKey } from "./signing-key.server";

/** Ed25519 (RFC 8032) over the canonical JSON of a document, in base64url. */
export async function signDocument(document: unknown): Promise<{ signature: string; keyId: string }> {
  const { privateKey, id } = await signingKey();
  return { signature: sign(null, Buffer.from(canonicalJson(document)), privateKey).toString("base64url"), keyId: id };
}

/** False when the document was changed, was signed with a key that is not ours, or was never signed. */
export async function signatureHolds(document: unknown, signature: string | null, keyId: string | null): Promise<boolean> {
  if (!signature || !keyId) return false;
  const { publicKey, id } = await signingKey();
  return keyId === id && verify(null, Buffer.from(canonicalJson(document)), publicKey, Buffer.from(signature, "base64url"));
}
