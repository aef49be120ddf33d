"""The police: examples are those that the kinds write themselves."""

from __future__ import annotations

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
        FirstContact("156", "Tổng đài phản ánh cuộc gọi, tin nhắn lừa đảo"),
    ),
    hashtag="an-ninh-mang",
    bulletin="Bản tin an ninh mạng",
    intro="Những thủ đoạn lừa đảo mới, dịch vụ công hữu ích và việc cần làm trong tháng.",
)
