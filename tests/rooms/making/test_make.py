from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import imageio_ffmpeg
import pytest
from PIL import Image

from bantin.files.store import DamagedError, Store
from bantin.film.ffmpeg import FilmError
from bantin.fonts.families import digest
from bantin.making.errors import MakeError
from bantin.making.executor import make_executor
from bantin.making.jobs.film.film import FilmJob
from bantin.making.jobs.film.hold import HoldJob
from bantin.making.jobs.sound.track import SoundJob
from bantin.making.jobs.still import StillJob
from bantin.making.jobs.text import TextJob
from bantin.making.keys import key
from bantin.making.layout_diagnostics import layout_diagnostics
from bantin.making.make import make
from bantin.model.asset import Asset
from bantin.model.bulletin import Bulletin
from bantin.model.card import Card, Encoding
from bantin.model.diagnostic import Diagnostic
from bantin.model.recipe import Film, Recipe, Role, Still
from bantin.model.storyboard import Slide, Storyboard
from bantin.model.theme import Theme
from bantin.output.outcome import Outcome

FONTS = (("noto-sans", digest("noto-sans")),)
Build = Callable[..., Outcome]
Tree = Callable[[Path], dict[str, bytes]]


def card(theme: Theme, text: str = "Xin chào", picture: Asset | None = None) -> Card:
    shown = f'<image src="{picture.name}" height="40"/>' if picture else ""
    markup = f'<card background="night" padding="4">{shown}<text style="body" source="title">{text}</text></card>'
    return Card(markup, "facebook/notice.xml", 120, 80, theme, (picture,) if picture else ())


def still(of: Card, encoding: Encoding = Encoding.PNG) -> StillJob:
    return StillJob(of, encoding, FONTS)


@pytest.fixture
def picture(tmp_path: Path) -> Asset:
    path = tmp_path / "anh.png"
    Image.new("RGB", (50, 40), (200, 30, 30)).save(path)
    return Asset("anh.png", str(path), hashlib.sha256(path.read_bytes()).hexdigest())


def refusal(job: StillJob, store: Store) -> Diagnostic:
    with pytest.raises(MakeError) as caught:
        make(job, store.root)
    assert store.get(key(job)) is None
    assert caught.value.remark.source.path in {"", "image.file"}
    return caught.value.remark.diagnostic


def test_a_text_is_written_with_line_feeds(store: Store) -> None:
    made = make(TextJob("một\nhai\n"), store.root)
    assert store.checked(key(TextJob("một\nhai\n"))).read_bytes() == "một\nhai\n".encode()
    assert (made.width, made.seconds) == (None, None)


@pytest.mark.parametrize("encoding", Encoding)
def test_a_still_has_the_cards_size(
    encoding: Encoding, store: Store, theme: Theme, picture: Asset, tmp_path: Path
) -> None:
    job = still(card(theme, picture=picture), encoding)
    made = make(job, store.root)
    with Image.open(io.BytesIO(store.checked(key(job)).read_bytes())) as image:
        assert (image.format, image.size, image.mode) == (encoding.value.upper(), (120, 80), "RGB")
    assert (made.width, made.height, made.remarks) == (120, 80, ())
    assert make(job, tmp_path / "other") == made, "the same job gives the same bytes"


def test_text_that_does_not_fit_is_remarked(store: Store, theme: Theme) -> None:
    made = make(still(card(theme, "dài lắm " * 40)), store.root)
    assert [(remark.source.path, remark.diagnostic.code) for remark in made.remarks] == [("title", "text-overflow")]
    assert not made.fit


def test_a_picture_that_changed_since_it_was_read_is_refused(store: Store, theme: Theme, picture: Asset) -> None:
    job = still(card(theme, picture=picture))
    Image.new("RGB", (50, 40)).save(picture.path)
    assert refusal(job, store).code == "changed-image"
    Path(picture.path).unlink()
    assert refusal(job, store).code == "changed-image"


