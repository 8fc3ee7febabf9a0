import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { LRUCache } from "lru-cache";
import type { ReactElement } from "react";
import satori from "satori";
import sharp from "sharp";

const resolve = createRequire(import.meta.url).resolve;
const faces = [["400Regular", 400], ["600SemiBold", 600], ["700Bold", 700]] as const;

/** Pictures drawn at the same moment, and those that may wait for them; one more is turned away. */
const AT_ONCE = 2;
const WAITING = 40;
const KEPT_BYTES = 24 * 1024 * 1024;

const kept = new LRUCache<string, Buffer>({ maxSize: KEPT_BYTES, sizeCalculation: (picture) => picture.byteLength });
const underWay = new Map<string, Promise<Buffer>>();
let drawing = 0;
const queue: (() => void)[] = [];
let fonts: Promise<{ name: string; weight: 400 | 600 | 700; data: Buffer }[]> | undefined;

/**
 * A picture drawn from an element (boxes and words by satori's subset of CSS, words as outlines of Be Vietnam Pro), as PNG. Drawn once for each key while it
 * is among the last that fit into 24 MB. Null when too many others wait to be drawn.
 * @param size in pixels
 */
export async function drawPicture(key: string, element: () => ReactElement, size: { width: number; height: number }): Promise<Buffer | null> {
  const known = kept.get(key) ?? underWay.get(key);
  if (known) return known;
  if (drawing >= AT_ONCE && queue.length >= WAITING) return null;
  const drawn = inTurn(() => draw(element(), size)).finally(() => underWay.delete(key));
  underWay.set(key, drawn);
  const picture = await drawn;
  kept.set(key, picture);
  return picture;
}

async function draw(element: ReactElement, size: { width: number; height: number }): Promise<Buffer> {
  fonts ??= Promise.all(faces.map(async ([name, weight]) => ({ name: "Be Vietnam Pro", weight, data: await readFile(resolve(`@expo-google-fonts/be-vietnam-pro/${name}/BeVietnamPro_${name}.ttf`)) })));
  const svg = await satori(element, { ...size, fonts: await fonts });
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer();
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (drawing >= AT_ONCE) await new Promise<void>((go) => queue.push(go));
  else drawing += 1;
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else drawing -= 1;
  }
}
