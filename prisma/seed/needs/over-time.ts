import { needsOf, type NeedDraft } from "./shape";

/** Months of a school year, given by people who pay month by month. */
const yearOfScholarships: NeedDraft = {
  vi: { title: "Học bổng cả năm học cho học sinh nội trú dân nuôi", site: "Khu nội trú dân nuôi", unit: "tháng học bổng", buys: "Sách vở, gạo và tiền đi lại trong một tháng của một học sinh",
    story: "Các em ở trọ gần trường từ thứ Hai đến thứ Sáu vì nhà cách trường trên 15 km đường núi. Học bổng trả theo tháng, cô giáo phụ trách và phụ huynh cùng ký nhận, để em nào cũng học trọn chín tháng." },
  en: { title: "A school year of scholarships for pupils who board near school", site: "Lodgings near the school", unit: "month of scholarship", buys: "Books, rice and travel for one pupil for one month",
    story: "These pupils lodge near the school from Monday to Friday because home is more than 15 km away on mountain paths. The scholarship is paid month by month and signed for by teacher and parents, so that every pupil can finish all nine months." },
  price: 400_000, quantity: 108, accepts: "money", children: 12, age: "lower_secondary", days: 75, published: 140,
};

/** More than one bank transfer carries. */
const boardingKitchens: NeedDraft = {
  vi: { title: "Bếp ăn bán trú một chiều cho năm trường vùng lũ", site: "Năm trường bán trú", unit: "bếp ăn hoàn chỉnh", buys: "Nhà bếp khung thép 90 m², tủ nấu cơm, tủ lạnh, bàn sơ chế và hệ thống lọc nước",
    story: "Lũ năm nay cuốn mất bếp tạm của năm trường; cơm đang nấu dưới mái bạt. Bếp mới đặt trên nền cao, đi theo một chiều từ sơ chế đến chia suất và đủ cho hơn 900 em ăn mỗi ngày." },
  en: { title: "Boarding-school kitchens for five schools in the flood area", site: "Five semi-boarding schools", unit: "complete kitchen", buys: "A steel-framed kitchen of 90 m² with rice steamer, fridge, preparation tables and water filter",
    story: "This year's floods carried off the makeshift kitchens of five schools, and rice is cooked under tarpaulins. The new kitchens stand on raised ground, run one way from preparation to serving, and feed more than 900 children a day." },
  price: 265_000_000, quantity: 5, accepts: "money", children: 930, age: "mixed", days: 56, published: 20, noStateSupport: true,
};

/** Needs on which the demonstration shows promises over months, refunds, and a gift in several transfers. */
export const overTimeNeeds = [...needsOf("scholarships", [["lch-daosan", yearOfScholarships]]), ...needsOf("equipment", [["na-kengdu", boardingKitchens]])];
