import pino from "pino";
import { env } from "./env.server";

/** Structured log. Personal data and secrets are censored by path, whoever logs them. */
export const log = pino({
  level: env.NODE_ENV === "test" ? "silent" : env.LOG_LEVEL,
  redact: {
    paths: ["email", "*.email", "to", "*.to", "code", "token", "cookie", "*.cookie", "*.authorization", "memo", "*.memo", "payerName", "*.payerName", "password", "*.password"],
    censor: "[withheld]",
  },
  base: undefined,
});
