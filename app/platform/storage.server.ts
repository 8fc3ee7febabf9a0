import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { Disk, errors } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { env } from "~/platform/env.server";

export type StorageSettings = {
  /** Folder on local disk, used when no bucket is named. */
  folder: string;
  s3?: { bucket: string; region?: string; endpoint?: string; accessKeyId?: string; secretAccessKey?: string };
};

export type Storage = {
  /** Writes or replaces a private file. `key` is a relative path such as `evidence/2026/ab12.jpg`. */
  put(key: string, bytes: Uint8Array, contentType?: string): Promise<void>;
  /** Null when nothing is stored under the key. */
  get(key: string): Promise<Buffer | null>;
  /** Keeps a private copy of a file that lies on local disk, read in parts. */
  putFile(key: string, file: string, contentType?: string): Promise<void>;
  /** The bytes in parts; fails when nothing is stored under the key. */
  stream(key: string): Promise<Readable>;
  /** Succeeds also when nothing is stored under the key. */
  delete(key: string): Promise<void>;
};

/** Folders that the web server hands out; a private file must never lie in one. */
const WEB_ROOTS = ["public", "build/client"];

/**
 * Opens private file storage: S3 (or anything that speaks it) when a bucket is named, else local disk.
 * Keys that climb out of the folder are refused by the driver.
 */
export async function openStorage({ folder, s3 }: StorageSettings): Promise<Storage> {
  const disk = new Disk(s3 ? await s3Driver(s3) : folderDriver(folder));
  return {
    put: (key, bytes, contentType) => disk.put(key, bytes, { contentType, visibility: "private" }),
    async get(key) {
      try {
        return Buffer.from(await disk.getBytes(key));
      } catch (error) {
        if (await isMissing(disk, key, error)) return null;
        throw error;
      }
    },
    putFile: async (key, file, contentType) => disk.putStream(key, createReadStream(file), { contentType, contentLength: (await stat(file)).size, visibility: "private" }),
    stream: (key) => disk.getStream(key),
    delete: (key) => disk.delete(key),
  };
}

let opened: Promise<Storage> | undefined;

/** The storage that the configuration names, opened once per process. */
export function storage(): Promise<Storage> {
  opened ??= openStorage({
    folder: env.storageDir,
    s3: env.S3_BUCKET
      ? {
          bucket: env.S3_BUCKET,
          region: env.S3_REGION,
          endpoint: env.S3_ENDPOINT,
          accessKeyId: env.S3_ACCESS_KEY_ID,
          secretAccessKey: env.S3_SECRET_ACCESS_KEY,
        }
      : undefined,
  });
  return opened;
}

function folderDriver(folder: string) {
  const location = path.resolve(folder);
  for (const root of WEB_ROOTS) {
    const inside = path.relative(path.resolve(root), location);
    if (!inside.startsWith("..") && !path.isAbsolute(inside)) {
      throw new Error(`Private files may not be kept under ${root}/, which is served to everybody`);
    }
  }
  return new FSDriver({ location, visibility: "private" });
}

async function s3Driver(s3: NonNullable<StorageSettings["s3"]>) {
  const { S3Driver } = await import("flydrive/drivers/s3");
  return new S3Driver({
    bucket: s3.bucket,
    region: s3.region ?? "auto",
    endpoint: s3.endpoint,
    forcePathStyle: Boolean(s3.endpoint),
    credentials:
      s3.accessKeyId && s3.secretAccessKey
        ? { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey }
        : undefined,
    visibility: "private",
    supportsACL: false,
  });
}

/** Drivers wrap "no such key" in a general read error; a second question tells it from an outage. */
async function isMissing(disk: Disk, key: string, error: unknown): Promise<boolean> {
  return error instanceof errors.E_CANNOT_READ_FILE && !(await disk.exists(key));
}
