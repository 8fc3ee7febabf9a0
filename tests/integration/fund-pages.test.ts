import { beforeEach, describe, expect, it } from "vitest";
import { startSession } from "~/domain/accounts/start-session.server";
import type { Viewer } from "~/domain/accounts/viewer";
import { draftCertificate } from "~/domain/certificates/draft-certificate.server";
import { db, transact } from "~/platform/database.server";
import { action as decideOnCertificate, loader as certificatePage } from "~/routes/fund/certificate";
import { loader as certificatePdf } from "~/routes/fund/certificate-pdf";
import { loader as ledgerCsv } from "~/routes/fund/ledger-csv";
import { action as decideOnTransfer, loader as transferPage } from "~/routes/fund/transfer";
import { sessionCookie } from "~/routes/guards/session-cookie.server";
import { deliverAll, paidPledge } from "../support/deliver";
import { balances, makeViewer, moneyArrives, pledge, setStage, stateOf, type Stage } from "../support/factories";
import { ask, sendForm } from "../support/visitor-request";

let stage: Stage;
let auditor: Viewer;

const cookiesFor = async (viewer: Viewer) => [sessionCookie(await startSession({ personId: viewer.personId, device: "" }))];
const open = async (viewer: Viewer, path: string, id: string) => ({ ...ask(path, { cookies: await cookiesFor(viewer) }), params: { id } });
const send = async (viewer: Viewer, path: string, id: string, fields: Record<string, string>) => ({ ...sendForm(path, fields, { cookies: await cookiesFor(viewer) }), params: { id } });
const decide = async (transferId: string, fields: Record<string, string>, { viewer = stage.fund, lang = "" } = {}) => decideOnTransfer(await send(viewer, `${lang}/fund/transfers/${transferId}`, transferId, fields));
const certify = async (id: string, fields: Record<string, string>, viewer = stage.fund) => decideOnCertificate(await send(viewer, `/fund/certificates/${id}`, id, fields));
const thrown = async (answer: Promise<unknown>) => answer.then(() => 0, (error: unknown) => (error instanceof Response ? error.status : -1));

beforeEach(async () => {
  stage = await setStage({ quantity: 100 });
  auditor = await makeViewer({ role: "auditor" });
});

describe("deciding on a transfer", () => {
  it("places what the form says, in either language", async () => {
    const reference = await pledge(stage.sponsor, stage.needCode, 2);
    const { transferId } = await moneyArrives(40_000);
    const placed = (await decide(transferId, { act: "place", reference, amount: "30.000 ₫" }, { lang: "/en" })) as Response;
    expect([placed.status, placed.headers.get("Location")]).toEqual([302, `/en/fund/transfers/${transferId}`]);
    expect(await stateOf(reference)).toBe("confirmed");
    expect((await balances()).suspense).toBe(-10_000);
    expect(((await decide(transferId, { act: "return", note: "UNC 12", confirmed: "yes" })) as Response).status).toBe(302);
    expect((await balances()).suspense).toBeUndefined();
  });

  it.each([
    [{ act: "place", amount: "nhiều" }, "amount-invalid"],
    [{ act: "place", amount: "50.000" }, "amount-above-unplaced"],
    [{ act: "place", amount: "30.001" }, "amount-above-lacking"],
    [{ act: "place", amount: "1.000", reference: "TLV1234567" }, "reference-invalid"],
    [{ act: "return", note: "Trả lại" }, "confirm-needed"],
    [{ act: "keep", note: "  ", confirmed: "yes" }, "note-needed"],
    [{ act: "keep", note: "Không rõ", confirmed: "no" }, "confirm-needed"],
  ])("refuses %j with a reason, moves nothing and gives back what was written", async (fields, reason) => {
    const reference = await pledge(stage.sponsor, stage.needCode, 2);
    const { transferId } = await moneyArrives(40_000);
    const before = await balances();
    const { amount = "", note = "" } = fields as { amount?: string; note?: string };
    expect(await decide(transferId, { reference, ...fields })).toMatchObject({ init: { status: 400 }, data: { result: { act: fields.act, amount, note: note.trim(), reason } } });
    expect(await balances()).toEqual(before);
  });

  it("is for the fund alone; the auditor reads it, and nobody else", async () => {
    const { transferId } = await moneyArrives(40_000);
    const fields = { act: "keep", note: "x", confirmed: "yes" };
    for (const viewer of [auditor, stage.sponsor, stage.coordinator, await makeViewer({ role: "admin" })]) expect(await thrown(decide(transferId, fields, { viewer }))).toBe(403);
    expect(await thrown(decide(transferId, { act: "other" }))).toBe(400);
    expect(await thrown(decide("00000000-0000-4000-8000-000000000000", fields))).toBe(404);
    const read = async (viewer: Viewer, id = transferId) => transferPage(await open(viewer, `/fund/transfers/${id}?pledge=TLV2222222`, id));
    expect(await read(auditor)).toMatchObject({ transfer: { id: transferId, mayPlace: false }, suggestions: [], preview: null, previewRefused: null });
    expect(await read(stage.fund)).toMatchObject({ typed: "TLV2222222", preview: null, previewRefused: "pledge-not-found" });
    expect(await thrown(read(stage.sponsor))).toBe(403);
    expect(await thrown(read(auditor, "nothing"))).toBe(404);
  });
});

