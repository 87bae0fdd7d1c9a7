"""Vietnamese words of tasks: "yêu cầu", "giao", "phải", "có trách nhiệm"."""

from extractors.lexicons.tasks import TaskLexicon

# fmt: off
ORDERS = (
    "yêu cầu", "đề nghị", "giao", "giao nhiệm vụ", "giao trách nhiệm", "giao việc", "chỉ đạo", "chỉ đạo yêu cầu",
    "chỉ thị", "phân công", "ra lệnh", "kêu gọi", "đôn đốc", "nhắc nhở", "lưu ý", "quán triệt", "mong muốn", "mong",
    "buộc", "đòi hỏi", "nghiêm cấm", "khuyến cáo", "thúc giục", "hối thúc", "ủy quyền", "lệnh cho",
)
# Verbs that also stand in a list of actions: "kiểm tra, đôn đốc việc thực hiện".
WEAK_ORDERS = ("chỉ đạo", "đôn đốc", "nhắc nhở", "quán triệt", "phân công", "hướng dẫn")
LETTER_ORDERS = ("công văn gửi", "văn bản gửi", "công điện gửi", "gửi công văn", "gửi văn bản")
PASSIVE_ORDERS = (
    "được giao", "được giao nhiệm vụ", "được phân công", "được yêu cầu", "được chỉ đạo", "bị buộc", "bị yêu cầu",
)
AGENT_ORDERS = ("giao", "giao nhiệm vụ", "phân công", "yêu cầu", "chỉ đạo", "chỉ định", "buộc")
DUTIES = (
    "phải", "cần", "cần phải", "phải có trách nhiệm", "có trách nhiệm", "chịu trách nhiệm phải", "có nhiệm vụ",
    "có nghĩa vụ", "bắt buộc phải", "bắt buộc", "không được", "không được phép", "nhất thiết phải",
)
PROHIBITIONS = ("không được", "không được phép")
# Vietnamese tells nouns from verbs by the words around them, see NOT_ORDERS_AFTER.
NOUN_ORDERS = ()
ORDER_PARTICLES = ("cho", "với", "tới", "đến", "rằng", "đối với", "việc", "cả", "ngay", "thêm", "rõ")
# After these, "yêu cầu" and its like are nouns: "theo yêu cầu của khách hàng", "ban chỉ đạo".
NOT_ORDERS_AFTER = (
    "theo", "đáp ứng", "các", "những", "một số", "nhiều", "sự", "ban", "công tác", "được", "bị", "đơn", "giấy",
    "hồ sơ", "trường hợp", "người", "khi có", "nếu có", "bàn", "cuộc", "mục tiêu", "đúng", "đạt", "nhận", "vùng",
    "tiền", "khu vực", "không", "chưa", "sẽ", "để", "nhằm", "theo sự", "đủ", "thực hiện", "hai", "của", "với",
    "trước", "từ", "về", "dưới sự", "tiếp thu", "ngoại", "chuyển", "việc", "lãnh đạo", "lãnh đạo,", "xã giao",
    "nội dung", "kiến nghị", "mục tiêu,", "nhiệm vụ,", "xét", "tờ trình",
)
# "giao thông", "chỉ đạo của Thủ tướng": with these after it, the verb is another word or a noun.
NOT_ORDERS_BEFORE = (
    "của", "tại", "về", "trong", "này", "nêu trên", "thông", "đất", "lưu", "dịch", "tiếp", "thừa", "khoán", "hữu",
    "hội nghị", "cuộc họp", "ban đầu", "bức thiết", "cấp thiết", "ước", "nêu", "nêu rõ", "chỉ rõ", "nhấn mạnh",
    "quy định", "cũng", "số",
)
SUBMISSIONS = (
    "tờ trình", "đơn đề nghị", "đơn kiến nghị", "đơn kêu cứu", "đơn khiếu nại", "đơn tố cáo", "thư kêu cứu",
    "thư thỉnh nguyện", "đơn xin", "đơn thư",
)
# "nhiệm vụ được giao" is the task that was given, nobody who is given one.
NOT_PASSIVE_AFTER = (
    "nhiệm vụ", "trách nhiệm", "quyền", "quyền hạn", "lĩnh vực", "công việc", "chỉ tiêu", "dự toán", "vốn",
    "công tác", "việc", "nhận",
)
# "không cần", "rẽ phải", "gặp phải".
NOT_DUTIES_AFTER = (
    "không", "chưa", "chẳng", "vấp", "gặp", "mắc", "bên", "lẽ", "nhu", "rất", "những gì", "từng", "khỏi", "hứng",
    "điều", "nếu", "khi", "hay", "quá", "cái", "thứ", "đâu", "có", "rẽ", "tay", "chân", "phía", "mé", "vai", "mắt",
)
# "cần thiết", "phải chăng", "phải lòng", "cần cẩu".
NOT_DUTIES_BEFORE = (
    "thiết", "chăng", "lòng", "cẩu", "trục", "không", "là", "đến", "tới", "thêm", "cù", "mẫn", "có sự", "sa",
)
TASK_NOUNS = (
    "nhiệm vụ", "các nhiệm vụ", "một số nhiệm vụ", "những nhiệm vụ", "giải pháp", "các giải pháp", "nội dung",
    "các nội dung", "một số nội dung", "những nội dung", "các việc", "những việc", "như sau", "sau đây", "cụ thể",
    "yêu cầu",
)
VERBS = (
    "đính chính", "gỡ bỏ", "xin ý kiến", "tránh", "đảm nhiệm", "tự nguyện", "cam kết", "ký cam kết", "dỡ bỏ",
    "đăng tải", "thu thập", "nhắn tin", "đi đầu", "gương mẫu", "nêu gương", "lắng nghe", "thấu hiểu", "giải phóng",
    "kiểm đếm", "đo đạc", "cắm mốc", "xác lập", "giao ban", "triệu tập", "tạm đình chỉ", "điều động", "ôn tập",
    "ban hành", "báo cáo", "bám sát", "bàn giao", "bảo đảm", "bảo vệ", "bãi bỏ", "bổ sung", "bố trí", "bồi thường",
    "cải cách", "cải tạo", "cải thiện", "can thiệp", "cắt giảm", "cân đối", "cân nhắc", "cập nhật", "chấm dứt",
    "chấn chỉnh", "chấp hành", "chỉ rõ", "chỉ đạo", "chịu trách nhiệm", "chống", "chú trọng", "chú ý", "chủ trì",
    "chuẩn bị", "chuyển", "củng cố", "cung cấp", "cung ứng", "công bố", "công khai", "cử", "dành", "di dời",
    "duy trì", "dừng", "đàm phán", "đánh giá", "đảm bảo", "đào tạo", "đạt", "đăng ký", "đẩy lùi", "đẩy mạnh",
    "đẩy nhanh", "đề xuất", "đề ra", "đeo", "điều chỉnh", "điều hành", "điều tra", "đình chỉ", "đóng cửa",
    "đôn đốc", "đối thoại", "đổi mới", "đưa", "đưa ra", "gắn", "giám sát", "giải ngân", "giải quyết", "giải thích",
    "giải trình", "giảm", "giao", "giữ", "giữ gìn", "giữ vững", "giúp", "giúp đỡ", "góp phần", "gửi", "hạn chế",
    "hoàn tất", "hoàn thành", "hoàn thiện", "hoàn trả", "hỗ trợ", "hợp tác", "họp", "huy động", "hủy", "hủy bỏ",
    "hướng dẫn", "kê khai", "khai báo", "khai thác", "khắc phục", "khôi phục", "khởi công", "khuyến khích",
    "kiểm điểm", "kiểm soát", "kiểm tra", "kiến nghị", "kiện toàn", "làm", "làm rõ", "làm tốt", "làm việc",
    "lãnh đạo", "lắp đặt", "lập", "lấy", "liên hệ", "loại bỏ", "lựa chọn", "mở", "mở rộng", "nắm", "nắm bắt",
    "nâng cao", "nâng cấp", "nêu", "ngăn chặn", "nghiêm cấm", "nghiên cứu", "nghiệm thu", "ngừng", "nhân rộng",
    "nộp", "nỗ lực", "phát động", "phát hiện", "phát huy", "phát triển", "phấn đấu", "phân bổ", "phân cấp",
    "phân công", "phân loại", "phân tích", "phê duyệt", "phòng chống", "phòng, chống", "phối hợp", "phổ biến",
    "phục vụ", "quan tâm", "quán triệt", "quản lý", "quy hoạch", "quyết định", "quyết tâm", "rà soát", "rút",
    "rút ngắn", "rút kinh nghiệm", "sáng tạo", "sắp xếp", "siết chặt", "sơ kết", "sửa", "sửa chữa", "sửa đổi",
    "sử dụng", "tái cơ cấu", "tái cấu trúc", "tạm dừng", "tạm ngừng", "tạo", "tạo điều kiện", "tăng", "tăng tốc",
    "tập huấn", "tập trung", "tham gia", "tham khảo", "tham mưu", "thanh tra", "thành lập", "tháo dỡ", "tháo gỡ",
    "thay", "thay đổi", "thay thế", "thắt chặt", "thẩm định", "theo dõi", "thể hiện", "thi công", "thiết kế",
    "thiết lập", "thí điểm", "thoái vốn", "thống kê", "thống nhất", "thông báo", "thông tin", "thu", "thu hút",
    "thu hồi", "thúc đẩy", "thực hành", "thực hiện", "tiêm", "tiêm chủng", "tiến hành", "tiếp nhận", "tiếp thu",
    "tiếp tục", "tiếp xúc", "tiết kiệm", "tiêu hủy", "tìm", "tìm hiểu", "tính toán", "tổ chức", "tổng hợp",
    "tổng kết", "tôn trọng", "trao đổi", "trả", "trả lời", "triển khai", "trình", "truy xuất", "truy vết",
    "tuân thủ", "tuyên truyền", "từ bỏ", "tự giác", "ứng dụng", "ứng phó", "ưu tiên", "vào cuộc", "vận động",
    "vận hành", "vận dụng", "xác định", "xác minh", "xây dựng", "xem", "xem xét", "xét nghiệm", "xóa bỏ",
    "xuất trình", "xử lý", "xử phạt", "áp dụng", "ổn định", "thương lượng", "thảo luận", "truyền thông",
    "lồng ghép", "cách ly", "kéo dài", "đầu tư", "có biện pháp", "có giải pháp", "có phương án", "có kế hoạch",
    "có chính sách", "có cơ chế", "có đề xuất", "có ý kiến", "có văn bản", "có báo cáo", "có hình thức",
    "có lộ trình", "coi", "lên kế hoạch", "lên phương án", "ra quyết định", "ra thông báo", "ra văn bản", "gia cố",
    "gia hạn", "nạo vét", "di dân", "sơ tán", "cưỡng chế", "phong tỏa", "phun", "lấy mẫu", "trồng", "chăm sóc",
    "nêu cao", "mua sắm", "đấu thầu", "đấu giá", "niêm yết", "kết nối", "số hóa", "tích hợp",
    "liên thông", "chuyển đổi", "chuyển giao", "tiếp công dân", "cứu trợ", "điều trị", "phân luồng", "trực ban",
    "tuần tra", "bảo dưỡng", "thay mới", "đóng góp", "ký kết", "tháo", "phá dỡ", "giải tỏa", "giải phóng mặt bằng",
    "thu gom", "vệ sinh", "khử khuẩn", "khoanh vùng", "dập dịch", "khen thưởng", "kỷ luật", "luân chuyển",
    "bổ nhiệm", "tuyển dụng", "tinh giản", "sáp nhập", "giải thể", "bồi dưỡng", "rèn luyện", "học tập", "nhắc nhở",
    "cảnh báo", "dự báo", "quyết toán", "thanh toán", "thanh lý", "chi trả", "cấp phát", "thăm hỏi", "động viên",
    "hòa giải", "đối chiếu", "xác nhận", "công nhận", "truy tố", "khởi tố", "xét xử", "trấn áp", "phòng ngừa",
    "ngăn ngừa", "đấu tranh", "bảo tồn", "tôn tạo", "vận chuyển", "lưu trữ", "cho vay", "giãn", "hoãn", "lùi",
    "dừng hoạt động", "cắt điện", "dọn dẹp", "giới thiệu", "quảng bá", "liên kết", "nhập khẩu", "xuất khẩu",
    "đề cao", "nhận diện", "tự kiểm tra", "phản ánh", "kiến tạo", "bình ổn", "khơi thông", "giải tán", "phân định",
    "phân tuyến", "tham vấn", "tiếp cận", "thử nghiệm", "thực thi", "tự đánh giá", "xét duyệt", "xét tuyển", "xóa",
    "vượt", "xin lỗi", "rút giấy phép",
    "ủng hộ", "đáp ứng", "chia sẻ", "thi hành", "tìm kiếm", "khẳng định", "cho phép", "trang bị", "từ chối",
    "kết hợp", "cảnh giác", "phân biệt", "trợ giúp", "khởi động", "tham dự", "đề phòng", "đoàn kết", "liên lạc",
    "chăm lo", "tranh thủ", "phục hồi", "dự phòng", "khảo sát", "phụ trách", "đền bù", "đối phó", "tận dụng",
    "cứu hộ", "gắn bó", "bảo mật", "gìn giữ", "huấn luyện", "ra sức", "tiêu diệt", "bù đắp", "thuyết phục",
    "kiểm duyệt", "bắt giữ", "chữa trị", "tịch thu", "phân chia", "phân phối", "giám định", "phòng tránh",
    "bàn bạc", "trình bày", "điều chuyển", "đồng hành", "chọn lọc", "thu hẹp", "tạo lập", "cống hiến", "ghi nhận",
    "hình thành", "phê bình", "tự phê bình", "cấm", "tước", "túc trực", "canh gác", "ứng trực", "ứng cứu",
    "cứu nạn", "ra quân", "chằng chống", "neo đậu", "trình báo", "tố giác", "phản hồi", "góp ý", "cho ý kiến",
    "lấy ý kiến", "hiến kế", "tự chủ", "hạ giá", "giảm giá", "điều tiết", "đi sâu", "đi sát", "nhận thức",
    "thấm nhuần", "tu dưỡng", "thi đua", "hành động", "vượt qua", "phục dựng", "trùng tu", "bảo quản", "thu xếp",
    "khoanh nợ", "giãn nợ", "miễn giảm", "hoàn thuế", "trích lập", "truy thu", "truy nã", "truy bắt", "truy tìm",
    "mời gọi", "thu dọn", "cấp phép", "thẩm tra", "phản biện", "chất vấn", "bỏ phiếu", "biểu quyết", "học hỏi",
    "tuyển chọn", "lan tỏa", "định hướng", "dẫn dắt", "khơi dậy", "nuôi dưỡng", "vun đắp", "đồng thuận", "làm chủ",
    "làm gương", "chuyển biến", "đột phá", "tạo đột phá", "bứt phá", "cụ thể hóa", "thể chế hóa", "chuẩn hóa",
    "hiện đại hóa", "đa dạng hóa", "xã hội hóa", "tối ưu hóa", "đơn giản hóa", "minh bạch hóa", "mang", "đón",
    "mua", "tắt", "xả", "rửa", "ghi", "mời", "chọn", "chia", "ký", "ban bố", "bảo trì", "bảo hộ", "bao phủ",
    "biên soạn", "bồi đắp", "cảnh cáo", "cảnh tỉnh", "chế biến", "chi viện", "chuyển tải", "công chứng", "đề cử",
    "di chuyển", "đo lường", "đón tiếp", "đón đầu", "đóng quân", "giải đáp", "giải mã", "giảm thiểu", "giảm tải",
    "giữ nguyên", "gọi vốn", "hạ thấp", "hoạch định", "hướng nghiệp", "khắc ghi", "khép kín", "khuyến nghị",
    "kiềm chế", "lưu giữ", "mở đường", "mở lối", "mở cửa", "ngừa", "nhập", "nối", "nới lỏng", "phân quyền",
    "phân rõ", "phủ sóng", "quy trách nhiệm", "san lấp", "sàng lọc", "so sánh", "tái lập", "tăng thu", "tiết giảm",
    "tiếp sức", "tính đến", "tổng rà soát", "trả lại", "tri ân", "trích", "truyền đạt", "trưng dụng", "từ chức",
    "vãn hồi", "xem lại", "xúc tiến", "tái định cư", "tạm giữ", "tạm ứng", "hạch toán", "kiểm kê", "kiểm toán",
    "kiểm định", "kiểm nghiệm", "kiểm dịch", "kiểm chứng", "nghiêm trị", "điều phối", "phát quang", "luyện tập",
    "diễn tập", "ôn luyện", "báo ngay", "báo công an", "ưu đãi", "cách chức", "đổi", "tự túc", "tự bảo vệ", "dùng",
    "hiểu rõ",
)
# "cơ quan quản lý", "đơn vị thi công": after a noun these are its attributes, not what somebody is to do.
COMPOUND_VERBS = (
    "bảo vệ", "chỉ đạo", "cung cấp", "cung ứng", "điều hành", "điều tra", "đào tạo", "đầu tư", "giám sát",
    "hợp tác", "khai thác", "kiểm tra", "kiểm soát", "lãnh đạo", "phòng chống", "phòng, chống", "phục vụ",
    "quản lý", "quy hoạch", "sử dụng", "tham gia", "tham mưu", "thanh tra", "thẩm định", "thi công", "thông tin",
    "truyền thông", "thiết kế", "thực hiện", "tiếp nhận", "tổ chức", "tuyên truyền", "vận hành", "xây dựng",
    "xử lý", "phát triển", "thu", "ra", "tiêm chủng", "tiêm", "xét nghiệm", "cách ly", "nghiên cứu", "cứu hộ",
    "cứu nạn", "tìm kiếm", "phân phối", "chế biến", "thi hành", "bảo trì", "điều phối", "kiểm định", "giám định",
    "kiểm toán", "xúc tiến", "huấn luyện", "phục hồi", "dự phòng", "điều tiết", "bảo quản", "khảo sát", "mua",
)
NOUNS_BEFORE_VERBS = (
    "ban", "bộ máy", "bộ phận", "biện pháp", "các", "cán bộ", "chi phí", "chiến lược", "chính sách", "chủ",
    "chức năng", "công tác", "công ty", "công trình", "cơ quan", "cơ sở", "doanh nghiệp", "dự án", "đoàn", "đội",
    "đơn vị", "giải pháp", "hoạt động", "hội đồng", "hộ", "kế hoạch", "khu", "lực lượng", "mọi", "một số",
    "nghiệp vụ", "nhà", "nhân viên", "nhiệm vụ", "nhóm", "những", "phòng", "phương án", "quá trình", "quy trình",
    "thời gian", "địa bàn", "tổ", "trách nhiệm", "trung tâm", "ủy ban", "việc", "vùng", "văn bản", "sự", "vốn",
    "tình hình", "trực tiếp", "cụm", "nhà thầu", "thôn", "xóm", "cá nhân,", "đơn vị,", "cơ quan,",
    "đoàn thể,", "doanh nghiệp,",
)
ADVERBS = (
    "bình tĩnh", "chỉ", "chủ động", "cơ bản", "cùng", "cùng chung sức", "cương quyết", "đặc biệt", "đồng bộ",
    "định kỳ", "hết sức", "kịp thời", "khẩn cấp", "khẩn trương", "không", "không để", "không được", "kiên quyết",
    "kiên trì", "luôn", "mạnh dạn", "mạnh tay", "nghiêm túc", "nhanh chóng", "phải", "quyết liệt", "sẵn sàng",
    "sớm", "tăng cường", "tập trung", "thật sự", "thực sự", "thường xuyên", "tích cực", "tiên phong", "tiếp tục",
    "trực tiếp", "triệt để", "tự", "tuyệt đối", "tuyệt đối không", "từng bước", "ưu tiên", "xác định rõ",
)
VERBS_NOT_AFTER = (
    "để", "đang", "đã", "sẽ", "bị", "được", "do", "theo", "của", "nhằm", "vừa", "mà", "về", "trong", "có", "đến",
    "việc", "công tác", "quá trình", "sự", "kế hoạch", "biện pháp", "giải pháp", "phương án", "thời gian",
    "chi phí", "nhiệm vụ", "hoạt động", "văn bản", "tình hình", "các", "những", "mọi", "một số", "chiến lược",
    "chính sách", "quy trình", "hai", "hành vi", "người", "trường hợp", "trách nhiệm", "thẩm quyền", "số tiền",
    "nguồn", "ngoài", "ngoài việc", "cùng với", "thay vì", "không chỉ", "hàng", "chưa",
    # "tờ trình", "công trình": second syllables of nouns, no verbs.
    "tờ", "công", "chương", "quy", "lộ", "hành", "giáo", "khoản",
)
# "Tăng trưởng", "Thông tin từ": no imperatives, though they open like one.
NOT_IMPERATIVES = (
    "tăng trưởng", "thông tin từ", "thông tin về", "thông tin trên", "trao đổi với", "trao đổi về", "trả lời",
    "đánh giá về", "lãnh đạo", "thực hiện ý kiến", "thực hiện chỉ đạo", "thực hiện kế hoạch", "không chỉ",
    "không có", "không ai", "phát biểu", "chỉ có", "chỉ trong", "chỉ còn", "sớm nhất", "xem thêm", "đưa tin",
    "làm sao", "tổng kết", "thu nhập", "giá", "nắm được", "tiếp xúc", "trước đó", "báo cáo tại", "báo cáo của",
    "thảo luận tại", "không nên", "không phải", "không thể", "không còn", "không biết", "thông tin cho biết",
    "kiểm tra cho thấy", "thanh tra cho thấy", "điều tra cho thấy", "theo dõi cho thấy",
    # Nouns whose first syllables are verbs or adverbs elsewhere.
    "tổ chức đảng", "tổ chức đoàn", "tổ chức chính trị", "tổ chức xã hội", "tổ chức tín dụng", "tổ chức hội",
    "tổ chức quốc tế", "tổ chức kinh tế", "tổ chức công đoàn", "tổ chức cơ sở đảng", "tổ chức phi chính phủ",
    "tổ chức thành viên", "tổ chức, cá nhân", "tổ chức và cá nhân", "nghiên cứu sinh", "báo cáo viên",
    "kiểm tra viên", "thanh tra viên", "điều tra viên", "quản lý thị trường", "chỉ thị", "chỉ số", "chỉ tiêu",
    "chỉ huy", "đặc biệt là", "không gian", "không khí", "không quân", "tự do", "tự nhiên",
)
SHARING = (
    "với", "cùng", "chỉ đạo", "hướng dẫn", "yêu cầu", "đề nghị", "giao", "để", "giúp", "cho", "của", "gửi",
    "báo cáo", "như", "gồm", "trình", "từ",
)
ENDINGS = (
    ", chúng tôi", ", tuy nhiên", " còn phía", ", nhưng", ", qua đó", ", vì vậy", ", do đó", ", trên cơ sở đó",
    ", sau đó", ", đây là", ", theo đó", ", nếu không sẽ", ", nếu không thì", "như đã nêu", ", khiến",
    ", càng khiến", ", làm cho",
)
CONNECTIVES = (
    "bên cạnh đó", "bên cạnh đó là", "cạnh đó", "cùng với đó", "cụ thể", "cụ thể là", "cụ thể như", "do đó",
    "do vậy", "đồng thời", "hơn nữa", "mặt khác", "ngoài ra", "nhất là", "song song với đó", "song song đó",
    "theo đó", "thứ nhất", "thứ hai", "thứ ba", "thứ tư", "trong đó", "trước hết", "trước mắt", "từ đó",
    "tuy nhiên", "và", "vì thế", "vì vậy", "tiếp đó", "qua đó", "riêng", "cũng như", "một là", "hai là", "ba là",
    "bốn là", "năm là", "thì", "sau đó",
)
INTRODUCTIONS = (
    "trường hợp", "trong trường hợp", "khi", "nếu", "đối với", "để", "nhằm", "trên cơ sở", "căn cứ", "từ nay",
    "trước", "sau khi", "đến", "trong", "từ", "hằng", "hàng", "với", "định kỳ", "về",
)
ADDRESSES = ("đối với", "về phía", "riêng đối với", "riêng")
CONDITIONS = ("trường hợp", "trong trường hợp", "khi", "nếu", "để", "nhằm")
JOINTS = ("và", "đồng thời", "trong đó", "cũng như", "thì", "còn")
SPEECH = (
    "nhấn mạnh", "cho biết", "cho rằng", "cho hay", "nêu rõ", "nêu", "nói", "khẳng định", "phát biểu", "lưu ý",
    "chỉ rõ", "chỉ ra", "chia sẻ", "đánh giá", "nhận định", "bày tỏ", "quy định", "kết luận", "đề nghị", "yêu cầu",
    "chỉ đạo", "giải thích", "thông tin", "gợi ý", "khuyên", "căn dặn", "dặn dò", "nhắn nhủ", "quán triệt", "nhắc nhở",
    "kêu gọi", "tuyên bố", "cảnh báo", "khuyến cáo",
)
PAST = ("đã", "vừa qua")
PLANS = ("sẽ", "dự kiến", "có thể", "nên", "muốn", "dự định", "có ý định", "được phép", "cho phép", "xin phép")
COPULAS = ("là", "cho thấy", "vẫn", "đang", "bị")
PROPOSALS = ("tờ trình", "kiến nghị", "đề xuất", "xin", "đơn", "nguyện vọng", "kêu cứu", "khiếu nại")
BODIES = (
    "các", "những", "mọi", "tất cả", "toàn bộ", "toàn thể", "từng", "mỗi", "đơn vị", "cơ quan", "chính quyền",
    "địa phương", "lãnh đạo", "lực lượng", "người", "doanh nghiệp", "cấp ủy", "thủ trưởng", "bí thư", "chủ tịch",
    "giám đốc", "ngành", "sở", "bộ", "ban", "tỉnh", "thành phố", "huyện", "xã", "nhà", "trường", "công ty", "chủ",
    "đoàn", "hội", "hội đồng", "công an", "ubnd", "ủy ban nhân dân", "học sinh", "sinh viên", "giáo viên", "cán bộ",
    "cá nhân", "tổ chức", "phụ huynh", "hộ", "bệnh viện", "phòng", "trung tâm", "viện", "cục", "vụ", "tổng cục",
    "chi cục", "văn phòng", "ủy ban", "mặt trận", "đảng ủy", "hiệp hội", "tổng công ty", "tập đoàn", "ngân hàng",
    "nhà thầu", "gia đình", "đội", "tổ", "thanh tra", "quân đội", "bộ đội", "kiểm lâm", "hải quan", "nông dân",
    "ngư dân", "công nhân", "thí sinh", "hành khách", "báo chí", "cơ sở", "hệ thống chính trị", "hiệu trưởng",
    "trưởng", "nhân dân", "cử tri", "viện kiểm sát", "tòa án", "bác sĩ", "chiến sĩ", "đảng viên", "đoàn viên",
    "thanh niên", "hội viên", "đại biểu", "du khách", "tài xế", "lái xe", "nhân viên", "công chức", "viên chức",
    "chi bộ", "đảng bộ", "trạm", "phường", "quận", "thị xã", "thôn", "chợ",
)
NAME_LINKS = ("của", "kiêm", "ông", "bà", "đồng chí", "đ/c", "thuộc")
LETTERS = ("công văn", "văn bản", "công điện", "thư", "thông báo")
RECIPIENT_MARKERS = ("gửi", "gửi tới", "gửi đến", "gửi cho", "trả lời")
COORDINATORS = ("và", "đồng thời", "đồng thời cũng", "và cũng")
HONORIFICS = ("ông", "bà", "đồng chí", "đ/c", "anh", "chị", "cô", "phía", "đại diện", "lãnh đạo")
PRONOUNS = (
    "ông", "bà", "đồng chí", "ông này", "bà này", "vị này", "đơn vị này", "cơ quan này", "bộ này", "sở này", "sở",
    "bộ", "cục", "nhà trường", "ủy ban", "ban", "tỉnh", "thành phố", "tp",
)
BODY_PRONOUNS = ("đơn vị này", "cơ quan này", "bộ này", "sở này", "cục này")
OBJECT_PRONOUNS = ()
FIRST_PERSON = ("tôi", "chúng tôi", "chúng ta")
PLACE_MARKERS = ("tại", "ở")
SUBJECT_TAILS = (
    "cần", "phải", "thì", "sẽ", "cũng", "đã", "đang", "vừa", "mới", "lại", "còn", "tiếp tục", "nên", "hãy", "và",
    "đồng thời", "để", "là", "trong đó", "trước đó", "mong muốn", "ngay", "cùng", "có", "có ý kiến", "đều", "sớm",
    "tinh thần",
)
ASSIGNEE_HEADS = ("cho", "với", "tới", "đến", "rằng", "đối với", "để", "về", "riêng", "thì", "việc")
PART_OPENERS = ("rằng", "là", "và", "đồng thời", "sau khi", "khi")
THINGS = (
    "việc", "công tác", "hoạt động", "các hoạt động", "mọi hoạt động", "nội dung", "những nội dung", "mức", "giá",
    "quá trình", "kết quả", "tăng trưởng", "vấn đề", "điều", "điều đó", "điều này", "điều hành", "đây", "dự án",
    "các dự án", "tình huống", "trường hợp", "các trường hợp", "những trường hợp", "thời gian", "cái", "đó",
    "hồ sơ", "kế hoạch", "phương án", "tinh thần", "số tiền", "trận", "các trận", "lễ hội", "các lễ hội", "sự kiện",
    "các sự kiện", "kỳ thi", "chương trình", "các chương trình", "chính sách", "các chính sách", "công trình",
    "các công trình", "biện pháp", "các biện pháp", "giải pháp", "các giải pháp", "thủ tục", "các thủ tục",
    "quy định", "các quy định",
)
# Who is asked by those below him is petitioned, not ordered: the State, ministries, provinces, departments,
# districts and communes, companies and schools, citizens.
LEVELS = (
    (
        "quốc hội", "chính phủ", "thủ tướng", "phó thủ tướng", "bộ chính trị", "ban bí thư", "chủ tịch nước",
        "tổng bí thư", "trung ương", "thanh tra chính phủ", "kiểm toán nhà nước",
    ),
    (
        "bộ", "bộ trưởng", "thứ trưởng", "các bộ", "bộ, ngành", "ngân hàng nhà nước", "tổng cục", "bảo hiểm xã hội",
        "tòa án nhân dân tối cao", "viện kiểm sát nhân dân tối cao", "ủy ban dân tộc", "tổng công đoàn",
    ),
    ("tỉnh", "thành phố", "tp", "tỉnh ủy", "thành ủy", "các địa phương", "địa phương", "hà nội", "tp.hcm", "tphcm"),
    ("sở", "các sở", "cục", "chi cục", "ban quản lý", "công an tỉnh", "thanh tra sở", "vụ", "giám đốc sở"),
    (
        "huyện", "quận", "thị xã", "phường", "xã", "thị trấn", "huyện ủy", "quận ủy", "đảng ủy", "phòng", "thôn",
        "chính quyền cơ sở",
    ),
    (
        "công ty", "doanh nghiệp", "tập đoàn", "tổng công ty", "hợp tác xã", "chủ đầu tư", "nhà thầu", "ngân hàng",
        "trường", "nhà trường", "bệnh viện", "cơ sở", "hiệp hội", "hội", "chủ",
    ),
    (
        "người dân", "nhân dân", "cử tri", "hộ dân", "các hộ", "hộ", "gia đình", "học sinh", "phụ huynh", "ngư dân",
        "nông dân", "công nhân", "người lao động", "bạn đọc", "luật sư", "bị cáo", "bà con", "tiểu thương",
    ),
)
ISSUING = (
    "ban hành", "ký", "có công văn", "có văn bản", "có công điện", "có thông báo", "có chỉ thị",
    "có ý kiến chỉ đạo", "có chỉ đạo", "gửi công văn", "gửi văn bản", "ra quyết định", "ra công văn",
)
ANAPHORS = (
    "công văn", "văn bản", "công điện", "kế hoạch", "chỉ thị", "quyết định", "thông báo", "kết luận", "nghị quyết",
    "theo đó", "cụ thể",
)
CITATIONS = ("theo", "quy định tại", "theo quy định tại", "theo quy định của", "căn cứ", "thực hiện", "của")
LAWS = ("luật", "nghị định", "thông tư")
# fmt: on

