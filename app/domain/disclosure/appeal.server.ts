import { vietnamDay } from "~/platform/clock.server";
import { env } from "~/platform/env.server";

/**
 * The appeal as the fund has set it out. Days are yyyy-mm-dd; the lengths are the fund's settings, which it owes to the regulation that applies to it
 * (Decree 93/2021/NĐ-CP article 14 is the model). Texts are null where the fund has not set them.
 */
export type Appeal = {
  titleVi: string | null;
  titleEn: string | null;
  basisVi: string | null;
  basisEn: string | null;
  placeVi: string | null;
  placeEn: string | null;
  receiveDays: number;
  distributeDays: number;
  postingDays: number;
  /** Null for an appeal without an end. */
  days: { from: string; receiveUntil: string; distributeUntil: string; postUntil: string } | null;
  demo: boolean;
};

const DAY_MS = 86_400_000;

/** What the settings say of the appeal; in the demonstration invented words, marked as such. */
export function currentAppeal(): Appeal {
  const { APPEAL_FROM: from, APPEAL_RECEIVE_DAYS: receiveDays, APPEAL_DISTRIBUTE_DAYS: distributeDays, APPEAL_POSTING_DAYS: postingDays, demo } = env;
  const said = (setting: string | undefined, invented: string) => setting ?? (demo ? invented : null);
  const after = (days: number) => vietnamDay(new Date(Date.parse(`${from}T00:00:00+07:00`) + days * DAY_MS));
  return {
    titleVi: said(env.APPEAL_TITLE_VI, "Tấm lòng vàng cho trẻ em xã đặc biệt khó khăn (minh họa)"),
    titleEn: said(env.APPEAL_TITLE_EN, "Golden Heart for children of specially difficult communes (demonstration)"),
    basisVi: said(env.APPEAL_BASIS_VI, "Kế hoạch vận động số 00/KH-QTLV (minh họa), theo các quy định về quỹ xã hội, quỹ từ thiện và về vận động đóng góp tự nguyện"),
    basisEn: said(env.APPEAL_BASIS_EN, "Appeal plan No. 00/KH-QTLV (demonstration), under the regulations on social and charity funds and on voluntary contributions"),
    placeVi: said(env.DISCLOSURE_PLACE_VI, "Trụ sở quỹ và Ủy ban nhân dân các xã nhận hỗ trợ (minh họa)"),
    placeEn: said(env.DISCLOSURE_PLACE_EN, "The fund's office and the People's Committees of the communes that receive support (demonstration)"),
    receiveDays,
    distributeDays,
    postingDays,
    days: from ? { from, receiveUntil: after(receiveDays), distributeUntil: after(receiveDays + distributeDays), postUntil: after(receiveDays + distributeDays + postingDays) } : null,
    demo,
  };
}
