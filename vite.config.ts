import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Rollup } from "vite";
import remixConfig from "./remix.config.js";
import { precompressed } from "./scripts/precompress";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

const FRAMEWORK = /\/node_modules\/(?:react|react-dom|scheduler|react-router|react-router-dom|@remix-run\/(?:react|router|server-runtime)|turbo-stream|i18next|react-i18next|use-sync-external-store)\//;
/** The pages that most visitors see first. */
const FIRST = /\/app\/(?:root|routes\/public\/(?:home|needs|need))\.tsx$/;

/** The framework in one file, which changes with its versions only, and in another what the first pages have in common: forty small files compress by a fifth worse. */
const chunkOf: Rollup.GetManualChunk = (id, { getModuleInfo }) => {
  // What the bundler itself adds (ids that begin with a null) holds the framework together; in the other file the two would each wait for the other.
  if (FRAMEWORK.test(id) || id.startsWith("\0")) return "framework";
  const pages = usedBy(id, getModuleInfo);
  return !/\.css$/.test(id) && !FIRST.test(id) && (pages.size > 1 || [...pages].some((page) => page.includes("/root."))) ? "site" : undefined;
};

/** The first pages, and what is around every page, that import a module, directly or by others. */
function usedBy(id: string, getModuleInfo: Rollup.GetModuleInfo, seen = new Set<string>()): Set<string> {
  const pages = new Set<string>();
  for (const importer of getModuleInfo(id)?.importers ?? []) {
    if (seen.has(importer)) continue;
    seen.add(importer);
    if (FIRST.test(importer.split("?")[0]!)) pages.add(importer);
    else for (const page of usedBy(importer, getModuleInfo, seen)) pages.add(page);
  }
  return pages;
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixConfig), precompressed()],
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  // Terser takes some seconds more than esbuild and leaves four kilobytes fewer for a phone to load.
  build: { target: "es2022", assetsInlineLimit: 0, minify: isSsrBuild ? false : "terser", terserOptions: { compress: { passes: 2 } }, rollupOptions: isSsrBuild ? {} : { output: { manualChunks: chunkOf } } },
  // Found before the first page is shown: a package found while a page loads brings a second React with it.
  optimizeDeps: { entries: ["app/entry.client.tsx", "app/root.tsx", "app/routes/**/*.tsx"] },
}));
