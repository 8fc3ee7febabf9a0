import { overridePriority } from "~/domain/needs/priority/override-priority.server";
import type { PriorityBand } from "~/domain/needs/priority/priority-weights";
import { clock, vietnamDay } from "~/platform/clock.server";
import { db } from "~/platform/database.server";
import { called, type Cast } from "./cast";
import { granted } from "./granted";
import { kitchensCode } from "./load-promises";
import { DAY } from "./past-moments";

interface SetLevel { code: string; by: string; band: PriorityBand; reasonVi: string; reasonEn: string; /** From the day it was set; null: until it is taken back. */ days: number | null; daysAgo: number }

const levels: readonly SetLevel[] = [
  {
    code: kitchensCode, by: "coordinator.north", band: "urgent", days: 60, daysAgo: 7,
    reasonVi: "Lũ đã cuốn mất bếp tạm của cả năm trường, các em đang ăn dưới mái bạt giữa mùa rét. Cán bộ xã đã xác nhận tại chỗ.",
    reasonEn: "The flood took the makeshift kitchens of all five schools and the children eat under tarpaulins in the cold season. A team of the commune has seen it on the spot.",
  },
  {
    code: "DB-PLAY-0001", by: "coordinator.north", band: "normal", days: null, daysAgo: 3,
    reasonVi: "Sân trường đang chờ dời một cột điện nên chưa thể lắp khu vui chơi; các nhu cầu khác của xã làm được ngay.",
    reasonEn: "A power pole in the yard has to be moved before anything can be installed; other needs of the commune can be met at once.",
  },
];

/** Levels that coordinators of the demonstration set, one up and one down, each once. */
export function overrideMoments(cast: Cast): { daysAgo: number; deed: () => Promise<unknown> }[] {
  return levels.map(({ code, by, days, daysAgo, ...asked }) => ({
    daysAgo,
    deed: async () => {
      if ((await db.needPriorityOverride.count({ where: { need: { code } } })) > 0) return;
      const until = days === null ? "" : vietnamDay(new Date(clock.now().getTime() + days * DAY));
      granted(await overridePriority({ code, viewer: called(cast, by), until, ...asked }), `the level of ${code}`);
    },
  }));
}
