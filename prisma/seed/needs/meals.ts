import { boardingScheme, preschoolLunch } from "./state-schemes";
import { needsOf } from "./shape";

/** One unit is one meal for one child, served at school. */
export const mealNeeds = needsOf("meals", [
  ["hp-luukiem", {
    vi: { title: "Bữa trưa bán trú cho học sinh nhà xa trường", site: "Bếp ăn bán trú của trường", unit: "suất ăn trưa", buys: "Một suất cơm trưa có món mặn, rau, canh và trái cây theo thực đơn tuần của trường",
      story: "Nhiều em nhà ở cuối phường phải ở lại trường cả ngày vì đường về quá xa. Bếp bán trú đã đạt chuẩn vệ sinh và phục vụ được thêm khoảng 70 suất. Nhà trường đề nghị hỗ trợ phần ăn của các em thuộc hộ nghèo, cận nghèo trong một học kỳ." },
    en: { title: "School lunches for pupils who live far away", site: "The school kitchen", unit: "lunch", buys: "One lunch with a main dish, vegetables, soup and fruit from the school's weekly menu",
      story: "Many pupils from the far end of the ward stay at school all day because the way home is too long. The kitchen meets the hygiene standard and can serve about 70 more. The school asks for the meals of pupils from poor and near-poor households for one term." },
    price: 18_000, quantity: 6300, accepts: "money", children: 70, age: "primary", days: 45, covered: 0.35,
  }],
  ["hp-vietkhe", {
    vi: { title: "Bữa phụ có sữa cho lớp mẫu giáo buổi chiều", site: "Hai điểm trường của xã", unit: "bữa phụ", buys: "Một hộp sữa 180 ml và một phần bánh hoặc cháo tại lớp",
      story: "Trẻ ăn trưa lúc 10 giờ 30 nhưng bố mẹ làm ca đến 17 giờ mới đón. Một bữa phụ có sữa lúc 14 giờ giúp các cháu không bị đói vào cuối buổi. Trường tự lo phần bếp và người chăm sóc." },
    en: { title: "An afternoon snack with milk for kindergarten classes", site: "Two preschool sites of the commune", unit: "snack", buys: "A 180 ml carton of milk with a bun or a bowl of porridge in class",
      story: "The children have lunch at half past ten, but parents on shift work collect them at five. A snack with milk at two o'clock carries them through the afternoon. The school provides the kitchen and the staff." },
    price: 12_000, quantity: 8000, accepts: "both", children: 110, age: "preschool", days: 60, covered: 0.6, delivered: 0.2, askedBefore: true, stateSupport: preschoolLunch,
  }],
  ["hp-cathai", {
    vi: { title: "Bữa trưa cho học sinh đi đò đến trường", site: "Trường chính trên đảo", unit: "suất ăn trưa", buys: "Một suất cơm trưa nóng nấu tại trường",
      story: "Học sinh ở các thôn phía ngoài đi chuyến đò sáng và chỉ về được chuyến cuối chiều. Trước đây các em mang cơm nguội theo. Trường đã sửa xong bếp và cần kinh phí thực phẩm cho hai tháng biển động." },
    en: { title: "Lunch for pupils who come by ferry", site: "The main school on the island", unit: "lunch", buys: "One hot lunch cooked at school",
      story: "Pupils from the outer hamlets take the morning boat and can only go home on the last one. They used to bring cold rice. The school has repaired its kitchen and needs the cost of food for the two months of rough sea." },
    price: 20_000, quantity: 2400, accepts: "money", children: 60, age: "mixed", days: 20,
  }],
  ["dn-centre", {
    vi: { title: "Bổ sung đạm và trái cây trong khẩu phần tại trung tâm", site: "Trung tâm bảo trợ", unit: "khẩu phần bổ sung", buys: "Phần thịt, cá hoặc trứng và trái cây thêm vào một ngày ăn của một trẻ",
      story: "Tư vấn dinh dưỡng cho thấy khẩu phần hiện nay đủ no nhưng thiếu đạm và vi chất với trẻ dưới 12 tuổi. Trung tâm đã xây dựng thực đơn bổ sung cho cả quý và theo dõi cân nặng, chiều cao hằng tháng." },
    en: { title: "Protein and fruit to complete meals at the centre", site: "The residential centre", unit: "daily supplement", buys: "Meat, fish or eggs and fruit added to one child's meals for one day",
      story: "A nutrition review found the present meals filling but short of protein and micronutrients for children under 12. The centre has prepared a menu for the quarter and follows weight and height every month." },
    price: 15_000, quantity: 5400, accepts: "both", children: 58, age: "mixed", days: 75, covered: 0.25, noStateSupport: true,
  }],
  ["dn-bugiamap", {
    vi: { title: "Bữa sáng trước giờ vào lớp", site: "Điểm trường vùng đệm rừng quốc gia", unit: "suất ăn sáng", buys: "Một suất bún, cháo hoặc xôi kèm sữa đậu nành",
      story: "Vào mùa điều, nhiều gia đình lên rẫy từ 4 giờ sáng và trẻ đến trường khi bụng còn đói. Thầy cô ghi nhận các em mệt và kém tập trung ở hai tiết đầu. Phụ huynh sẽ thay nhau đứng bếp." },
    en: { title: "Breakfast before the first lesson", site: "A satellite school on the edge of the national park", unit: "breakfast", buys: "A bowl of noodles, porridge or sticky rice with soya milk",
      story: "In the cashew season many families leave for the fields at four in the morning and children reach school hungry. Teachers see them tire in the first two lessons. Parents will take turns to cook." },
    price: 13_000, quantity: 4200, accepts: "money", children: 84, age: "primary", days: 55, noStateSupport: true,
  }],
  ["lc-yty", {
    vi: { title: "Bữa trưa nóng những ngày sương giá", site: "Các điểm trường lẻ trên núi cao", unit: "suất ăn trưa", buys: "Một suất cơm nóng với thịt, đậu và canh rau",
      story: "Từ tháng 12 đến tháng 2 nhiệt độ ở Y Tý thường dưới 5 độ và trẻ ở điểm lẻ không về nhà ăn trưa được. Nhà trường muốn bảo đảm mỗi em một bữa cơm nóng trong 60 ngày học rét nhất." },
    en: { title: "Hot lunches on frosty days", site: "Satellite schools high on the mountain", unit: "lunch", buys: "A hot plate of rice with meat, tofu and vegetable soup",
      story: "From December to February it is often below 5 degrees in Y Ty and children at satellite schools cannot go home for lunch. The school wants every child to have a hot meal on the 60 coldest school days." },
    price: 16_000, quantity: 7200, accepts: "both", children: 120, age: "primary", days: 12, covered: 0.45, delivered: 0.1, stateSupport: boardingScheme,
  }],
  ["lc-chetao", {
    vi: { title: "Bữa xế cho trẻ mầm non học cả ngày", site: "Bốn điểm trường mầm non", unit: "bữa xế", buys: "Một bát cháo dinh dưỡng hoặc sữa chua và chuối",
      story: "Bốn điểm trường đã tổ chức học hai buổi nhưng chỉ có bữa trưa. Cô giáo đề nghị thêm bữa xế để trẻ nhỏ ăn đủ nhu cầu năng lượng trong ngày, nhất là các cháu đang nhẹ cân." },
    en: { title: "An afternoon meal for full-day preschool", site: "Four preschool sites", unit: "afternoon meal", buys: "A bowl of enriched porridge, or yoghurt and a banana",
      story: "The four sites now run all day but serve lunch only. Teachers ask for an afternoon meal so that the youngest get enough energy, above all those who are underweight." },
    price: 12_000, quantity: 5000, accepts: "money", children: 92, age: "preschool", days: 40, state: "verified", stateSupport: preschoolLunch,
  }],
  ["db-sinthau", {
    vi: { title: "Bữa trưa cho học sinh điểm lẻ không thuộc diện bán trú", site: "Ba điểm trường bản xa", unit: "suất ăn trưa", buys: "Một suất cơm trưa có thịt hoặc trứng, rau và canh",
      story: "Quy định về khoảng cách khiến một số em ở các bản gần hơn không được hưởng chế độ bán trú, dù đường đi phải lội suối. Thầy cô đang góp gạo nấu chung. Nhu cầu này giúp cả lớp cùng ngồi ăn một mâm như nhau." },
    en: { title: "Lunch for pupils outside the semi-boarding scheme", site: "Three satellite schools", unit: "lunch", buys: "One lunch with meat or egg, vegetables and soup",
      story: "The distance rule leaves some pupils of nearer hamlets outside the semi-boarding scheme, although they ford a stream to come. Teachers have been pooling rice. This lets the whole class share the same lunch." },
    price: 15_000, quantity: 9000, accepts: "money", children: 105, age: "primary", days: 25, covered: 0.15, noStateSupport: true,
  }],
  ["db-muongnhe", {
    vi: { title: "Thêm thịt, cá vào bữa tối bán trú", site: "Khu bán trú của trường", unit: "phần đạm bữa tối", buys: "100 gam thịt hoặc cá tươi thêm vào bữa tối của một học sinh",
      story: "Giá thực phẩm chở từ trung tâm lên cao hơn hẳn nên bữa tối ở khu bán trú chủ yếu là rau và đậu. Trường đã ký được với hợp tác xã cá lồng trong huyện cũ để mua tại chỗ." },
    en: { title: "Meat and fish for boarders' suppers", site: "The school's boarding house", unit: "supper portion", buys: "100 grams of fresh meat or fish added to one pupil's supper",
      story: "Food brought up from the lowland costs far more here, so supper in the boarding house is mostly vegetables and tofu. The school has an agreement with a local fish-farming cooperative." },
    price: 14_000, quantity: 10_000, accepts: "both", children: 240, age: "lower_secondary", days: 50, state: "covered", stateSupport: boardingScheme,
  }],
  ["lch-pau", {
    vi: { title: "Bữa sáng cho học sinh ở lại cuối tuần", site: "Khu bán trú của trường", unit: "suất ăn sáng", buys: "Một suất mì, phở hoặc xôi có trứng",
      story: "Các em nhà cách trường hơn 20 km thường ở lại cuối tuần khi trời mưa. Chế độ chỉ tính ngày học nên bếp không có kinh phí cho hai ngày nghỉ. Đợt hỗ trợ vừa qua đã hoàn thành và được nhà trường xác nhận." },
    en: { title: "Breakfast for pupils who stay the weekend", site: "The school's boarding house", unit: "breakfast", buys: "A bowl of noodles or sticky rice with egg",
      story: "Pupils from more than 20 km away often stay over the weekend when it rains. The scheme counts school days only, so the kitchen has nothing for the two days off. This round is finished and confirmed by the school." },
    price: 12_000, quantity: 1600, accepts: "money", children: 64, age: "primary", days: -15, state: "delivered", stateSupport: boardingScheme,
  }],
  ["lch-muca", {
    vi: { title: "Bữa ăn cho nhóm trẻ dưới ba tuổi", site: "Nhóm trẻ tại điểm trường trung tâm", unit: "suất ăn trong ngày", buys: "Một bữa chính và một bữa phụ theo khẩu phần nhà trẻ",
      story: "Nhóm trẻ mới mở đón các cháu từ 18 tháng tuổi để bố mẹ yên tâm đi nương. Đồ dùng đã có đủ, còn tiền ăn đang do các gia đình góp bằng thóc, lúc có lúc không." },
    en: { title: "Meals for the under-threes group", site: "The nursery group at the main site", unit: "day of meals", buys: "One main meal and one snack to the nursery standard",
      story: "A new group takes children from 18 months so that parents can work the fields with an easy mind. It is equipped, but food depends on rice that families bring when they can." },
    price: 17_000, quantity: 3000, accepts: "both", children: 28, age: "preschool", days: 35,
  }],
  ["cb-coba", {
    vi: { title: "Sữa và trứng hằng tuần cho lớp mẫu giáo vùng biên", site: "Năm điểm trường vùng biên", unit: "phần sữa và trứng", buys: "Một hộp sữa và một quả trứng cho một trẻ trong một ngày học",
      story: "Kết quả cân đo đầu năm học cho thấy tỷ lệ trẻ thấp còi ở năm điểm trường còn cao. Trạm y tế xã tư vấn cho trẻ dùng sữa và trứng ba ngày mỗi tuần và cùng trường theo dõi kết quả." },
    en: { title: "Milk and eggs each week for border kindergartens", site: "Five preschool sites near the border", unit: "portion of milk and egg", buys: "A carton of milk and an egg for one child on one school day",
      story: "Measurements at the start of the school year show that stunting is still common at the five sites. The commune health station advises milk and eggs three days a week and follows the results with the school." },
    price: 12_000, quantity: 6600, accepts: "both", children: 130, age: "preschool", days: 28, askedBefore: true, stateSupport: preschoolLunch,
  }],
  ["na-kengdu", {
    vi: { title: "Gạo và thực phẩm dự trữ mùa mưa lũ", site: "Khu bán trú của trường", unit: "suất ăn dự trữ", buys: "Gạo, cá khô, lạc và rau khô đủ cho một bữa của một học sinh",
      story: "Mỗi năm đường vào xã bị sạt lở vài đợt, có đợt bếp bán trú phải tự xoay xở gần hai tuần. Nhà trường cần kho dự trữ thực phẩm khô để bữa ăn không bị gián đoạn." },
    en: { title: "A food reserve for the rainy season", site: "The school's boarding house", unit: "reserve meal", buys: "Rice, dried fish, peanuts and dried vegetables for one pupil's meal",
      story: "Landslides cut the road several times a year, and once the kitchen had to manage alone for almost two weeks. The school needs a dry store so that meals never stop." },
    price: 13_000, quantity: 4500, accepts: "in_kind", children: 225, age: "lower_secondary", days: 58, state: "submitted", stateSupport: boardingScheme,
  }],
]);
