import { createPrivateKey } from "node:crypto";
import { z } from "zod";

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, { error: `must be one of ${values.join(", ")}` });
const wholeNumber = (least: number, most: number) =>
  z.string().transform(Number).refine((value) => Number.isInteger(value) && value >= least && value <= most, `must be a whole number from ${least} to ${most.toLocaleString("en")}`);
const duration = (most: number) => z.string().transform(Number).refine((value) => value >= 0.01 && value <= most, `must be a number from 0.01 to ${most}`);
const flag = oneOf(["0", "1", "true", "false"]).optional().transform((value) => value === "1" || value === "true");
const optional = z.string().trim().optional();

const settings = z
  .object({
    NODE_ENV: oneOf(["development", "production", "test"]).default("production"),
    PORT: wholeNumber(1, 65535).default(3000),
    ORIGIN: optional.pipe(z.url({ protocol: /^https?$/, error: "must be an address such as https://tamlongvang.example" }).optional()),
    DATA_DIR: z.string().default(".data"),
    DATABASE_URL: optional.pipe(z.string().refine(isDatabaseAddress, "must be an address such as postgresql://user:password@host:5432/database, with special characters of the password percent-encoded").optional()),
    DATABASE_POOL: wholeNumber(2, 100).default(16),
    DEMO: flag,
    SESSION_SECRET: optional.pipe(z.string().min(32, "must have at least 32 characters").optional()),
    CERTIFICATE_SIGNING_KEY: optional.pipe(z.string().refine(isSigningKey, "must be an Ed25519 private key: base64 of its PKCS #8 DER form").optional()),
    LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    WORKER: oneOf(["inside", "none"]).default("inside"),
    TRUST_PROXY: wholeNumber(0, 5).default(0),
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
    STRIPE_WEBHOOK_SECRET: optional,
    STRIPE_BASE_URL: optional.pipe(z.url({ protocol: /^https?$/, error: "must be an address such as http://localhost:12111" }).optional()),
    HOLD_CARD_MINUTES: wholeNumber(30, 1440).default(30),
    CARD_RATE_MAX_DAYS: wholeNumber(1, 366).default(7),
    RESEND_API_KEY: optional,
    RESEND_BASE_URL: optional,
    RESEND_WEBHOOK_SECRET: optional,
    MAIL_FROM: z.string().default("Tấm Lòng Vàng <xinchao@tamlongvang.example>"),
    FUND_NAME_VI: optional,
    FUND_NAME_EN: optional,
    FUND_PLACE_VI: optional,
    FUND_EMAIL: optional.pipe(z.email("must be an email address").optional()),
    BANK_BIN: optional.pipe(z.string().regex(/^\d{6}$/, "must be the six digits of the bank").optional()),
    BANK_NAME: optional,
    BANK_ACCOUNT: optional.pipe(z.string().regex(/^[0-9A-Za-z]{1,19}$/, "must have at most 19 letters and digits").toUpperCase().optional()),
    BANK_HOLDER: optional,
    FUND_TWO_PERSON_ABOVE: wholeNumber(0, 1_000_000_000_000).default(20_000_000),
    FUND_TWO_PERSON_DAYS: wholeNumber(1, 366).default(30),
    FUND_FEE_ALONE_MAX: wholeNumber(0, 1_000_000_000).default(2_000_000),
    BANK_WEBHOOK_SECRET: optional.pipe(z.string().min(16, "must have at least 16 characters").optional()),
    BANK_WEBHOOK_API_KEY: optional.pipe(z.string().regex(/^[\x21-\x7e]{16,}$/, "must have at least 16 letters, digits or signs without blanks").optional()),
    BANK_WEBHOOK_CASSO_SECRET: optional.pipe(z.string().min(16, "must have at least 16 characters").optional()),
    BANK_WEBHOOK_TOLERANCE_SECONDS: wholeNumber(30, 3600).default(300),
    BANK_TRANSFER_LIMIT: wholeNumber(1_000_000, 9_999_999_999_999).default(499_999_999),
    BANK_TRANSFERS_PER_DAY: wholeNumber(1, 20).default(1),
    STATEMENT_MAX_MB: wholeNumber(1, 1024).default(200),
    HOLD_BANK_HOURS: duration(24 * 30).default(72),
    HOLD_IN_KIND_DAYS: duration(90).default(7),
    INSTALMENT_GRACE_DAYS: wholeNumber(0, 90).default(21),
    MISSED_INSTALMENTS: oneOf(["bridge", "reserve"]).default("bridge"),
    BRIDGE_DAYS: wholeNumber(1, 365).default(30),
    PAGE_CACHE_MB: wholeNumber(1, 8192).default(64),
    OPEN_DATA_PER_MINUTE: wholeNumber(1, 100_000).default(240),
    WAITLIST_OFFER_HOURS: duration(24 * 14).default(48),
    SEARCH_MAIL_WINDOW_MINUTES: duration(60).default(5),
    SEARCH_MAIL_HOUR: wholeNumber(0, 23).default(7),
    FUND_BOOKKEEPER_TITLE: optional,
    FUND_ACCOUNTANT_TITLE: optional,
    FUND_HEAD_TITLE: optional,
    APPEAL_TITLE_VI: optional,
    APPEAL_TITLE_EN: optional,
    APPEAL_BASIS_VI: optional,
    APPEAL_BASIS_EN: optional,
    APPEAL_FROM: optional.pipe(z.iso.date({ error: "must be a day such as 2026-09-01" }).optional()),
    APPEAL_RECEIVE_DAYS: wholeNumber(1, 366).default(90),
    APPEAL_DISTRIBUTE_DAYS: wholeNumber(1, 366).default(20),
    APPEAL_POSTING_DAYS: wholeNumber(1, 366).default(30),
    DISCLOSURE_PLACE_VI: optional,
    DISCLOSURE_PLACE_EN: optional,
  })
  .superRefine((value, context) => {
    if (value.DATABASE_URL && !value.DEMO && value.NODE_ENV === "production") {
      const missing = (["SESSION_SECRET", "CERTIFICATE_SIGNING_KEY", "BANK_BIN", "BANK_NAME", "BANK_ACCOUNT", "BANK_HOLDER", "ORIGIN"] as const).filter((name) => !value[name]);
      if (missing.length > 0) context.addIssue({ code: "custom", path: [missing.join(", ")], message: `${missing.length > 1 ? "are" : "is"} required when DATABASE_URL is set and DEMO is not 1` });
    }
    if (value.RESEND_API_KEY && !value.RESEND_WEBHOOK_SECRET && value.NODE_ENV === "production")
      context.addIssue({ code: "custom", path: ["RESEND_WEBHOOK_SECRET"], message: "is required with RESEND_API_KEY, so that bounces are believed only when signed" });
    if (value.STRIPE_SECRET_KEY && !value.STRIPE_WEBHOOK_SECRET && value.NODE_ENV === "production")
      context.addIssue({ code: "custom", path: ["STRIPE_WEBHOOK_SECRET"], message: "is required with STRIPE_SECRET_KEY, so that payments are believed only when signed" });
  });

function isDatabaseAddress(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) && (new URL(text).hostname !== "" || new URL(text).searchParams.has("host"));
}

function isSigningKey(text: string): boolean {
  try {
    return createPrivateKey({ key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" }).asymmetricKeyType === "ed25519";
  } catch {
    return false;
  }
}

export type Environment = ReturnType<typeof parseEnvironment>;

/** A setting that cannot be used. The message is one sentence for the operator and names the setting. */
export class SettingError extends Error {}

/**
 * Parses every setting once. Demo conveniences (demo roles, demo bank, mailbox page) follow from `DEMO=1`, or from running with
 * nothing configured: no DATABASE_URL means the embedded database, which exists only for trying the product out. An empty setting is as good as none.
 * Refuses with one sentence naming each wrong setting.
 */
export function parseEnvironment(source: NodeJS.ProcessEnv) {
  const parsed = settings.safeParse(Object.fromEntries(Object.entries(source).filter(([, text]) => text?.trim())));
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
      email: value.FUND_EMAIL ?? (demo ? "quy@demo.tamlongvang.example" : null),
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
