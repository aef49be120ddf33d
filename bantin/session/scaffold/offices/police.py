"""The police: examples are those that the kinds write themselves."""

from __future__ import annotations

from dataclasses import replace

from bantin.model.words.words import WordSet
from bantin.session.scaffold.offices.office import FirstContact, Office

POLICE = Office(
    about="công an",
    words=WordSet.POLICE,
    theme="navy",
    name="Công an phường Ví Dụ",
    parent="Công an tỉnh Ví Dụ",
    page="congan.vidu",
    contacts=(
        FirstContact("113", "Cảnh sát phản ứng nhanh"),
        FirstContact("114", "Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ"),
    ),
    hashtag="an-ninh-trat-tu",
    bulletin="Bản tin",
    intro="Tình hình an ninh, trật tự, dịch vụ công hữu ích và việc bà con cần làm trong tháng.",
)

CYBER = replace(
    POLICE,
    about="công an, bản tin an ninh mạng",
    contacts=(
        FirstContact("113", "Cảnh sát phản ứng nhanh"),
        FirstContact("156", "Tổng đài phản ánh cuộc gọi, tin nhắn lừa đảo"),
    ),
    hashtag="an-ninh-mang",
    bulletin="Bản tin an ninh mạng",
    intro="Những thủ đoạn lừa đảo mới, dịch vụ công hữu ích và việc cần làm trong tháng.",
)
"""Those whose bulletin warns of fraud on the net."""
