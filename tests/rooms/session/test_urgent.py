from __future__ import annotations

import datetime as dt
from pathlib import Path

from bantin.content.reading.month import read_month
from bantin.session.urgent import new_urgent
from tests.fixtures.workspaces import SMALL_UNIT

DAY = dt.date(2024, 11, 28)
TEXT = "Giả danh điện lực đòi tiền. Kẻ gian gọi điện từ sáng nay. Dọa cắt điện: 2 giờ. Gửi mã QR # lạ."
ADVICE = ["Không quét mã QR.", "Gọi 113."]


def written(root: Path, kind: str, text: str = TEXT) -> str:
    (root / "content").mkdir(exist_ok=True)
    (root / "content" / "unit.yaml").write_text(SMALL_UNIT, encoding="utf-8")
    return new_urgent(root, DAY, kind, text, advice=ADVICE, until=DAY + dt.timedelta(days=2))


def test_a_text_is_parted_into_headline_what_happens_and_what_to_do(tmp_path: Path) -> None:
    name = written(tmp_path, "warning")
    reading = read_month(tmp_path, name)
    assert reading.diagnostics == ()
    assert reading.bulletin is not None
    assert (name, reading.bulletin.is_urgent, reading.bulletin.date) == ("khan-2024-11-28", True, DAY)
    assert reading.bulletin.header.value.title == "Tin khẩn 28/11/2024"
    (entry,) = reading.bulletin.entries
    assert (entry.item.title, entry.item.summary) == ("Giả danh điện lực đòi tiền", "Kẻ gian gọi điện từ sáng nay.")
    sections = {section.field: section.lines for section in entry.item.sections}
    assert sections["tricks"] == ("Dọa cắt điện: 2 giờ.", "Gửi mã QR # lạ.")
    assert sections["advice"] == tuple(ADVICE)
    assert (entry.item.led.text, entry.item.led.until) == (ADVICE[0], DAY + dt.timedelta(days=2))


def test_a_notice_says_in_its_text_what_to_do(tmp_path: Path) -> None:
    reading = read_month(tmp_path, written(tmp_path, "notice", "Tạm dừng tiếp dân hôm nay"))
    assert reading.bulletin is not None
    (entry,) = reading.bulletin.entries
    assert entry.item.sections[-1].lines == tuple(ADVICE)
    assert entry.item.summary == "Tạm dừng tiếp dân hôm nay"


def test_the_second_of_a_day_has_a_number(tmp_path: Path) -> None:
    assert [written(tmp_path, "warning") for _ in range(3)] == [
        "khan-2024-11-28",
        "khan-2024-11-28-2",
        "khan-2024-11-28-3",
    ]
