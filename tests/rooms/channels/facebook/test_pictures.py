from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bantin.channels import recipes
from bantin.channels.scenes import FORBIDDEN, SOUGHT, Scenes
from bantin.channels.variety import scenes_of_month
from bantin.content.reading.themes import read_themes
from bantin.design.looks.renderer import Looks
from bantin.measure.estimates import Estimates
from bantin.measure.measurements import Measurements, has_room
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin
from bantin.model.kinds import KINDS
from bantin.model.parts.channels import Channels
from bantin.model.recipe import Role
from bantin.model.sample import Fields
from bantin.model.words import SETS
from bantin.model.words.neutral import NEUTRAL
from bantin.model.words.police import POLICE
from tests.fixtures.examples import example
from tests.rooms.channels.conftest import UNIT
from tests.rooms.channels.facebook.cards import COMMON, Holding, cards_of, listed

MakeBulletin = Callable[..., Bulletin]


def test_an_appeal_without_a_picture_has_an_outline_and_what_witnesses_need(
    make_bulletin: MakeBulletin, repository: Path
) -> None:
    looks = Looks([repository / "templates"], UNIT.official_domains)
    themes, _ = read_themes(repository)
    month = replace(make_bulletin(("appeal", {"image": None})), theme=themes["navy"])
    recipes_of, told = recipes(month, looks, None, Measurements())
    assert not told
    shown = [card for recipe in recipes_of for card in recipe.cards if recipe.item]
    assert '<scene name="search"' in shown[0].markup
    assert 'source="description.0"' in shown[0].markup
    assert all(has_room(card) and not re.search("<image[^>]*anh", card.markup) for card in shown)


