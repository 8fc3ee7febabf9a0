import { NOTHING_MORE, type SeedDocument, type SeedOwner, type SeedProgramme, type SeedReading } from "./shape";

const SOURCE = {
  sourceVi: "Hội nghị sơ kết ngày 14/7/2023, bài viết ngày 18/7/2023",
  sourceEn: "Mid-term review conference of 14 July 2023, article of 18 July 2023",
};
const AS_OF = "2023-07-14";

const reading = (part: Partial<SeedReading>): SeedReading =>
  ({ numerator: null, denominator: null, percent: null, comparator: "exactly", asOf: AS_OF, ...SOURCE, ...part });

const owners = (from: string): SeedOwner[] => [
  { agencyVi: "Sở Lao động - Thương binh và Xã hội tỉnh Bình Dương", agencyEn: "Binh Duong Department of Labour, Invalids and Social Affairs", from, to: "2025-02-28" },
  { agencyVi: "Sở Y tế tỉnh Bình Dương", agencyEn: "Binh Duong Department of Health", from: "2025-03-01", to: "2025-06-30" },
  { agencyVi: "Sở Y tế Thành phố Hồ Chí Minh", agencyEn: "Ho Chi Minh City Department of Health", from: "2025-07-01", to: null },
];

/** The one article that reports both programmes, so it carries out neither alone. */
const article: SeedDocument = {
  number: "Bài viết 18/07/2023", type: "article", issuerVi: "Sở Lao động - Thương binh và Xã hội tỉnh Bình Dương",
  issuerEn: "Binh Duong Department of Labour, Invalids and Social Affairs", issuedOn: "2023-07-18",
  titleVi: "Bình Dương tổ chức sơ kết Đề án trợ giúp trẻ em khuyết tật và mô hình câu lạc bộ liên thế hệ tự giúp nhau",
  titleEn: "Binh Duong reviews the schemes for children with disabilities and intergenerational self-help clubs", parentNumber: null, relation: "reports",
};

const midTermReview = {
  heldOn: AS_OF,
  titleVi: "Hội nghị sơ kết hai đề án, Khách sạn Thắng Lợi", titleEn: "Mid-term review conference of both schemes, Thang Loi Hotel",
  decisionsVi: "Đánh giá kết quả; trao Bằng khen của Ủy ban nhân dân tỉnh cho tập thể, cá nhân; tặng quà các câu lạc bộ và trẻ em khuyết tật do hội bảo trợ và phòng Bảo trợ xã hội vận động.",
  decisionsEn: "Results reviewed; diplomas of merit of the provincial People's Committee given to collectives and individuals; gifts to clubs and to children with disabilities, raised by the sponsoring association and the social-protection division.",
};

