"""Words of the police, who mostly warn of fraud: what they say otherwise than any office."""

from __future__ import annotations

import re

from bantin.model.words.neutral import NEUTRAL
from bantin.model.words.words import CardHeadings, Counted, Help, Labels, PostHeadings, Said, Severities, Words, WordSet
from bantin.text.patterns import regex

POLICE = Words(
    set=WordSet.POLICE,
    labels=Labels(service="Dịch vụ công"),
    severities=Severities(caution="Cảnh giác"),
    cards=CardHeadings(
        tricks="Họ làm thế này",
        signs="Dấu hiệu nhận biết",
        if_victim="Lỡ bị lừa rồi?",
        addresses="Địa chỉ giả, đừng vào",
    ),
    posts=PostHeadings(tricks="Thủ đoạn", if_victim="Nếu đã bị lừa", addresses="Địa chỉ giả mạo – không truy cập"),
    counted=Counted(tricks="thủ đoạn"),
    help=Help(
        card="Cần giúp? Gọi ngay.",
        film="Cần giúp đỡ? Hãy gọi ngay",
        other="Việc này, hãy gọi",
        board="Cần giúp đỡ",
        alt="cần giúp đỡ hãy gọi",
    ),
    appeal="Ai biết thông tin, xin báo ngay cho Công an theo liên hệ dưới đây.",
    topics={
        "deepfake": ("deepfake", "gọi video", "ghép mặt", "giả giọng"),
        "qr-code": ("mã QR",),
        "fake-site": (".apk", "trang giả", "giả mạo trang", "dịch vụ công giả", "đường dẫn", "trang web"),
        "job": (
            "cộng tác viên",
            "việc nhẹ",
            "tìm việc",
            "việc làm thêm",
            "việc làm online",
            "tuyển dụng",
            "đầu tư",
            "tiền ảo",
        ),
        "travel": ("du lịch", "vé máy bay", "khách sạn", "combo"),
        "parcel": ("bưu phẩm", "bưu kiện", "giao hàng", "đơn hàng", "shipper"),
        "fake-call": (
            *("giả danh công an", "mạo danh công an", "tự xưng công an", "tự xưng là công an", "giả công an"),
            *("giả danh cảnh sát", "tự xưng cảnh sát", "tự xưng là cảnh sát", "cuộc gọi giả danh"),
        ),
        "impostor": NEUTRAL.topics["impostor"],
        "report-call": ("cuộc gọi", "gọi điện"),
        "message": ("tin nhắn", "SMS", "OTP"),
        "bank": ("ngân hàng", "tài khoản", "thẻ tín dụng", "vay tiền", "mật khẩu"),
    },
).over(NEUTRAL)

_TRICKS = frozenset(POLICE.topics) - frozenset(NEUTRAL.topics)
"""Topics that are tricks by themselves («cộng tác viên», «combo»): what any office tells of is none."""

OF_ANYTHING_ELSE = POLICE.model_copy(
    update={name: getattr(NEUTRAL, name) for name in ("cards", "posts", "counted")},
)
"""What they say of a fire, a flood or a broken system, which nobody is taken in by."""

_FRAUD = regex(r"\b(?:lừa|giả|mạo danh|tự xưng|chiếm đoạt|kẻ gian|kẻ xấu|trục lợi|OTP)\b", re.IGNORECASE)

_DECEIVER = regex(
    r"(?<!\w)(?:giả danh|mạo danh|tự xưng|giả làm|lừa đảo|bị lừa|chiếm đoạt|kẻ gian|mã OTP)(?!\w)", re.IGNORECASE
)


def of_deceiver(said: Said) -> bool:
    """Return whether an item of any office tells of somebody who deceives: false goods alone are no such thing."""
    return "addresses" in said.lines or any(_DECEIVER.search(text) for text in said.texts)


def of_fraud(said: Said) -> bool:
    """Return whether an item tells of somebody who deceives, or lists false addresses."""
    return said.topic in _TRICKS or "addresses" in said.lines or any(_FRAUD.search(text) for text in said.texts)
