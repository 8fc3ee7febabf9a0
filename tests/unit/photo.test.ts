import { readFile } from "node:fs/promises";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { PHOTO_MAX_BYTES, readPhoto } from "~/platform/photo.server";

const fixture = (name: string) => readFile(new URL(`../fixtures/${name}`, import.meta.url));
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#0f766e" } });

async function accepted(upload: Buffer) {
  const read = await readPhoto(upload);
  if (!read.ok) throw new Error(read.reason);
  return read.photo;
}

async function colourAt(bytes: Buffer, left: number, top: number) {
  const { data } = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer({ resolveWithObject: true });
  return [...data];
}

describe("an uploaded photo", () => {
  it("loses the place it was taken and every other mark, and stands upright", async () => {
    const upload = await fixture("pattern-with-gps.jpg");
    expect((await sharp(upload).metadata()).exif?.includes("DemoPhone")).toBe(true);
    const photo = await accepted(upload);
    const kept = await sharp(photo.bytes).metadata();
    expect(kept).toMatchObject({ format: "jpeg", width: 64, height: 96 });
    expect([kept.exif, kept.xmp, kept.iptc, kept.orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(photo.bytes.includes("DemoPhone")).toBe(false);
    expect(photo).toMatchObject({ width: 64, height: 96, mime: "image/jpeg" });
  });

  it("is decoded from HEIC with its picture intact", async () => {
    const photo = await accepted(await fixture("pattern.heic"));
    expect(photo).toMatchObject({ width: 96, height: 64 });
    const [red, green, blue] = await colourAt(photo.bytes, 12, 12);
    expect(red).toBeGreaterThan(180);
    expect(green).toBeGreaterThan(130);
    expect(blue).toBeLessThan(80);
  });

  it.each(["png", "webp"] as const)("is accepted as %s", async (format) => {
    const photo = await accepted(await plain(30, 20).toFormat(format).toBuffer());
    expect(photo).toMatchObject({ width: 30, height: 20 });
  });

  it("puts transparency on white", async () => {
    const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer();
    expect(await colourAt((await accepted(clear)).bytes, 4, 4)).toEqual([255, 255, 255]);
  });

  it("is reduced to 2000 pixels on its longest side", async () => {
    expect(await accepted(await plain(3000, 1500).jpeg().toBuffer())).toMatchObject({ width: 2000, height: 1000 });
  });

  it("is refused above 10 MB", async () => {
    const padded = Buffer.concat([await plain(8, 8).jpeg().toBuffer(), Buffer.alloc(PHOTO_MAX_BYTES)]);
    expect(await readPhoto(padded)).toEqual({ ok: false, reason: "too-large" });
  });

  it("is refused when a small file would unfold into a huge picture", async () => {
    const bomb = await plain(8, 8).png().toBuffer();
    bomb.writeUInt32BE(40_000, 16);
    bomb.writeUInt32BE(40_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    expect((await sharp(bomb, { limitInputPixels: false }).metadata()).width).toBe(40_000);
    expect(await readPhoto(bomb)).toEqual({ ok: false, reason: "too-large" });
  });

  it("is refused when cut short", async () => {
    const noise = Buffer.from(Array.from({ length: 200 * 200 * 3 }, (_, at) => (at * 7919) % 256));
    const whole = await sharp(noise, { raw: { width: 200, height: 200, channels: 3 } }).jpeg().toBuffer();
    expect(await readPhoto(whole.subarray(0, whole.byteLength >> 1))).toEqual({ ok: false, reason: "broken" });
    const heic = await fixture("pattern.heic");
    expect(await readPhoto(heic.subarray(0, heic.byteLength - 150))).toEqual({ ok: false, reason: "broken" });
  });

  it("is told apart by its bytes: other pictures and other files are named", async () => {
    const gif = await plain(4, 4).gif().toBuffer();
    const avif = await plain(16, 16).avif().toBuffer();
    expect(await readPhoto(gif)).toEqual({ ok: false, reason: "unsupported" });
    expect(await readPhoto(avif)).toEqual({ ok: false, reason: "unsupported" });
    expect(await readPhoto(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toEqual({ ok: false, reason: "not-a-photo" });
    expect(await readPhoto(Buffer.from("%PDF-1.7"))).toEqual({ ok: false, reason: "not-a-photo" });
    expect(await readPhoto(Buffer.alloc(0))).toEqual({ ok: false, reason: "not-a-photo" });
  });
});
