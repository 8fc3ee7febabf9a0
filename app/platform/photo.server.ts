import decodeHeic from "heic-decode";
import sharp, { type Sharp } from "sharp";

/** Bytes of an upload. */
export const PHOTO_MAX_BYTES = 10 * 1024 * 1024;
/** Pixels of a decoded picture: above a 48-megapixel phone, far below what would exhaust memory. */
export const PHOTO_MAX_PIXELS = 50_000_000;
/** Longest side of what is kept, in pixels. */
export const PHOTO_MAX_SIDE = 2000;

export type Photo = { bytes: Buffer; width: number; height: number; mime: "image/jpeg" };
export type PhotoRefusal = "too-large" | "not-a-photo" | "unsupported" | "broken";
export type PhotoOutcome = { ok: true; photo: Photo } | { ok: false; reason: PhotoRefusal };

/**
 * Turns an uploaded photo into one that is safe to keep: upright, at most 2000 pixels a side, JPEG,
 * and drawn anew from its pixels so that no metadata survives (a phone writes the place it stood).
 * Accepts JPEG, PNG, WebP and HEIC up to 10 MB; the bytes decide the kind, never the name.
 */
export async function readPhoto(upload: Buffer): Promise<PhotoOutcome> {
  if (upload.byteLength > PHOTO_MAX_BYTES) return { ok: false, reason: "too-large" };
  const kind = photoKind(upload);
  if (kind === "not-a-photo" || kind === "unsupported") return { ok: false, reason: kind };
  try {
    const decoded = kind === "heic" ? await openHeic(upload) : await openPlain(upload);
    if (!decoded) return { ok: false, reason: "too-large" };
    const { data, info } = await decoded
      .resize({ width: PHOTO_MAX_SIDE, height: PHOTO_MAX_SIDE, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer({ resolveWithObject: true });
    return { ok: true, photo: { bytes: data, width: info.width, height: info.height, mime: "image/jpeg" } };
  } catch {
    return { ok: false, reason: "broken" };
  }
}

/** Null when the header announces more pixels than allowed; nothing is decoded in that case. */
async function openPlain(upload: Buffer): Promise<Sharp | null> {
  const options = { limitInputPixels: false, failOn: "error" } as const;
  const { width, height } = await sharp(upload, options).metadata();
  if (width * height > PHOTO_MAX_PIXELS) return null;
  return sharp(upload, { limitInputPixels: PHOTO_MAX_PIXELS, failOn: "error" }).autoOrient();
}

/** libheif already applies the picture's rotation, so EXIF orientation is not applied again. */
async function openHeic(upload: Buffer): Promise<Sharp | null> {
  const images = await decodeHeic.all({ buffer: upload });
  try {
    const first = images[0];
    if (!first) throw new Error("HEIC file without an image");
    if (first.width * first.height > PHOTO_MAX_PIXELS) return null;
    const { width, height, data } = await first.decode();
    return sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { raw: { width, height, channels: 4 } });
  } finally {
    images.dispose();
  }
}

type Kind = "jpeg" | "png" | "webp" | "heic" | "unsupported" | "not-a-photo";

const HEIC_BRANDS = new Set(["heic", "heix", "hevc", "hevx", "mif1", "msf1"]);

/** File signatures: JPEG (T.81), PNG and WebP specifications; ISO 14496-12 `ftyp` brands for HEIC. */
function photoKind(bytes: Buffer): Kind {
  const latin = (from: number, to: number) => bytes.toString("latin1", from, to);
  if (latin(0, 3) === "\xff\xd8\xff") return "jpeg";
  if (latin(0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (latin(0, 4) === "RIFF" && latin(8, 12) === "WEBP") return "webp";
  if (latin(4, 8) === "ftyp") {
    const compatible = latin(16, Math.min(64, bytes.byteLength));
    return HEIC_BRANDS.has(latin(8, 12)) && !compatible.includes("avif") ? "heic" : "unsupported";
  }
  if (/^(GIF8|BM|II\*\0|MM\0\*|\0\0\x01\0)/.test(latin(0, 4))) return "unsupported";
  return "not-a-photo";
}
