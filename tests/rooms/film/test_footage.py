"""Footage as phones and cameras leave it, made here by ffmpeg; none is kept."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bantin.files.pictures import png
from bantin.film import footage
from bantin.film.conversion import StillPicture
from bantin.film.entrances.projection import Projection, in_order
from bantin.film.entrances.sprites import Brush
from bantin.film.entrances.stage import Stage
from bantin.film.ffmpeg import FilmError, file_url, reading, run
from bantin.film.footage import FootageError, demand_within, probe, write_sound
from bantin.film.footage_pictures import picture_at, pictures_of
from bantin.film.joining import join
from bantin.film.pixels import Raster, Scene
from bantin.film.segments import encode_hold, encode_motion
from bantin.film.sound.samples import decode
from bantin.film.sound.track_format import RATE
from bantin.fonts.book import FontBook
from bantin.model.frame import Box, Frame, Picture
from bantin.paint.still import paint

PLACE = "+22.1470+105.8348/"
H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
CLOCK = "color=c=black:s=160x90:r={rate}:d={seconds},geq=lum='16+20*floor(T)':cb=128:cr=128"
"""Each second is 20 levels lighter than the one before."""


def shot(path: Path, source: str, *options: str, encoder: tuple[str, ...] = H264) -> Path:
    run(["-f", "lavfi", "-i", source, *encoder, *options, file_url(path)])
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("footage")


@pytest.fixture(scope="module")
def clock(folder: Path) -> Path:
    return shot(folder / "clock.mp4", CLOCK.format(rate=25, seconds=4), "-g", "100", "-qp", "4")


@pytest.fixture(scope="module")
def phone(folder: Path) -> Path:
    """A film as a telephone leaves it: lying, with a note to turn it, with sound and the place where it was made."""
    lying = shot(folder / "lying.mp4", "smptebars=s=320x180:r=30:d=2")
    path = folder / "phone.mov"
    run([
        "-display_rotation", "90", "-i", file_url(lying), "-f", "lavfi", "-i", "sine=d=2",
        "-c:v", "copy", "-c:a", "aac",
        "-movflags", "use_metadata_tags", "-metadata", f"com.apple.quicktime.location.ISO6709={PLACE}",
        "-metadata", f"location={PLACE}", "-metadata", "com.apple.quicktime.model=Máy của tôi", file_url(path),
    ])  # fmt: skip
    assert PLACE.encode() in path.read_bytes()
    return path


def pictures(path: Path, *, at: float = 0.0, end: float | None = None, frames: int = 30) -> list[Raster]:
    return list(pictures_of(path, (80, 60), at=at, end=end, focus=(0.5, 0.5), frames=frames, fps=30))


def seconds_of(found: list[Raster]) -> list[int]:
    return [round((float(picture.mean()) / 255 * 219) / 20) for picture in found]


def test_a_piece_begins_and_ends_where_it_was_said_at_a_constant_rate(clock: Path) -> None:
    assert probe(clock).seconds == pytest.approx(4)
    assert seconds_of(pictures(clock, at=0.5, frames=60)) == [0] * 15 + [1] * 30 + [2] * 15
    assert seconds_of(pictures(clock, at=1.5, end=2.5, frames=60)) == [1] * 15 + [2] * 45, "its last picture stays"
    assert seconds_of(pictures(clock, at=3.5, frames=60)) == [3] * 60, "and where the film ends"
    assert seconds_of(pictures(clock, at=9.0, frames=3)) == [3] * 3


def test_parts_made_apart_follow_each_other_like_one(clock: Path) -> None:
    whole = pictures(clock, at=0.4, frames=90)
    apart = [picture for at in (0.4, 1.4, 2.4) for picture in pictures(clock, at=at)]
    assert all((one == other).all() for one, other in zip(whole, apart, strict=True))


def test_a_film_of_uneven_times_becomes_even(folder: Path, clock: Path) -> None:
    uneven = folder / "uneven.mp4"
    pick = "select='not(mod(n,7))+lt(mod(n,5),2)'"
    run(["-i", file_url(clock), "-vf", pick, "-fps_mode", "vfr", *H264, "-qp", "4", file_url(uneven)])
    assert seconds_of(pictures(uneven, at=0.9, frames=60))[6:55] == [1] * 27 + [2] * 22


def test_a_film_held_upright_stands_upright(phone: Path) -> None:
    upright = picture_at(phone, 1)
    assert upright.size == (180, 320)
    lying = picture_at(phone.with_name("lying.mp4"), 1)
    turned = np.asarray(lying.transpose(Image.Transpose.ROTATE_90), float)
    assert abs(np.asarray(upright, float) - turned).mean() < 2
    assert pictures(phone)[0].shape == (60, 80, 3)


def test_pixels_that_are_not_square_are_made_so(folder: Path) -> None:
    wide = shot(folder / "wide.mp4", "testsrc2=s=160x180:r=30:d=1,setsar=2")
    assert picture_at(wide, 0).size == (320, 180)


@pytest.mark.parametrize(("focus", "expected"), [((0.0, 0.5), 0), ((1.0, 0.5), 255), ((0.3, 0.5), 0)])
def test_cropping_keeps_the_focus(focus: tuple[float, float], expected: int, folder: Path) -> None:
    halves = folder / "halves.mp4"
    if not halves.exists():
        shot(halves, "color=black:s=320x90:r=30:d=1,drawbox=x=160:w=160:h=90:t=fill:c=white")
    (picture,) = pictures_of(halves, (80, 90), at=0, end=None, focus=focus, frames=1, fps=30)
    assert abs(float(picture.mean()) - expected) < 6


@pytest.mark.parametrize("curve", ["smpte2084", "arib-std-b67"])
def test_light_beyond_the_screens_is_brought_back(curve: str, folder: Path) -> None:
    grey = folder / f"{curve}.mp4"
    tags = ("-color_primaries", "bt2020", "-color_trc", curve, "-colorspace", "bt2020nc", "-color_range", "tv")
    # What stands for the white of a screen, 203 cd/m²: 58 % of one signal and 75 % of the other (ITU-R BT.2408).
    level = 64 + round(876 * (0.58 if curve == "smpte2084" else 0.75))
    encoder = ("-c:v", "libx264", "-profile:v", "high10", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le")
    source = f"color=black:s=64x64:r=30:d=1,format=yuv420p10le,geq=lum={level}:cb=512:cr=512"
    tagged = f"{source},setparams=color_primaries=bt2020:color_trc={curve}:colorspace=bt2020nc:range=tv"
    shot(grey, tagged, *tags, encoder=encoder)
    assert probe(grey).hdr
    seen = np.asarray(picture_at(grey, 0), float)
    assert seen.std() < 2
    assert 150 < seen.mean() <= 255


def combed(picture: Raster) -> float:
    """How much each line differs from the two around it, more than these do from each other."""
    light = picture.astype(float).mean(axis=2)
    lines = abs(light[1:-1] - (light[:-2] + light[2:]) / 2) - abs(light[:-2] - light[2:]) / 2
    return float(np.clip(lines, 0, None).mean())


@pytest.mark.parametrize(("order", "field"), [("interleave_top", "tff"), ("interleave_bottom", "bff")])
def test_what_a_camera_interlaced_is_taken_apart(order: str, field: str, folder: Path) -> None:
    path = folder / f"{field}.mp4"
    bar = "color=black:s=320x180:r=50:d=2,drawbox=x=40:w=40:h=180:t=fill:c=white,scroll=h=0.02"
    fields = ("-flags", "+ildct+ilme", "-x264-params", f"{field}=1", "-qp", "4")
    shot(path, f"{bar},tinterlace={order},setfield={field}", *fields)
    assert probe(path).interlaced
    found = list(pictures_of(path, (320, 180), at=0.5, end=None, focus=(0.5, 0.5), frames=20, fps=30))
    assert max(map(combed, found)) < 1
    assert combed(np.asarray(Image.open(as_it_is(path)))) > 5, "which it would be, shown as it is"
    places = [int(np.argmax(picture[90, :, 0] > 128)) for picture in found]
    steps = [(here - there) % 320 for here, there in pairwise(places)]
    assert all(4 <= step <= 15 for step in steps), "fifty moments a second, of which thirty are seen, in their order"


def as_it_is(path: Path) -> Path:
    """The picture at half a second, as it lies in the film."""
    out = path.with_suffix(".png")
    run(["-ss", "0.5", "-i", file_url(path), "-frames:v", "1", file_url(out)])
    return out


def test_what_is_whole_already_stays_as_it_is(clock: Path, phone: Path) -> None:
    assert not probe(clock).interlaced
    assert not probe(phone).interlaced


def test_odd_sides_are_no_hindrance(folder: Path) -> None:
    odd = shot(folder / "odd.mp4", "testsrc=s=161x91:r=30:d=1", encoder=("-c:v", "mpeg4", "-q:v", "2"))
    assert picture_at(odd, 0).size == (161, 91)
    assert pictures(odd)[-1].shape == (60, 80, 3)


def test_a_moment_is_what_is_seen_at_its_second(clock: Path) -> None:
    assert seconds_of([np.asarray(picture_at(clock, 2.5))]) == [2]


# What cannot be used is told in Vietnamese, never guessed at.


def broken(folder: Path, clock: Path, name: str) -> Path:
    path = folder / name
    match name:
        case "cut.mp4":
            path.write_bytes(clock.read_bytes()[:-3000])
        case "half.mp4":
            whole = folder / "fast.mp4"
            run(["-i", file_url(clock), "-c", "copy", "-movflags", "+faststart", file_url(whole)])
            path.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
        case "list.mp4":
            lines = ["#EXTM3U", "#EXT-X-TARGETDURATION:4", "#EXTINF:4,", clock.as_uri(), "#EXT-X-ENDLIST", ""]
            path.write_text("\n".join(lines), encoding="utf-8")
        case "concat.mp4":
            path.write_text(f"ffconcat version 1.0\nfile '{clock.as_posix()}'\n", encoding="utf-8")
        case "heard.mp4":
            run(["-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac", file_url(path)])
        case "empty.mp4":
            path.write_bytes(b"")
        case "other.mp4":
            run(["-i", file_url(clock), "-c", "copy", "-f", "matroska", file_url(path)])
    return path


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("cut.mp4", "chưa được chép đủ"),
        ("half.mp4", "bị hỏng hoặc chưa được chép đủ"),
        ("list.mp4", "không phải video MP4 hay MOV"),
        ("concat.mp4", "không phải video MP4 hay MOV"),
        ("heard.mp4", "không có hình"),
        ("empty.mp4", "không phải video"),
        ("other.mp4", "không phải video"),
        ("none.mp4", "Không tìm thấy"),
    ],
)
def test_what_is_no_whole_film_is_told(name: str, reason: str, folder: Path, clock: Path) -> None:
    path = broken(folder, clock, name)
    with pytest.raises(FootageError, match=reason) as told:
        pictures(path)
    assert path.name in str(told.value)
    assert told.value.hint
    with pytest.raises(FootageError, match=reason):
        picture_at(path, 0)


def test_a_film_that_asks_for_another_file_gets_none(folder: Path, clock: Path, tmp_path: Path) -> None:
    secret = shutil.copy(clock, tmp_path / "secret.mp4")
    for name in ("list.mp4", "concat.mp4"):
        path = tmp_path / name
        path.write_text(broken(folder, Path(secret), name).read_text(encoding="utf-8"), encoding="utf-8")
        with pytest.raises(FootageError):
            probe(path)


@pytest.mark.parametrize(
    ("limit", "reason"),
    [("MAX_BYTES", "1 GB"), ("MAX_SECONDS", "10 phút"), ("MAX_PIXELS", "160×90")],
)
def test_films_without_bounds_are_refused(
    limit: str, reason: str, clock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(footage, limit, 3)
    path = Path(shutil.copy(clock, tmp_path / "large.mp4"))
    with pytest.raises(FootageError, match=reason):
        probe(path)


@pytest.mark.parametrize(
    ("start", "end", "part", "reason"),
    [(4.0, None, "start", "chỉ dài 4,0 giây"), (2.0, 2.0, "end", "trước khi bắt đầu"), (3.0, 1.0, "end", "trước khi")],
)
def test_a_piece_that_the_film_has_not_is_told(
    start: float, end: float | None, part: str, reason: str, clock: Path
) -> None:
    with pytest.raises(FootageError, match=reason) as told:
        demand_within(clock, start, end)
    assert told.value.part == part
    demand_within(clock, 3.9, 20.0)


def test_a_film_that_has_changed_is_looked_at_again(clock: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(clock, tmp_path / "a.mp4"))
    assert probe(path).seconds == pytest.approx(4)
    path.write_bytes(b"no film any more")
    with pytest.raises(FootageError):
        probe(path)


def test_who_takes_no_more_of_a_film_ends_its_decoder(clock: Path) -> None:
    found = pictures_of(clock, (80, 60), at=0, end=None, focus=(0.5, 0.5), frames=5000, fps=30)
    next(found)
    found.close()  # type: ignore[attr-defined] # a generator is


def test_a_decoder_that_fails_is_told() -> None:
    with pytest.raises(FilmError, match=r"ffmpeg dừng với mã \d+"):
        list(reading(["-f", "mov", "-i", "file:none.mp4", "-f", "null", "pipe:"], 10))


# In a film.

SIZE = (160, 284)
PICTURE = Picture(10, 150, 140, 100, "clip.mp4", radius=12, focus=(0.5, 0.5))
CREDIT = Box(14, 220, 60, 24, (19, 41, 75, 255), 6)
FRAME = Frame(*SIZE, (19, 41, 75, 255), (Box(10, 10, 100, 60, (255, 189, 46, 255)), PICTURE, CREDIT))


def playing(phone: Path, at: float, fonts: FontBook) -> Scene:
    """The slide with thirty frames of footage on it."""
    pictures = pictures_of(phone, (140, 100), at=at, end=None, focus=(0.5, 0.5), frames=30, fps=30)
    brush = Brush({}, fonts)
    ground = replace(FRAME, marks=(FRAME.marks[0], CREDIT))
    still = StillPicture(np.asarray(paint(ground, {}, fonts)))
    return Stage(still, FRAME, (), brush, 30, projection=Projection(PICTURE, in_order(pictures), brush))


@pytest.fixture(scope="module")
def played(folder: Path, phone: Path) -> list[tuple[Path, int]]:
    fonts = FontBook()
    still = paint(Frame(*SIZE, (19, 41, 75, 255), FRAME.marks[:1]), {}, fonts)
    before = folder / "before.png"
    before.write_bytes(png(still))
    parts = [(folder / f"{number}.h264", 1) for number in range(3)]
    encode_hold(before, parts[0][0], frames=30, fps=30)
    for (path, _), at in zip(parts[1:], (0.0, 1.0), strict=True):
        encode_motion(map(playing(phone, at, fonts).coded, range(30)), SIZE, path, frames=30, fps=30)
    return parts


def test_footage_joins_stills_and_nothing_of_the_phone_goes_on(
    played: list[tuple[Path, int]], phone: Path, folder: Path
) -> None:
    film = folder / "film.mp4"
    join(played, film, fps=30, frames=90, size=SIZE)
    written = film.read_bytes()
    for trace in (PLACE, "22.147", "location", "Máy của tôi", "quicktime", "Apple", "soun", "mp4a"):
        assert trace.encode() not in written
    nothing = ["-map", "0:V", "-c", "copy", "-t", "0", "-f", "null", "-"]
    told = run(["-loglevel", "info", "-i", file_url(phone), *nothing])[1]
    assert PLACE in told, "it was there to be found"
    shown, warnings = run(["-xerror", "-f", "mp4", "-i", file_url(film), "-f", "framemd5", "pipe:"])
    assert not warnings
    assert len([line for line in shown.splitlines() if not line.startswith("#")]) == 90


def test_footage_plays_under_what_lies_over_it(
    played: list[tuple[Path, int]], phone: Path, folder: Path, fonts: FontBook
) -> None:
    film = folder / "seen.mp4"
    join(played, film, fps=30, frames=90)
    seen = np.asarray(picture_at(film, 2.5), float)
    picture_at(phone, 2).save(folder / "last.png")
    exact = np.asarray(paint(FRAME, {PICTURE.asset: folder / "last.png"}, fonts), float)
    assert abs(seen - exact).mean() < 4
    assert abs(seen[224:240, 20:68] - np.array(CREDIT.fill[:3])).max() < 12  # type: ignore[index] # a colour


def test_the_sound_of_a_piece_is_as_long_as_the_piece(phone: Path, tmp_path: Path) -> None:
    write_sound(phone, tmp_path / "heard.wav", start=0.5, seconds=1.2)
    samples = decode(tmp_path / "heard.wav", "phone.mov")
    assert len(samples) / RATE == pytest.approx(1.2, abs=0.03)
    loud = abs(samples).max(axis=1)
    assert loud[:480].max() < loud[24000:30000].max() / 4, "it comes softly"
    assert loud[-480:].max() < loud[24000:30000].max() / 4
    assert PLACE.encode() not in (tmp_path / "heard.wav").read_bytes()


def test_a_silent_film_is_told_where_its_sound_is_wanted(clock: Path, tmp_path: Path) -> None:
    with pytest.raises(FootageError, match="không có tiếng") as told:
        write_sound(clock, tmp_path / "heard.wav", start=0, seconds=1)
    assert told.value.part == "sound"
