import { describe, expect, it } from "vitest";
import { isOutage } from "~/platform/database-outage";

const failing = (more: object) => Object.assign(new Error("x"), more);

describe("an outage of the database", () => {
  it.each([
    ["a refused connection", failing({ code: "ECONNREFUSED" })],
    ["one of several addresses", failing({ errors: [failing({ code: "ECONNREFUSED" }), failing({ code: "ECONNREFUSED" })] })],
    ["a server that shuts down", failing({ code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "57P01" } } } })],
    ["Prisma's word for it", failing({ code: "P1001" })],
    ["the adapter's word for it", failing({ cause: { kind: "DatabaseNotReachable" } })],
    ["a broken connection", new Error("Connection terminated unexpectedly")],
    ["no connection in time", failing({ code: "08006" })],
  ])("is %s", (_what, error) => {
    expect(isOutage(error)).toBe(true);
  });

  it.each([
    ["a broken rule of the data", failing({ code: "P2002", meta: { driverAdapterError: { cause: { originalCode: "23505" } } } })],
    ["a wrong query", failing({ code: "42601" })],
    ["a bug", new TypeError("x is not a function")],
    ["an answer", new Response(null, { status: 404 })],
    ["words alone", "ECONNREFUSED"],
    ["an error that goes in circles", (() => { const error = failing({}); return Object.assign(error, { cause: error }); })()],
  ])("is not %s", (_what, error) => {
    expect(isOutage(error)).toBe(false);
  });
});
