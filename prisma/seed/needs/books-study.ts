import { studyCosts } from "./state-schemes";
import { needsOf } from "./shape";

/** One unit is one kit for one pupil, or one class set where the unit says so. */
export const booksStudyNeeds = needsOf("books_study", [
  ["hp-luukiem", {
    vi: { title: "Bộ sách giáo khoa và vở cho học kỳ II", site: "Toàn trường", unit: "bộ sách vở", buys: "Sách giáo khoa học kỳ II, 20 quyển vở và hộp bút",
      story: "Trường đã có tủ sách dùng chung nhưng thiếu đầu sách của chương trình mới. Bộ sách trao cho các em thuộc hộ nghèo, cận nghèo và trả lại tủ sách cuối năm." },
    en: { title: "Textbooks and notebooks for the second term", site: "The whole school", unit: "book kit", buys: "Second-term textbooks, 20 notebooks and a pencil case",
      story: "The shared bookcase lacks titles of the new curriculum. Kits go to pupils of poor and near-poor households and return to the bookcase at the end of the year." },
    price: 260_000, quantity: 75, accepts: "both", children: 75, age: "primary", days: 32, covered: 0.6,
  }],
  ["hp-bachdang", {
    vi: { title: "Tủ sách cuối tuần của câu lạc bộ trẻ em", site: "Nhà văn hóa phường", unit: "bộ sách đọc", buys: "Mười lăm cuốn truyện và sách khoa học thiếu nhi",
      story: "Câu lạc bộ mở cửa sáng chủ nhật, có khi sáu mươi em đến đọc chung bốn mươi cuốn sách cũ. Danh mục sách do thủ thư trường giúp chọn." },
    en: { title: "A weekend library for the children's club", site: "The ward's house of culture", unit: "reading set", buys: "Fifteen story and science books for children",
      story: "The club opens on Sunday mornings, when sixty children may share forty old books. A school librarian helped to choose the titles." },
    price: 350_000, quantity: 30, accepts: "both", children: 160, age: "mixed", days: 60, covered: 0.3, askedBefore: true,
  }],
  ["hp-cathai", {
    vi: { title: "Dụng cụ thí nghiệm cho lớp học đảo", site: "Phòng bộ môn", unit: "bộ thí nghiệm", buys: "Một bộ dụng cụ khoa học tự nhiên cho nhóm bốn học sinh",
      story: "Bài thực hành đang được dạy bằng tranh vì dụng cụ hỏng do hơi muối. Các bộ mới có hộp kín chống ẩm." },
    en: { title: "Experiment kits for the island school", site: "The science room", unit: "experiment kit", buys: "A science kit for a group of four pupils",
      story: "Practical lessons are taught from pictures because salt air ruined the apparatus. New kits come in sealed boxes." },
    price: 340_000, quantity: 40, accepts: "both", children: 160, age: "lower_secondary", days: 47,
  }],
  ["dn-daklua", {
    vi: { title: "Cặp sách và vở cho học sinh điểm trường bên sông", site: "Điểm trường bên kia sông", unit: "bộ cặp sách", buys: "Một cặp chống nước, 15 quyển vở, bút và bảng con",
      story: "Sách vở hay ướt khi qua phà mùa mưa. Cặp chống nước là món đồ đơn giản nhưng giữ được bài vở cả năm." },
    en: { title: "Waterproof bags for the riverside school", site: "The site across the river", unit: "school-bag kit", buys: "A waterproof bag, 15 notebooks, pens and a slate",
      story: "Books get wet on the ferry in the rainy season. A waterproof bag is simple and keeps a year's work dry." },
    price: 280_000, quantity: 64, accepts: "both", children: 64, age: "primary", days: 25,
  }],
  ["dn-bugiamap", {
    vi: { title: "Sách song ngữ và tranh truyện lớp 1", site: "Các lớp 1", unit: "bộ sách", buys: "Mười cuốn tranh truyện khổ lớn cho một bàn đọc",
      story: "Nhiều em vào lớp 1 còn ít vốn tiếng Việt. Tranh truyện khổ lớn giúp cô và trò cùng đọc, cùng kể. Bộ sách đã được trao đủ cho các lớp." },
    en: { title: "Picture books for grade 1", site: "The grade 1 classes", unit: "book set", buys: "Ten large picture books for one reading table",
      story: "Many pupils enter grade 1 with little Vietnamese. Large picture books let teacher and class read and tell together. All classes have received their sets." },
    price: 320_000, quantity: 24, accepts: "both", children: 110, age: "primary", days: -22, state: "closed",
  }],
  ["lc-yty", {
    vi: { title: "Thư viện góc lớp ở Y Tý", site: "Mười hai lớp học", unit: "góc thư viện", buys: "Hai mươi cuốn sách, giá treo và sổ mượn cho một góc lớp",
      story: "Thư viện chính xa các điểm lẻ nên sách ít đến tay học sinh. Mỗi lớp một góc sách, đổi sách giữa các lớp sau mỗi tháng." },
    en: { title: "Classroom libraries in Y Ty", site: "Twelve classrooms", unit: "library corner", buys: "Twenty books, a hanging shelf and a lending book for one classroom",
      story: "The main library is far from satellite schools and books seldom reach pupils. Each class gets a corner and classes swap books every month." },
    price: 350_000, quantity: 48, accepts: "both", children: 290, age: "primary", days: 56, covered: 0.25, delivered: 0.1,
  }],
  ["lc-simacai", {
    vi: { title: "Tài liệu ôn thi vào lớp 10", site: "Khối lớp 9", unit: "bộ tài liệu", buys: "Ba cuốn ôn tập, đề mẫu và bút cho một học sinh",
      story: "Cả khối dùng chung vài bộ đề phô tô đã mờ. Nhà trường chọn bộ tài liệu theo cấu trúc đề mới và tổ chức ôn tối miễn phí." },
    en: { title: "Revision books for the grade 10 entrance", site: "Grade 9", unit: "revision kit", buys: "Three revision books, sample papers and pens for one pupil",
      story: "The year shares a few faded photocopies. The school chose books that follow the new papers and teaches in the evening without charge." },
    price: 180_000, quantity: 96, accepts: "both", children: 96, age: "lower_secondary", days: 39, askedBefore: true,
  }],
  ["db-muongnhe", {
    vi: { title: "Bộ đồ dùng học tập cho học sinh bán trú mới", site: "Khu bán trú của trường", unit: "bộ đồ dùng", buys: "Ba lô, vở, bút, máy tính cầm tay và com pa",
      story: "Học sinh lớp 6 mới xuống trường thường chỉ mang theo vài quyển vở. Bộ đồ dùng phát chung cho cả khối để không em nào thấy mình khác bạn." },
    en: { title: "Study kits for new boarders", site: "The school's boarding house", unit: "study kit", buys: "A backpack, notebooks, pens, calculator and compass",
      story: "New grade 6 pupils often bring only a few notebooks. Kits go to the whole year so that nobody feels different." },
    price: 350_000, quantity: 88, accepts: "both", children: 88, age: "lower_secondary", days: 23, covered: 0.15, stateSupport: studyCosts,
  }],
  ["db-tiadinh", {
    vi: { title: "Đồ dùng, đồ chơi học chữ cho lớp mẫu giáo", site: "Tám điểm trường", unit: "bộ học liệu", buys: "Bộ chữ gỗ, tranh ghép, bảng nam châm và màu vẽ cho một nhóm",
      story: "Cô giáo tự làm học liệu từ bìa cứng và hạt ngô, qua một mùa ẩm là hỏng. Bộ gỗ bền hơn và dùng chung cho nhiều năm." },
    en: { title: "Letters and games for kindergarten classes", site: "Eight preschool sites", unit: "learning set", buys: "Wooden letters, puzzles, a magnetic board and paints for one group",
      story: "Teachers make their own from card and maize, which rot in one damp season. Wooden sets last for years." },
    price: 300_000, quantity: 32, accepts: "both", children: 150, age: "preschool", days: 51,
  }],
  ["lch-daosan", {
    vi: { title: "Sách tham khảo và từ điển cho phòng đọc", site: "Phòng đọc của trường", unit: "bộ sách tham khảo", buys: "Sáu cuốn tham khảo các môn và một từ điển",
      story: "Phòng đọc mới xây có bàn ghế nhưng giá sách còn trống một nửa. Hồ sơ đang được điều phối viên kiểm tra danh mục." },
    en: { title: "Reference books and dictionaries", site: "The school reading room", unit: "reference set", buys: "Six subject books and a dictionary",
      story: "The new reading room has furniture but half-empty shelves. A coordinator is checking the list of titles." },
    price: 340_000, quantity: 45, accepts: "both", children: 300, age: "lower_secondary", days: 63, state: "submitted",
  }],
  ["cb-baolam", {
    vi: { title: "Sách vở thay thế sau bão", site: "Ba điểm trường bị tốc mái", unit: "bộ sách vở", buys: "Sách giáo khoa, 15 quyển vở và bút",
      story: "Bão làm tốc mái ba điểm trường, sách trong tủ bị ướt hết. Mái đã lợp lại; các em cần sách trước khi vào học kỳ II." },
    en: { title: "New books after the storm", site: "Three schools that lost their roofs", unit: "book kit", buys: "Textbooks, 15 notebooks and pens",
      story: "The storm tore the roofs off three schools and soaked the bookcases. Roofs are back; pupils need books before the second term." },
    price: 250_000, quantity: 112, accepts: "both", children: 112, age: "primary", days: 19,
  }],
  ["cb-lungnam", {
    vi: { title: "Bộ cờ vua và sách cho câu lạc bộ sau giờ học", site: "Câu lạc bộ của trường", unit: "bộ cờ và sách", buys: "Một bộ cờ vua gỗ và hai cuốn sách nhập môn",
      story: "Câu lạc bộ cờ do học sinh lớp 8 tự lập, đang chơi bằng quân cờ cắt từ giấy. Nhà trường ủng hộ và bố trí phòng sinh hoạt chiều thứ tư." },
    en: { title: "Chess sets and books for an after-school club", site: "The school club", unit: "chess set with books", buys: "A wooden chess set and two beginner's books",
      story: "Grade 8 pupils founded the club and play with paper pieces. The school supports it with a room on Wednesday afternoons." },
    price: 150_000, quantity: 20, accepts: "both", children: 40, age: "lower_secondary", days: 49, state: "covered",
  }],
  ["na-kengdu", {
    vi: { title: "Thư viện lưu động bằng xe máy", site: "Chín bản của xã", unit: "thùng sách", buys: "Một thùng chống nước với 40 cuốn sách, luân chuyển giữa các bản",
      story: "Thầy cô chở sách tới từng bản vào chiều thứ bảy. Chín thùng sách đã được bàn giao, mỗi bản giữ một tháng rồi đổi." },
    en: { title: "A motorbike library", site: "Nine hamlets of the commune", unit: "book box", buys: "A waterproof box of 40 books that moves between hamlets",
      story: "Teachers carry books to each hamlet on Saturday afternoons. Nine boxes have been handed over; each hamlet keeps one for a month." },
    price: 1_900_000, quantity: 9, accepts: "both", children: 250, age: "mixed", days: -14, state: "delivered",
  }],
]);
