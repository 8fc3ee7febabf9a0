import { createElement } from "react";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { drawPicture } from "~/platform/picture.server";
import { ShareCard, type ShareFacts } from "~/routes/public/share-card";
import { categories } from "~/ui/category";
import { SHARE_HEIGHT, SHARE_WIDTH } from "~/ui/share-picture";

const facts: ShareFacts = {
  seed: "HP-MEAL-0007", mark: "meals", eyebrow: "Bữa ăn · HP-MEAL-0007", title: "Bữa ăn bán trú cho học sinh tiểu học miền núi", lead: "Xã Việt Khê, thành phố Hải Phòng",
  figures: [{ value: "15.000 ₫", label: "một suất" }, { value: "1.150", label: "còn chờ trên 1.200 suất" }], progress: { covered: 50, quantity: 1200 }, standing: null,
  site: { name: "Tấm Lòng Vàng", tagline: "Cho đi, có bằng chứng", address: "tamlongvang.example" }, demo: null,
};
const size = { width: SHARE_WIDTH, height: SHARE_HEIGHT };
let key = 0;
const draw = async (more: Partial<ShareFacts> = {}) => (await drawPicture(`test ${(key += 1)}`, () => createElement(ShareCard, { facts: { ...facts, ...more } }), size))!;
const pixels = async (picture: Buffer, area = { left: 0, top: 0, ...size }) => sharp(picture).removeAlpha().extract(area).raw().toBuffer();
/** How many pixels of a part of the picture differ between two. */
async function differing(one: Buffer, other: Buffer, area?: { left: number; top: number; width: number; height: number }) {
  const [a, b] = await Promise.all([pixels(one, area), pixels(other, area)]);
  let count = 0;
  for (let at = 0; at < a.length; at += 3) if (a[at] !== b[at] || a[at + 1] !== b[at + 1] || a[at + 2] !== b[at + 2]) count += 1;
  return count;
}
const TITLE = { left: 230, top: 160, width: 900, height: 70 };
const MARK = { left: 70, top: 134, width: 120, height: 120 };
const BAND = { left: 0, top: 0, width: SHARE_WIDTH, height: 94 };

describe("a share picture", () => {
  it("is a PNG of 1200 × 630, light enough to be fetched by everybody", async () => {
    const picture = await draw();
    expect(await sharp(picture).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
    expect(picture.byteLength).toBeLessThan(200_000);
    expect(picture.byteLength).toBeGreaterThan(10_000);
  });

  it("draws each category's own mark and each seed's own cloth", async () => {
    const pictures = await Promise.all([...categories, null].map((mark) => draw({ mark })));
    for (const [at, one] of pictures.entries()) for (const other of pictures.slice(at + 1)) expect(await differing(one, other, MARK)).toBeGreaterThan(300);
    expect(await differing(pictures[0]!, await draw({ seed: "LC-WARM-0003" }), BAND)).toBeGreaterThan(3_000);
    expect(await differing(pictures[0]!, await draw(), BAND)).toBe(0);
  });

  it("writes Vietnamese with its accents: another accent is another picture, and no letter is missing from the typeface", async () => {
    const [plain, ...accented] = await Promise.all(["ba", "bá", "bà", "bả", "bã", "bạ", "bă", "bặ", "bâ", "bậ"].map((title) => draw({ title })));
    for (const other of accented) expect(await differing(plain!, other, TITLE)).toBeGreaterThan(20);
    for (const other of accented.slice(1)) expect(await differing(accented[0]!, other, TITLE)).toBeGreaterThan(10);
    // Two letters that the typeface lacks are drawn as the same empty box; these are not.
    expect(await differing(await draw({ title: "₫" }), await draw({ title: "đ" }), TITLE)).toBeGreaterThan(20);
    expect(await differing(await draw({ title: "ệ".normalize("NFD") }), await draw({ title: "ệ" }), TITLE)).toBeLessThan(400);
  });

  it("holds the longest words, and words that are markup, without breaking", async () => {
    for (const title of ["Đ".repeat(400), "chữ ".repeat(200), "<script>alert(1)</script> & \"'", "👧🏽 ẩn danh \u202e ngược"]) {
      const picture = await draw({ title, lead: title, eyebrow: title, figures: [{ value: "99.999.999.999 ₫", label: title.slice(0, 60) }], standing: { words: "Đã bị thu hồi", good: false } });
      expect(await sharp(picture).metadata()).toMatchObject({ width: 1200, height: 630 });
      // Nothing of the title runs into the line with the site's name.
      expect(await differing(picture, await draw({ title: "x", lead: "", eyebrow: "x", figures: [], progress: null }), { left: 0, top: 575, width: 600, height: 50 })).toBe(0);
    }
  });

  it("is drawn once for as many as ask at the same time and afterwards, and turns away what is too much", async () => {
    let drawn = 0;
    const once = () => drawPicture("the same", () => ((drawn += 1), createElement(ShareCard, { facts })), size);
    const [first, ...others] = await Promise.all([once(), once(), once()]);
    expect(others.every((other) => other!.equals(first!))).toBe(true);
    await once();
    expect(drawn).toBe(1);
    const many = await Promise.all(Array.from({ length: 60 }, () => draw()));
    expect(many.filter((picture) => picture === null).length).toBe(18);
    expect(await draw()).not.toBeNull();
  });
});
