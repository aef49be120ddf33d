"""Which scene is drawn for an item: the one that it names, else one for its topic, else its kind's."""

from __future__ import annotations

import re
from collections.abc import Collection

from bantin.model.item import Item

TOPICS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("deepfake", ("deepfake", "gọi video", "ghép mặt", "giả giọng")),
    ("qr-code", ("mã QR",)),
    ("fake-site", (".apk", "trang giả", "giả mạo trang", "dịch vụ công giả", "đường dẫn", "trang web")),
    ("job", ("cộng tác viên", "việc nhẹ", "việc làm", "tuyển dụng", "đầu tư", "tiền ảo")),
    ("travel", ("du lịch", "vé máy bay", "khách sạn", "combo")),
    ("parcel", ("bưu phẩm", "bưu kiện", "giao hàng", "đơn hàng", "shipper")),
    ("fake-call", ("giả danh", "tự xưng", "mạo danh")),
    ("report-call", ("cuộc gọi", "gọi điện")),
    ("message", ("tin nhắn", "SMS", "OTP")),
    ("bank", ("ngân hàng", "tài khoản", "thẻ tín dụng", "vay tiền", "mật khẩu")),
    ("document", ("định danh", "căn cước", "CCCD", "CMND", "hộ chiếu", "cư trú")),
    ("vehicle", ("đăng ký xe", "bằng lái", "giấy phép lái xe", "biển số", "ô tô", "xe máy")),
    ("health", ("tiêm", "cúm", "sốt", "dịch bệnh", "khám bệnh", "bệnh viện", "trạm y tế", "thuốc", "ngộ độc")),
    ("weather", ("bão", "mưa lũ", "lũ", "rét", "nắng nóng", "sạt lở", "giông")),
    ("group", ("tổ dân phố", "khu phố", "thôn", "nhóm Zalo", "phố phường")),
)
"""Scene, and words of a headline that call for it; the first that does decides."""

_CALLS = tuple(
    (scene, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE))
    for scene, words in TOPICS
)

_OWN = frozenset({"figures", "question", "calendar", "search"})
"""Default scenes of the kinds whose cards say by their form what they are: no topic takes their place."""


def scene_of(item: Item, known: Collection[str]) -> str:
    """Name the scene of an item, of those that there are."""
    if item.scene and item.scene in known:
        return item.scene
    if item.default_scene in _OWN:
        return item.default_scene
    said = f"{item.message[0]} {item.title}"
    return next((scene for scene, words in _CALLS if words.search(said)), item.default_scene)
