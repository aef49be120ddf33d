"""What moves on a slide, and what stands in its way: told at the line of the item."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bantin.files.store import Store
from bantin.film import segments
from bantin.film.conversion import coded
from bantin.film.ffmpeg import file_url, run
from bantin.film.footage import probe
from bantin.film.footage_pictures import picture_at
from bantin.film.joining import join
from bantin.fonts.families import digest
from bantin.making.errors import MakeError
from bantin.making.jobs.film.film import FilmJob
from bantin.making.jobs.film.footage import FootageJob
from bantin.making.jobs.film.hold import HoldJob
from bantin.making.jobs.film.opening import OpeningJob
from bantin.making.jobs.film.rehearsal import RehearsalJob
from bantin.making.jobs.moment import MomentJob
from bantin.making.jobs.still import StillJob
from bantin.making.keys import key
from bantin.making.make import make
from bantin.making.plan import plan_recipes
from bantin.model.asset import Asset, Moment
from bantin.model.card import Card, Encoding, Printed
from bantin.model.diagnostic import Remark
from bantin.model.frame import Fit
from bantin.model.recipe import Film, Recipe, Role
from bantin.model.storyboard import Act, Footage, Slide, Storyboard
from bantin.model.theme import Theme

FONTS = (("noto-sans", digest("noto-sans")),)


def asset(path: Path, name: str = "") -> Asset:
    return Asset(name or path.name, str(path), hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture
def photo(tmp_path: Path) -> Asset:
    Image.effect_noise((90, 60), 80).convert("RGB").save(tmp_path / "photo.png")
    return asset(tmp_path / "photo.png")


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clip") / "clip.mp4"
    run(["-f", "lavfi", "-i", "testsrc2=s=96x64:r=30:d=2", "-c:v", "libx264", "-pix_fmt", "yuv420p", file_url(path)])
    return path


def card(theme: Theme, shown: Asset | Moment, more: str = "") -> Card:
    name = shown.name if isinstance(shown, Asset) else shown.film.name
    markup = f'<card background="ink">{more}<image src="{name}" height="60"/></card>'
    still = Card(markup, "video/reel/notice.xml", 120, 80, theme)
    return replace(still, assets=(shown,)) if isinstance(shown, Asset) else replace(still, moments=(shown,))


def part(of: Card, footage: Asset, store: Store, start: float = 0.5, end: float | None = 1.5) -> FootageJob:
    moments = tuple((moment.film.name, key(MomentJob(moment))) for moment in of.moments)
    still = StillJob(of, Encoding.PNG, FONTS, moments)
    for job in (*map(MomentJob, of.moments), still):
        make(job, store.root)
    clip = Footage(footage, start, end)
    return FootageJob(key(still), of, clip, start, 30, 30, moments)


def refusal(job: FootageJob, store: Store) -> Remark:
    with pytest.raises(MakeError) as caught:
        make(job, store.root)
    assert store.get(key(job)) is None
    return caught.value.remark


def test_a_part_of_footage_is_made_from_the_store(store: Store, theme: Theme, clip: Path) -> None:
    seen = Moment(asset(clip), 1.4)
    made = make(part(card(theme, seen), asset(clip), store), store.root)
    assert made.seconds == 1


@pytest.mark.parametrize("fit", ["crop", "whole"])
def test_footage_ends_as_its_slides_still_shows_it(fit: Fit, store: Store, theme: Theme, clip: Path) -> None:
    words = '<text color="night" enter="rise" at="0.2">113</text>'
    shown = card(theme, Moment(asset(clip), 1.4), words)
    shown = replace(shown, markup=shown.markup.replace("<image", f'<image fit="{fit}" radius="9"'))
    job = replace(part(shown, asset(clip), store, 0.9), at=0.9, frames=16)
    make(job, store.root)
    join([(store.checked(key(job)), 1)], store.root / "film.mp4", fps=30, frames=16)
    with Image.open(store.checked(job.slide)) as still:
        exact = np.asarray(still.convert("RGB"), float)
    last, first = (np.asarray(picture_at(store.root / "film.mp4", at), float) for at in (0.5, 0.0))
    assert abs(last - exact).mean() < 6
    assert abs(first - exact)[:20].max() > 100 > abs(last - exact)[:20].max(), "the words have come"


def test_an_opening_in_which_something_enters_moves(store: Store, theme: Theme, photo: Asset) -> None:
    of = card(theme, photo, '<row height="10" background="#800000" enter="grow" from="left" for="1"/>')
    still = StillJob(of, Encoding.PNG, FONTS)
    make(still, store.root)
    plain, moving = HoldJob(key(still), 60, 30), OpeningJob(key(still), of, 60, 30, 0, 30)
    sizes = []
    for job in (plain, moving):
        make(job, store.root)
        sizes.append(store.checked(key(job)).stat().st_size)
    assert sizes[1] > sizes[0] + 500


@pytest.mark.parametrize("plays", [False, True])
def test_a_rehearsal_has_the_frames_that_the_film_is_encoded_from(
    store: Store, theme: Theme, clip: Path, photo: Asset, *, plays: bool
) -> None:
    words = '<text color="night" enter="fade" at="0.2" for="1.2">113</text>'
    shown = card(theme, Moment(asset(clip), 1.4) if plays else photo, words)
    of = replace(shown, printed=Printed(moves=1.4))
    slides = (
        Slide(card(theme, photo), 2),
        Slide(of, 4, footage=Footage(asset(clip)) if plays else None),
    )
    plan = plan_recipes([Recipe("video/reel.mp4", "video", Role.FILM, None, Film(Storyboard(120, 80, slides)))])
    given: dict[str, bytes] = {}
    for name, job in plan.jobs.items():
        kept = partial(noted, given, name)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(segments, "run", kept)
            make(job, store.root)
    none, rehearsal = plan.rehearsals["video/reel.mp4"]
    assert none is None, "nothing moves on the first slide"
    (film,) = (job for job in plan.jobs.values() if isinstance(job, FilmJob))
    of_slide = [name for name, _ in film.segments if not isinstance(plan.jobs[name], HoldJob)]
    encoded = b"".join(given[name] for name in of_slide)
    job = plan.jobs[rehearsal or ""]
    assert isinstance(job, RehearsalJob)
    with job.pictures({need: store.checked(need) for need in job.needs}) as pictures:
        rehearsed = [picture.copy() for picture in pictures]
    assert len(rehearsed) == (61 if plays else 43)
    size = 120 * 80 * 3 // 2
    sent = other_each([encoded[size * number : size * (number + 1)] for number in range(len(encoded) // size)])
    meant = other_each([b"".join(plane.tobytes() for plane in coded(picture)) for picture in rehearsed[:42]])
    assert len(meant) > 20
    assert sent[: len(meant)] == meant
    still = np.asarray(Image.open(store.checked(job.slide)), float)
    assert plays or abs(rehearsed[-1] - still).max() <= 2


def test_a_rehearsal_lacks_what_its_film_lacks_at_first(store: Store, theme: Theme, photo: Asset) -> None:
    lacking = card(theme, photo)
    whole = card(theme, photo, '<row height="10" background="#800000"/>')
    slide = Slide(whole, 3, at_first=Act(lacking, 1.0))
    plan = plan_recipes([Recipe("video/reel.mp4", "video", Role.FILM, None, Film(Storyboard(120, 80, (slide,))))])
    (name,) = plan.rehearsals["video/reel.mp4"]
    job = plan.jobs[name or ""]
    assert isinstance(job, RehearsalJob)
    for need in job.needs:
        make(plan.jobs[need], store.root)
    files = {need: store.checked(need) for need in job.needs}
    with job.pictures(files) as pictures:
        frames = [picture.tobytes() for picture in pictures]
    assert len(set(frames)) == 2
    assert [frames.index(frame) for frame in frames] == [0] * 30 + [30], "from the second on that the film has it"
    with replace(job, at_first=None).pictures(files) as pictures:
        assert {picture.tobytes() for picture in pictures} == {frames[-1]}, "planted: without, it is there at once"


def other_each(frames: list[bytes]) -> list[bytes]:
    """Those that are another than the one before."""
    return [frame for frame, _ in groupby(frames)]


def noted(
    given: dict[str, bytes], name: str, arguments: list[str], feed: Iterable[bytes | memoryview]
) -> tuple[str, str]:
    """Encode, and keep what was encoded."""
    pieces = [bytes(piece) for piece in feed]
    given[name] = b"".join(pieces)
    return run(arguments, pieces)


def test_a_rehearsal_is_a_small_film(store: Store, theme: Theme, photo: Asset) -> None:
    of = card(theme, photo, '<row height="10" background="#800000" enter="grow" from="left" for="1"/>')
    still = StillJob(of, Encoding.PNG, FONTS)
    make(still, store.root)
    job = RehearsalJob(key(still), of, 31, 30)
    assert make(job, store.root).seconds == pytest.approx(31 / 30)
    path = store.root / "rehearsal.mp4"
    path.write_bytes(store.checked(key(job)).read_bytes())
    assert probe(path).size == (60, 40)
    first, last = (np.asarray(picture_at(path, at), float) for at in (0.0, 1.0))
    right = 2, -4, 1
    assert (first[right] > 200, last[right] > 60) == (True, False), "the row has grown to the right"


def test_a_look_without_a_place_for_footage_is_told(store: Store, theme: Theme, clip: Path) -> None:
    job = part(replace(card(theme, asset(clip)), markup='<card background="ink"/>'), asset(clip), store)
    found = refusal(job, store)
    assert (found.source.path, found.diagnostic.code) == ("video.clip.file", "no-place-for-clip")


@pytest.mark.parametrize(("piece", "source"), [((2.5, None), "video.clip.start"), ((1.0, 0.5), "video.clip.end")])
def test_a_piece_that_is_not_there_is_told_where_it_is_written(
    piece: tuple[float, float | None], source: str, store: Store, theme: Theme, clip: Path
) -> None:
    seen = Moment(asset(clip), 1.4)
    found = refusal(part(card(theme, seen), asset(clip), store, *piece), store)
    assert (found.source.path, found.diagnostic.code) == (source, "bad-clip")
    assert found.diagnostic.hint


def test_what_is_no_film_is_told_before_a_still_shows_it(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "broken.mp4"
    path.write_bytes(b"no film")
    seen = Moment(asset(path), 1.4)
    with pytest.raises(MakeError) as caught:
        make(MomentJob(seen), store.root)
    assert caught.value.remark.source.path == "video.clip.file"
    assert caught.value.remark.diagnostic.code == "bad-clip"


def test_footage_that_changed_since_it_was_read_is_refused(
    store: Store, theme: Theme, clip: Path, tmp_path: Path
) -> None:
    path = tmp_path / "own.mp4"
    path.write_bytes(clip.read_bytes())
    seen = Moment(asset(path), 1.4)
    job = part(card(theme, seen), asset(path), store)
    path.write_bytes(clip.read_bytes() + b"more")
    assert refusal(job, store).diagnostic.code == "changed-clip"


def test_footage_that_ends_before_its_last_slide_stays_as_it_was(store: Store, theme: Theme, clip: Path) -> None:
    seen = Moment(asset(clip), 9)
    job = replace(part(card(theme, seen), asset(clip), store), at=9.0)
    assert make(job, store.root).seconds == 1


def test_a_still_shows_the_moment_that_its_job_took_out_of_the_film(store: Store, theme: Theme, clip: Path) -> None:
    keys = []
    for second in (0.2, 1.4):
        shown = card(theme, Moment(asset(clip), second))
        keys.append(part(shown, asset(clip), store).slide)
        expected = picture_at(clip, second)
        with Image.open(store.checked(key(MomentJob(Moment(asset(clip), second))))) as moment:
            assert (moment.mode, moment.tobytes()) == ("RGB", expected.tobytes()), "not a pixel is lost"
    assert len(set(keys)) == 2
