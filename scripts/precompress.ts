import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";
import type { Plugin } from "vite";

const ASSETS = "build/client/assets";
const COMPRESSIBLE = /\.(?:js|css|svg)$/;
const best = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: zlib.constants.BROTLI_MAX_QUALITY } };

/** Lays each file of the browser's build compressed beside it, as small as it gets: that takes far too long to do for each visitor. */
export function precompressed(): Plugin {
  return {
    name: "precompressed",
    // The server's build comes last and brings the list of routes.
    apply: (_config, { isSsrBuild }) => isSsrBuild === true,
    closeBundle: {
      order: "post",
      sequential: true,
      async handler() {
        for (const name of (await readdir(ASSETS)).filter((file) => COMPRESSIBLE.test(file))) {
          const place = path.join(ASSETS, name);
          const bytes = await readFile(place);
          await writeFile(`${place}.br`, await promisify(zlib.brotliCompress)(bytes, best));
          await writeFile(`${place}.gz`, await promisify(zlib.gzip)(bytes, { level: 9 }));
        }
      },
    },
  };
}
