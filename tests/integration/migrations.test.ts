import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Prisma } from "~/platform/generated/prisma/client";
import { db, pool } from "~/platform/database.server";
import { migrate } from "../../prisma/migrate";

describe("migrations", () => {
  it("leave every table and column that the Prisma schema declares", async () => {
    const { rows } = await pool().query<{ place: string }>("SELECT table_name || '.' || column_name AS place FROM information_schema.columns WHERE table_schema = 'public'");
    const present = new Set(rows.map((row) => row.place));
    const declared = await declaredColumns();
    expect(declared.length).toBeGreaterThan(200);
    expect(declared.filter((place) => !present.has(place))).toEqual([]);
    const known = new Set(declared);
    expect([...present].filter((place) => !known.has(place) && !place.startsWith("_prisma_migrations"))).toEqual([]);
  });

  it("are applied once and refuse a file changed afterwards", async () => {
    const client = await pool().connect();
    try {
      expect(await migrate(client)).toEqual([]);
      await client.query("UPDATE _prisma_migrations SET checksum = 'altered'");
      await expect(migrate(client)).rejects.toThrow(/was changed after/);
    } finally {
      client.release();
    }
  });

  it("give models that Prisma can read", async () => {
    for (const name of Object.values(Prisma.ModelName)) {
      const model = (db as unknown as Record<string, { findFirst(): Promise<unknown> }>)[name[0]!.toLowerCase() + name.slice(1)];
      await expect(model!.findFirst(), name).resolves.toBeNull();
    }
  });
});

async function declaredColumns(): Promise<string[]> {
  const folder = path.resolve("prisma/models");
  const texts = await Promise.all((await readdir(folder)).map((file) => readFile(path.join(folder, file), "utf8")));
  const models = [...texts.join("\n").matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const names = new Set(models.map((model) => model[1]));
  return models.flatMap(([, , body]) => {
    const table = /@@map\("(\w+)"\)/.exec(body!)![1];
    return body!
      .split("\n")
      .map((line) => /^ {2}(\w+)\s+(\w+)/.exec(line) && { line, field: /^ {2}(\w+)\s+(\w+)/.exec(line)! })
      .filter((entry) => entry !== null && entry !== undefined && !entry.line.includes("@@") && !names.has(entry.field[2]!))
      .map((entry) => `${table}.${/@map\("(\w+)"\)/.exec(entry!.line)?.[1] ?? entry!.field[1]}`);
  });
}
