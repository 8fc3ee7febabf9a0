import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { approveCertificate } from "~/domain/certificates/approve-certificate.server";
import { draftCertificate } from "~/domain/certificates/draft-certificate.server";
import { issueCertificate } from "~/domain/certificates/issue-certificate.server";
import { db, transact } from "~/platform/database.server";
import * as certificateShare from "~/routes/public/certificate-share";
import * as homeShare from "~/routes/public/home-share";
import * as needShare from "~/routes/public/need-share";
import * as needsShare from "~/routes/public/needs-share";
import { deliverAll, paidPledge } from "../support/deliver";
import { granted, setStage, type Stage } from "../support/factories";
import { ask } from "../support/visitor-request";

type Loader = { loader: (args: never) => Promise<Response> };
const get = (route: Loader, path: string, params: Record<string, string> = {}, headers: Record<string, string> = {}) => route.loader({ ...ask(path, { headers }), params } as never);
const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
const status = (answer: Promise<Response>) => answer.then((given) => given.status, (thrown: Response) => thrown.status);

let stage: Stage;
beforeEach(async () => void (stage = await setStage({ quantity: 20 })));

describe("share pictures", () => {
  it("are PNGs of 1200 × 630 in either language, and not the same", async () => {
    const code = { code: stage.needCode };
    const answers = await Promise.all([get(needShare, `/needs/${stage.needCode}/share.png`, code), get(needShare, `/en/needs/${stage.needCode}/share.png`, code), get(homeShare, "/share.png"), get(needsShare, "/needs/share.png?category=meals"), get(needsShare, "/needs/share.png?province=31")]);
    const pictures = await Promise.all(answers.map(bytes));
    for (const [at, picture] of pictures.entries()) {
      expect(answers[at]!.headers.get("Content-Type")).toBe("image/png");
      expect(await sharp(picture).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
    }
    expect(new Set(pictures.map((picture) => picture.toString("base64"))).size).toBe(pictures.length);
  });

  it("are told apart by what they show: one who has it is told so, until a unit is pledged", async () => {
    const one = () => get(needShare, `/needs/${stage.needCode}/share.png`, { code: stage.needCode });
    const tag = (await one()).headers.get("ETag")!;
    const again = await get(needShare, `/needs/${stage.needCode}/share.png`, { code: stage.needCode }, { "If-None-Match": tag });
    expect([again.status, (await bytes(again)).byteLength]).toEqual([304, 0]);
    await db.need.update({ where: { code: stage.needCode }, data: { titleEn: "Another", internalNote: "kín", storyVi: "khác" } });
    expect((await one()).headers.get("ETag")).toBe(tag);
    await db.need.update({ where: { code: stage.needCode }, data: { unitsAllocated: 3 } });
    expect((await one()).headers.get("ETag")).not.toBe(tag);
  });

  it("exist for nothing that is not public, and any other list has that of the whole", async () => {
    await db.need.update({ where: { code: stage.needCode }, data: { state: "withdrawn" } });
    for (const code of [stage.needCode, "HP-MEAL-9999", "x", "../../etc/passwd"]) expect(await status(get(needShare, "/needs/x/share.png", { code }))).toBe(404);
    for (const code of ["TLV-2020-000001", "", "x".repeat(500)]) expect(await status(get(certificateShare, "/verify/x/share.png", { code }))).toBe(404);
    const tags = await Promise.all(["", "?q=%3Cscript%3E", "?category=meals&province=31", "?sort=newest"].map(async (query) => (await get(needsShare, `/needs/share.png${query}`)).headers.get("ETag")));
    expect(new Set(tags).size).toBe(1);
  });

  it("of a certificate show at once when it is revoked, and are kept by nobody unasked", async () => {
    const reference = await paidPledge(stage, 2);
    await deliverAll(stage, reference);
    const { id: pledgeId } = await db.pledge.findUniqueOrThrow({ where: { reference } });
    const id = (await transact((tx) => draftCertificate(tx, pledgeId)))!;
    granted(await approveCertificate({ id, viewer: stage.fund }));
    granted(await issueCertificate({ id, viewer: stage.fund }));
    const { verifyCode: code } = await db.certificate.findUniqueOrThrow({ where: { id }, select: { verifyCode: true } });
    const look = () => get(certificateShare, `/verify/${code}/share.png`, { code: code! });
    const good = await look();
    expect([good.status, good.headers.get("Cache-Control")]).toEqual([200, "no-cache"]);
    await db.certificate.update({ where: { id }, data: { state: "revoked", revokedAt: new Date(), revokeReason: "x", revokedBy: stage.fund.personId } });
    const revoked = await look();
    expect(revoked.headers.get("ETag")).not.toBe(good.headers.get("ETag"));
    expect((await bytes(revoked)).equals(await bytes(good))).toBe(false);
  });
});
