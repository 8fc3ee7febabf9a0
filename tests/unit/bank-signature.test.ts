import { createHmac } from "node:crypto";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { checkNoticeSignature } from "~/platform/bank-signature.server";
import { clock } from "~/platform/clock.server";
import { env } from "~/platform/env.server";
import { sortedJson } from "~/platform/sorted-json";

const KEY = "a key that only this test knows";
const bytes = (text: string) => new TextEncoder().encode(text);
const hmac = (kind: "sha256" | "sha512", text: string, key = KEY) => createHmac(kind, key).update(text).digest("hex");
const casso = (value: string | null) => new Headers(value === null ? {} : { "X-Casso-Signature": value });
const sepay = (body: string, at = now() / 1000) => new Headers({ "X-SePay-Timestamp": String(Math.floor(at)), "X-SePay-Signature": `sha256=${hmac("sha256", `${Math.floor(at)}.${body}`)}` });
const now = () => clock.now().getTime();

afterEach(() => {
  env.BANK_WEBHOOK_SECRET = env.BANK_WEBHOOK_API_KEY = env.BANK_WEBHOOK_CASSO_SECRET = undefined;
});

describe("JSON with its keys in order", () => {
  it("orders the keys of every object, keeps lists as they are, and writes no blanks", () => {
    expect(sortedJson('{ "b": [3, {"z": 1, "a": 2}], "a": {"y": null, "x": "é/\\u0111"} }')).toBe('{"a":{"x":"é/đ","y":null},"b":[3,{"a":2,"z":1}]}');
  });

  it("is the same for whatever order the keys come in", () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.dictionary(fc.string(), fc.integer()))), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(sortedJson(JSON.stringify(turned))).toBe(sortedJson(JSON.stringify(value)));
      expect(JSON.parse(sortedJson(JSON.stringify(value))!)).toEqual(JSON.parse(JSON.stringify(value)));
    }));
  });

  it.each(["", "{", "null", "7", "[1]", '"x"', `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`, `{"a":${"[".repeat(5000)}${"]".repeat(5000)}}`])("is nothing for %#", (text) => {
    expect(sortedJson(text)).toBeNull();
  });
});

describe("the signature of a Casso notice", () => {
  const body = '{"error":0,"data":{"id":7,"amount":1000,"description":"ủng hộ / bữa ăn"}}';
  const signed = (at = now(), text = '{"data":{"amount":1000,"description":"ủng hộ / bữa ăn","id":7},"error":0}') => `t=${at},v1=${hmac("sha512", `${at}.${text}`)}`;

  it("holds over the notice with its keys in order, however the body is written", () => {
    env.BANK_WEBHOOK_CASSO_SECRET = KEY;
    expect(checkNoticeSignature(bytes(body), casso(signed()))).toEqual({ ok: true, scheme: "casso" });
    expect(checkNoticeSignature(bytes(JSON.stringify(JSON.parse(body), null, 2)), casso(signed().toUpperCase().replace("T=", "t=").replace("V1=", "v1=")))).toEqual({ ok: true, scheme: "casso" });
  });

  it("is refused over another body, under another key, over the untouched body, and outside the window", () => {
    env.BANK_WEBHOOK_CASSO_SECRET = KEY;
    const bad = { ok: false, reason: "bad-signature" };
    expect(checkNoticeSignature(bytes(body.replace("1000", "9000")), casso(signed()))).toEqual(bad);
    expect(checkNoticeSignature(bytes(body), casso(signed(now(), body)))).toEqual(bad);
    expect(checkNoticeSignature(bytes("{"), casso(signed()))).toEqual(bad);
    const at = now();
    expect(checkNoticeSignature(bytes(body), casso(signed(at).replace(`t=${at}`, `t=${at + 1}`)))).toEqual(bad);
    env.BANK_WEBHOOK_CASSO_SECRET = "another key altogether";
    expect(checkNoticeSignature(bytes(body), casso(signed()))).toEqual(bad);
    env.BANK_WEBHOOK_CASSO_SECRET = KEY;
    for (const off of [-301_000, 302_000]) expect(checkNoticeSignature(bytes(body), casso(signed(at + off)))).toEqual({ ok: false, reason: "too-old" });
    for (const header of [null, "", "t=1", `v1=${"0".repeat(128)}`, `t=soon,v1=${"0".repeat(128)}`, `t=${at},v1=${"0".repeat(64)}`]) expect(checkNoticeSignature(bytes(body), casso(header)), String(header)).toEqual({ ok: false, reason: "unsigned" });
  });
});

describe("which scheme is taken", () => {
  it("follows from which secret is set", () => {
    const closed = { ok: false, reason: "not-configured" };
    const at = now();
    const both = new Headers([...sepay("{}"), ["X-Casso-Signature", `t=${at},v1=${hmac("sha512", `${at}.{}`)}`]]);
    const ofCasso = casso(both.get("X-Casso-Signature"));
    expect(checkNoticeSignature(bytes("{}"), both)).toEqual(closed);
    env.BANK_WEBHOOK_SECRET = KEY;
    expect(checkNoticeSignature(bytes("{}"), both)).toEqual({ ok: true, scheme: "sepay" });
    expect(checkNoticeSignature(bytes("{}"), ofCasso)).toEqual({ ok: false, reason: "unsigned" });
    env.BANK_WEBHOOK_CASSO_SECRET = KEY;
    expect([checkNoticeSignature(bytes("{}"), sepay("{}")), checkNoticeSignature(bytes("{}"), ofCasso)]).toEqual([{ ok: true, scheme: "sepay" }, { ok: true, scheme: "casso" }]);
    env.BANK_WEBHOOK_SECRET = undefined;
    expect(checkNoticeSignature(bytes("{}"), sepay("{}"))).toEqual({ ok: false, reason: "unsigned" });
  });
});