describe("deciding on a certificate", () => {
  const drafted = async () => {
    const reference = await paidPledge(stage, 2);
    await deliverAll(stage, reference);
    const { id } = await db.pledge.findUniqueOrThrow({ where: { reference } });
    return (await transact((tx) => draftCertificate(tx, id)))!;
  };
  const state = async (id: string) => (await db.certificate.findUniqueOrThrow({ where: { id } })).state;

  it("goes from draft to approved, issued and revoked, what is final only when it is marked as meant", async () => {
    const id = await drafted();
    const refused = (act: string, reason: string, note = "") => ({ init: { status: 400 }, data: { result: { act, note, reason } } });
    expect(await certify(id, { act: "issue", confirmed: "yes" })).toMatchObject(refused("issue", "not-approved"));
    expect(((await certify(id, { act: "approve" })) as Response).status).toBe(302);
    expect(await certify(id, { act: "issue" })).toMatchObject(refused("issue", "confirm-needed"));
    expect(await state(id)).toBe("approved");
    expect(((await certify(id, { act: "issue", confirmed: "yes" })) as Response).status).toBe(302);
    expect(await certify(id, { act: "revoke", reason: "Giao nhầm" })).toMatchObject(refused("revoke", "confirm-needed", "Giao nhầm"));
    expect(await certify(id, { act: "revoke", reason: " ", confirmed: "yes" })).toMatchObject(refused("revoke", "reason-needed"));
    expect(await state(id)).toBe("issued");
    expect(((await certify(id, { act: "revoke", reason: "Giao nhầm", confirmed: "yes" })) as Response).status).toBe(302);
    expect(await state(id)).toBe("revoked");
    expect(await certify(id, { act: "approve" })).toMatchObject(refused("approve", "not-drafted"));
  });

  it("is for the fund alone; the sheet of a draft for the fund and the auditor", async () => {
    const id = await drafted();
    for (const viewer of [auditor, stage.sponsor, stage.coordinator]) expect(await thrown(certify(id, { act: "approve" }, viewer))).toBe(403);
    expect(await state(id)).toBe("drafted");
    expect(await thrown(certify(id, { act: "other" }))).toBe(400);
    expect(await thrown(certify("nothing", { act: "approve" }))).toBe(404);
    expect(await certificatePage(await open(auditor, `/fund/certificates/${id}`, id))).toMatchObject({ certificate: { id, mayApprove: false } });
    const sheet = await certificatePdf(await open(auditor, `/fund/certificates/${id}/certificate.pdf`, id));
    expect([sheet.status, sheet.headers.get("Content-Type"), sheet.headers.get("Cache-Control")]).toEqual([200, "application/pdf", "private, no-store"]);
    expect(await thrown(open(stage.sponsor, `/fund/certificates/${id}/certificate.pdf`, id).then(certificatePdf))).toBe(403);
  });
});

describe("the ledger as a file", () => {
  it("holds what the page shows, in the page's language, for the fund and the auditor", async () => {
    await moneyArrives(30_000, await pledge(stage.sponsor, stage.needCode, 2));
    await moneyArrives(5_000);
    const file = await ledgerCsv(await open(auditor, "/en/fund/ledger.csv?kind=transfer_suspended", ""));
    const [header, ...lines] = (await file.text()).trim().split("\r\n");
    expect(header).toContain("No.,Moment,Document date,Posting date,Kind of transaction");
    expect(lines.map((line) => line.split(",").slice(-6, -2).join())).toEqual(["bank:main,5000,,", "suspense,,5000,"]);
    expect(await thrown(open(stage.coordinator, "/fund/ledger.csv", "").then(ledgerCsv))).toBe(403);
  });
});