/** Bình Dương, decision 434/QĐ-UBND for children with disabilities: seed text 003, first part. */
export const bd434: SeedProgramme = {
  ...NOTHING_MORE,
  slug: "bd-434",
  titleVi: "Kế hoạch theo Quyết định 434/QĐ-UBND: hỗ trợ trẻ em khuyết tật tiếp cận dịch vụ tại cộng đồng (Bình Dương)",
  titleEn: "Plan under Decision 434/QĐ-UBND: access to community services for children with disabilities (Binh Duong)",
  summaryVi: "Trẻ em khuyết tật được tiếp cận các dịch vụ bảo vệ, chăm sóc, giáo dục tại cộng đồng, giai đoạn 2019–2025, theo Quyết định 1438/QĐ-TTg. Đã kết thúc.",
  summaryEn: "Children with disabilities reach protection, care and education services in the community, 2019–2025, under Decision 1438/QĐ-TTg. Ended.",
  periodFrom: "2019-01-01",
  periodTo: "2025-12-31",
  status: "ended",
  provinceCode: "79",
  placeVi: "Tỉnh Bình Dương (trước 1/7/2025)",
  placeEn: "Binh Duong Province (before 1 July 2025)",
  documents: [
    {
      number: "1438/QĐ-TTg", type: "decision", issuerVi: "Thủ tướng Chính phủ", issuerEn: "Prime Minister", issuedOn: "2018-10-29",
      titleVi: "Phê duyệt Kế hoạch thực hiện Đề án hỗ trợ trẻ em khuyết tật tiếp cận các dịch vụ bảo vệ, chăm sóc, giáo dục tại cộng đồng giai đoạn 2019–2025",
      titleEn: "Approving the plan for the scheme of access to protection, care and education services in the community for children with disabilities, 2019–2025",
      parentNumber: null, relation: "parent",
    },
    {
      number: "434/QĐ-UBND", type: "decision", issuerVi: "Ủy ban nhân dân tỉnh Bình Dương", issuerEn: "People's Committee of Binh Duong Province", issuedOn: "2019-02-26",
      titleVi: "Phê duyệt Kế hoạch thực hiện Đề án 1438 trên địa bàn tỉnh Bình Dương", titleEn: "Approving the plan for scheme 1438 in Binh Duong Province",
      parentNumber: "1438/QĐ-TTg", relation: "establishes",
    },
    article,
  ],
  owners: owners("2019-02-26"),
  indicators: [
    { position: 1, nameVi: "Trẻ em khuyết tật từ 1 đến dưới 16 tuổi trên địa bàn", nameEn: "Children with disabilities aged 1 to under 16 in the province", unitVi: "trẻ em", unitEn: "children", targets: [], readings: [reading({ numerator: 1815 })] },
    { position: 2, nameVi: "Ấn phẩm tuyên truyền đã phát hành", nameEn: "Publications issued", unitVi: "ấn phẩm", unitEn: "publications", targets: [], readings: [reading({ numerator: 175_000 })] },
    { position: 3, nameVi: "Lớp tập huấn đã tổ chức", nameEn: "Training classes held", unitVi: "lớp", unitEn: "classes", targets: [], readings: [reading({ numerator: 90 })] },
    { position: 4, nameVi: "Người tham gia tập huấn", nameEn: "Participants in training", unitVi: "người", unitEn: "people", targets: [], readings: [reading({ numerator: 8500, comparator: "about" })] },
    {
      position: 5, nameVi: "Trẻ em khuyết tật có sổ theo dõi khám, phục hồi chức năng và thẻ bảo hiểm y tế",
      nameEn: "Children with disabilities with a check-up and rehabilitation tracking book and a health-insurance card",
      unitVi: "trẻ em", unitEn: "children", targets: [], readings: [reading({ percent: 100 })],
    },
    {
      position: 6, nameVi: "Trẻ em tại các cơ sở giáo dục được hỗ trợ chăm sóc sức khỏe, tư vấn giáo dục hòa nhập",
      nameEn: "Children in education facilities given health care and inclusive-education counselling",
      unitVi: "trẻ em", unitEn: "children", targets: [], readings: [reading({ percent: 100 })],
    },
  ],
  meetings: [midTermReview],
  notes: [
    { vi: "Tên đề án ghi 2019–2025 nhưng mục kết quả ghi 2019–2023: đây là số liệu sơ kết, chưa phải tổng kết.", en: "The title says 2019–2025 but the results chapter says 2019–2023: these are mid-term, not final, figures." },
    { vi: "Bản gốc viết “trẻ em khuyết tiếp cận”, thiếu chữ “tật”.", en: "The original writes “trẻ em khuyết tiếp cận”, dropping the word “tật” (disability)." },
    { vi: "Đầu trang ghi 28/12/2018, bài viết ghi 18/7/2023, hội nghị ngày 14/7/2023; số liệu được ghi theo ngày hội nghị.", en: "The page banner shows 28 December 2018, the article 18 July 2023, the conference was on 14 July 2023; figures carry the day of the conference." },
    { vi: "Bình Dương nay thuộc Thành phố Hồ Chí Minh; cơ quan phụ trách từ 1/3/2025 ghi theo việc sắp xếp các sở, nguồn không nêu.", en: "Binh Duong is now part of Ho Chi Minh City; owners from 1 March 2025 follow the reorganisation, the source does not name them." },
  ],
};

