"""A health office, such as a commune's health station."""

from __future__ import annotations

from bantin.model.words.words import WordSet
from bantin.session.scaffold.offices.neutral import COMMENTS, COMMON, EXAMPLES
from bantin.session.scaffold.offices.office import FirstContact, Office, own_contact

HEALTH = Office(
    about="y tế",
    words=WordSet.NEUTRAL,
    theme="light",
    name="Trạm Y tế xã Ví Dụ",
    parent="Sở Y tế tỉnh Ví Dụ",
    page="tramyte.vidu",
    contacts=(
        own_contact("Trạm Y tế xã Ví Dụ"),
        FirstContact("115", "Cấp cứu y tế"),
        FirstContact("1900 9095", "Đường dây nóng Bộ Y tế", id="bo-y-te"),
    ),
    hashtag="suc-khoe-cong-dong",
    bulletin="Bản tin sức khỏe",
    intro="Phòng bệnh theo mùa, lịch tiêm chủng và việc bà con cần làm trong tháng.",
    first=("warning", "notice", "guide", "deadline"),
    common=COMMON
    | {
        "led": {"title": "Phòng bệnh từ hôm nay", "text": "Sốt cao, hãy đi khám ngay"},
        "video": {"title": "Phòng bệnh từ hôm nay", "text": "Sốt cao thì đi khám ngay."},
        "scene": "health",
        "icon": "syringe",
    },
    comments=COMMENTS,
    examples=EXAMPLES
    | {
        "warning": {
            "title": "Sốt xuất huyết tăng sau mưa",
            "summary": "Sau những đợt mưa, muỗi truyền bệnh sinh sôi nhanh trong nước đọng quanh nhà.",
            "tricks": [
                "Muỗi vằn đốt cả ban ngày, nhiều nhất vào sáng sớm và chiều tối.",
                "Lốp xe, chậu cảnh, bể không nắp đọng nước vài ngày là có loăng quăng.",
            ],
            "signs": ["Sốt cao đột ngột, đau đầu, đau hốc mắt.", "Nổi chấm đỏ dưới da, chảy máu cam."],
            "advice": ["Lật úp, đậy kín mọi đồ đọng nước mỗi tuần.", "Ngủ màn cả ban ngày."],
            "if_victim": ["Đến trạm y tế khám ngay; có dấu hiệu nặng thì gọi 115."],
            "addresses": ["thuoc-gia[.]example"],
        },
        "notice": {
            "title": "Lịch tiêm chủng trong tháng",
            "summary": "Trạm y tế thông báo lịch tiêm chủng mở rộng trong tháng.",
            "text": ["Tiêm chủng vào sáng thứ Năm tuần đầu tháng, tại trạm y tế; mang theo sổ tiêm chủng của bé."],
        },
        "guide": {
            "title": "Rửa tay đúng cách với xà phòng",
            "summary": "Rửa tay đúng cách phòng được tay chân miệng, tiêu chảy, cúm và nhiều bệnh khác.",
            "steps": [
                "Làm ướt tay, lấy xà phòng, chà hai lòng bàn tay vào nhau.",
                "Chà mu bàn tay, kẽ ngón, ngón cái và đầu ngón của từng tay.",
                "Rửa sạch dưới vòi nước, lau khô.",
            ],
            "note": "Rửa ít nhất 30 giây, trước khi ăn và sau khi đi vệ sinh.",
        },
        "deadline": {
            "title": "Đăng ký tiêm vắc xin cúm",
            "summary": "Trạm y tế nhận đăng ký tiêm vắc xin cúm cho người cao tuổi đến hết thời hạn.",
            "todo": ["Báo tên cho nhân viên y tế thôn, hoặc gọi trạm y tế."],
        },
    },
)
