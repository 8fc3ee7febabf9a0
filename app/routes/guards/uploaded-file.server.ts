import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import busboy from "busboy";
import { checkedForm, requireFormToken, requireOwnPages } from "./csrf.server";

export type UploadedFile = { path: string; fileName: string; bytes: number; sha256: Buffer };
export type Upload = { fields: Map<string, string>; file: UploadedFile | null; tooLarge: boolean };

const FIELD_MAX = 10_000;

/**
 * The fields and the one file of a form with `enctype="multipart/form-data"`, for files too large for memory: the bytes go straight to a temporary file, which is gone once
 * `take` has ended. `tooLarge` once there are more than `maxBytes`; what was sent beyond is not read. The form's token must stand before the file.
 * Refuses with 403 as checkedForm does, and answers no file for a form that brings none.
 */
export async function withUploadedFile<T>(request: Request, { field, maxBytes }: { field: string; maxBytes: number }, take: (upload: Upload) => Promise<T>): Promise<T> {
  if (!/^multipart\/form-data\s*;/i.test(request.headers.get("Content-Type") ?? "")) {
    const form = await checkedForm(request);
    return take({ fields: new Map([...form].map(([name, value]) => [name, String(value)])), file: null, tooLarge: false });
  }
  requireOwnPages(request);
  const place = path.join(tmpdir(), `upload-${randomUUID()}`);
  try {
    return await take(await receive(request, { field, maxBytes, place }));
  } finally {
    await rm(place, { force: true });
  }
}

async function receive(request: Request, { field, maxBytes, place }: { field: string; maxBytes: number; place: string }): Promise<Upload> {
  const upload: Upload = { fields: new Map(), file: null, tooLarge: false };
  const abort = new AbortController();
  let refused: unknown;
  let saving: Promise<void> = Promise.resolve();
  const end = (reason?: unknown) => {
    refused ??= reason;
    abort.abort();
  };
  const parser = parserOf(request, maxBytes);
  parser.on("field", (name, value) => upload.fields.set(name, value));
  parser.on("file", (name, stream, { filename }) => {
    // A form that breaks off ends this stream with an error of its own, which without a listener would end the process.
    stream.on("error", () => {});
    try {
      requireFormToken(request, upload.fields.get("csrf"));
    } catch (error) {
      stream.resume();
      return end(error);
    }
    if (name !== field || !filename || upload.file) return void stream.resume();
    const file: UploadedFile = { path: place, fileName: filename, bytes: 0, sha256: Buffer.alloc(0) };
    const hash = createHash("sha256");
    stream.on("data", (part: Buffer) => {
      file.bytes += part.length;
      hash.update(part);
    });
    stream.once("limit", () => {
      upload.tooLarge = true;
      end();
    });
    saving = pipeline(stream, createWriteStream(place), { signal: abort.signal }).then(() => {
      file.sha256 = hash.digest();
      upload.file = file;
    });
    saving.catch(() => {});
  });
  try {
    if (!request.body) throw new Response(null, { status: 400, statusText: "Bad Request" });
    await pipeline(Readable.fromWeb(request.body as WebStream), parser, { signal: abort.signal });
    await saving;
  } catch (error) {
    await saving.catch(() => {});
    if (refused) throw refused;
    if (!upload.tooLarge) throw error instanceof Response ? error : new Response(null, { status: 400, statusText: "Bad Request" });
  }
  requireFormToken(request, upload.fields.get("csrf"));
  return upload;
}

function parserOf(request: Request, maxBytes: number): busboy.Busboy {
  try {
    return busboy({ headers: { "content-type": request.headers.get("Content-Type") ?? "" }, defParamCharset: "utf8", limits: { fileSize: maxBytes, files: 1, fields: 20, fieldSize: FIELD_MAX, parts: 30 } });
  } catch {
    throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}
