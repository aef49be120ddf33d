"""Any office: a commune's, a town's, a hospital, a school, a library. What examples tell may happen at each."""

from __future__ import annotations

from bantin.model.sample import Fields
from bantin.model.words.words import WordSet
from bantin.session.scaffold.offices.office import Office, own_contact

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
        "title": "Chiếc ví để quên đã về với chủ",
        "summary": "Một người tới đơn vị để quên ví, ngay trong ngày đã nhận lại đủ.",
        "story": [
            "Người trực thấy một chiếc ví trên ghế chờ sau khi mọi người đã về.",
            "Xem lại lịch hẹn trong ngày, đơn vị gọi điện và tìm được chủ của chiếc ví.",
        ],
        "damage": "Không mất gì",
        "outcome": "Chủ chiếc ví đã tới nhận, có hai người chứng kiến và ký sổ.",
        "lessons": ["Trước khi ra về, nhìn lại chỗ mình vừa ngồi.", "Quên đồ thì gọi đơn vị ngay."],
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
    "figures": {"summary": "Một số kết quả của đơn vị trong tháng."},
    "service": {
        "title": "Nhận tin và hỏi đơn vị qua Zalo",
        "summary": "Bà con nhận thông báo và gửi câu hỏi cho đơn vị ngay trên điện thoại.",
        "what": "Nhận tin, hỏi đáp qua Zalo",
        "who": "Mọi người có điện thoại dùng Zalo",
        "how": [
            "Mở Zalo, tìm tên của đơn vị.",
            "Bấm Quan tâm để nhận tin.",
            "Cần hỏi thì nhắn tin, ghi rõ họ tên và việc cần hỏi.",
        ],
    },
    "deadline": {
        "title": "Hạn cuối đăng ký lớp học miễn phí",
        "summary": "Đơn vị mở lớp học miễn phí cho bà con, ai muốn học thì đăng ký trước thời hạn.",
        "todo": ["Đăng ký tại quầy hướng dẫn, hoặc gọi số liên hệ của đơn vị."],
    },
    "question": {
        "title": "Ngoài giờ làm việc, hỏi đơn vị bằng cách nào?",
        "summary": "Nhiều bà con đi làm cả ngày, chỉ rảnh buổi tối để hỏi.",
        "question": "Tôi đi làm cả ngày, tối mới rảnh. Tôi hỏi đơn vị bằng cách nào?",
        "answer": [
            "Nhắn tin cho trang của đơn vị, sáng hôm sau có người trả lời.",
            "Việc gấp thì gọi số liên hệ của đơn vị.",
        ],
    },
    "appeal": {
        "title": "Tìm chủ chiếc xe đạp để quên",
        "summary": "Đơn vị đang giữ một chiếc xe đạp để quên, mời chủ xe tới nhận.",
        "description": ["Xe đạp màu xanh, có giỏ trước, để ở cổng trụ sở từ sáng thứ Hai."],
    },
    "notice": {
        "title": "Giờ mở cửa trong tháng",
        "summary": "Đơn vị thông báo giờ mở cửa trong tháng.",
        "text": ["Mở cửa các ngày trong tuần, trừ ngày lễ.", "Ngày nghỉ thì gọi số liên hệ của đơn vị."],
    },
}

NEUTRAL = Office(
    about="mọi cơ quan",
    words=WordSet.NEUTRAL,
    theme="light",
    name="Cơ quan Ví Dụ",
    parent="Cơ quan cấp trên Ví Dụ",
    page="co-quan.vidu",
    contacts=(own_contact("Cơ quan Ví Dụ"),),
    hashtag="tin-dia-phuong",
    bulletin="Bản tin",
    intro="Thông báo mới, dịch vụ hữu ích và việc bà con cần làm trong tháng.",
    common=COMMON,
    examples=EXAMPLES,
    comments=COMMENTS,
)
