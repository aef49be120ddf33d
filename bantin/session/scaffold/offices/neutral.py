"""Any office: a commune's, a town's, a hospital, a school."""

from __future__ import annotations

from bantin.model.sample import Fields
from bantin.model.words.words import WordSet
from bantin.session.scaffold.offices.office import FirstContact, Office

COMMON: Fields = {
    "image": {
        "file": "anh-mau.png",
        "alt": "Ảnh mẫu nền xám có dòng chữ «Ảnh mẫu», dùng tạm trong khi chờ ảnh thật; "
        "hãy thay bằng mô tả của ảnh thật.",
        "credit": "Người chụp ảnh",
        "focus": ["0,5", "0,3"],
        "fit": "crop",
        "redactions": [{"x": "40", "y": "40", "width": "160", "height": "80"}],
    },
    "sources": [{"name": "Cổng Thông tin điện tử Chính phủ", "url": "https://chinhphu.vn"}],
    "publish": [
        {
            "text": "97-B1 123.45",
            "why": "Tìm chủ chiếc xe để quên",
            "basis": "Thông báo của cơ quan về tài sản bị bỏ quên",
        }
    ],
    "led": {"title": "Việc cần làm ngay", "text": "Cần hỏi, mời gọi đơn vị"},
    "video": {"title": "Việc cần làm ngay", "text": "Mời bà con xem kỹ rồi làm theo."},
    "scene": "megaphone",
    "icon": "megaphone",
    "facebook": {
        "title": "Việc cần làm ngay",
        "text": "Mời bà con đọc và chia sẻ để người thân cùng biết.",
        "hashtags": ["tin-dia-phuong"],
    },
    "zalo": {"text": "Đơn vị thông báo tới bà con, mời bà con đọc kỹ và chia sẻ để người thân cùng biết."},
}

COMMENTS = {
    "tricks": "Nguy hiểm ở đâu, xảy ra thế nào",
    "if_victim": "Khi đã xảy ra thì làm gì",
    "addresses": "Địa chỉ không được mở; luôn được in ở dạng ten[.]vidu và không bao giờ thành liên kết",
}
"""Of fields whose descriptions the police would write."""

EXAMPLES: dict[str, Fields] = {
    "warning": {
        "title": "Phòng cháy khi dùng thiết bị sưởi",
        "summary": "Trời lạnh, nhiều nhà dùng thiết bị sưởi; để gần chăn màn hoặc cắm chung ổ thì rất dễ cháy.",
        "tricks": [
            "Nhiều thiết bị cắm chung một ổ dễ quá tải, chập điện.",
            "Chăn màn, rèm cửa ở gần thiết bị sưởi dễ bắt lửa.",
        ],
        "signs": ["Dây điện nóng, có mùi khét.", "Ổ cắm ngả màu, cháy sém."],
        "advice": ["Rút phích cắm trước khi ra khỏi nhà, trước khi đi ngủ.", "Không để đồ dễ cháy gần thiết bị sưởi."],
        "if_victim": ["Ngắt cầu dao, đưa mọi người ra ngoài rồi gọi ngay 114."],
        "addresses": ["trang-xau[.]example"],
    },
    "case": {
        "title": "Kịp thời dập một đám cháy bếp",
        "summary": "Nhờ hàng xóm phát hiện sớm, đám cháy được dập ngay, không ai bị thương.",
        "story": [
            "Một gia đình đun bếp rồi ra ngoài, khăn lau để gần bếp bắt lửa.",
            "Thấy khói, hàng xóm ngắt điện, khóa bình gas rồi dùng bình chữa cháy dập lửa.",
        ],
        "damage": "Không có thiệt hại về người",
        "outcome": "Đơn vị đã tới hướng dẫn các gia đình kiểm tra lại bếp và đường điện.",
        "lessons": ["Không rời bếp khi đang đun nấu."],
    },
    "guide": {
        "title": "Hẹn trước khi tới để không phải chờ lâu",
        "summary": "Gọi hẹn giờ và chuẩn bị trước những thứ cần mang, bà con chỉ phải tới một lần.",
        "steps": [
            "Gọi số liên hệ của đơn vị, nói rõ việc cần làm.",
            "Hỏi cần mang theo những gì, chọn ngày giờ tới.",
            "Mang đủ, tới đúng giờ hẹn.",
        ],
        "note": "Bận không tới được thì gọi báo để đổi giờ.",
    },
    "figures": {"summary": "Một số kết quả công tác của đơn vị trong tháng."},
    "service": {
        "title": "Xin bản sao giấy khai sinh qua Cổng Dịch vụ công",
        "summary": "Bà con có thể xin bản sao giấy khai sinh trên mạng mà không phải tới trụ sở.",
        "what": "Cấp bản sao giấy khai sinh trực tuyến",
        "who": "Người có tài khoản định danh điện tử mức 2",
        "how": [
            "Đăng nhập Cổng Dịch vụ công bằng tài khoản định danh điện tử.",
            "Chọn thủ tục cấp bản sao trích lục hộ tịch, điền thông tin.",
            "Theo dõi kết quả trong mục hồ sơ của tôi.",
        ],
    },
    "deadline": {
        "title": "Hạn cuối đăng ký lớp học miễn phí",
        "summary": "Đơn vị mở lớp học miễn phí cho bà con, ai muốn học thì đăng ký trước thời hạn.",
        "todo": ["Đăng ký tại quầy hướng dẫn, hoặc gọi số liên hệ của đơn vị."],
    },
    "question": {
        "title": "Nộp hồ sơ qua mạng, có phải tới trụ sở nữa không?",
        "summary": "Nhiều bà con hỏi đã nộp hồ sơ qua mạng thì có phải mang bản giấy tới nữa không.",
        "question": "Tôi đã nộp hồ sơ qua Cổng Dịch vụ công. Tôi có phải mang bản giấy tới trụ sở nữa không?",
        "answer": [
            "Không, trừ khi đơn vị nhắn bổ sung giấy tờ.",
            "Kết quả được báo qua tin nhắn và trên Cổng Dịch vụ công.",
        ],
    },
    "appeal": {
        "title": "Tìm chủ chiếc xe đạp để quên",
        "summary": "Đơn vị đang giữ một chiếc xe đạp để quên, mời chủ xe tới nhận.",
        "description": ["Xe đạp màu xanh, có giỏ trước, để ở cổng trụ sở từ sáng thứ Hai."],
    },
    "notice": {
        "summary": "Đơn vị thông báo lịch tiếp công dân trong tháng.",
        "text": ["Tiếp công dân vào sáng thứ Năm hằng tuần tại trụ sở đơn vị."],
    },
}

NEUTRAL = Office(
    about="mọi cơ quan",
    words=WordSet.NEUTRAL,
    theme="light",
    name="Cơ quan Ví Dụ",
    parent="Cơ quan cấp trên Ví Dụ",
    page="co-quan.vidu",
    contacts=(FirstContact("112", "Tìm kiếm, cứu nạn"), FirstContact("115", "Cấp cứu y tế")),
    hashtag="tin-dia-phuong",
    bulletin="Bản tin",
    intro="Thông báo mới, dịch vụ hữu ích và việc bà con cần làm trong tháng.",
    common=COMMON,
    examples=EXAMPLES,
    comments=COMMENTS,
)
