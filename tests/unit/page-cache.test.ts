import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makePageCache, type MadePage } from "~/platform/page-cache.server";

function setUp({ bytes = 4_000_000, text = (address: string, version: string) => `${address} at ${version} `.repeat(50) } = {}) {
  const made: string[] = [];
  const world = { version: "1", now: 0, status: 200, hold: Promise.resolve() };
  const make = async (address: string): Promise<MadePage> => {
    made.push(address);
    const { version, status } = world;
    await world.hold;
    return { status, headers: {}, body: Buffer.from(text(address, version)), tag: `"${version}"`, keep: status === 200 };
  };
  const cache = makePageCache({ version: async () => world.version, make, now: () => world.now, commonBytes: bytes, otherBytes: bytes });
  return { cache, made, world, read: (address: string, common = true) => cache.read(address, common) };
}

describe("pages that are kept", () => {
  it("are made once for as long as nothing changes, and anew once something has", async () => {
    const { made, world, read } = setUp();
    expect((await read("/needs")).source).toBe("miss");
    expect((await read("/needs")).source).toBe("hit");
    world.version = "2";
    expect(await read("/needs")).toMatchObject({ source: "miss", page: { tag: '"2"' } });
    expect(made).toEqual(["/needs", "/needs"]);
  });

  it("are never shown over the end of a minute", async () => {
    const { world, read } = setUp();
    world.now = 59_999;
    await read("/");
    expect((await read("/")).source).toBe("hit");
    world.now = 60_000;
    expect((await read("/")).source).toBe("miss");
  });

  it("bear the state from before they were made: a change meanwhile makes the next visitor's anew", async () => {
    const { world, read } = setUp();
    let go = () => {};
    world.hold = new Promise((resolve) => (go = resolve));
    const first = read("/");
    await Promise.resolve();
    world.version = "2";
    const second = read("/");
    go();
    expect((await first).page.tag).toBe('"1"');
    expect((await second).page.tag).toBe('"2"');
    expect((await read("/")).page.tag).toBe('"2"');
  });

  it("are made once for all who ask at the same time", async () => {
    const { made, read } = setUp();
    const answers = await Promise.all(Array.from({ length: 50 }, () => read("/needs")));
    expect(made).toHaveLength(1);
    expect(answers.filter(({ source }) => source === "shared")).toHaveLength(49);
  });

  it("are not kept when they are missing or have failed, and such a one takes the place of none", async () => {
    const { made, world, read } = setUp();
    for (const status of [404, 500, 503, 302]) {
      world.status = status;
      expect(await read("/x")).toMatchObject({ source: "miss", page: { status } });
      expect(await read("/x")).toMatchObject({ source: "miss", page: { status } });
    }
    expect(made).toHaveLength(8);
  });

  it("are forgotten by those who waited when making fails, and made again by the next", async () => {
    const { world, read, made } = setUp();
    world.hold = Promise.reject(new Error("no database"));
    const both = await Promise.allSettled([read("/"), read("/")]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    world.hold = Promise.resolve();
    expect((await read("/")).source).toBe("miss");
    expect(made).toHaveLength(2);
  });

  it("take no more memory than they may, however many addresses somebody makes up, and leave the common pages where they are", async () => {
    const { cache, made, read } = setUp({ bytes: 200_000, text: (address) => address.padEnd(10_000, "x") });
    await read("/needs");
    for (let number = 0; number < 2_000; number += 1) await read(`/needs?q=${number}`, false);
    expect(cache.bytes()).toBeLessThan(400_000);
    expect(cache.pages()).toBeGreaterThan(5);
    expect(made).toHaveLength(2_001);
    expect((await read("/needs")).source).toBe("hit");
  });

  it("are the same in each way of writing them, and compressed once", async () => {
    const { read } = setUp();
    const { page } = await read("/");
    const text = page.body.toString();
    expect(brotliDecompressSync(await page.bytes("br")).toString()).toBe(text);
    expect(gunzipSync(await page.bytes("gzip")).toString()).toBe(text);
    expect(page.bytes("identity")).toBe(page.body);
    expect(page.bytes("br")).toBe(page.bytes("br"));
    expect(page.bytes("br")).toBeInstanceOf(Buffer);
  });
});
