import { randomBytes } from "node:crypto";
import { clock } from "~/platform/clock.server";
import { db, type Tx } from "~/platform/database.server";
import { tokenHash } from "./read-viewer.server";
import { SESSION_SECONDS } from "./session";

/**
 * Opens a session of 30 days and gives its token: 32 random bytes that only the browser keeps, while the row holds their SHA-256. The caller
 * must have made sure who the person is.
 */
export async function startSession({ personId, device }: { personId: string; device: string }, tx: Tx = db): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const now = clock.now();
  await tx.signInSession.create({
    data: {
      tokenHash: new Uint8Array(tokenHash(token)),
      personId,
      device: device.slice(0, 120),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
    },
  });
  return token;
}
