"""What to do, and whom to call, on the slides of films."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from bantin.channels.video.shots import Call, number_to_call
from bantin.design.looks.renderer import Looks
from bantin.model.bulletin import Bulletin
from bantin.model.unit import Contact
from tests.rooms.channels.conftest import UNIT
from tests.rooms.channels.video.films import film, listed, with_video
from tests.rooms.channels.video.plans import planned

MakeBulletin = Callable[..., Bulletin]


def test_a_warning_or_a_case_says_what_to_do_that_answers_its_question(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    advice = ["Trâu bò hay chết rét.", "Không sưởi than trong phòng kín.", "Che chuồng, cho trâu bò ăn thêm."]
    asks = {"facebook": {"text": "Nhà mình đã che chuồng trâu chưa?"}}
    lessons = {"lessons": ["Lửa lan rất nhanh.", "Báo trưởng thôn trước khi đốt."]}
    bulletin = make_bulletin(("warning", {"advice": advice, **asks}), ("case", lessons), ("case", {"lessons": []}))
    shots = [take.shots[0] for take in planned(bulletin, looks).takes]
    assert [(shot.text, shot.path) for shot in shots] == [
        ("Che chuồng, cho trâu bò ăn thêm.", "advice.2"),
        ("Báo trưởng thôn trước khi đốt.", "lessons.1"),
        ("Một tóm tắt.", "summary"),
    ]
    written = {"video": {"text": "Công an không làm định danh qua điện thoại."}}
    stop = {"advice": ["Chỉ tải từ kho ứng dụng.", "Dừng cuộc gọi, đến trụ sở Công an xã, phường gần nhất để hỏi lại."]}
    called = {"facebook": {"text": "Ai gọi đó? Hãy dừng cuộc gọi."}}
    shot = planned(make_bulletin(("warning", stop | called | written)), looks).takes[0].shots[0]
    assert (shot.text, shot.doing) == (written["video"]["text"], ("Dừng cuộc gọi", "advice.1"))
    told = {"video": {"text": "Hãy cúp máy."}}
    assert planned(make_bulletin(("warning", stop | told)), looks).takes[0].shots[0].doing == ("", "")


def test_the_number_to_call_is_the_one_that_the_text_says_and_no_desk_that_may_know_nothing_of_it(
    make_bulletin: MakeBulletin,
) -> None:
    desk = Contact(id="mot-cua", label="Bộ phận một cửa", number="0209 3700 100", checked_on=dt.date(2024, 11, 20))
    unit = UNIT.model_copy(update={"contacts": (desk,), "default_contacts": ("mot-cua",)})
    victim = {"if_victim": ["Mở hết cửa.", "Gọi 115 ngay."]}

    def call(kind: str, told: str, **fields: object) -> Call:
        bulletin = make_bulletin((kind, fields), unit=unit)
        entry = bulletin.entries[0]
        return number_to_call(bulletin, entry, told, bulletin.contacts_of(entry.item))

    assert call("warning", "Mặc ấm.", **victim) == Call(), "to be warm nobody calls an ambulance"
    assert call("warning", "Ngạt khói thì gọi 115.", **victim) == Call("115", "Cấp cứu")
    assert call("warning", "Mặc ấm.", contacts=["mot-cua"], **victim) == Call("0209 3700 100", "Bộ phận một cửa")
    assert call("case", "Ngộ độc thì gọi **115**.") == Call("115", "Cấp cứu"), "an emergency number stands large"
    assert call("case", "Đừng gọi 115.") == Call()
    assert call("warning", "Gọi 0209 3700 100.") == Call()


def test_an_answer_is_drawn_anew_by_what_it_says_to_do(make_bulletin: MakeBulletin, looks: Looks) -> None:
    def drawn(text: str, advice: str) -> tuple[str, ...]:
        asks = {"facebook": {"text": "Làm gì đây?"}, "video": {"text": text}, "advice": [advice]}
        found, _ = listed(with_video(make_bulletin(("warning", asks))), looks)
        return film(found).slides[1].card.printed.pictures

    assert "scenes/danger.svg" in drawn("Một câu kể.", "Trâu bò hay chết rét."), "nothing to do is drawn"
    assert "scenes/danger.svg" not in drawn("Dừng cuộc gọi ngay.", "Là thế.")
    assert "scenes/document.svg" not in drawn("Công an không làm định danh qua điện thoại.", "Là thế.")
