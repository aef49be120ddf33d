"""The words in which letters, short forms, units and signs are said."""

from __future__ import annotations

from collections.abc import Mapping

LETTERS = {
    "a": "a", "ă": "á", "â": "ớ", "b": "bê", "c": "xê", "d": "dê", "đ": "đê", "e": "e", "ê": "ê", "f": "ép",
    "g": "gờ", "h": "hát", "i": "i", "j": "gi", "k": "ca", "l": "lờ", "m": "mờ", "n": "nờ", "o": "o", "ô": "ô",
    "ơ": "ơ", "p": "pê", "q": "quy", "r": "rờ", "s": "ét", "t": "tê", "u": "u", "ư": "ư", "v": "vê", "w": "vê kép",
    "x": "ích", "y": "y", "z": "dét",
}  # fmt: skip
"""Names of letters, as they are said in short forms."""

SHORT_FORMS: Mapping[str, str] = {
    "TP": "thành phố",
    "TX": "thị xã",
    "UBND": "ủy ban nhân dân",
    "HĐND": "hội đồng nhân dân",
    "HCM": "Hồ Chí Minh",
    "BLHS": "bộ luật hình sự",
    "CAND": "công an nhân dân",
    "ANTT": "an ninh trật tự",
    "TTATXH": "trật tự an toàn xã hội",
    "ATGT": "an toàn giao thông",
    "CSGT": "cảnh sát giao thông",
    "PCCC": "phòng cháy chữa cháy",
    "CNCH": "cứu nạn cứu hộ",
    "CCCD": "căn cước công dân",
    "CMND": "chứng minh nhân dân",
    "GPLX": "giấy phép lái xe",
    "DVC": "dịch vụ công",
    "TTHC": "thủ tục hành chính",
    "CĐS": "chuyển đổi số",
    "CNTT": "công nghệ thông tin",
    "TMĐT": "thương mại điện tử",
    "THPT": "trung học phổ thông",
    "THCS": "trung học cơ sở",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "NĐ-CP": "nghị định chính phủ",
    "QĐ": "quyết định",
    "ĐT": "điện thoại",
    "SĐT": "số điện thoại",
    "STK": "số tài khoản",
    "VNeID": "vi en i đi",
    "SMS": "tin nhắn ét em ét",
    "OTP": "ô tê pê",
    "AI": "ây ai",
    "app": "ứng dụng",
    "App": "ứng dụng",
    "email": "thư điện tử",
    "Email": "thư điện tử",
    "website": "trang web",
    "Website": "trang web",
    "online": "trực tuyến",
    "Facebook": "phây búc",
    "Zalo": "da lô",
    "Telegram": "te lê gram",
    "Tik": "tích",
    "TikTok": "tích tóc",
    "YouTube": "diu túp",
    "Internet": "in tơ nét",
    "internet": "in tơ nét",
    "video": "vi đê ô",
    "Video": "vi đê ô",
    "web": "goép",
    "v.v": "vân vân",
}
"""What is written short, or in another language, and what is said. Others in capitals are spelled."""

UNITS: Mapping[str, str] = {
    "%": "phần trăm",
    "đ": "đồng",
    "₫": "đồng",
    "km/giờ": "ki lô mét một giờ",
    "km/h": "ki lô mét một giờ",
    "km": "ki lô mét",
    "m²": "mét vuông",
    "m2": "mét vuông",
    "cm": "xen ti mét",
    "mm": "mi li mét",
    "m": "mét",
    "kg": "ki lô gam",
    "g": "gam",
    "°C": "độ xê",
    "kWh": "ki lô oát giờ",
    "tr": "triệu",
    "USD": "đô la Mỹ",
    "VNĐ": "đồng",
    "VND": "đồng",
}

SIGNS: Mapping[str, str] = {"&": "và", "+": "cộng", "=": "bằng", "@": "a còng", "#": "thăng", "→": "đến", "×": "nhân"}
