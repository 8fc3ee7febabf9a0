import http from "node:http";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { appealLines } from "../support/appeal-statement";
import { newVisitor, openBrowser, PHONE } from "../support/browser";
import { HttpPerson } from "../support/http-person";
import { vietcombankCsv } from "../support/statement-files";
import { uploadedStatement } from "../support/uploaded-statement";

const origin = inject("productUrl");
const database = new pg.Client({ connectionString: inject("databaseUrl") });
const people = {} as Record<"fund_manager" | "auditor", HttpPerson>;

beforeAll(async () => {
  await database.connect();
  for (const role of ["fund_manager", "auditor"] as const) {
    const { rows } = await database.query<{ id: string }>("SELECT person_id AS id FROM role_grant WHERE role = $1 AND revoked_at IS NULL LIMIT 1", [role]);
    people[role] = await new HttpPerson(origin).signInAs(rows[0]!.id);
  }
});
afterAll(() => database.end());

const count = async () => Number((await database.query<{ n: number }>("SELECT count(*)::int AS n FROM statement_import")).rows[0]!.n);

describe("uploading a statement", () => {
  it("is read by the worker, shown row by row, and reported as a file", async () => {
    let csv = "";
    for await (const part of vietcombankCsv(appealLines({ credits: 60, seed: 77 }))) csv += part;
    const id = await uploadedStatement(people.fund_manager, csv.replace("ung ho bua an", "=HYPERLINK(1)"), { fileName: "Sao kê tháng 9.csv" });
    const page = await (await people.auditor.get(`/fund/statements/${id}`)).text();
    expect(page).toContain("Sao kê tháng 9.csv");
    expect(page).toContain("Đã ghi sổ");
    const report = await people.auditor.get(`/fund/statements/${id}/report.csv`);
    expect(report.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    const lines = (await report.text()).trim().split("\r\n");
    expect(lines).toHaveLength(61);
    expect(lines[1]).toMatch(/^8,2026-09-10,\d+,,/);
  });

  it("is refused in words when it is empty, too large, of another kind, or sent by another page", async () => {
    const before = await count();
    const empty = await people.fund_manager.send("/fund/statements", {}, { statement: new File([], "a.csv") });
    expect([empty.status, await empty.text()]).toEqual([400, expect.stringContaining("0 byte")]);
    const none = await people.fund_manager.post("/fund/statements", { statement: "x" });
    expect([none.status, await none.text()]).toEqual([400, expect.stringContaining("Chưa có tệp nào")]);
    expect((await people.fund_manager.send("/fund/statements", {}, { statement: new File(["a"], "a.csv") }, { csrf: false })).status).toBe(403);
    expect((await people.auditor.send("/fund/statements", {}, { statement: new File(["a"], "a.csv") })).status).toBe(403);
    await brokenOff();
    expect(await announced(2 * 1024 ** 3)).toEqual([413, expect.stringContaining("200 MB")]);
    expect(await count()).toBe(before);
  });

  it("works without JavaScript on a phone: a file of an unknown bank, its columns, booked", async () => {
    const browser = await openBrowser();
    const { context, page } = await newVisitor(browser, origin, { javaScriptEnabled: false, viewport: PHONE });
    await page.goto("/sign-in");
    for (const summary of await page.locator("main details > summary").all()) await summary.click();
    await page.getByRole("button", { name: "Quản lý quỹ Demo 1" }).first().click();
    await page.goto("/en/fund/statements");
    await page.setInputFiles("input[type=file]", { name: "other.csv", mimeType: "text/csv", buffer: Buffer.from("Thoi diem;Vao;Loi nhan\n19/11/2026;70.000;ung ho mua dong\n") });
    await page.getByRole("button", { name: "Upload and check" }).click();
    await page.getByText("This bank is not known yet").waitFor();
    await page.getByLabel("Name of the bank").fill("Ngân hàng Demo");
    for (const [column, role] of [["A", "date"], ["B", "credit"], ["C", "memo"]] as const) await page.getByLabel(`Column ${column}`).selectOption(role);
    await page.getByRole("button", { name: "Save and read the file" }).click();
    await page.getByText("1 row is booked").waitFor();
    expect(await page.getByText("ung ho mua dong").count()).toBe(1);
    await context.close();
    await browser.close();
  });
});

/** A form that breaks off in the middle of its file, as on a lost line. */
function brokenOff(): Promise<void> {
  return new Promise((resolve) => {
    const headers = { ...people.fund_manager.headers(), Origin: origin, "Content-Type": "multipart/form-data; boundary=x", "Content-Length": 100_000 };
    const request = http.request(`${origin}/fund/statements`, { method: "POST", headers });
    request.once("error", () => resolve());
    request.write(`--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${people.fund_manager.token()}\r\n--x\r\nContent-Disposition: form-data; name="statement"; filename="a.csv"\r\n\r\nngay`);
    setTimeout(() => request.destroy(new Error("lost line")), 500);
  });
}

/** What the product answers to a form that says it will be so long, before any of it is sent. */
function announced(bytes: number): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const request = http.request(`${origin}/fund/statements`, { method: "POST", headers: { "Content-Type": "multipart/form-data; boundary=x", "Content-Length": bytes } }, async (response) => {
      let text = "";
      for await (const part of response) text += String(part);
      resolve([response.statusCode!, text]);
      request.destroy();
    });
    request.once("error", reject);
    request.flushHeaders();
  });
}