LEXICON = TaskLexicon(
    orders=ORDERS,
    weak_orders=WEAK_ORDERS,
    letter_orders=LETTER_ORDERS,
    passive_orders=PASSIVE_ORDERS,
    agent_orders=AGENT_ORDERS,
    duties=DUTIES,
    prohibitions=PROHIBITIONS,
    noun_orders=NOUN_ORDERS,
    order_particles=ORDER_PARTICLES,
    not_orders_after=NOT_ORDERS_AFTER,
    not_orders_before=NOT_ORDERS_BEFORE,
    submissions=SUBMISSIONS,
    not_passive_after=NOT_PASSIVE_AFTER,
    not_duties_after=NOT_DUTIES_AFTER,
    not_duties_before=NOT_DUTIES_BEFORE,
    task_nouns=TASK_NOUNS,
    verbs=VERBS,
    compound_verbs=COMPOUND_VERBS,
    nouns_before_verbs=NOUNS_BEFORE_VERBS,
    adverbs=ADVERBS,
    verbs_not_after=VERBS_NOT_AFTER,
    not_imperatives=NOT_IMPERATIVES,
    sharing=SHARING,
    endings=ENDINGS,
    connectives=CONNECTIVES,
    introductions=INTRODUCTIONS,
    addresses=ADDRESSES,
    conditions=CONDITIONS,
    joints=JOINTS,
    speech=SPEECH,
    past=PAST,
    plans=PLANS,
    copulas=COPULAS,
    proposals=PROPOSALS,
    bodies=BODIES,
    name_links=NAME_LINKS,
    letters=LETTERS,
    recipient_markers=RECIPIENT_MARKERS,
    coordinators=COORDINATORS,
    honorifics=HONORIFICS,
    pronouns=PRONOUNS,
    body_pronouns=BODY_PRONOUNS,
    object_pronouns=OBJECT_PRONOUNS,
    first_person=FIRST_PERSON,
    place_markers=PLACE_MARKERS,
    subject_tails=SUBJECT_TAILS,
    assignee_heads=ASSIGNEE_HEADS,
    part_openers=PART_OPENERS,
    things=THINGS,
    levels=LEVELS,
    issuing=ISSUING,
    anaphors=ANAPHORS,
    citations=CITATIONS,
    laws=LAWS,
)
