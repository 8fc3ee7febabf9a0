import { insurance } from "./state-schemes";
import { needsOf } from "./shape";

/** One unit is one child examined; results go to the family and the health station only. */
export const healthCheckNeeds = needsOf("health_checks", [
  ["hp-luukiem", {
    vi: { title: "Khám sức khỏe tổng quát đầu năm cho học sinh tiểu học", site: "Phòng y tế của trường", unit: "lượt khám", buys: "Một lượt khám nội, mắt, tai mũi họng, răng và tư vấn cho một học sinh",
      story: "Chỉ tiêu khám tổng quát hằng năm cho trẻ các xã miền núi vẫn cần được duy trì sau khi kế hoạch kết thúc. Bệnh viện khu vực sẵn sàng cử đoàn khám trong hai ngày." },
    en: { title: "Yearly general check-up for primary pupils", site: "The school health room", unit: "check-up", buys: "One examination: general, eyes, ear-nose-throat, teeth, with advice",
      story: "The yearly check-up for children of the mountainous communes should go on after the plan has ended. The area hospital will send a team for two days." },
    price: 180_000, quantity: 420, accepts: "money", children: 420, age: "primary", days: 30, covered: 0.55, stateSupport: insurance,
  }],
  ["hp-vietkhe", {
    vi: { title: "Khám răng và trám bít hố rãnh cho trẻ mẫu giáo lớn", site: "Các lớp mẫu giáo 5 tuổi", unit: "lượt khám", buys: "Khám răng, trám phòng ngừa hai răng và bộ bàn chải",
      story: "Đợt kiểm tra nhanh của trạm y tế cho thấy quá nửa số trẻ 5 tuổi có sâu răng sữa. Trám phòng ngừa sớm giúp các cháu ăn uống tốt trước khi vào lớp 1." },
    en: { title: "Dental check and sealants before grade 1", site: "The five-year-old classes", unit: "dental visit", buys: "A dental check, two preventive sealants and a toothbrush set",
      story: "A quick survey by the health station found decay in over half of five-year-olds. Early sealants help them eat well before they start grade 1." },
    price: 220_000, quantity: 96, accepts: "money", children: 96, age: "preschool", days: 45, askedBefore: true,
  }],
  ["hp-cathai", {
    vi: { title: "Tàu khám bệnh lưu động cho trẻ các thôn đảo", site: "Bốn bến thôn", unit: "lượt khám", buys: "Một lượt khám tổng quát và thuốc thông thường tại bến",
      story: "Mỗi năm đoàn khám ra đảo một lần, nhưng trẻ ở các thôn xa thường lỡ vì biển động. Đoàn sẽ đi bằng tàu của đồn biên phòng và dừng tại bốn bến." },
    en: { title: "A floating clinic for island hamlets", site: "Four hamlet landings", unit: "check-up", buys: "One general check-up with common medicines at the landing",
      story: "A medical team comes once a year, but children of far hamlets miss it when the sea is rough. This team will travel on a border-guard boat and stop at four landings." },
    price: 250_000, quantity: 150, accepts: "money", children: 150, age: "mixed", days: 24, covered: 0.2,
  }],
  ["hp-bachdang", {
    vi: { title: "Đo thị lực và cấp kính cho học sinh", site: "Câu lạc bộ và ba trường trong phường", unit: "lượt đo và kính", buys: "Đo khúc xạ và một cặp kính cho học sinh cần đeo",
      story: "Các em ngồi cuối lớp không nhìn rõ bảng nhưng gia đình chưa đưa đi đo được. Đợt đo mắt đã hoàn thành, toàn bộ kính đã được giao và nhà trường xác nhận." },
    en: { title: "Eye tests and glasses", site: "The club and three schools of the ward", unit: "eye test with glasses", buys: "A refraction test and a pair of glasses for a pupil who needs them",
      story: "Pupils at the back could not see the board and had never been tested. The round is finished, all glasses have been given and the schools have confirmed." },
    price: 240_000, quantity: 65, accepts: "money", children: 65, age: "mixed", days: -25, state: "closed",
  }],
  ["dn-centre", {
    vi: { title: "Khám chuyên khoa và phục hồi chức năng định kỳ", site: "Trung tâm bảo trợ", unit: "lượt khám", buys: "Một lượt khám chuyên khoa tại bệnh viện tỉnh, gồm xe đưa đón và người đi cùng",
      story: "Một số trẻ cần khám chuyên khoa mỗi quý theo kế hoạch chăm sóc. Bảo hiểm chi trả tiền khám, còn xe và người đi cùng trung tâm phải tự lo." },
    en: { title: "Regular specialist visits and rehabilitation", site: "The residential centre", unit: "visit", buys: "One specialist visit at the provincial hospital with transport and a companion",
      story: "Some residents need a specialist every quarter under their care plans. Insurance pays the fee; transport and a companion fall to the centre." },
    price: 200_000, quantity: 120, accepts: "money", children: 30, age: "mixed", days: 70, covered: 0.3, delivered: 0.1, stateSupport: insurance,
  }],
  ["dn-thanhson", {
    vi: { title: "Cân đo, tẩy giun và bổ sung vitamin A", site: "Sáu điểm trường mầm non", unit: "lượt chăm sóc", buys: "Cân đo, thuốc tẩy giun, vi chất và phiếu theo dõi cho một trẻ",
      story: "Trạm y tế có kế hoạch hai đợt mỗi năm nhưng thiếu kinh phí đi lại tới các điểm lòng hồ. Đợt tới gộp cả hướng dẫn nấu ăn cho phụ huynh." },
    en: { title: "Growth checks, deworming and vitamin A", site: "Six preschool sites", unit: "visit", buys: "Measurement, deworming, micronutrients and a follow-up card for one child",
      story: "The health station plans two rounds a year but lacks the means to reach the reservoir sites. The next round adds a cooking lesson for parents." },
    price: 120_000, quantity: 240, accepts: "both", children: 240, age: "preschool", days: 38,
  }],
  ["lc-chetao", {
    vi: { title: "Đoàn khám nhi vượt núi", site: "Các điểm trường mầm non", unit: "lượt khám", buys: "Một lượt khám nhi khoa, siêu âm tim sàng lọc và thuốc",
      story: "Từ trung tâm vào xã mất gần một ngày đường nên trẻ hiếm khi được bác sĩ nhi khám. Đoàn dự kiến mang theo máy siêu âm cầm tay để sàng lọc tim bẩm sinh." },
    en: { title: "A paediatric team over the mountains", site: "The preschool sites", unit: "check-up", buys: "A paediatric examination, heart screening by ultrasound and medicines",
      story: "The commune is almost a day's travel away and children rarely see a paediatrician. The team plans to bring a hand-held ultrasound to screen for congenital heart defects." },
    price: 250_000, quantity: 160, accepts: "money", children: 160, age: "preschool", days: 55, askedBefore: true,
  }],
  ["db-sinthau", {
    vi: { title: "Khám tổng quát cho học sinh ngã ba biên giới", site: "Trường chính và ba điểm lẻ", unit: "lượt khám", buys: "Một lượt khám nội, mắt, răng, da liễu và thuốc thông thường",
      story: "Lần khám có bác sĩ gần nhất cách đây hai năm. Trung tâm y tế khu vực đã xếp lịch cho đoàn bảy người nếu đủ số lượt." },
    en: { title: "General check-up at the three-border point", site: "The main school and three satellites", unit: "check-up", buys: "One examination (general, eyes, teeth, skin) with common medicines",
      story: "The last visit by doctors was two years ago. The area health centre has a team of seven ready once enough check-ups are covered." },
    price: 190_000, quantity: 230, accepts: "money", children: 230, age: "primary", days: 29, covered: 0.1, askedBefore: true, stateSupport: insurance,
  }],
  ["db-tiadinh", {
    vi: { title: "Tủ thuốc và tập huấn sơ cứu cho giáo viên mầm non", site: "Tám điểm trường", unit: "lượt chăm sóc ban đầu", buys: "Phần thuốc, vật tư sơ cứu trong năm tính cho một trẻ",
      story: "Trạm y tế ở xa, cô giáo là người đầu tiên xử trí khi trẻ sốt hay ngã. Hồ sơ đã được xác minh, đang chờ chốt danh mục thuốc với trạm y tế." },
    en: { title: "First-aid chests and training for preschool teachers", site: "Eight sites", unit: "year of first aid", buys: "A year's share of medicines and first-aid supplies for one child",
      story: "The health station is far and teachers are first to act when a child has fever or falls. The file is verified and waits for the list of medicines." },
    price: 125_000, quantity: 190, accepts: "both", children: 190, age: "preschool", days: 60, state: "verified",
  }],
  ["lch-muca", {
    vi: { title: "Khám sàng lọc dinh dưỡng và thiếu máu", site: "Năm điểm trường mầm non", unit: "lượt sàng lọc", buys: "Cân đo, thử nhanh huyết sắc tố và tư vấn khẩu phần",
      story: "Số đo đầu năm học cho thấy nhiều trẻ nhẹ cân. Sàng lọc thiếu máu giúp trường và trạm y tế biết nên bổ sung sắt cho lớp nào trước." },
    en: { title: "Nutrition and anaemia screening", site: "Five preschool sites", unit: "screening", buys: "Measurement, a quick haemoglobin test and advice on diet",
      story: "Measurements at the start of the year show many underweight children. Screening tells school and health station which classes should have iron first." },
    price: 150_000, quantity: 140, accepts: "money", children: 140, age: "preschool", days: 34, state: "covered",
  }],
  ["cb-baolam", {
    vi: { title: "Khám tai mũi họng trước mùa lạnh", site: "Trường chính và các điểm lẻ", unit: "lượt khám", buys: "Một lượt khám tai mũi họng và thuốc nhỏ cho một học sinh",
      story: "Học sinh hay viêm tai giữa kéo dài vì không được khám sớm. Đoàn bác sĩ tình nguyện đã khám đủ số em và gửi kết quả về trạm y tế, gia đình." },
    en: { title: "Ear, nose and throat check before the cold", site: "The main school and satellites", unit: "check-up", buys: "One ear-nose-throat check with drops for one pupil",
      story: "Middle-ear infections drag on when nobody looks early. Volunteer doctors have seen every pupil and sent results to the health station and families." },
    price: 160_000, quantity: 200, accepts: "money", children: 200, age: "primary", days: -10, state: "delivered",
  }],
  ["cb-lungnam", {
    vi: { title: "Khám sức khỏe học sinh bán trú vùng biên", site: "Khu bán trú của trường", unit: "lượt khám", buys: "Một lượt khám tổng quát, mắt, răng và tư vấn tuổi dậy thì",
      story: "Học sinh bán trú xa gia đình cả tuần và ít khi nói về sức khỏe của mình. Buổi khám có phần tư vấn kín, do bác sĩ nữ và nam phụ trách riêng." },
    en: { title: "Check-up for boarders near the border", site: "The school's boarding house", unit: "check-up", buys: "A general, eye and dental check with advice for adolescents",
      story: "Boarders are away from home all week and seldom speak about their health. The visit includes private advice, with a woman doctor for girls and a man for boys." },
    price: 200_000, quantity: 175, accepts: "money", children: 175, age: "lower_secondary", days: 46,
  }],
  ["na-trile", {
    vi: { title: "Sàng lọc thính lực và thị lực lớp 1", site: "Các lớp 1 toàn xã", unit: "lượt sàng lọc", buys: "Đo thính lực, thị lực và phiếu chuyển khám khi cần",
      story: "Phát hiện sớm khó khăn nghe, nhìn giúp thầy cô xếp chỗ ngồi và chuyển khám kịp thời. Nhà trường đã gửi đề nghị kèm lịch của bệnh viện." },
    en: { title: "Hearing and sight screening in grade 1", site: "All grade 1 classes of the commune", unit: "screening", buys: "A hearing and sight test with a referral slip when needed",
      story: "Finding difficulties early lets teachers seat pupils well and refer them in time. The school has sent its request with the hospital's schedule." },
    price: 130_000, quantity: 115, accepts: "money", children: 115, age: "primary", days: 62, state: "submitted",
  }],
]);
