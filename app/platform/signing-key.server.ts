import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { env } from "./env.server";

export type SigningKey = { privateKey: KeyObject; publicKey: KeyObject; id: string };

let opened: Promise<SigningKey> | undefined;

/**
 * The Ed25519 key that certificates are signed with: CERTIFICATE_SIGNING_KEY (PKCS #8 in base64), or in a demonstration one made at first
 * use and kept in the data folder. Its id is the start of the SHA-256 of the public key.
 */
export function signingKey(): Promise<SigningKey> {
  opened ??= openKey().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function openKey(): Promise<SigningKey> {
  const privateKey = env.CERTIFICATE_SIGNING_KEY
    ? createPrivateKey({ key: Buffer.from(env.CERTIFICATE_SIGNING_KEY, "base64"), format: "der", type: "pkcs8" })
    : createPrivateKey(await demonstrationKey());
  if (privateKey.asymmetricKeyType !== "ed25519") throw new Error("CERTIFICATE_SIGNING_KEY is not an Ed25519 key.");
  const publicKey = createPublicKey(privateKey);
  const id = createHash("sha256").update(publicKey.export({ format: "der", type: "spki" })).digest("hex").slice(0, 16);
  return { privateKey, publicKey, id };
}

/** Two processes may come here at once: the file is created only by the first, and the second reads what the first wrote. */
async function demonstrationKey(): Promise<string> {
  if (!env.demo) throw new Error("CERTIFICATE_SIGNING_KEY is not set.");
  const file = path.resolve(env.DATA_DIR, "certificate-key.pem");
  await mkdir(path.dirname(file), { recursive: true });
  const fresh = generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const created = await open(file, "wx", 0o600).catch(() => null);
  if (created) {
    await created.writeFile(fresh);
    await created.close();
    return fresh;
  }
  for (let tries = 0; ; tries += 1) {
    const text = await readFile(file, "utf8");
    if (text.includes("-----END PRIVATE KEY-----")) return text;
    if (tries === 20) throw new Error(`${file} holds no signing key.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
