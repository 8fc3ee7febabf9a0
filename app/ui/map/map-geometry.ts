import outlines from "./outlines.json";

/** Units of the drawing per degree of latitude, and how much shorter a degree of longitude is at 16° north, the middle of the country. */
const UNITS = 120;
const SHORTER = Math.cos((16 * Math.PI) / 180);
const WEST = 102.05;
const NORTH = 23.45;

export interface Box { x: number; y: number; width: number; height: number }

/** The whole drawing: the mainland, and at its right the sea with both archipelagos. */
export const country: Box = { x: -12, y: -12, width: 1204, height: 1824 };

/** The archipelagos stand nearer to the coast than they lie, each in a frame of its own; Trường Sa is drawn smaller. */
export const archipelagos = [
  { key: "hoangSa", province: "48", islets: outlines.hoangSa, frame: { x: 896, y: 700, width: 280, height: 276 }, west: 111.2, north: 17.2, units: 130 },
  { key: "truongSa", province: "56", islets: outlines.truongSa, frame: { x: 896, y: 1280, width: 280, height: 224 }, west: 109.35, north: 11.6, units: 29 },
] as const;

export type ArchipelagoKey = (typeof archipelagos)[number]["key"];

/** Outlines of today's 34 provinces, by code. */
export const provinceOutlines: Record<string, { d: string; box: number[] }> = outlines.provinces;

/** Where a place stands in the drawing. Degrees, WGS 84. */
export function place(latitude: number, longitude: number): { x: number; y: number } {
  return { x: (longitude - WEST) * UNITS * SHORTER, y: (NORTH - latitude) * UNITS };
}

/** Where an islet stands in its frame. */
export function isletPlace({ frame, west, north, units }: (typeof archipelagos)[number], [longitude = 0, latitude = 0]: readonly number[]): { x: number; y: number } {
  return { x: frame.x + 20 + (longitude - west) * units * SHORTER, y: frame.y + 62 + (north - latitude) * units };
}

/** A box around a province with some room, in the shape of the drawing's frame. */
export function boxOf(code: string): Box | null {
  const found = provinceOutlines[code]?.box;
  if (!found) return null;
  const [left = 0, top = 0, right = 0, bottom = 0] = found;
  const room = Math.max(right - left, bottom - top) * 0.08;
  return { x: left - room, y: top - room, width: right - left + 2 * room, height: bottom - top + 2 * room };
}

/** The five steps of coverage, by the share of what is asked for that somebody gives. */
export function coverageStep(pledged: number, asked: number): 0 | 1 | 2 | 3 | 4 {
  if (asked <= 0) return 0;
  const share = pledged / asked;
  if (share < 0.25) return 1;
  if (share < 0.5) return 2;
  return share < 0.75 ? 3 : 4;
}