def test_what_cannot_be_encoded_is_told_with_ffmpegs_reason(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise FilmError("ổ đĩa đầy")

    monkeypatch.setattr(TextJob, "make", full)
    with pytest.raises(MakeError) as caught:
        make(TextJob("x"), store.root)
    found = caught.value.remark.diagnostic
    assert (found.code, found.message) == ("film-failed", "Không mã hóa được video: ổ đĩa đầy")


def test_what_is_no_picture_is_refused(store: Store, theme: Theme, picture: Asset) -> None:
    Path(picture.path).write_bytes(b"GIF89a")
    asset = replace(picture, sha256=hashlib.sha256(b"GIF89a").hexdigest())
    assert refusal(still(card(theme, picture=asset)), store).code == "bad-image"


@pytest.mark.parametrize("markup", ["<card><blink/></card>", "<card>", '<card><icon name="no-such" size="24"/></card>'])
def test_wrong_markup_is_told_with_its_look(markup: str, store: Store, theme: Theme) -> None:
    found = refusal(still(replace(card(theme), markup=markup)), store)
    assert found.code == "bad-markup"
    assert found.location is not None
    assert found.location.file == "templates/facebook/notice.xml"


def test_a_segment_of_a_broken_still_is_not_made(store: Store, theme: Theme) -> None:
    slide = still(card(theme))
    make(slide, store.root)
    store.path(key(slide)).write_bytes(b"?")
    with pytest.raises(DamagedError) as caught:
        make(HoldJob(key(slide), 30, 30), store.root)
    assert caught.value.key == key(slide)


def test_the_encoders_failure_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise FilmError("x264 [error]: malloc failed")

    monkeypatch.setattr("bantin.film.joining.join", fails)
    sound = SoundJob((), None, 2)
    make(sound, store.root)
    with pytest.raises(MakeError) as caught:
        make(FilmJob((), 120, 80, 30, 60, key(sound)), store.root)
    assert "malloc failed" in caught.value.remark.diagnostic.message


def asked(theme: Theme, picture: Asset, *words: str) -> list[Recipe]:
    cards = [card(theme, text, picture) for text in words]
    storyboard = Storyboard(120, 80, tuple(Slide(shown, 2, "a") for shown in cards))
    return [
        Recipe("facebook/a/card.jpg", "facebook", Role.CARD, "a", Still(cards[0], Encoding.JPEG)),
        Recipe("video/reel.mp4", "video", Role.FILM, None, Film(storyboard)),
    ]


@pytest.mark.proof
def test_a_real_build_gives_the_same_bytes_with_one_process_and_with_two(
    run: Build, theme: Theme, picture: Asset, tmp_path: Path, contents: Tree
) -> None:
    trees = []
    for jobs in (1, 2):
        place = tmp_path / str(jobs)
        with make_executor(jobs) as executor:
            outcome = run(
                asked(theme, picture, "Một", "Hai"), out=place, store=Store(place / "s"), executor=executor, make=make
            )
        assert not outcome.diagnostics
        assert len(outcome.made) == 2
        trees.append(contents(place / "2024-11"))
    assert trees[0] == trees[1]
    frames, seconds = imageio_ffmpeg.count_frames_and_secs(str(tmp_path / "1/2024-11/video/reel.mp4"))
    assert (frames, seconds) == (120, pytest.approx(4))


def test_checking_tells_what_building_tells(run: Build, bulletin: Bulletin, theme: Theme, picture: Asset) -> None:
    recipes = asked(theme, picture, "Một", "dài lắm " * 40)
    checked = layout_diagnostics(bulletin, recipes)
    assert [found.message for found in checked] == [
        "video/reel.mp4: Chữ không vừa khung dù đã thu đến cỡ nhỏ nhất: bớt khoảng 74 chữ, còn 6"
    ]
    assert tuple(checked) == run(recipes, make=make).diagnostics
    wrong = replace(recipes[0], what=Still(replace(card(theme), markup="<card"), Encoding.PNG))
    assert [found.code for found in layout_diagnostics(bulletin, [wrong])] == ["bad-markup"]


def test_what_was_found_in_a_card_is_not_looked_for_again(
    bulletin: Bulletin, theme: Theme, picture: Asset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipes = asked(theme, picture, "Một", "dài lắm " * 40)
    found = layout_diagnostics(bulletin, recipes, Store(tmp_path / "store"))
    assert found == layout_diagnostics(bulletin, recipes)
    with monkeypatch.context() as patched:
        patched.delattr("bantin.making.layout_diagnostics.layout_of")
        assert layout_diagnostics(bulletin, recipes, Store(tmp_path / "store")) == found
        with pytest.raises(NameError):
            layout_diagnostics(bulletin, asked(theme, picture, "Hai", "dài lắm " * 40), Store(tmp_path / "store"))