@pytest.mark.parametrize(
    ("title", "outline"),
    [
        ("Tìm bà cụ đi lạc ở chợ", "missing-elder"),
        ("Tìm cháu bé lạc mẹ", "missing-child"),
        ("Tìm người làm chứng vụ va chạm xe máy", "missing-person"),
        ("Tìm xe máy mất trộm của ông Tư", "missing-motorbike"),
        ("Tìm xe tải bỏ chạy sau va chạm", "missing-car"),
        ("Tìm người nhà của cụ ông bị lạc", "missing-elder"),
        ("Đề nghị cung cấp thông tin", "search"),
    ],
)
def test_the_outline_is_of_whom_or_of_what_is_sought_first(
    title: str, outline: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    item = make_bulletin(("appeal", {"title": title, "image": None})).entries[0].item
    assert Scenes({}, looks).of(item) == outline


def test_the_units_emblem_or_else_a_monogram_stands_on_every_card(make_bulletin: MakeBulletin, looks: Looks) -> None:
    month = make_bulletin(("guide", {}))
    emblem = Asset("huy-hieu.png", "/huy-hieu.png", "0" * 64)
    for bulletin, shown in (
        (month, ">VD</text>"),
        (replace(month, emblem=emblem), '<image src="huy-hieu.png" source="unit.yaml#emblem.file" fit="whole"'),
    ):
        found, _ = recipes(bulletin, looks, ["facebook"])
        cards = [recipe.cards[0] for recipe in found if recipe.cards]
        assert cards
        assert all(shown in card.markup for card in cards)
        assert all((emblem in card.assets) is (bulletin.emblem is not None) for card in cards)


def test_whom_we_seek_is_never_cropped(make_bulletin: MakeBulletin, looks: Looks) -> None:
    @dataclass
    class Shaped(Estimates):
        shape: tuple[int, int] = (1, 1)

        def size(self, _picture: Asset, /) -> tuple[int, int]:
            return self.shape

    picture = Asset("anh.jpg", "/anh.jpg", "0" * 64)
    month = make_bulletin(("appeal", {"image": {"file": "anh.jpg", "alt": "Ảnh", "fit": "crop", "focus": [0.1, 0.1]}}))
    month = replace(month, entries=tuple(replace(entry, image=picture) for entry in month.entries))
    for shape in ((1600, 900), (900, 1600), (1000, 1000), (4000, 1000), (1080, 2340)):
        (_, face), *_ = cards_of(listed(month, looks, Shaped(shape)))
        (place,) = re.findall(r'<image [^>]*fit="whole"[^>]*width="(\d+)" height="(\d+)"', face.markup)
        assert "focus=" not in face.markup
        wide, high = map(int, place)
        assert min(wide / high, 3.9) == pytest.approx(min(shape[0] / shape[1], 3.9), rel=0.15), "its own shape"
        assert wide <= 952


def test_a_scene_that_is_not_there_is_told_at_its_line(make_bulletin: MakeBulletin, looks: Looks) -> None:
    found, (told,) = recipes(make_bulletin(("warning", {"scene": "fake-cal"})), looks, ["facebook"])
    assert (told.code, told.hint) == ("unknown-scene", "Có phải «fake-call»?")
    assert any("<scene" in card.markup for recipe in found for card in recipe.cards), "the kind's own is shown"


@pytest.mark.parametrize("channel", ["facebook", "led", "video"])
def test_an_icon_that_is_not_there_is_told_once_with_those_that_are_like_it(
    channel: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    unit = UNIT.model_copy(update={"channels": Channels.model_validate({channel: SETTINGS[channel]})})
    found, (told,) = recipes(make_bulletin(("warning", {"icon": "phone-ringing"}), unit=unit), looks)
    assert told.code == "unknown-icon"
    assert "phone-incoming" in told.hint
    assert found


SETTINGS: Fields = {
    "facebook": {},
    "led": {"boards": [{"id": "cho", "name": "Chợ", "pixels": "384x192", "pitch_mm": "10", "viewing_m": "20"}]},
    "video": {},
}
"""Of each channel that draws."""


def test_an_icon_is_drawn_where_neither_scene_nor_picture_is_asked_for(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    own = {"icon": "bug"}
    picture = {"image": {"file": "anh.jpg", "alt": "Ảnh"}}
    for fields, drawn in ((own, True), (own | {"scene": "health"}, False), (own | picture, False), ({}, False)):
        (_, face), *_ = cards_of(listed(make_bulletin(("guide", fields)), looks, Estimates()))
        assert ('<icon name="bug"' in face.markup) is drawn


@pytest.mark.parametrize(
    ("kind", "fields", "scene"),
    [
        ("warning", {"title": "Giả danh công an gọi điện"}, "fake-call"),
        ("warning", {"title": "Thông báo thông thường"}, "danger"),
        ("warning", {"title": "Thông báo", "led": {"title": "Quét mã QR lạ"}}, "qr-code"),
        ("warning", {"title": "Giả danh cán bộ", "scene": "weather"}, "weather"),
        ("notice", {"title": "Bão số 5 đổ bộ"}, "weather"),
        ("guide", {"title": "Xin cấp bản sao giấy khai sinh"}, "papers"),
        ("guide", {"title": "Đăng ký khai sinh cho bé"}, "baby"),
        ("guide", {"title": "Đổi tên hợp đồng điện"}, "electricity"),
        ("notice", {"title": "Mưa lớn từ đêm nay"}, "weather"),
        ("notice", {"title": "Tổ 8 sẵn sàng sơ tán"}, "weather"),
        ("notice", {"title": "Đường Hùng Vương ngập sâu"}, "flood"),
        ("notice", {"title": "Cấm xe máy trên cầu Bắc Kạn"}, "road"),
        ("notice", {"title": "Cúp nước tổ 3 từ 7 giờ"}, "water"),
        ("notice", {"title": "Ngừng cung cấp điện ngày 3/12"}, "power"),
        ("notice", {"title": "Tuyển sinh lớp 1 năm học 2026–2027"}, "school"),
        ("notice", {"title": "Ngày hội hiến máu xuân hồng"}, "blood"),
        ("notice", {"title": "Tiêm vắc xin cúm mùa cho người cao tuổi"}, "vaccine"),
        ("notice", {"title": "Dịch cúm tăng nhanh"}, "virus"),
        ("guide", {"title": "Chặn tin nhắn rác"}, "message"),
        ("guide", {"title": "Phân loại rác thải tại nhà"}, "waste"),
        ("guide", {"title": "Trẻ tiêu chảy mất nước: bù nước thế nào"}, "checklist"),
        ("guide", {"title": "An toàn thực phẩm ngày Tết"}, "food"),
        ("warning", {"title": "Sốt xuất huyết tăng sau mưa"}, "mosquito"),
        ("warning", {"title": "Ngộ độc khí than khi sưởi trong phòng kín"}, "coal"),
        ("warning", {"title": "Chập điện gây cháy chợ"}, "fire"),
        ("notice", {"title": "Chiếu phim tại ba bản Nà Lốc, Huổi Lũ"}, "megaphone"),
        ("notice", {"title": "Tin khẩn: Bão Yagi đổi hướng"}, "weather"),
        ("notice", {"title": "BÃO SỐ 3 ĐỔI HƯỚNG"}, "weather"),
        ("guide", {"title": "Làm căn cước"}, "document"),
        ("question", {"title": "Giả danh cán bộ"}, "question"),
    ],
)
def test_a_scene_is_the_items_own_or_its_topics_or_its_kinds(
    kind: str, fields: Fields, scene: str, looks: Looks
) -> None:
    scenes = Scenes(POLICE.topics, looks)
    assert scenes.of(KINDS[kind].model_validate(example(kind) | COMMON | fields)) == scene


@pytest.mark.parametrize(
    ("title", "scene"),
    [
        ("Nước sông Gâm lên nhanh, bà con ven sông dọn đồ", "flood"),
        ("Hồ Bản Chang xả nước từ 15 giờ", "flood"),
        ("Sạt lở taluy ở dốc Khau Cút", "landslide"),
        ("Vết nứt dài trên taluy sau trường, bà con không đỗ xe", "landslide"),
        ("Mưa lớn, đất trượt sau nhà ông Páo", "landslide"),
        ("Đường vào thôn bị sạt, xe không qua được", "landslide"),
        ("Dây điện đứt rơi xuống đường sau bão", "live-wire"),
        ("Thả diều, đốt nương gần đường dây cao áp", "live-wire"),
        ("Lập hóa đơn điện tử từ máy tính tiền", "tax"),
        ("Thời gian làm việc của phòng giao dịch", "clock"),
        ("Khô hạn: giếng nào còn nước?", "drought"),
        ("Ruộng thiếu nước, tưới luân phiên", "drought"),
        ("Oi bức kéo dài, người già ở trong nhà", "heat"),
        ("Giả danh cán bộ xã thu phí thiên tai", "impostor"),
        ("Mạo danh thợ điện vào nhà thay công tơ", "impostor"),
        ("Lừa đảo bán cây giống", "masked"),
        ("Trộm xe máy ở bãi chợ", "theft"),
        ("Trẻ đi tắm suối phải có người lớn", "rescue"),
        ("Cấm mang lửa vào rừng", "wildfire"),
        ("Nhận cây giống trồng rừng", "forest"),
        ("Rọ mõm cho chó khi ra đường", "dog"),
        ("Lịch chi trả trợ cấp tháng 12", "money"),
        ("Gia hạn thẻ BHYT", "insurance"),
        ("Cấp đổi sổ đỏ tại xã", "land"),
        ("Phun rầy nâu trên lúa muộn", "crops"),
        ("Không leo cột điện bắt tổ chim", "electricity"),
        ("Trường Bản Nà nghỉ học hai ngày", "school"),
        ("Họp phụ huynh toàn trường", "meeting"),
        ("Đêm hội trung thu", "festival"),
        ("Khám tuyển nghĩa vụ quân sự", "military"),
        ("Ông Ngô Văn Bàn gửi lời cảm ơn", ""),
        ("Học sinh mang xe đạp điện đi sửa", "school"),
        ("Đuối nước: ba việc làm ngay", "rescue"),
    ],
)
def test_what_offices_write_of_calls_for_its_drawing(title: str, scene: str, looks: Looks) -> None:
    for words in SETS.values():
        assert Scenes(words.topics, looks).called_for(title) == scene


def test_a_danger_that_only_the_summary_names_is_drawn_and_who_tells_it_is_not(looks: Looks) -> None:
    told = {"title": "Rời nhà trước 18 giờ", "summary": "Nước sông lên nhanh, ba thôn bên bờ dọn đi ngay."}
    of_none = {"title": "Rời nhà trước 18 giờ", "summary": "Trạm y tế và các thôn báo tin này."}
    scenes = Scenes(NEUTRAL.topics, looks)
    assert scenes.of(KINDS["warning"].model_validate(example("warning") | COMMON | told)) == "flood"
    assert scenes.of(KINDS["warning"].model_validate(example("warning") | COMMON | of_none)) == "danger"
    assert scenes.of(KINDS["guide"].model_validate(example("guide") | COMMON | told)) == "checklist", "no danger"
    assert not scenes.thing(KINDS["guide"].model_validate(example("guide") | COMMON | of_none))


def test_a_second_card_shows_no_other_thing_than_the_items_own(looks: Looks) -> None:
    """What a summary or a list names in passing would be a motif of something else: lanterns of a blood donation."""
    scenes = Scenes(POLICE.topics, looks)

    def thing(kind: str, title: str, summary: str) -> str:
        return scenes.thing(KINDS[kind].model_validate(example(kind) | {"title": title, "summary": summary}))

    assert thing("guide", "Đổi căn cước cho con", "Tài khoản và mật khẩu giữ nguyên.") == "document"
    assert thing("guide", "Đổi căn cước cho con", "Đi trước khi bão về.") == "document"
    assert thing("warning", "Quét mã QR trên cột đèn", "Mang căn cước đến trụ sở.") == "qr-code"
    assert not thing("notice", "Loa báo lúc 5 giờ", "Bão vào đêm nay.")


SUBJECTS = [
    ("notice", "Cấm ô tô đoạn qua chợ Cũ để làm cống", "road", "what is forbidden, not the car"),
    ("service", "Cấp lại biển số nhà ở tổ 4", "house-number", "no number of a vehicle"),
    ("warning", "Ngạt khí do đốt than trong bếp kín khi trời rét", "coal", "the cold is when"),
    ("notice", "Ngày hội hiến máu tại trường Nà Cóc", "blood", "the school is where"),
    (
        "deadline",
        "Hạn nộp hồ sơ dự thi học sinh giỏi và giảm học phí",
        "medal",
        "forms are part of all that offices do",
    ),
    ("guide", "Bảy cách giảm gần một nửa tiền điện", "saving", "words with others between them"),
    ("warning", "Rét hại kéo dài, đưa trâu bò về chuồng", "cold-livestock", "both in one drawing"),
    ("warning", "Cán bộ trạm y tế cảnh báo cho học sinh", "", "a hospital is no danger"),
    ("notice", "Công tơ nhà ai vừa thay", "meter", "its own thing"),
    ("notice", "Thay công tơ nước miễn phí", "tap", "no meter of electricity"),
    ("notice", "Xã phát động trồng 5.000 cây xanh", "forest", "words with a number between them"),
    ("case", "Phạt cơ sở bán bánh trung thu không rõ nguồn gốc", "food", "no feast"),
    ("guide", "Đăng ký tiêm vắc xin dịch tả lợn", "pig-vaccine", "no paw of a dog"),
    ("warning", "Hóa đơn tiền điện giả gửi qua tin nhắn", "masked", "nothing sound beside a trick"),
    ("notice", "Ngày hội việc làm cuối năm", "", "no lanterns for any gathering"),
    ("notice", "Cấm hút thuốc lá nơi công cộng", "", "no medicine"),
    ("guide", "Đăng ký tạm trú cho người thuê", "residence", ""),
]
"""Kind, title and what is drawn of it."""


@pytest.mark.parametrize(("kind", "title", "scene", "why"), SUBJECTS, ids=[title for _, title, _, _ in SUBJECTS])
def test_the_subject_is_drawn_and_no_circumstance(kind: str, title: str, scene: str, why: str, looks: Looks) -> None:
    told = {"title": title, "summary": "Xem bên dưới.", "image": None}
    assert Scenes(NEUTRAL.topics, looks).thing(KINDS[kind].model_validate(example(kind) | COMMON | told)) == scene, why


def test_what_the_text_comes_back_to_outweighs_what_its_title_names_first(looks: Looks) -> None:
    title = {"title": "Đốt rẫy, thả diều gần lưới điện: ai cũng có thể mất mạng", "severity": "danger"}
    lines = {"advice": ["Tránh xa lưới điện.", "Không chạm đường dây điện."], "tricks": ["Dây diều vướng đường dây."]}
    drawn = [
        Scenes(NEUTRAL.topics, looks).of(KINDS["warning"].model_validate(example("warning") | COMMON | title | more))
        for more in (lines, {"advice": ["Không đốt nương."], "tricks": ["Cháy lan vào rừng."] * 3})
    ]
    assert drawn == ["live-wire", "wildfire"]


def test_every_scene_is_called_for_by_words_or_stands_for_a_kind_or_for_whom_is_sought(looks: Looks) -> None:
    by_itself = {model.default_scene for model in KINDS.values()} | set(SOUGHT) | {"danger", FORBIDDEN}
    called = {scene for words in SETS.values() for scene in words.topics}
    assert looks.scenes <= called | by_itself, "another is drawn for nobody"


@pytest.mark.parametrize(
    ("kind", "severity", "wears", "tag", "scene"),
    [
        ("notice", "danger", "beware", "THÔNG BÁO · NGUY HIỂM", "danger"),
        ("notice", "caution", "know", "THÔNG BÁO", "megaphone"),
        ("deadline", "danger", "beware", "THỜI HẠN · KHẨN", "calendar"),
        ("deadline", "caution", "soon", "THỜI HẠN", "calendar"),
        ("appeal", "danger", "beware", "THÔNG BÁO TÌM · KHẨN", "search"),
        ("appeal", "caution", "soon", "THÔNG BÁO TÌM", "search"),
        ("case", "danger", "tale", "VỤ VIỆC", "case-file"),
        ("warning", "danger", "beware", "CẢNH BÁO", "danger"),
        ("warning", "caution", "beware", "CẢNH BÁO", "danger"),
    ],
)
def test_a_danger_that_a_calm_kind_tells_of_is_seen(  # noqa: PLR0917 - what is seen of a kind and how dangerous it is
    kind: str, severity: str, wears: str, tag: str, scene: str, make_bulletin: MakeBulletin, looks: Looks
) -> None:
    fields = {"title": "Tổ 8 nghe loa phường", "severity": severity, "image": None}
    month = make_bulletin((kind, fields), ("warning", {}), ("warning", {}))
    item = month.entries[0].item
    assert (item.wears, Scenes(POLICE.topics, looks).of(item)) == (wears, scene)
    found, _ = recipes(month, looks, ["facebook"], Holding(9))
    face = next(card for recipe in found for card in recipe.cards if recipe.item == month.entries[0].id)
    assert tag in face.printed.texts
    used = set(re.findall(r'="(\w+)-(?:field|on)\b', face.markup)) - {"beware"}
    assert used <= {wears}, "the colours of one group; a calendar's leaf and a damage are always red"
    assert f'="{wears}-field' in face.markup
    cover = next(recipe.cards[0] for recipe in found if recipe.role is Role.COVER)
    assert f'{wears}-field"' in cover.markup


def test_every_scene_that_bantin_chooses_is_there(looks: Looks) -> None:
    assert {model.default_scene for model in KINDS.values()} | set(POLICE.topics) <= looks.scenes


def test_no_two_items_of_a_month_have_the_same_drawing_where_one_has_another(
    make_bulletin: MakeBulletin, looks: Looks
) -> None:
    taxes = ("Nộp thuế đất", "Quyết toán thuế thu nhập", "Tách thửa đất và nộp thuế")
    month = make_bulletin(*(("notice", {"title": title, "image": None}) for title in taxes))
    scenes = scenes_of_month(month.entries, Scenes(NEUTRAL.topics, looks))
    assert sorted(scenes.values()) == ["land", "megaphone", "tax"]
    assert scenes[month.entries[2].id] == "land"


def test_a_scene_that_an_item_asks_for_is_no_other_ones_to_take(make_bulletin: MakeBulletin, looks: Looks) -> None:
    month = make_bulletin(("notice", {"title": "Nộp thuế"}), ("notice", {"title": "Nộp thuế", "scene": "tax"}))
    assert list(scenes_of_month(month.entries, Scenes(NEUTRAL.topics, looks)).values())[1] == "tax"


def test_a_second_danger_never_has_the_drawing_of_what_is_sound(make_bulletin: MakeBulletin, looks: Looks) -> None:
    told = {"title": "Giả danh cán bộ thuế xã", "summary": "Đòi nộp lệ phí sổ đỏ.", "image": None}
    month = make_bulletin(*[("warning", told)] * 3)
    drawn = list(scenes_of_month(month.entries, Scenes(NEUTRAL.topics, looks)).values())
    assert sorted(drawn) == ["impostor", "impostor", "masked"]
