import { needsOf } from "./shape";

/**
 * One unit is one session or class held. Listings speak of services for a school or commune, never of the
 * circumstances of those who come; what is said in a session is known to case staff alone.
 */
export const counsellingNeeds = needsOf("counselling", [
  ["hp-luukiem", {
    vi: { title: "Buổi tham vấn học đường hằng tuần", site: "Phòng tham vấn của trường", unit: "buổi tham vấn", buys: "Một buổi làm việc nửa ngày của cán bộ tham vấn tại trường",
      story: "Phòng tham vấn đã có nhưng chưa có người phụ trách chuyên môn. Cán bộ của trung tâm công tác xã hội sẽ đến mỗi tuần một buổi, học sinh có thể tự đến hoặc được thầy cô giới thiệu." },
    en: { title: "Weekly counselling at school", site: "The school counselling room", unit: "counselling session", buys: "A half-day of a counsellor at the school",
      story: "The room is ready but has no trained counsellor. One from the social work centre will come every week; pupils may come by themselves or through a teacher." },
    price: 250_000, quantity: 36, accepts: "money", children: 420, age: "primary", days: 41, covered: 0.25, noStateSupport: true,
  }],
  ["hp-bachdang", {
    vi: { title: "Lớp kỹ năng an toàn và phòng tránh đuối nước", site: "Nhà văn hóa phường", unit: "buổi học kỹ năng", buys: "Một buổi học cho 25 trẻ, có hai người hướng dẫn và tài liệu",
      story: "Câu lạc bộ tổ chức tám chuyên đề về an toàn, từ sông nước đến mạng xã hội. Mỗi buổi có bài thực hành và phần dành cho phụ huynh." },
    en: { title: "Safety skills and drowning prevention", site: "The ward's house of culture", unit: "skills class", buys: "One class for 25 children with two instructors and materials",
      story: "The club plans eight topics on safety, from water to social media. Each class has practice and a part for parents." },
    price: 300_000, quantity: 32, accepts: "money", children: 200, age: "mixed", days: 54,
  }],
  ["hp-cathai", {
    vi: { title: "Tư vấn hướng nghiệp cho học sinh lớp 9 trên đảo", site: "Khối lớp 9", unit: "buổi tư vấn", buys: "Một buổi tư vấn nhóm cho 12 học sinh và phụ huynh",
      story: "Sau lớp 9, học sinh đảo phải chọn giữa vào đất liền học tiếp, học nghề hoặc nghỉ học. Các em cần thông tin về trường, học phí và chỗ ở." },
    en: { title: "Career advice for island pupils in grade 9", site: "Grade 9", unit: "advice session", buys: "One group session for 12 pupils and their parents",
      story: "After grade 9 island pupils choose between school on the mainland, a trade, or leaving. They need to know about schools, fees and lodging." },
    price: 280_000, quantity: 12, accepts: "money", children: 72, age: "lower_secondary", days: 28, state: "covered",
  }],
  ["dn-centre", {
    vi: { title: "Tham vấn chuẩn bị tái hòa nhập cộng đồng", site: "Trung tâm bảo trợ", unit: "buổi tham vấn", buys: "Một buổi tham vấn cá nhân hoặc gia đình theo kế hoạch lâu dài",
      story: "Mỗi trẻ trong kế hoạch tái hòa nhập cần nhiều buổi gặp cùng gia đình trước và sau khi về nhà. Cán bộ trung tâm làm ngoài giờ, đi lại bằng xe máy." },
    en: { title: "Counselling before going back to the community", site: "The residential centre", unit: "counselling session", buys: "One individual or family session under the long-term plan",
      story: "Every reintegration plan takes several meetings with the family before and after the return. Staff do this after hours and by motorbike." },
    price: 250_000, quantity: 90, accepts: "money", children: 15, age: "mixed", days: 68, covered: 0.4, delivered: 0.15, noStateSupport: true,
  }],
  ["dn-daklua", {
    vi: { title: "Nhóm đồng hành cho ông bà nuôi cháu", site: "Nhà sinh hoạt cộng đồng", unit: "buổi sinh hoạt nhóm", buys: "Một buổi nhóm 15 người, có người hướng dẫn và nước uống",
      story: "Nhiều trẻ sống cùng ông bà khi bố mẹ đi làm xa. Nhóm gặp nhau hai tuần một lần để nói về việc học, dinh dưỡng và cách trò chuyện với cháu." },
    en: { title: "A circle for grandparents who raise grandchildren", site: "The community house", unit: "group meeting", buys: "One meeting for 15 people with a facilitator and tea",
      story: "Many children live with grandparents while parents work far away. The circle meets every two weeks on schooling, food and talking with the young." },
    price: 220_000, quantity: 24, accepts: "money", children: 60, age: "mixed", days: 61,
  }],
  ["dn-thanhson", {
    vi: { title: "Tập huấn can thiệp sớm cho giáo viên mầm non", site: "Cụm sáu điểm trường", unit: "buổi tập huấn", buys: "Một buổi tập huấn cho 20 giáo viên với chuyên gia",
      story: "Giáo viên muốn nhận biết sớm trẻ chậm nói để giới thiệu đi đánh giá. Chuỗi tập huấn đã hoàn thành, có bài kiểm tra trước và sau." },
    en: { title: "Early-intervention training for preschool teachers", site: "A cluster of six sites", unit: "training session", buys: "One session for 20 teachers with a specialist",
      story: "Teachers want to notice late talkers early and refer them. The series is complete, with a test before and after." },
    price: 300_000, quantity: 16, accepts: "money", children: 240, age: "preschool", days: -28, state: "closed",
  }],
  ["lc-centre", {
    vi: { title: "Tham vấn lưu động cho các trường vùng cao", site: "Tám trường vùng cao", unit: "buổi tham vấn", buys: "Một buổi tham vấn tại trường, gồm xe và cán bộ",
      story: "Trung tâm có ba cán bộ tham vấn cho cả tỉnh. Xe lưu động đi tám trường mỗi tháng, kết hợp tập huấn giáo viên chủ nhiệm cách lắng nghe và chuyển tuyến." },
    en: { title: "Mobile counselling for highland schools", site: "Eight highland schools", unit: "counselling session", buys: "One session at a school with transport and a counsellor",
      story: "The centre has three counsellors for the whole province. A mobile team visits eight schools each month and trains class teachers to listen and refer." },
    price: 300_000, quantity: 96, accepts: "money", children: 480, age: "mixed", days: 26, covered: 0.35, delivered: 0.1, noStateSupport: true,
  }],
  ["lc-centre", {
    vi: { title: "Tư vấn cho gia đình nhận chăm sóc thay thế", site: "Trung tâm và tại gia đình", unit: "buổi tư vấn gia đình", buys: "Một buổi tư vấn, thăm gia đình và biên bản theo dõi",
      story: "Gia đình muốn nhận chăm sóc trẻ cần được hướng dẫn về thủ tục, tâm lý trẻ và chế độ được hưởng. Trung tâm làm việc kín đáo, không công khai địa chỉ." },
    en: { title: "Advice for families who offer alternative care", site: "The centre and at home", unit: "family session", buys: "One session with a home visit and follow-up record",
      story: "Families who wish to care for a child need guidance on procedure, a child's feelings and entitlements. The centre works discreetly and publishes no address." },
    price: 280_000, quantity: 40, accepts: "money", children: null, age: "mixed", days: 72, noStateSupport: true,
  }],
  ["lc-simacai", {
    vi: { title: "Câu lạc bộ bạn giúp bạn ở khu bán trú", site: "Khu bán trú của trường", unit: "buổi sinh hoạt", buys: "Một buổi sinh hoạt 30 học sinh có người hướng dẫn",
      story: "Học sinh lớn được tập huấn để lắng nghe và hỗ trợ bạn mới vào bán trú. Trường đã thử nghiệm một học kỳ và muốn duy trì hai tuần một buổi." },
    en: { title: "A peer-support club for boarders", site: "The school's boarding house", unit: "club meeting", buys: "One meeting for 30 pupils with a facilitator",
      story: "Older pupils learn to listen to and help those who board for the first time. After a trial term the school wants to meet every two weeks." },
    price: 200_000, quantity: 30, accepts: "money", children: 90, age: "lower_secondary", days: 45, state: "verified", askedBefore: true,
  }],
  ["db-muongnhe", {
    vi: { title: "Hỗ trợ tâm lý sau thiên tai tại trường", site: "Khu bán trú của trường", unit: "buổi hỗ trợ nhóm", buys: "Một buổi hoạt động nhóm nhỏ do chuyên viên tâm lý dẫn dắt",
      story: "Sau đợt mưa lũ, một số em khó ngủ và lo mỗi khi trời mưa to. Hoạt động nhóm bằng vẽ, kể chuyện và vận động giúp các em ổn định trở lại." },
    en: { title: "Group support at school after the floods", site: "The school's boarding house", unit: "group session", buys: "One small-group session led by a psychologist",
      story: "Since the floods some pupils sleep badly and worry in heavy rain. Drawing, stories and movement in small groups help them settle." },
    price: 300_000, quantity: 28, accepts: "money", children: 70, age: "lower_secondary", days: 12, noStateSupport: true,
  }],
  ["lch-daosan", {
    vi: { title: "Kỹ năng sống cho học sinh lần đầu xa nhà", site: "Khối lớp 6", unit: "buổi học kỹ năng", buys: "Một buổi học 35 học sinh với tài liệu và người hướng dẫn",
      story: "Các em lớp 6 vừa vào bán trú phải tự giặt đồ, quản lý tiền tiêu vặt, hỏi khi cần giúp. Tám buổi học đã diễn ra và được nhà trường xác nhận." },
    en: { title: "Life skills for pupils away from home", site: "Grade 6", unit: "skills class", buys: "One class for 35 pupils with materials and instructor",
      story: "New boarders learn to wash clothes, keep their pocket money and ask for help. The eight classes have been held and confirmed by the school." },
    price: 260_000, quantity: 8, accepts: "money", children: 70, age: "lower_secondary", days: -16, state: "delivered",
  }],
  ["cb-lungnam", {
    vi: { title: "Tư vấn học sinh có ý định nghỉ học giữa chừng", site: "Khối lớp 8 và lớp 9", unit: "buổi tư vấn", buys: "Một buổi tư vấn nhóm nhỏ cùng gia đình và giáo viên",
      story: "Sau Tết là thời điểm học sinh hay nghỉ học. Nhà trường đề nghị mời cán bộ tư vấn đến tận xóm, nói chuyện cùng cả gia đình." },
    en: { title: "Advice for pupils who think of leaving school", site: "Grades 8 and 9", unit: "advice session", buys: "One small-group session with families and teachers",
      story: "After Tet is when pupils tend to leave. The school asks for an adviser who comes to the hamlets and speaks with the whole family." },
    price: 240_000, quantity: 34, accepts: "money", children: 45, age: "lower_secondary", days: 67, state: "submitted",
  }],
  ["na-trile", {
    vi: { title: "Lớp làm cha mẹ tích cực tại bản", site: "Nhà cộng đồng các bản", unit: "buổi lớp học", buys: "Một buổi lớp 20 phụ huynh, có phiên dịch và trông trẻ",
      story: "Hội phụ nữ bản đề nghị lớp bằng tiếng địa phương về chăm sóc và chơi cùng con. Kế hoạch nội dung còn đang soạn, hồ sơ ở dạng nháp." },
    en: { title: "Positive-parenting classes in the hamlets", site: "Community houses of the hamlets", unit: "class", buys: "One class for 20 parents with interpreter and childcare",
      story: "The hamlet women's union asks for classes in the local language on caring for and playing with children. The content is being written and the file is a draft." },
    price: 260_000, quantity: 20, accepts: "money", children: 120, age: "mixed", days: 88, state: "draft",
  }],
]);
