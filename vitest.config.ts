import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "~": fileURLToPath(new URL("./app", import.meta.url)) };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], setupFiles: ["tests/support/no-outside-requests.ts"], testTimeout: 60_000 },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: ["tests/integration/**/*.test.{ts,tsx}", "tests/stories/**/*.test.{ts,tsx}"],
          globalSetup: ["tests/support/template-database.ts"],
          setupFiles: ["tests/support/no-outside-requests.ts", "tests/support/worker-database.ts"],
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/support/running-product.ts"],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
