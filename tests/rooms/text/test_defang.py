from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bantin.text.defang import addresses, defang, defang_text

OFFICIAL = frozenset({"dichvucong.gov.vn", "vneid.gov.vn"})


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("http://ten.club/x", "ten[.]club/x"),
        ("HTTPS://TEN.CLUB", "TEN[.]CLUB"),
        ("ten[.]club", "ten[.]club"),
        ("hxxps://ten[.]club/tai.apk", "ten[.]club/tai[.]apk"),
        ("hxxp[:]//ten(.)club", "ten[.]club"),
        ("ten[dot]club", "ten[.]club"),
        ("ten dấu chấm club", "ten[.]club"),
        ("www.ten.club:8080/a?b=c.d", "www[.]ten[.]club:8080/a?b=c[.]d"),
        ("http://192.168.1.10/x", "192[.]168[.]1[.]10/x"),
        ("http://http://ten.club", "ten[.]club"),
        ("http://a@ten.club", "a@ten[.]club"),
        ("ten.club/http://khac.top", "ten[.]club/khac[.]top"),
        ("xn--dchvucng-0ya.vn", "xn--dchvucng-0ya[.]vn"),
        ("dịchvụcông.vn", "dịchvụcông[.]vn"),
        ("пример.рф", "пример[.]рф"),
    ],
)
def test_an_address_is_printed_so_that_nobody_can_follow_it(written: str, printed: str) -> None:
    assert defang(written) == printed
    assert defang_text(f"Đừng vào {written}, nhé.", OFFICIAL) == f"Đừng vào {printed}, nhé."


@pytest.mark.parametrize(
    "text",
    [
        "Công an TP.HCM, TX.Ba Đồn, v.v. và các TS.BS khác",
        "Có 1.000 hồ sơ; 1.000.000.000 đồng; 93,32%; ngày 31.12.2024",
        "Tệp VNeID.apk, giay-moi.pdf, anh.jpg (tệp .apk)",
        "Trang thật có đuôi gov.vn, không phải com.vn.",
        "Mất tiền.Hãy báo ngay.Trang này giả",
        "Sau dấu chấm than. Hết… Người tên T. gửi",
        "Nghị định 30/2020/NĐ-CP, Điều 174; 24/7; 2.1",
        "**In đậm.** Rồi thôi",
    ],
)
def test_what_is_no_address_stays(text: str) -> None:
    assert addresses(text) == []
    assert defang_text(text, OFFICIAL) == text


@pytest.mark.parametrize(
    "text",
    [
        "Vào dichvucong.gov.vn.",
        "Vào https://dichvucong.gov.vn/p/home?a=b.",
        "Vào DICHVUCONG.gov.VN, hoặc dangky.dichvucong.gov.vn:443/x",
        "Viết cho hotro@dichvucong.gov.vn",
    ],
)
def test_official_addresses_and_those_below_them_stay(text: str) -> None:
    assert addresses(text)
    assert defang_text(text, OFFICIAL) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("giadichvucong.com.vn", "giadichvucong[.]com[.]vn"),
        ("dichvucong.gov.vn.ten.club", "dichvucong[.]gov[.]vn[.]ten[.]club"),
        ("https://dichvucong.gov.vn@ten.club/x", "dichvucong[.]gov[.]vn@ten[.]club/x"),
        ("https://dichvucong.gov.vn:80@ten.club/x", "dichvucong[.]gov[.]vn:80@ten[.]club/x"),
        ("http://ten.club/dichvucong.gov.vn", "ten[.]club/dichvucong[.]gov[.]vn"),
        ("dichvucong.gov.vn@ten.club", "dichvucong[.]gov[.]vn@ten[.]club"),
        ("dichvuc\u043eng.gov.vn", "dichvuc\u043eng[.]gov[.]vn"),
        ("dichvucong。gov．vn。ten.club", "dichvucong[.]gov[.]vn[.]ten[.]club"),
    ],
)
def test_tricks_with_official_names_do_not_help(text: str, printed: str) -> None:
    assert defang_text(text, OFFICIAL) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("(ten.club)", "(ten[.]club)"),
        ("“ten.club/x”", "“ten[.]club/x”"),
        ("**ten.club**", "**ten[.]club**"),
        ("ten.club/x).", "ten[.]club/x)."),
        ("ten.club/x_(y)", "ten[.]club/x_(y)"),
        ("-ten.club, a+ten.top; ..ten.vip", "-ten[.]club, a+ten[.]top; ..ten[.]vip"),
        ("ten.com.Hãy dừng", "ten[.]com.Hãy dừng"),
        ("TP.HCM/ten.com", "TP.HCM/ten[.]com"),
        ("nguyen.van@ten.club", "nguyen[.]van@ten[.]club"),
    ],
)
def test_what_stands_around_an_address_stays(text: str, printed: str) -> None:
    assert defang_text(text, OFFICIAL) == printed


def test_addresses_tell_where_they_stand_and_whether_they_live() -> None:
    text = "Giả: HTTP://Ten.Club:80/x, đã vô hiệu: top[.]vip."
    live, dead = addresses(text)
    assert (text[live.start : live.end], live.host, live.live) == ("HTTP://Ten.Club:80/x", "ten.club", True)
    assert (text[dead.start : dead.end], dead.host, dead.live) == ("top[.]vip", "top.vip", False)


WORDS = "ten club dichvucong gov vn com apk Hãy TP HCM 1 192 168 10 đảo http https hxxp dot chấm xn-- dấu"
MARKS = ". [.] (.) 。 / : @ :// [:]// - _ ) ( ] [ , “ ” ? # ** \\"
PIECES = st.sampled_from([*WORDS.split(), *MARKS.split(), " ", " dấu chấm "])


@given(st.lists(PIECES, max_size=14).map("".join))
def test_defanging_is_idempotent_and_leaves_nothing_live(text: str) -> None:
    once = defang_text(text, OFFICIAL)
    assert defang_text(once, OFFICIAL) == once
    assert not [found for found in addresses(once) if found.live and not found.within(OFFICIAL)]


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    once = defang_text(text, OFFICIAL)
    assert defang_text(once, OFFICIAL) == once
    for found in addresses(text):
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", ["pa05.congan@dichvucong.gov.vn", "phong.an.ninh@bocongan.gov.vn", "a.name@x.gov.vn"])
def test_an_official_mailbox_with_dots_in_its_name_is_printed_as_it_is(text: str) -> None:
    assert defang_text(f"Thư về {text}.", OFFICIAL) == f"Thư về {text}."


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("nguyen.van.a@thu.example", "nguyen.van.a@thu[.]example"),
        ("lua-dao.com@ten.club", "lua-dao[.]com@ten[.]club"),
    ],
)
def test_any_other_mailbox_is_no_link_in_any_of_its_parts(text: str, printed: str) -> None:
    assert defang_text(text, OFFICIAL) == printed


@pytest.mark.parametrize(
    ("text", "live"),
    [
        ("www.gdt.gov.vn/thue", True),
        ("https://chinhphu.gov.vn", True),
        ("gdt.gov.vn.ten.club", False),
        ("gdtgov.vn", False),
        ("gdt.gov.vnn", False),
        ("gdt.g\u043ev.vn", False),
        ("\u0501.gov.vn", False),
    ],
)
def test_the_states_own_domains_are_printed_as_they_are_and_no_look_alikes(text: str, live: bool) -> None:  # noqa: FBT001 - given by name
    assert (defang_text(text, ()) == text) is live
