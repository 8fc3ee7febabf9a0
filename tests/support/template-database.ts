import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../prisma/migrate";
import { startEmbeddedPostgres } from "../../scripts/embedded-postgres";

declare module "vitest" {
  interface ProvidedContext {
    adminUrl: string;
    templateName: string;
  }
}

/** One PostgreSQL for the whole run, with one migrated template database that every test file clones. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), "tlv-test-"));
  const server = await startEmbeddedPostgres(folder, { database: "tlv_template", settings: ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200"] });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await migrate(client);
  await client.end();
  await runMigrations({ connectionString: server.url });
  project.provide("adminUrl", server.adminUrl);
  project.provide("templateName", "tlv_template");
  return async () => {
    await server.stop("immediate");
    await rm(folder, { recursive: true, force: true });
  };
}
