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
