import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { arrows } from "./eslint.arrows.js";

export default tseslint.config(
  { ignores: ["build/", "node_modules/", ".data/", ".cache/", "app/platform/generated/", "public/"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "off",
    },
  },
  { files: ["app/**/*.{ts,tsx}"], ignores: ["app/platform/log.server.ts"], rules: { "no-console": "error" } },
  { files: ["app/**/*.{ts,tsx}"], plugins: { arrows }, rules: { "arrows/imports": "error" } },
);
