import { describe, expect, it } from "vitest";
import { broken } from "../../eslint.arrows.js";

describe("import arrows", () => {
  it.each([
    ["routes/public/home.tsx", "domain/needs/read-need-list.server"],
    ["jobs/consequences.ts", "platform/database.server"],
    ["domain/pledges/make-pledge.server.ts", "domain/needs/need"],
    ["ui/need-card.tsx", "domain/money"],
  ])("lets %s import %s", (from, to) => expect(broken(from, to)).toBeNull());

  it.each([
    ["routes/public/home.tsx", "platform/database.server"],
    ["domain/needs/need.ts", "domain/pledges/pledge"],
    ["domain/needs/need.ts", "ui/button"],
    ["domain/needs/need.ts", "jobs/worker"],
    ["platform/log.server.ts", "domain/needs/need"],
    ["ui/need-card.tsx", "domain/needs/read-need.server"],
    ["ui/need-card.tsx", "routes/public/home"],
    ["domain/needs/need.ts", "domain/misplaced/thing"],
  ])("refuses %s importing %s", (from, to) => expect(broken(from, to)).not.toBeNull());
});
