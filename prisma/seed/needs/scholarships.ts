import { boardingScheme, studyCosts } from "./state-schemes";
import { needsOf } from "./shape";

/** One unit is one month of scholarship for one pupil; the school names the pupils to nobody outside. */
export const scholarshipNeeds = needsOf("scholarships", [
  ["hp-luukiem", {
    vi: { title: "Học bổng tiếp sức đến trường, học kỳ II", site: "Toàn trường", unit: "tháng học bổng", buys: "Tiền ăn trưa, đồ dùng học tập và bảo hiểm thân thể trong một tháng cho một học sinh",
      story: "Hội đồng trường đã xét chọn các em có hoàn cảnh khó khăn theo tiêu chí công khai, danh sách chỉ trường và điều phối viên biết. Mức hỗ trợ như nhau cho mọi em và chuyển vào đầu mỗi tháng." },
    en: { title: "Back-to-school scholarships for the second term", site: "The whole school", unit: "month of scholarship", buys: "Lunch, stationery and accident cover for one pupil for one month",
      story: "A school committee chose pupils in difficult circumstances by published criteria; only the school and the coordinator know the list. Each receives the same amount at the start of the month." },
    price: 400_000, quantity: 90, accepts: "money", children: 18, age: "primary", days: 40, covered: 0.4, stateSupport: studyCosts,
  }],
  ["hp-cathai", {
    vi: { title: "Học bổng tiền tàu xe cho học sinh đảo xa", site: "Các thôn ngoài đảo chính", unit: "tháng tàu xe", buys: "Vé đò và xe đưa đón trong 22 ngày học của một học sinh",
      story: "Tiền đò đi về mỗi ngày là khoản chi lớn nhất của các gia đình có con học cấp hai ở đảo chính. Có tháng biển động, các em phải trọ lại và chi phí còn cao hơn." },
    en: { title: "Travel scholarships for pupils of outlying islands", site: "Hamlets off the main island", unit: "month of travel", buys: "Ferry and bus fares for one pupil's 22 school days",
      story: "The daily ferry is the largest cost for families whose children attend lower-secondary school on the main island. In rough months pupils have to lodge there and it costs even more." },
    price: 500_000, quantity: 63, accepts: "money", children: 7, age: "lower_secondary", days: 30, noStateSupport: true,
  }],
  ["hp-bachdang", {
    vi: { title: "Học bổng học bơi và năng khiếu mùa hè", site: "Nhà văn hóa phường", unit: "tháng học", buys: "Học phí một tháng lớp bơi an toàn hoặc lớp năng khiếu",
      story: "Phường có nhiều ao, đầm và kênh, năm nào cũng có cảnh báo đuối nước. Câu lạc bộ xin rút nhu cầu vì trung tâm văn hóa đã bố trí được lớp bơi miễn phí từ ngân sách." },
    en: { title: "Summer scholarships for swimming and arts", site: "The ward's house of culture", unit: "month of lessons", buys: "One month's fee for safe-swimming or arts lessons",
      story: "The ward has many ponds and canals and drowning warnings every year. The club withdrew this need because the culture centre now runs free swimming lessons from its budget." },
    price: 350_000, quantity: 40, accepts: "money", children: 20, age: "mixed", days: 90, state: "withdrawn",
  }],
  ["dn-centre", {
    vi: { title: "Học nghề ngắn hạn cho trẻ sắp rời trung tâm", site: "Trung tâm và cơ sở dạy nghề liên kết", unit: "tháng học nghề", buys: "Học phí, vật liệu thực hành và xe buýt trong một tháng",
      story: "Các em từ 15 tuổi chuẩn bị tái hòa nhập cộng đồng theo kế hoạch lâu dài. Ba nghề được chọn là nấu ăn, may và sửa xe máy, có giáo viên nhận kèm sau khóa học." },
    en: { title: "Short vocational courses before leaving the centre", site: "The centre and its partner workshops", unit: "month of training", buys: "Fees, practice materials and bus fares for one month",
      story: "Young people aged 15 prepare for reintegration under their long-term plans. They chose cooking, tailoring and motorbike repair, and each course has a teacher who stays in touch afterwards." },
    price: 600_000, quantity: 54, accepts: "money", children: 9, age: "lower_secondary", days: 65, covered: 0.5, delivered: 0.2, noStateSupport: true,
  }],
  ["dn-daklua", {
    vi: { title: "Học bổng cho học sinh xã vùng sâu bên sông", site: "Trường chính và điểm trường bên kia sông", unit: "tháng học bổng", buys: "Sách vở, đồng phục và tiền phà trong một tháng",
      story: "Xã nằm giữa rừng và sông, học sinh điểm bên kia sông phải qua phà mỗi ngày. Học bổng giữ các em đến lớp đều trong mùa nước lên, thời điểm số buổi nghỉ tăng gấp đôi." },
    en: { title: "Scholarships for a remote riverside commune", site: "The main school and the site across the river", unit: "month of scholarship", buys: "Books, uniform and ferry fares for one month",
      story: "The commune lies between forest and river, and pupils of the far site cross by ferry each day. Scholarships keep them in class in the high-water months, when absences double." },
    price: 350_000, quantity: 108, accepts: "money", children: 24, age: "primary", days: 22,
  }],
  ["dn-bugiamap", {
    vi: { title: "Học bổng năm học cho học sinh vùng biên giới", site: "Toàn trường", unit: "tháng học bổng", buys: "Một tháng tiền ăn trưa và đồ dùng học tập",
      story: "Chương trình chín tháng đã trao đủ và nhà trường, điều phối viên cùng xác nhận từng đợt. Tỷ lệ đi học đều của nhóm được nhận học bổng đạt mức của toàn trường." },
    en: { title: "A school year of scholarships near the border", site: "The whole school", unit: "month of scholarship", buys: "One month of lunches and stationery",
      story: "The nine-month programme has been paid in full, each round confirmed by the school and the coordinator. Attendance of the pupils supported is now that of the whole school." },
    price: 300_000, quantity: 90, accepts: "money", children: 10, age: "primary", days: -30, state: "closed", stateSupport: studyCosts,
  }],
  ["lc-simacai", {
    vi: { title: "Học bổng giữ chân học sinh cuối cấp hai", site: "Khối lớp 8 và lớp 9", unit: "tháng học bổng", buys: "Tiền xe về nhà, đồ dùng cá nhân và tài liệu ôn thi trong một tháng",
      story: "Sau Tết, một số em thường nghỉ học để đi làm xa. Kinh nghiệm hai năm qua cho thấy khoản hỗ trợ nhỏ, đều đặn cùng thăm hỏi của thầy cô giúp các em học hết lớp 9." },
    en: { title: "Scholarships to finish lower-secondary school", site: "Grades 8 and 9", unit: "month of scholarship", buys: "Fares home, personal items and revision material for one month",
      story: "After Tet some pupils leave school for work far away. Two years of experience show that small, regular support and visits by teachers help them finish grade 9." },
    price: 450_000, quantity: 120, accepts: "money", children: 30, age: "lower_secondary", days: 55, covered: 0.3, stateSupport: studyCosts,
  }],
  ["db-muongnhe", {
    vi: { title: "Học bổng cho nữ sinh bán trú học tiếp lên cấp ba", site: "Khối lớp 9", unit: "tháng học bổng", buys: "Tiền xe, đồ dùng cá nhân và lệ phí ôn thi vào lớp 10",
      story: "Trường phổ thông gần nhất cách hơn 40 km nên nhiều em gái dừng học sau lớp 9. Học bổng bắt đầu từ học kỳ cuối cấp hai, kèm buổi tư vấn chọn trường cho các em và gia đình." },
    en: { title: "Scholarships for girls who go on to upper-secondary", site: "Grade 9", unit: "month of scholarship", buys: "Fares, personal items and revision fees for the grade 10 entrance",
      story: "The nearest upper-secondary school is over 40 km away and many girls stop after grade 9. The scholarship starts in the last term, with advice for pupils and families on choosing a school." },
    price: 500_000, quantity: 75, accepts: "money", children: 15, age: "lower_secondary", days: 33,
  }],
  ["db-tuathang", {
    vi: { title: "Hỗ trợ học sinh trở lại trường sau lũ quét", site: "Các bản bị ảnh hưởng", unit: "tháng hỗ trợ", buys: "Quần áo, sách vở và tiền ăn trưa trong một tháng cho một học sinh",
      story: "Trận lũ quét cuốn trôi tài sản của nhiều nhà dọc suối. Trường đã dựng lại lớp học; các em cần ba tháng ổn định để theo kịp chương trình." },
    en: { title: "Back to school after the flash flood", site: "The hamlets affected", unit: "month of support", buys: "Clothes, books and lunches for one pupil for one month",
      story: "The flash flood swept away what many homes along the stream owned. Classrooms have been rebuilt; pupils need three steady months to catch up." },
    price: 400_000, quantity: 66, accepts: "money", children: 22, age: "primary", days: 10, state: "covered",
  }],
  ["lch-daosan", {
    vi: { title: "Học bổng mua đồ dùng nội trú đầu học kỳ", site: "Khu bán trú của trường", unit: "tháng học bổng", buys: "Đồ dùng cá nhân và sinh hoạt trong một tháng ở bán trú",
      story: "Học sinh mới vào bán trú thường thiếu những vật dụng rất nhỏ như xô, khăn, dép, bàn chải. Các em ngại hỏi xin. Khoản này giúp mọi em có đồ dùng như nhau ngay tuần đầu." },
    en: { title: "Boarding essentials at the start of term", site: "The school's boarding house", unit: "month of scholarship", buys: "Personal and household items for one month of boarding",
      story: "New boarders often lack small things such as a bucket, towel, sandals or toothbrush, and are shy to ask. This lets everyone start the first week with the same." },
    price: 300_000, quantity: 80, accepts: "both", children: 40, age: "lower_secondary", days: 26, stateSupport: boardingScheme,
  }],
  ["cb-lungnam", {
    vi: { title: "Học bổng vượt đèo", site: "Các xóm xa của xã", unit: "tháng học bổng", buys: "Tiền xe cuối tuần và ăn đường trong một tháng",
      story: "Đường về nhà của các em phải qua ba con đèo, mỗi tuần một lượt. Nhà trường thuê xe gom để các em không đi bộ hoặc đi nhờ xe tải." },
    en: { title: "Over-the-pass scholarships", site: "The far hamlets of the commune", unit: "month of scholarship", buys: "Weekend transport and food on the way for one month",
      story: "The way home crosses three passes, once a week. The school hires a shared bus so that pupils neither walk nor ride on trucks." },
    price: 350_000, quantity: 99, accepts: "money", children: 33, age: "lower_secondary", days: 48, state: "submitted", noStateSupport: true,
  }],
  ["na-trile", {
    vi: { title: "Học bổng năm học cho học sinh các bản vùng cao", site: "Năm bản vùng cao", unit: "tháng học bổng", buys: "Một tháng đồ dùng học tập và bữa sáng",
      story: "Hồ sơ đang chờ nhà trường bổ sung tiêu chí xét chọn và biên bản họp phụ huynh." },
    en: { title: "School-year scholarships for upland hamlets", site: "Five upland hamlets", unit: "month of scholarship", buys: "One month of stationery and breakfasts",
      story: "The file is waiting for the school's selection criteria and the minutes of the parents' meeting." },
    price: 300_000, quantity: 180, accepts: "money", children: 20, age: "primary", days: 70, state: "draft",
  }],
  ["na-kengdu", {
    vi: { title: "Học bổng cho đội tuyển học sinh giỏi bán trú", site: "Khu bán trú của trường", unit: "tháng bồi dưỡng", buys: "Tài liệu, tiền ăn thêm và xe đi thi trong một tháng",
      story: "Lần đầu trường có đội tuyển bốn môn dự thi cấp tỉnh. Các em ở lại ôn tập cuối tuần, thầy cô dạy không thù lao, còn thiếu tiền ăn và xe đi thi cách 250 km." },
    en: { title: "Support for the school's first study team", site: "The school's boarding house", unit: "month of preparation", buys: "Materials, extra meals and the fare to the contest for one month",
      story: "For the first time the school enters four subjects in the provincial contest. Pupils stay at weekends and teachers work unpaid; meals and the 250 km journey are still to be found." },
    price: 450_000, quantity: 36, accepts: "money", children: 12, age: "lower_secondary", days: 18, covered: 0.25, askedBefore: true,
  }],
]);