/** Bình Dương, plan 1941/KH-UBND for intergenerational self-help clubs: seed text 003, second part. */
export const bd1941: SeedProgramme = {
  ...NOTHING_MORE,
  slug: "bd-1941",
  titleVi: "Kế hoạch 1941/KH-UBND: nhân rộng câu lạc bộ liên thế hệ tự giúp nhau (Bình Dương)",
  titleEn: "Plan 1941/KH-UBND: more intergenerational self-help clubs (Binh Duong)",
  summaryVi: "Thành lập câu lạc bộ liên thế hệ tại các xã, phường, thị trấn; thành viên góp vốn xoay vòng làm kinh tế, giúp đỡ nhau trong cuộc sống. Giai đoạn 2021–2025, đã kết thúc.",
  summaryEn: "Intergenerational clubs in communes, wards and townships; members put money into a revolving fund for their work and help each other. 2021–2025, ended.",
  periodFrom: "2021-05-07",
  periodTo: "2025-12-31",
  status: "ended",
  provinceCode: "79",
  placeVi: "Tỉnh Bình Dương (trước 1/7/2025)",
  placeEn: "Binh Duong Province (before 1 July 2025)",
  documents: [
    {
      number: "1941/KH-UBND", type: "plan", issuerVi: "Ủy ban nhân dân tỉnh Bình Dương", issuerEn: "People's Committee of Binh Duong Province", issuedOn: "2021-05-07",
      titleVi: "Kế hoạch nhân rộng mô hình câu lạc bộ liên thế hệ tự giúp nhau trên địa bàn tỉnh giai đoạn 2021–2025",
      titleEn: "Plan to spread the model of intergenerational self-help clubs in the province, 2021–2025", parentNumber: null, relation: "establishes",
    },
    article,
  ],
  owners: owners("2021-05-07"),
  indicators: [
    { position: 1, nameVi: "Xã, phường, thị trấn có câu lạc bộ", nameEn: "Communes, wards and townships with a club", unitVi: "xã, phường, thị trấn", unitEn: "communes", targets: [], readings: [reading({ numerator: 61, denominator: 91, percent: 67 })] },
    { position: 2, nameVi: "Câu lạc bộ đã thành lập", nameEn: "Clubs founded", unitVi: "câu lạc bộ", unitEn: "clubs", targets: [], readings: [reading({ numerator: 99 })] },
    { position: 3, nameVi: "Thành viên câu lạc bộ", nameEn: "Club members", unitVi: "người", unitEn: "people", targets: [], readings: [reading({ numerator: 5100 })] },
    { position: 4, nameVi: "Người cao tuổi trong số thành viên", nameEn: "Older people among members", unitVi: "người", unitEn: "people", targets: [], readings: [reading({ percent: 70 })] },
    { position: 5, nameVi: "Thành viên nghèo, cận nghèo, có hoàn cảnh khó khăn", nameEn: "Poor, near-poor and difficult members", unitVi: "người", unitEn: "people", targets: [], readings: [reading({ numerator: 755, denominator: 5100, percent: 15, comparator: "about" })] },
    { position: 6, nameVi: "Người cao tuổi trong dân số tỉnh", nameEn: "Older people in the population of the province", unitVi: "người", unitEn: "people", targets: [], readings: [reading({ numerator: 92_300, percent: 3.55, comparator: "more_than" })] },
  ],
  revolvingFund: {
    termMonthsFrom: 6, termMonthsTo: 12,
    noteVi: "Góp vốn xoay vòng, thời hạn linh hoạt từ 6 tháng đến 1 năm: đan bồ, chẻ chân nhang, chăn nuôi, trồng trọt, dịch vụ, gia công, may mặc, buôn bán nhỏ.",
    noteEn: "Revolving contributions with a flexible term of 6 months to 1 year: basket weaving, incense sticks, livestock, crops, services, processing, sewing, small trade.",
  },
  meetings: [midTermReview],
  notes: [
    { vi: "755/5.100 là 14,8%; nguồn làm tròn thành 15%. 61/91 là 67,0%.", en: "755/5,100 is 14.8%; the source rounds it to 15%. 61/91 is 67.0%." },
    { vi: "“Sau 03 năm thực hiện” thực ra là 2 năm 2 tháng tính từ 07/5/2021.", en: "“After 03 years” is 2 years and 2 months after 7 May 2021." },
    { vi: "Nguồn ghi “khoảng hơn 92.300 người”: vừa “khoảng” vừa “hơn”; hệ thống ghi là hơn 92.300.", en: "The source says “about more than 92,300 people”, both “about” and “more than”; it is stored as more than 92,300." },
    { vi: "91 xã, phường, thị trấn cũ nay thuộc 36 đơn vị của Thành phố Hồ Chí Minh; tỷ lệ chỉ có nghĩa trên bản đồ cũ.", en: "The 91 old units are now part of 36 units of Ho Chi Minh City; the ratio only makes sense on the old map." },
  ],
};
