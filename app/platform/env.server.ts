import { z } from "zod";

const flag = z
  .enum(["0", "1", "true", "false", ""])
  .optional()
  .transform((value) => value === "1" || value === "true");
const optional = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === "" ? undefined : value.trim()));
const port = z.coerce.number().int().min(1).max(65535);

const settings = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    PORT: port.default(3000),
    ORIGIN: optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
    DATA_DIR: z.string().default(".data"),
    DATABASE_URL: optional.pipe(z.string().regex(/^postgres(ql)?:\/\//, "must start with postgresql://").optional()),
    DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(16),
    DEMO: flag,
    SESSION_SECRET: optional.pipe(z.string().min(32, "must have at least 32 characters").optional()),
    CERTIFICATE_SIGNING_KEY: optional,
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    WORKER: z.enum(["inside", "none"]).default("inside"),
    TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
    METRICS_TOKEN: optional,
    STORAGE_DIR: optional,
    S3_BUCKET: optional,
    S3_REGION: optional,
    S3_ENDPOINT: optional,
    S3_ACCESS_KEY_ID: optional,
    S3_SECRET_ACCESS_KEY: optional,
    MEILISEARCH_HOST: optional,
    MEILISEARCH_API_KEY: optional,
    STRIPE_SECRET_KEY: optional,
    RESEND_API_KEY: optional,
    RESEND_BASE_URL: optional,
    RESEND_WEBHOOK_SECRET: optional,
    MAIL_FROM: z.string().default("Tấm Lòng Vàng <xinchao@tamlongvang.example>"),
    FUND_NAME_VI: optional,
    FUND_NAME_EN: optional,
    FUND_PLACE_VI: optional,
    BANK_BIN: optional.pipe(z.string().regex(/^\d{6}$/, "must be the six digits of the bank").optional()),
    BANK_NAME: optional,
    BANK_ACCOUNT: optional.pipe(z.string().regex(/^[0-9A-Za-z]{1,19}$/, "must have at most 19 letters and digits").optional()),
    BANK_HOLDER: optional,
    HOLD_BANK_HOURS: z.coerce.number().min(0.01).max(24 * 30).default(72),
    HOLD_IN_KIND_DAYS: z.coerce.number().min(0.01).max(90).default(7),
  })
  .superRefine((value, context) => {
    if (value.DATABASE_URL && !value.DEMO && value.NODE_ENV === "production") {
      for (const name of ["SESSION_SECRET", "CERTIFICATE_SIGNING_KEY", "BANK_BIN", "BANK_NAME", "BANK_ACCOUNT", "BANK_HOLDER", "ORIGIN"] as const) {
        if (!value[name]) context.addIssue({ code: "custom", path: [name], message: "is required when DATABASE_URL is set and DEMO is not 1" });
      }
    }
    if (value.RESEND_API_KEY && !value.RESEND_WEBHOOK_SECRET && value.NODE_ENV === "production")
      context.addIssue({ code: "custom", path: ["RESEND_WEBHOOK_SECRET"], message: "is required with RESEND_API_KEY, so that bounces are believed only when signed" });
  });

export type Environment = ReturnType<typeof parseEnvironment>;

/** A setting that cannot be used. The message is one sentence for the operator and names the setting. */
export class SettingError extends Error {}

/**
 * Parses every setting once. Demo conveniences (demo roles, demo bank, mailbox page) follow from `DEMO=1`, or from running with
 * nothing configured: no DATABASE_URL means the embedded database, which exists only for trying the product out.
 * Refuses with one sentence naming each wrong setting.
 */
export function parseEnvironment(source: NodeJS.ProcessEnv) {
  const parsed = settings.safeParse(source);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new SettingError(`Wrong setting: ${sentences.join("; ")}.`);
  }
  const value = parsed.data;
  const demo = value.DEMO || !value.DATABASE_URL;
  return {
    ...value,
    demo,
    origin: (value.ORIGIN ?? `http://localhost:${value.PORT}`).replace(/\/$/, ""),
    storageDir: value.STORAGE_DIR ?? `${value.DATA_DIR}/files`,
    fund: {
      nameVi: value.FUND_NAME_VI ?? "Quỹ Tấm Lòng Vàng (minh họa)",
      nameEn: value.FUND_NAME_EN ?? "Golden Heart Fund (demonstration)",
      placeVi: value.FUND_PLACE_VI ?? "Hải Phòng",
    },
    bank: {
      bin: value.BANK_BIN ?? "970436",
      name: value.BANK_NAME ?? "Ngân hàng minh họa",
      account: value.BANK_ACCOUNT ?? "0000000000000",
      holder: value.BANK_HOLDER ?? "QUY TAM LONG VANG MINH HOA",
    },
  };
}

export const env: Environment = parseEnvironment(process.env);
