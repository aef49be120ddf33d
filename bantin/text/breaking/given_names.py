"""Given names that stand alone behind how somebody is spoken to or of, as Vietnamese call each other: «chị Mai»."""

from __future__ import annotations

import re
from functools import partial

from bantin.text.patterns import regex

_KIN = (
    r"ông|bà|anh|chị|em|cháu|(?<!bà\s)con|bé|cụ|bác|cô|chú|dì|cậu|mợ|thím|thầy|bố|mẹ|má|chồng|vợ|bạn|đồng\s+chí"
    r"|cán\s+bộ|(?:bác|y|dược)\s+sĩ|y\s+tá|điều\s+dưỡng|(?:cô|thầy)\s+giáo|giáo\s+viên|trưởng\s+\w+|ad|admin"
)
"""How people speak to somebody, and of those close to them or known to them; «bà con» are all."""

_OFFICE = (
    r"công\s+(?:an|dân|chức|chứng|ty)|cảnh\s+sát|csgt|ca|ubnd|tp|sở|phòng|ban|đội|trạm|tổ|trung\s+tâm|việt\s+nam"
    r"|zalo|facebook|google|internet|youtube|tiktok|cho|hỏi|ơi|gái|trai"
)
"""What is no name where one would stand: offices, what is asked of. Words of capitals alone are none either."""

_NOBODY = rf"{_KIN}|{_OFFICE}"

_PLACE = (
    r"tỉnh|huyện|thị\s+xã|thành\s+phố|tp|xã|phường|thị\s+trấn|thôn|bản|xóm|ấp|làng|đường|phố|hồ|đảo|chợ|cầu|núi|ở|tại"
    "|trường"
)
_CAPITAL = r"[A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
_SMALL = "[a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]"
_WRITTEN = rf"{_CAPITAL}{_SMALL}+(?!\w)"
_GIVEN = rf"(?!(?i:{_NOBODY})(?!\w)){_WRITTEN}(?:\s+(?!(?i:{_OFFICE})(?!\w)){_WRITTEN}){{0,3}}"
_CALLED = regex(rf"(?<!\w)(?P<kin>(?i:(?:{_KIN}|tôi|mình)(?:\s+(?:là|tên|tên\s+là))?)\s+){_GIVEN}")
"""A given name alone, after how somebody is spoken to or of: «chị Mai», «em tên là Lan»."""

_HAILED = regex(
    rf"(?<!\w)(?P<kin>(?:{_KIN})\s+)(?!(?:{_NOBODY}|giáo|cả|dâu|rể|nhà)(?!\w))[^\W\d_]+(?P<hail>\s+(?:ơi|ới|oi)(?!\w))",
    re.IGNORECASE,
)
"""The same as typed in haste: «chị mai ơi»."""

_IN_PLACE = regex(rf"(?<!\w)(?:{_PLACE})\s+\Z", re.IGNORECASE)
"""Before a place that is called like kin: «huyện Cô Tô», «ở Bà Rịa»."""


def without_given_names(text: str, mark: str) -> str:
    """Put a mark in place of each given name that stands behind a word for kin, in a text in normal form."""
    return _HAILED.sub(rf"\g<kin>{mark}\g<hail>", _CALLED.sub(partial(_without, mark), text))


def _without(mark: str, found: re.Match[str]) -> str:
    """Take out a given name, unless it is half of a place's."""
    place = found["kin"][0].isupper() and _IN_PLACE.search(found.string, 0, found.start())
    return found[0] if place else f"{found['kin']}{mark}"
