import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStorage } from "~/platform/storage.server";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "storage-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = Buffer.from([0, 255, 13, 10, 200]);

describe("storage on local disk", () => {
  it("gives back what was put, byte for byte, until it is deleted", async () => {
    const storage = await openStorage({ folder });
    await storage.put("evidence/2026/one.jpg", bytes, "image/jpeg");
    expect(await storage.get("evidence/2026/one.jpg")).toEqual(bytes);
    await storage.put("evidence/2026/one.jpg", Buffer.from("new"));
    expect((await storage.get("evidence/2026/one.jpg"))?.toString()).toBe("new");
    await storage.delete("evidence/2026/one.jpg");
    expect(await storage.get("evidence/2026/one.jpg")).toBeNull();
    await expect(storage.delete("evidence/2026/one.jpg")).resolves.toBeUndefined();
  });

  it("refuses keys that climb out of its folder", async () => {
    const inner = path.join(folder, "inner");
    const storage = await openStorage({ folder: inner });
    await writeFile(path.join(folder, "secret"), "secret");
    await expect(storage.get("../secret")).rejects.toThrow();
    await expect(storage.put("../planted", bytes)).rejects.toThrow();
    expect(await readdir(folder)).toEqual(["secret"]);
  });

  it.each(["public", "public/files", "build/client/x"])("refuses the served folder %s", async (served) => {
    await expect(openStorage({ folder: served })).rejects.toThrow(/served to everybody/);
  });
});

describe("storage in a bucket", () => {
  const objects = new Map<string, Buffer>();
  let server: Server;

  // why: S3 is outside our machines; this answers the four calls the driver makes.
  beforeEach(async () => {
    server = createServer((request, response) => {
      const key = new URL(request.url ?? "", "http://s3").pathname;
      const found = objects.get(key);
      if (request.method === "PUT") {
        const parts: Buffer[] = [];
        request.on("data", (part: Buffer) => parts.push(part));
        request.on("end", () => {
          objects.set(key, Buffer.concat(parts));
          response.writeHead(200, { etag: '"x"' }).end();
        });
        return;
      }
      if (request.method === "DELETE") {
        objects.delete(key);
        response.writeHead(204).end();
        return;
      }
      if (!found) {
        response.writeHead(404, { "content-type": "application/xml" }).end("<Error><Code>NoSuchKey</Code></Error>");
        return;
      }
      response.writeHead(200, { "content-length": found.byteLength }).end(request.method === "HEAD" ? undefined : found);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  });
  afterEach(() => server.close());

  it("puts, gets and deletes under the bucket's own path", async () => {
    const { port } = server.address() as AddressInfo;
    const endpoint = `http://127.0.0.1:${port}`;
    const s3 = { bucket: "files", region: "auto", endpoint, accessKeyId: "id", secretAccessKey: "secret" };
    const storage = await openStorage({ folder, s3 });
    await storage.put("receipts/one.pdf", bytes);
    expect([...objects.keys()]).toEqual(["/files/receipts/one.pdf"]);
    expect(objects.get("/files/receipts/one.pdf")?.includes(bytes)).toBe(true);
    expect(await storage.get("receipts/none.pdf")).toBeNull();
    await storage.delete("receipts/one.pdf");
    expect(objects.size).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  });
});
