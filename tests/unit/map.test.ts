import { describe, expect, it } from "vitest";
import { archipelagos, boxOf, country, coverageStep, isletPlace, place, provinceOutlines } from "~/ui/map/map-geometry";
import positions from "../../prisma/seed/areas/positions.json";

const provinces = Object.entries(positions).filter(([code]) => code.length === 2);

describe("the map of Việt Nam", () => {
  it("outlines each of today's 34 provinces, and each lies where its outline is", () => {
    expect(Object.keys(provinceOutlines).toSorted()).toEqual(provinces.map(([code]) => code).toSorted());
    expect(provinces).toHaveLength(34);
    for (const [code, [latitude = 0, longitude = 0]] of provinces) {
      const box = boxOf(code)!;
      const { x, y } = place(latitude, longitude);
      expect(x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height, code).toBe(true);
      expect(box.x + box.width, code).toBeLessThan(archipelagos[0].frame.x);
    }
  });

  it("shows Hoàng Sa and Trường Sa whole, inside their frames and inside the drawing", () => {
    for (const group of archipelagos) {
      const { frame } = group;
      expect(group.islets.length).toBeGreaterThan(10);
      for (const islet of group.islets) {
        const { x, y } = isletPlace(group, islet);
        expect(x > frame.x + 3 && x < frame.x + frame.width - 3 && y > frame.y + 44 && y < frame.y + frame.height - 3, `${group.key} ${islet.join()}`).toBe(true);
      }
      expect(frame.x + frame.width).toBeLessThan(country.x + country.width);
      expect(frame.y + frame.height).toBeLessThan(country.y + country.height);
    }
  });

  it.each([[0, 0, 0], [0, 100, 1], [24, 100, 1], [25, 100, 2], [50, 100, 3], [75, 100, 4], [100, 100, 4]])("fills %i of %i with step %i", (pledged, asked, step) => {
    expect(coverageStep(pledged, asked)).toBe(step);
  });
});
