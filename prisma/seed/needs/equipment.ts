import { firstTime, island, manyChildren, noSupport, plan256, remote, storm, unsafe, waiting, winter } from "./reasons";
import { needsOf } from "./shape";

/** One unit is one piece or set of equipment, installed and handed over. */
export const equipmentNeeds = needsOf("equipment", [
  ["hp-luukiem", {
    vi: { title: "Tủ nấu cơm và khay ăn cho bếp bán trú", site: "Bếp ăn bán trú của trường", unit: "bộ bếp", buys: "Một tủ nấu cơm điện 50 kg, 80 khay ăn inox và kệ sấy",
      story: "Số suất ăn tăng từ 120 lên gần 200 nhưng bếp vẫn dùng nồi gas nhỏ, mỗi buổi phải nấu ba mẻ. Điện ba pha đã được kéo tới bếp." },
    en: { title: "A rice steamer and trays for the school kitchen", site: "The school kitchen", unit: "kitchen set", buys: "A 50 kg electric rice steamer, 80 steel trays and a drying rack",
      story: "Meals have grown from 120 to almost 200, but the kitchen still cooks three rounds on small gas pots. Three-phase power already reaches it." },
    price: 18_500_000, quantity: 2, accepts: "both", children: 195, age: "primary", days: 35, why: [plan256, waiting],
  }],
  ["hp-vietkhe", {
    vi: { title: "Máy lọc nước uống cho các điểm trường mầm non", site: "Bốn điểm trường", unit: "máy lọc nước", buys: "Một máy lọc nước công suất 50 lít/giờ, lắp đặt và một năm lõi lọc",
      story: "Nước giếng khoan ở bốn điểm trường có mùi phèn, hiện cô giáo phải đun và lọc cát. Kết quả xét nghiệm gần nhất khuyến nghị lọc trước khi cho trẻ uống." },
    en: { title: "Drinking-water filters for preschool sites", site: "Four preschool sites", unit: "water filter", buys: "A 50 litre-an-hour filter with installation and a year of cartridges",
      story: "Well water at the four sites smells of alum and teachers boil and sand-filter it. The latest test advises filtering before children drink it." },
    price: 7_200_000, quantity: 4, accepts: "both", children: 170, age: "preschool", days: 14, state: "covered", why: [plan256, unsafe],
  }],
  ["hp-cathai", {
    vi: { title: "Áo phao cho học sinh đi đò", site: "Bến đò của các thôn", unit: "áo phao", buys: "Một áo phao trẻ em đạt chuẩn đăng kiểm, có còi và phản quang",
      story: "Áo phao trên đò là cỡ người lớn và đã cũ. Nhà trường muốn mỗi em có một áo vừa người, để tại tủ ở bến và kiểm tra hằng tháng." },
    en: { title: "Life jackets for ferry pupils", site: "The hamlet landings", unit: "life jacket", buys: "One certified child's life jacket with whistle and reflectors",
      story: "The jackets on board are adult sizes and worn. The school wants one that fits for each pupil, kept in a locker at the landing and checked every month." },
    price: 320_000, quantity: 85, accepts: "both", children: 85, age: "mixed", days: 15, covered: 0.7, delivered: 0.35, why: [island, unsafe, plan256],
  }],
  ["dn-centre", {
    vi: { title: "Giường tầng và tủ cá nhân cho phòng ở", site: "Khu nhà ở của trẻ", unit: "bộ giường tủ", buys: "Một giường tầng sắt có thanh chắn, hai đệm và hai tủ cá nhân có khóa",
      story: "Giường cũ đã hoen gỉ và thanh chắn không còn chắc. Tủ riêng có khóa giúp mỗi em có một góc của mình, điều mà các em nói là quan trọng nhất." },
    en: { title: "Bunk beds and personal lockers", site: "The children's living quarters", unit: "bed and locker set", buys: "A steel bunk bed with guard rails, two mattresses and two lockers",
      story: "The old beds are rusty and their rails no longer firm. A locker of one's own matters most, the young residents say." },
    price: 6_800_000, quantity: 15, accepts: "both", children: 30, age: "mixed", days: 50, covered: 0.4, why: [unsafe, waiting],
  }],
  ["dn-thanhson", {
    vi: { title: "Quạt và mái che chống nóng cho sân trường mầm non", site: "Điểm trường lòng hồ", unit: "bộ chống nóng", buys: "Bốn quạt treo tường và 60 m² lưới, khung che nắng",
      story: "Điểm trường lợp tôn, mùa khô trong lớp có lúc lên 38 độ và sân không có bóng cây. Phụ huynh nhận làm khung, nhà trường cần vật tư." },
    en: { title: "Fans and shade for a preschool yard", site: "The reservoir-side site", unit: "cooling set", buys: "Four wall fans and 60 square metres of shade net with frame",
      story: "The roof is sheet metal; in the dry season classrooms reach 38 degrees and the yard has no trees. Parents will build the frame if materials come." },
    price: 9_500_000, quantity: 3, accepts: "in_kind", children: 76, age: "preschool", days: 80, state: "verified", why: [waiting],
  }],
  ["lc-yty", {
    vi: { title: "Bình nước nóng năng lượng mặt trời cho khu bán trú", site: "Khu bán trú của trường", unit: "hệ thống nước nóng", buys: "Một bình 300 lít, ống dẫn chống đông và công lắp đặt",
      story: "Mùa rét các em rửa mặt, tắm bằng nước lạnh buốt nên hay ốm. Mái nhà bán trú đã được gia cố để đặt bình." },
    en: { title: "Solar hot water for the boarding house", site: "The school's boarding house", unit: "hot-water system", buys: "A 300 litre heater with frost-proof pipes and installation",
      story: "In winter boarders wash in freezing water and often fall ill. The roof has been strengthened to carry the heater." },
    price: 14_500_000, quantity: 3, accepts: "both", children: 140, age: "primary", days: 13, why: [winter, remote],
  }],
  ["lc-simacai", {
    vi: { title: "Máy tính cho phòng tin học", site: "Phòng tin học của trường", unit: "bộ máy tính", buys: "Một máy tính để bàn, màn hình, bàn ghế và ổn áp",
      story: "Chương trình yêu cầu môn tin học từ lớp 6, nhưng cả trường có bảy máy còn chạy. Một doanh nghiệp đã cam kết đường truyền; trường cần thêm máy để hai em dùng chung một máy." },
    en: { title: "Computers for the school's computing room", site: "The computing room", unit: "computer set", buys: "A desktop computer, screen, desk with chairs and voltage regulator",
      story: "Computing is taught from grade 6, but only seven machines work. A company has promised the connection; the school needs machines so that no more than two pupils share one." },
    price: 9_800_000, quantity: 18, accepts: "both", children: 310, age: "lower_secondary", days: 42, covered: 0.33, why: [manyChildren, waiting],
  }],
  ["db-tiadinh", {
    vi: { title: "Pin mặt trời và đèn cho điểm trường chưa có điện lưới", site: "Hai điểm trường bản xa", unit: "bộ điện mặt trời", buys: "Hai tấm pin, bộ lưu điện, sáu đèn và ổ sạc",
      story: "Hai điểm trường chưa có điện lưới, ngày sương mù cô trò phải mở cửa lấy sáng trong giá rét. Bộ pin đủ cho đèn, máy trợ giảng và sạc điện thoại liên lạc với phụ huynh." },
    en: { title: "Solar light for sites without grid power", site: "Two far preschool sites", unit: "solar set", buys: "Two panels, storage battery, six lamps and charging points",
      story: "The two sites have no grid power; on foggy days doors stand open for light in the cold. A set runs lamps, a teaching speaker and a telephone to reach parents." },
    price: 22_000_000, quantity: 2, accepts: "both", children: 54, age: "preschool", days: 27, why: [remote, winter],
  }],
  ["db-tuathang", {
    vi: { title: "Bàn ghế thay thế sau lũ", site: "Sáu phòng học tầng một", unit: "bộ bàn ghế", buys: "Một bàn đôi và hai ghế đúng cỡ lứa tuổi",
      story: "Nước lũ ngâm ba ngày làm bong mặt bàn ở sáu phòng học. Các lớp đã nhận đủ bàn ghế mới và nhà trường hoàn tất biên bản bàn giao." },
    en: { title: "New desks after the flood", site: "Six ground-floor classrooms", unit: "desk set", buys: "A double desk and two chairs of the right size",
      story: "Three days under water ruined the desks of six classrooms. All classes have received the new sets and the hand-over record is complete." },
    price: 1_450_000, quantity: 60, accepts: "both", children: 120, age: "primary", days: -20, state: "delivered", why: [storm],
  }],
  ["lch-pau", {
    vi: { title: "Máy phát điện dự phòng cho khu bán trú", site: "Khu bán trú của trường", unit: "máy phát điện", buys: "Một máy 5 kVA, tủ chuyển nguồn và dầu chạy thử",
      story: "Mùa mưa bão mất điện có khi bốn, năm ngày, bếp và bơm nước cùng ngừng. Nhu cầu hết hạn vì điện lực đã đưa vào vận hành đường dây mới; nếu vẫn cần, trường sẽ đăng ký lại." },
    en: { title: "A standby generator for the boarding house", site: "The school's boarding house", unit: "generator", buys: "A 5 kVA set with change-over switch and test fuel",
      story: "In storms power fails for four or five days and kitchen and water pump stop. The listing expired as a new power line opened; the school will register again if it is still needed." },
    price: 28_000_000, quantity: 1, accepts: "both", children: 180, age: "primary", days: -8, state: "expired", why: [remote],
  }],
  ["cb-baolam", {
    vi: { title: "Máy chiếu và loa cho điểm trường lẻ", site: "Bảy điểm trường lẻ", unit: "bộ nghe nhìn", buys: "Một máy chiếu bỏ túi, loa, màn treo và thẻ nhớ bài giảng",
      story: "Giáo viên tiếng Anh chỉ có một người cho cả xã nên dạy qua bài ghi hình. Bộ máy gọn, đeo ba lô đi được, giúp bảy điểm lẻ học cùng chương trình với trường chính." },
    en: { title: "Projectors and speakers for satellite schools", site: "Seven satellite schools", unit: "audio-visual set", buys: "A pocket projector, speaker, screen and lesson card",
      story: "The commune has one English teacher, who records lessons. A set that fits in a backpack lets seven satellite schools follow the same course as the main school." },
    price: 8_600_000, quantity: 7, accepts: "both", children: 215, age: "primary", days: 52, why: [firstTime, manyChildren],
  }],
  ["na-nhonmai", {
    vi: { title: "Nhà vệ sinh lắp ghép cho điểm trường mầm non", site: "Ba điểm trường ven sông", unit: "nhà vệ sinh", buys: "Một khối vệ sinh lắp ghép hai ngăn, bồn nước và bể tự hoại",
      story: "Ba điểm trường chưa có nhà vệ sinh đúng cỡ cho trẻ nhỏ. Bộ đội biên phòng nhận vận chuyển và thi công nếu có vật tư." },
    en: { title: "Prefabricated toilets for preschool sites", site: "Three riverside sites", unit: "toilet block", buys: "A two-cubicle prefabricated block with tank and septic pit",
      story: "Three sites have no toilet of a size for small children. Border guards will carry and build it if materials come." },
    price: 35_000_000, quantity: 3, accepts: "both", children: 66, age: "preschool", days: 57, why: [noSupport, remote, unsafe],
  }],
  ["na-kengdu", {
    vi: { title: "Giá sách và bàn đọc cho phòng tự học", site: "Phòng tự học khu bán trú", unit: "góc học tập", buys: "Một bàn sáu chỗ, sáu ghế, đèn và giá sách",
      story: "Buổi tối các em học trên giường vì phòng tự học chưa có bàn. Hồ sơ mới gửi, điều phối viên sẽ kiểm tra diện tích phòng." },
    en: { title: "Desks and shelves for evening study", site: "The boarding house study room", unit: "study corner", buys: "A six-seat table, six chairs, lamps and a bookshelf",
      story: "In the evening boarders study on their beds because the study room has no tables. The file has just come in; a coordinator will check the room." },
    price: 7_500_000, quantity: 8, accepts: "both", children: 96, age: "lower_secondary", days: 66, state: "submitted", why: [waiting],
  }],
]);
