import { boardingScheme } from "./state-schemes";
import { needsOf } from "./shape";

/** One unit is one kit for one child, new, in the child's size. */
export const warmClothingNeeds = needsOf("warm_clothing", [
  ["hp-vietkhe", {
    vi: { title: "Áo ấm đồng phục cho trẻ mẫu giáo", site: "Các điểm trường của xã", unit: "bộ đồ ấm", buys: "Một áo khoác chần bông, mũ len và tất cho một trẻ",
      story: "Vùng đồi của xã lạnh hơn nội thành vài độ, trẻ đi xe máy cùng bố mẹ từ sáng sớm. Trường chọn một mẫu chung để mọi cháu mặc như nhau." },
    en: { title: "Warm coats for kindergarten children", site: "The preschool sites of the commune", unit: "warm kit", buys: "A padded coat, woollen hat and socks for one child",
      story: "The hills are a few degrees colder than the city and children ride on motorbikes early in the morning. The school chose one pattern so that all dress alike." },
    price: 280_000, quantity: 110, accepts: "both", children: 110, age: "preschool", days: 15, covered: 0.5,
  }],
  ["hp-cathai", {
    vi: { title: "Áo gió chống nước cho học sinh đi đò mùa đông", site: "Các thôn đảo", unit: "áo gió", buys: "Một áo gió hai lớp chống nước có mũ",
      story: "Gió biển và hơi nước trên đò làm áo len nhanh ướt. Áo gió hai lớp là thứ phụ huynh đề nghị nhiều nhất trong buổi họp đầu năm." },
    en: { title: "Waterproof jackets for the winter ferry", site: "The island hamlets", unit: "jacket", buys: "A two-layer waterproof jacket with hood",
      story: "Wind and spray on the ferry soak woollen clothes. A two-layer jacket is what parents asked for most at the first meeting of the year." },
    price: 320_000, quantity: 72, accepts: "both", children: 72, age: "mixed", days: 18,
  }],
  ["lc-yty", {
    vi: { title: "Chăn ấm cho phòng bán trú ở Y Tý", site: "Khu bán trú của trường", unit: "bộ chăn đệm", buys: "Một chăn bông 2,5 kg, một đệm mỏng và vỏ giặt được",
      story: "Hai em đang đắp chung một chăn. Nhà bán trú cách âm, cách nhiệt kém nên đêm đông trong phòng chỉ chừng 6 độ." },
    en: { title: "Blankets for the boarding rooms of Y Ty", site: "The school's boarding house", unit: "bedding set", buys: "A 2.5 kg quilt, a thin mattress and washable covers",
      story: "Two pupils now share one blanket. The building keeps little heat and rooms fall to about 6 degrees on winter nights." },
    price: 390_000, quantity: 130, accepts: "both", children: 130, age: "primary", days: 9, covered: 0.65, delivered: 0.3, stateSupport: boardingScheme,
  }],
  ["lc-simacai", {
    vi: { title: "Áo khoác và ủng cho học sinh đi bộ đường núi", site: "Các bản xa trung tâm xã", unit: "bộ áo và ủng", buys: "Một áo khoác phao và một đôi ủng đúng cỡ",
      story: "Các em đi bộ hơn một giờ trên đường đất trơn, nhiều em vẫn đi dép nhựa giữa mùa đông. Nhà trường đã đo cỡ áo, cỡ chân của từng lớp." },
    en: { title: "Coats and boots for mountain walkers", site: "Hamlets far from the commune centre", unit: "coat and boots", buys: "A padded coat and a pair of boots in the right size",
      story: "Pupils walk over an hour on slippery tracks, many in plastic sandals in mid-winter. The school has measured every class." },
    price: 400_000, quantity: 145, accepts: "both", children: 145, age: "lower_secondary", days: 14, covered: 0.2,
  }],
  ["lc-chetao", {
    vi: { title: "Bộ đồ ấm cho trẻ mầm non Chế Tạo", site: "Bảy điểm trường mầm non", unit: "bộ đồ ấm", buys: "Một áo khoác, một bộ giữ nhiệt, mũ, găng và tất",
      story: "Sáng mùa đông nhiều cháu đến lớp với áo mỏng. Đợt này đã được giao đủ bảy điểm trường và điều phối viên xác nhận từng điểm." },
    en: { title: "Warm kits for the preschools of Che Tao", site: "Seven preschool sites", unit: "warm kit", buys: "A coat, thermal underwear, hat, gloves and socks",
      story: "On winter mornings many children came in thin clothes. This round reached all seven sites and the coordinator confirmed each of them." },
    price: 350_000, quantity: 165, accepts: "both", children: 165, age: "preschool", days: -12, state: "delivered",
  }],
  ["db-sinthau", {
    vi: { title: "Áo ấm cho học sinh cực Tây", site: "Trường chính và ba điểm lẻ", unit: "bộ đồ ấm", buys: "Một áo phao, một quần nỉ và đôi tất len",
      story: "Sín Thầu có những ngày sáng 4 độ, trưa 20 độ, các em cần áo dễ cởi và giữ ấm tốt. Trường đề nghị áo mới, đúng cỡ, không nhận đồ cũ để các em tự tin." },
    en: { title: "Warm clothes at the westernmost point", site: "The main school and three satellites", unit: "warm kit", buys: "A padded jacket, fleece trousers and woollen socks",
      story: "Some days in Sin Thau begin at 4 degrees and reach 20 by noon, so children need warm clothes they can take off. The school asks for new ones in the right size, so that pupils wear them with confidence." },
    price: 380_000, quantity: 230, accepts: "both", children: 230, age: "primary", days: 11, covered: 0.4,
  }],
  ["db-tuathang", {
    vi: { title: "Giày thể thao và tất len cho học sinh tiểu học", site: "Trường chính và bốn điểm lẻ", unit: "đôi giày và tất", buys: "Một đôi giày vải đế cao su và hai đôi tất",
      story: "Sau lũ, nhiều em mất giày dép và đi chân đất đến lớp. Cỡ chân đã được đo, giày được mua theo lô và phát cùng một ngày tại lớp." },
    en: { title: "Shoes and woollen socks for primary pupils", site: "The main school and four satellites", unit: "pair of shoes and socks", buys: "A pair of rubber-soled shoes and two pairs of socks",
      story: "After the flood many pupils lost their shoes and come barefoot. Feet have been measured; shoes are bought in one lot and given out in class on the same day." },
    price: 250_000, quantity: 180, accepts: "both", children: 180, age: "primary", days: 16,
  }],
  ["lch-pau", {
    vi: { title: "Áo ấm và chăn cho học sinh bán trú Pa Ủ", site: "Khu bán trú của trường", unit: "bộ đồ ấm", buys: "Một áo phao và một chăn ấm cá nhân",
      story: "Khu bán trú nằm trên sườn đón gió, từ tháng 11 đã có sương muối. Nhà trường ưu tiên các em mới vào lớp 1, lớp 2 ở bán trú lần đầu." },
    en: { title: "Coats and blankets for boarders in Pa U", site: "The school's boarding house", unit: "warm kit", buys: "A padded coat and a blanket of one's own",
      story: "The boarding house stands on a windy slope and frost comes from November. Pupils of grades 1 and 2, boarding for the first time, come first." },
    price: 400_000, quantity: 120, accepts: "both", children: 120, age: "primary", days: 10, state: "covered", askedBefore: true,
  }],
  ["lch-daosan", {
    vi: { title: "Áo len đồng phục do hợp tác xã dệt tại chỗ", site: "Toàn trường", unit: "áo len", buys: "Một áo len dệt tại hợp tác xã trong vùng",
      story: "Đặt dệt tại chỗ vừa ấm vừa tạo việc làm cho phụ huynh. Hợp tác xã cam kết giao đủ cỡ trong bốn tuần kể từ khi đặt." },
    en: { title: "Woollen jumpers woven by a local cooperative", site: "The whole school", unit: "jumper", buys: "A jumper woven by a cooperative of the area",
      story: "Weaving them here keeps pupils warm and gives parents work. The cooperative promises all sizes within four weeks of the order." },
    price: 260_000, quantity: 210, accepts: "money", children: 210, age: "lower_secondary", days: 31,
  }],
  ["cb-coba", {
    vi: { title: "Thảm và chăn ngủ trưa cho trẻ mẫu giáo", site: "Năm điểm trường", unit: "bộ ngủ trưa", buys: "Một chăn nhỏ, gối và phần thảm xốp cho một trẻ",
      story: "Lớp học nền xi măng, giờ ngủ trưa trẻ nằm trên chiếu mỏng. Thảm và chăn riêng cũng giúp hạn chế lây bệnh ngoài da." },
    en: { title: "Mats and blankets for the midday rest", site: "Five preschool sites", unit: "rest set", buys: "A small blanket, a pillow and a share of foam matting for one child",
      story: "Classrooms have cement floors and children rest on thin mats. A set of one's own also keeps skin infections from spreading." },
    price: 270_000, quantity: 125, accepts: "both", children: 125, age: "preschool", days: 21,
  }],
  ["cb-lungnam", {
    vi: { title: "Đồ ấm cho học sinh bán trú đèo cao", site: "Khu bán trú của trường", unit: "bộ đồ ấm", buys: "Một áo khoác, một bộ giữ nhiệt và khăn len",
      story: "Đợt hỗ trợ của năm học trước đã khép lại, chứng từ và biên bản bàn giao được lưu đầy đủ." },
    en: { title: "Warm clothes for boarders on the high pass", site: "The school's boarding house", unit: "warm kit", buys: "A coat, thermal underwear and a woollen scarf",
      story: "Last school year's round is closed and its papers and hand-over records are on file." },
    price: 360_000, quantity: 95, accepts: "both", children: 95, age: "lower_secondary", days: -40, state: "closed",
  }],
  ["cb-baolam", {
    vi: { title: "Găng tay, mũ len cho học sinh các điểm lẻ", site: "Bảy điểm trường lẻ", unit: "bộ mũ và găng", buys: "Một mũ len trùm tai và một đôi găng",
      story: "Một nhóm thiện nguyện đã trao trực tiếp cho trường sau khi nhu cầu được công bố, nên nhà trường xin rút để nhường cho nơi khác." },
    en: { title: "Hats and gloves for satellite schools", site: "Seven satellite schools", unit: "hat and gloves", buys: "A woollen hat with ear flaps and a pair of gloves",
      story: "A volunteer group gave these to the school after the need was published, so the school withdrew it in favour of others." },
    price: 250_000, quantity: 90, accepts: "in_kind", children: 90, age: "primary", days: 20, state: "withdrawn",
  }],
  ["na-nhonmai", {
    vi: { title: "Áo ấm cho trẻ mầm non vùng lòng hồ thủy điện", site: "Sáu điểm trường ven hồ", unit: "bộ đồ ấm", buys: "Một áo khoác, mũ và tất cho một trẻ",
      story: "Sương mặt hồ làm buổi sáng lạnh và ẩm, trẻ hay viêm phế quản. Các cô đề nghị nhận trước Tết để kịp đợt rét tháng Giêng." },
    en: { title: "Warm clothes for lakeside preschools", site: "Six sites around the reservoir", unit: "warm kit", buys: "A coat, hat and socks for one child",
      story: "Mist from the reservoir makes mornings cold and damp and bronchitis is common. Teachers ask for delivery before Tet, in time for the January cold." },
    price: 300_000, quantity: 135, accepts: "both", children: 135, age: "preschool", days: 36,
  }],
]);
