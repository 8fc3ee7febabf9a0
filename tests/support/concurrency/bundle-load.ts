import { mkdir, mkdtemp } from "node:fs/promises";
import path from "node:path";
import { build } from "vite";

/**
 * Bundles the load's programs, since a killed process must be replaced in a fraction of the time that translating TypeScript would take. Packages
 * stay outside, hence a folder from which they are found. The caller removes the folder.
 */
export async function bundleLoad(): Promise<{ folder: string; pledgeLoad: string; carelessLoad: string; settleLoad: string }> {
  const root = path.resolve(".cache");
  await mkdir(root, { recursive: true });
  const folder = await mkdtemp(path.join(root, "load-"));
  await build({
    configFile: false,
    logLevel: "error",
    resolve: { alias: { "~": path.resolve("app") } },
    build: {
      ssr: true,
      target: "node20",
      outDir: folder,
      rollupOptions: {
        input: { "pledge-load": path.join(import.meta.dirname, "pledge-load.ts"), "careless-load": path.join(import.meta.dirname, "careless-load.ts"), "settle-load": path.join(import.meta.dirname, "settle-load.ts") },
        output: { entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" },
      },
    },
  });
  return { folder, pledgeLoad: path.join(folder, "pledge-load.mjs"), carelessLoad: path.join(folder, "careless-load.mjs"), settleLoad: path.join(folder, "settle-load.mjs") };
}
