"""A long headline has a short one beside it, for cards, boards and films, which are read in passing."""

from __future__ import annotations

from collections.abc import Iterator

from bantin.checks.rule import Rule
from bantin.model.bulletin import Bulletin, Entry
from bantin.model.diagnostic import Code, Diagnostic, Severity
from bantin.model.item import EASY_TITLE
from bantin.text.normal import plain
from bantin.text.sentences.openings import LONG
from bantin.text.sentences.quoting import short_name

_READ_IN_PASSING = ("facebook", "led", "video")
_NAMED = 8
"""Items that are named; of more, how many there are."""


def check(bulletin: Bulletin) -> Iterator[Diagnostic]:
    """Find the headlines that are longer than is read in passing and have no short one; all of a month at once.

    What is longer still is told by `long-title`.
    """
    found = [entry for entry in bulletin.entries if _lacks(entry)]
    if not found:
        return
    named = ", ".join(f"{short_name(entry.id)} ({_words(entry)} chữ)" for entry in found[:_NAMED])
    more = f" và {len(found) - _NAMED} tin nữa" if len(found) > _NAMED else ""
    yield Diagnostic(
        RULE.code,
        Severity.NOTE,
        f"{len(found)} tin có tiêu đề quá {LONG} chữ mà không có tiêu đề ngắn: {named}{more}",
        found[0].document.locate("title"),
        f"Thêm cho từng tin «facebook: {{title: …}}» không quá {LONG} chữ: giữ việc gì, ở đâu hay cho ai, "
        "bỏ số hiệu, căn cứ, phần trong ngoặc; cho bảng LED thì viết ở «led: title»",
    )


def _lacks(entry: Entry) -> bool:
    item = entry.item
    short = item.facebook.title or item.led.title or item.video.title
    shown = any(map(entry.goes_to, _READ_IN_PASSING))
    return shown and not short and _words(entry) > LONG and len(plain(item.title)) <= EASY_TITLE


def _words(entry: Entry) -> int:
    return len(plain(entry.item.title).split())


_LONG = "Hướng dẫn đăng ký cấp điện mới từ lưới hạ áp và đổi tên chủ hợp đồng"

RULE = Rule(
    code=Code("no-short-title"),
    title="Tiêu đề dài mà không có tiêu đề ngắn",
    why=(
        "Người lướt điện thoại, người đi qua bảng LED đọc kịp khoảng 12 chữ. Tiêu đề dài hơn thì ảnh thứ nhất in chữ "
        "nhỏ, video và bảng LED phải cắt bớt hay chia ra; cắt ở đâu thì người viết chọn đúng hơn máy."
    ),
    mend=(
        "Giữ tiêu đề đầy đủ cho bài đăng, và viết thêm facebook: title không quá 12 chữ: việc gì, ở đâu hay cho ai. Số "
        "hiệu, căn cứ, phần trong ngoặc đã có trong bài."
    ),
    good=(
        {"kind": "notice", "title": "Đăng ký cấp điện mới cho hộ gia đình"},
        {"kind": "notice", "title": _LONG, "facebook": {"title": "Đăng ký cấp điện mới"}},
        {"kind": "notice", "title": _LONG, "led": {"title": "Đăng ký cấp điện mới"}},
        {"kind": "notice", "title": _LONG, "channels": ["zalo"]},
    ),
    bad=({"kind": "notice", "title": _LONG},),
    check=check,
    needs=("item.title", "item.facebook", "item.led", "item.video", "item.channels"),
)
