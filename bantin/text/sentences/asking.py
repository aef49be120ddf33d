"""Headlines as questions: what an office announces, asked of whoever it happens to."""

from __future__ import annotations

import re

from bantin.text.normal import plain
from bantin.text.patterns import regex
from bantin.text.sentences.headings import capitalised
from bantin.text.sentences.openings import opening

_MOST = 15
"""Words of such a question, at most: of what is longer the headline itself says more."""

_FEWEST_DONE, _MOST_DONE = 3, 9
"""Words of what an impostor does, in such a question, at least where it is cut, and at most."""

_PRETENDS = regex(
    r"^(?:cảnh báo:?\s+)?(?:(?:thủ đoạn|chiêu|chiêu trò)\s+)?(?:giả danh|mạo danh|giả mạo|giả làm|giả|đóng giả)\s+"
    r"(?P<who>(?:cán bộ|nhân viên|công an|cảnh sát|bộ đội|bác sĩ|y tá|thầy giáo|cô giáo|giáo viên|luật sư|shipper|"
    r"người giao hàng|thợ|kiểm sát viên|thẩm phán)(?!\w)[^,;:.]*?)"
    r"(?:,[^;:.]*?)?\s+(?P<does>(?:gọi|nhắn|đến nhà|gửi|kết bạn|yêu cầu|đòi|mời|dụ|thu tiền|bán)(?!\w).*)$",
    re.IGNORECASE,
)
"""«Giả danh cán bộ phường, cán bộ thuế gọi điện …»: who deceives, and what he does."""

_DUE = regex(
    r"^(?:(?:thời )?hạn(?:\s+(?:cuối|chót))?\s+)?"
    r"(?P<do>(?:nộp|đóng|thanh toán|đăng ký|kê khai|khai|đổi|gia hạn|gửi)(?!\w).+)$",
    re.IGNORECASE,
)
_BY = regex(r"\s+(?:trước|đến|chậm nhất|đến hết)\s+(?:ngày\s+)?\d.*$", re.IGNORECASE)
_CLAUSE = regex(r"[,;]\s+")
_ON = regex(r"\s+(?=(?:qua|để|từ|trong|trên|tại|ở|khi|bằng|vì|vào|theo|sau|trước)(?!\w))", re.IGNORECASE)
"""Where a phrase begins without which it is still said what happens."""


def met(title: str) -> str:
    """Ask of a trick whether it has been met: «“Cán bộ thuế” gọi điện đòi cập nhật mã số thuế?»; empty of all else.

    Marks around who calls say that it is none.
    """
    found = _PRETENDS.match(plain(title).strip())
    if found is None or title.rstrip().endswith("?"):
        return ""
    does = _short(found["does"])
    asks = f"“{capitalised(found['who'].strip())}” {does}?"
    return asks if does and len(asks.split()) <= _MOST else ""


def _short(does: str) -> str:
    """Give what an impostor does in few words: as many of its clauses, else its first up to where or how."""
    clauses = _CLAUSE.split(does)
    for count in range(len(clauses), 0, -1):
        said = ", ".join(clauses[:count]).rstrip(" ,;.–")
        if len(said.split()) <= _MOST_DONE:
            return said
    cuts = [on.start() for on in _ON.finditer(clauses[0])]
    heads = (clauses[0][:cut].rstrip(" ,;.–") for cut in reversed(cuts))
    return next((head for head in heads if _FEWEST_DONE <= len(head.split()) <= _MOST_DONE), "")


def done(title: str) -> str:
    """Ask of what is due whether it is done: «Đã đóng tiếp bảo hiểm y tế hộ gia đình chưa?»; empty of all else."""
    if title.rstrip().endswith("?"):
        return ""
    for head in dict.fromkeys((plain(title).strip(), opening(plain(title).strip()).head)):
        found = _DUE.match(head)
        asks = f"Đã {_lowered(_BY.sub('', found['do']).rstrip(' ,;.'))} chưa?" if found else ""
        if asks and len(asks.split()) <= _MOST:
            return asks
    return ""


def _lowered(said: str) -> str:
    return said[:1].lower() + said[1:]


_COMES_TO = regex(
    r"[,;]?\s+(?=(?:gây|khiến|làm chết|dễ (?:chết|cháy|nổ|ngạt|bị)|có thể (?:chết|cháy|nổ|ngạt)|nguy hiểm)(?!\w))",
    re.IGNORECASE,
)
"""What something comes to: «… gần đường dây cao áp | gây sự cố và nguy hiểm chết người»."""

_LISTED = regex(
    r"^(?P<first>[^,]{2,16}, [^,]{2,16}), (?:[^,]{2,16}, )*[^,]{2,16}?\s(?=(?:gần|trên|dưới|ở|trong|tại|cạnh|ven)\s)"
)
"""Several things that are done at one place: the first two stand for all."""

_FEWEST_BEFORE, _FEWEST_AFTER = 3, 2
"""Words of what happens and of what it comes to, at least."""


def stake(title: str) -> tuple[str, str]:
    """Part a headline before what is at stake: what happens, and what it comes to; the second is empty without one."""
    for comes in _COMES_TO.finditer(title):
        before, after = title[: comes.start()], title[comes.end() :]
        before = _LISTED.sub(lambda found: f"{found['first']}… ", before)
        if len(before.split()) >= _FEWEST_BEFORE and len(after.split()) >= _FEWEST_AFTER:
            return before, capitalised(after)
    return title, ""
