import type { PriorityReason } from "./shape";

/** Facts that raise a need's priority. Points are shares of a score of 100; the words are what readers see. */
const fact = (code: string, points: number, vi: string, en: string): PriorityReason => ({ code, points, vi, en });

export const winter = fact("winter", 25, "Cần đến tay trẻ trước đợt rét đậm", "Must reach the children before the severe cold");
export const newTerm = fact("new_term", 15, "Cần trước khi học kỳ mới bắt đầu", "Needed before the new term begins");
export const plan256 = fact("plan_256", 20, "Thuộc địa bàn 14 xã miền núi của Kế hoạch 256/KH-UBND", "In the area of the 14 mountainous communes of plan 256/KH-UBND");
export const island = fact("island", 15, "Xã đảo, hàng hóa phụ thuộc tàu thuyền", "Island area that depends on boats for supplies");
export const remote = fact("remote", 15, "Đường vào thường bị chia cắt khi mưa lũ", "The road in is often cut by rain and floods");
export const waiting = fact("waiting", 10, "Đã đề nghị từ học kỳ trước mà chưa được đáp ứng", "Asked for since last term and not yet met");
export const unsafe = fact("unsafe", 20, "Thiết bị hiện có không còn bảo đảm an toàn", "What is there now is no longer safe");
export const storm = fact("storm", 20, "Bị hư hỏng sau đợt mưa lũ trong năm", "Damaged by this year's storms and floods");
export const noSupport = fact("no_state_support", 15, "Chưa có chế độ nào của Nhà nước chi trả khoản này", "No state scheme pays for this yet");
export const manyChildren = fact("many_children", 10, "Trên 200 trẻ cùng được hưởng", "More than 200 children benefit");
export const firstTime = fact("first_time", 10, "Lần đầu có hoạt động này tại địa bàn", "The first time this is offered in the area");
export const poorHouseholds = fact("poor_households", 15, "Phần lớn thuộc hộ nghèo, hộ cận nghèo", "Most belong to poor and near-poor households");
export const continuity = fact("continuity", 10, "Ngừng giữa chừng sẽ làm gián đoạn việc học", "A break would interrupt schooling");

/** Points that a near deadline adds, and the reason in words; none beyond 60 days. */
export function deadlineReason(deadline: Date, daysLeft: number): PriorityReason[] {
  if (daysLeft < 0 || daysLeft > 60) return [];
  const points = daysLeft <= 14 ? 25 : daysLeft <= 30 ? 15 : 8;
  const day = (language: string, month: "numeric" | "short") => new Intl.DateTimeFormat(language, { timeZone: "UTC", day: "numeric", month, year: "numeric" }).format(deadline);
  return [fact("deadline", points, `Hạn ngày ${day("vi-VN", "numeric")}`, `Due by ${day("en-GB", "short")}`)];
}

/** State schemes that already pay a part; the need covers only what is left. */
export const boardingScheme = {
  vi: "Chế độ bán trú của Nhà nước (tiền ăn và gạo) đã được tính trước; nhu cầu này chỉ bù phần còn thiếu.",
  en: "The state's semi-boarding scheme (food money and rice) is counted first; this need covers only what is missing.",
};
export const preschoolLunch = {
  vi: "Hỗ trợ ăn trưa cho trẻ mẫu giáo theo quy định đã được tính trước; nhu cầu này là phần bổ sung.",
  en: "The state lunch support for kindergarten children is counted first; this need comes on top.",
};
export const studyCosts = {
  vi: "Miễn học phí và hỗ trợ chi phí học tập theo quy định vẫn được hưởng đầy đủ; học bổng là phần thêm.",
  en: "Free tuition and state support for study costs continue in full; the scholarship comes on top.",
};
export const insurance = {
  vi: "Thẻ bảo hiểm y tế chi trả việc khám, chữa bệnh; nhu cầu này là chi phí khám sàng lọc tại trường, ngoài phạm vi chi trả.",
  en: "Health insurance pays for treatment; this need is the screening at school, which it does not pay for.",
};
