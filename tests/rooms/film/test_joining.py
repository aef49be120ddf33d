"""Films of small slides, made and opened with the ffmpeg that makes all films."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw

from bantin.film import joining as film
from bantin.film.conversion import coded
from bantin.film.ffmpeg import FilmError, file_url, run
from bantin.film.joining import join, verify_film
from bantin.film.motion import eased
from bantin.film.openings import encode_opening
from bantin.film.pixels import Planes
from bantin.film.pixels import Raster as Pixels
from bantin.film.segments import encode_hold
from bantin.film.sound.samples import encode_silence
from bantin.film.timing import gop_plan
from bantin.model.storyboard import Transition

SIZE = (160, 284)


FPS = 10


FADE = 4


SECONDS = (3, 2, 5, 4)


COLORS = [((19, 41, 75), (255, 189, 46)), ((8, 20, 37), (255, 255, 255)), ((70, 12, 20), (213, 222, 235))]


Raster = npt.NDArray[np.float64]


def slide(path: Path, number: int, size: tuple[int, int] = SIZE) -> Path:
    """A dithered gradient with marks as thin as letters."""
    ground, ink = COLORS[number % len(COLORS)]
    shade = np.linspace(1, 0.4, size[1])[:, None, None] * np.array(ground, float)
    noise = np.random.default_rng(number).random((size[1], size[0], 1))
    image = Image.fromarray((shade + noise).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for row in range(5):
        draw.text((10 + 3 * number, 20 + 50 * row), f"TRANG {number} - {row}", ink, font_size=14 + row)
    image.save(path)
    return path


def listing(path: Path, kind: str, *options: str, source: str = "mp4") -> list[list[str]]:
    """Packets or decoded frames as ffmpeg tells them; not a single warning is allowed."""
    lines, warnings = run(["-xerror", "-f", source, "-i", file_url(path), "-map", "0", *options, "-f", kind, "pipe:"])
    assert not warnings
    return [[field.strip() for field in line.split(",")] for line in lines.splitlines() if not line.startswith("#")]


def decoded(path: Path, *, source: str = "h264") -> list[str]:
    return [fields[5] for fields in listing(path, "framemd5", source=source)]


def frame(path: Path, index: int, tmp_path: Path) -> Raster:
    """A frame as RGB, by the matrix that the stream itself names."""
    shown = tmp_path / "frame.png"
    pick = f"select=eq(n\\,{index}),scale=flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp,format=rgb24"
    run(["-i", file_url(path), "-vf", pick, "-frames:v", "1", "-update", "1", "-f", "image2", file_url(shown)])
    with Image.open(shown) as opened:
        return np.asarray(opened.convert("RGB"), float)


def painted(path: Path) -> Raster:
    with Image.open(path) as opened:
        return np.asarray(opened.convert("RGB"), float)


def psnr(one: Raster, other: Raster) -> float:
    return float(10 * np.log10(255**2 / max(((one - other) ** 2).mean(), 1e-9)))


def about(path: Path) -> str:
    """What ffmpeg says of a file; it «fails» for want of an output."""
    found = run(["-loglevel", "info", "-i", file_url(path), "-map", "0", "-c", "copy", "-t", "0.1", "-f", "null", "-"])
    return found[1].split("Stream mapping")[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("film")


@pytest.fixture(scope="module")
def stills(folder: Path) -> list[Path]:
    return [slide(folder / f"{number}.png", number) for number in range(len(SECONDS))]


@pytest.fixture(scope="module")
def segments(folder: Path, stills: list[Path]) -> list[tuple[Path, int]]:
    found: list[tuple[Path, int]] = []
    previous = None
    for number, (still, seconds) in enumerate(zip(stills, SECONDS, strict=True)):
        (opening,), hold, repeats = gop_plan(seconds, FPS)
        found += [(folder / f"{number}a.h264", 1), (folder / f"{number}b.h264", repeats)]
        encode_opening(previous, still, found[-2][0], frames=opening, fade=FADE, fps=FPS)
        encode_hold(still, found[-1][0], frames=hold, fps=FPS)
        previous = still
    return found


@pytest.fixture(scope="module")
def made(folder: Path, segments: list[tuple[Path, int]]) -> Path:
    out = folder / "film.mp4"
    join(segments, out, fps=FPS, frames=sum(SECONDS) * FPS)
    return out


def test_a_film_decodes_without_a_warning_to_exactly_its_frames(made: Path) -> None:
    assert len(decoded(made, source="mp4")) == sum(SECONDS) * FPS


def test_its_frames_follow_each_other_evenly_and_in_order(made: Path) -> None:
    packets = listing(made, "framecrc", "-c", "copy")
    step = int(packets[0][3])
    assert [(int(dts), int(pts), int(length)) for _, dts, pts, length, *_ in packets] == [
        (index * step, index * step, step) for index in range(sum(SECONDS) * FPS)
    ]


def test_its_key_frames_stand_where_they_were_planned(made: Path) -> None:
    # ffmpeg lists a packet that is no key frame with its flags.
    keys = [index for index, packet in enumerate(listing(made, "framecrc", "-c", "copy")) if len(packet) == 6]
    assert keys == [0, 10, 30, 50, 60, 80, 100, 120]
    assert {later - earlier for earlier, later in pairwise([*keys, sum(SECONDS) * FPS])} == {FPS, 2 * FPS}


def test_each_segment_decodes_by_itself_to_what_is_seen_in_the_film(
    made: Path, segments: list[tuple[Path, int]]
) -> None:
    apart = [picture for path, repeats in segments for picture in decoded(path) * repeats]
    assert decoded(made, source="mp4") == apart


def test_a_hold_is_one_picture(segments: list[tuple[Path, int]]) -> None:
    for path, _ in segments[1::2]:
        assert len(set(decoded(path))) == 1


def test_a_hold_of_noise_is_one_picture_too(tmp_path: Path) -> None:
    noise = np.random.default_rng(7).integers(0, 256, (120, 160, 3), np.uint8)
    Image.fromarray(noise).save(tmp_path / "noise.png")
    encode_hold(tmp_path / "noise.png", tmp_path / "hold.h264", frames=8, fps=FPS)
    assert len(set(decoded(tmp_path / "hold.h264"))) == 1


@pytest.mark.parametrize("size", [(540, 960), pytest.param((1080, 1920), marks=pytest.mark.proof)])
def test_frames_that_are_repeated_decode_to_what_the_encoder_would_have_written(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stills = [slide(tmp_path / f"{number}.png", number, size) for number in (0, 2)]
    made: dict[str, list[object]] = {"opening": [], "hold": []}
    for of_encoder in (False, True):
        for name, found in made.items():
            if of_encoder:  # all that an opening fades into, and all that a hold begins with
                monkeypatch.setattr("bantin.film.segments.ALIKE", 2 * FPS - (FADE if name == "opening" else 0) - 1)
                monkeypatch.setattr("bantin.film.segments.lengthen", lambda *_: None)
            if name == "opening":
                encode_opening(stills[0], stills[1], tmp_path / name, frames=2 * FPS, fade=FADE, fps=FPS)
            else:
                encode_hold(stills[1], tmp_path / name, frames=2 * FPS, fps=FPS)
            found.append((decoded(tmp_path / name), (tmp_path / name).stat().st_size))
    for ours, encoders in made.values():
        assert ours == encoders


def test_an_opening_fades_and_then_stands_still(segments: list[tuple[Path, int]], stills: list[Path]) -> None:
    pictures = decoded(segments[2][0])
    assert len(set(pictures[:FADE])) == FADE
    assert len(set(pictures[FADE:])) == 1
    assert decoded(segments[0][0]) == decoded(segments[0][0])[:1] * FPS, "the first slide of a film does not fade in"
    assert stills[0] != stills[1]


def test_a_fade_goes_smoothly_from_the_slide_before(
    segments: list[tuple[Path, int]], stills: list[Path], tmp_path: Path
) -> None:
    luma = np.array([0.2126, 0.7152, 0.0722])  # as colours of letters this small are halved by 4:2:0
    before, after = painted(stills[0]) @ luma, painted(stills[1]) @ luma
    for index in range(FADE):
        seen = frame(segments[2][0], index, tmp_path) @ luma
        share = ((seen - before) * (after - before)).sum() / ((after - before) ** 2).sum()
        assert share == pytest.approx(eased((index + 1) / (FADE + 1)), abs=0.04)


def test_no_jump_is_seen_where_the_hold_follows_the_opening(segments: list[tuple[Path, int]], tmp_path: Path) -> None:
    for (opening, _), (hold, _) in zip(segments[::2], segments[1::2], strict=True):
        last, first = frame(opening, FADE, tmp_path), frame(hold, 0, tmp_path)
        assert psnr(last, first) > 42
        height, width = (side // 20 * 20 for side in last.shape[:2])
        blocks = (last - first)[:height, :width].reshape(height // 20, 20, width // 20, 20, 3).mean((1, 3))
        assert abs(blocks).max() < 3, "no patch changes its shade"


@pytest.mark.parametrize("color", [(255, 0, 0), (0, 0, 128), (255, 189, 46), (255, 255, 255), (0, 0, 0), (0, 128, 0)])
def test_colours_come_back(color: tuple[int, int, int], tmp_path: Path) -> None:
    Image.new("RGB", (64, 48), color).save(tmp_path / "plain.png")
    encode_hold(tmp_path / "plain.png", tmp_path / "hold.h264", frames=4, fps=FPS)
    join([(tmp_path / "hold.h264", 1)], tmp_path / "film.mp4", fps=FPS, frames=4)
    shown = frame(tmp_path / "film.mp4", 3, tmp_path)
    assert abs(shown - np.array(color)).max() <= 3


def test_a_film_tells_players_what_it_is(made: Path) -> None:
    told = about(made)
    for fact in ("h264 (High)", "yuv420p(tv, bt709, progressive)", "160x284", "10 fps", "Duration: 00:00:14.00"):
        assert fact in told
    assert told.count("Stream #") == 1


def test_a_film_tells_nobody_how_and_when_it_was_made(made: Path) -> None:
    told = about(made)
    assert not [word for word in ("encoder", "creation_time", "handler_name", "title", "comment") if word in told]
    written = made.read_bytes().lower()
    assert not [word for word in (b"x264", b"lavf", b"lavc", b"handler") if word in written]


def test_a_film_can_be_played_while_it_loads(made: Path) -> None:
    written = made.read_bytes()
    assert 0 < written.index(b"moov") < written.index(b"mdat")


def test_the_same_slides_give_the_same_bytes_in_any_folder(
    made: Path, segments: list[tuple[Path, int]], stills: list[Path], tmp_path: Path
) -> None:
    place = tmp_path / "Bản tin 100%d, tháng 11"
    place.mkdir()
    encode_opening(stills[0], stills[1], place / "a", frames=2 * FPS, fade=FADE, fps=FPS)
    encode_hold(stills[1], place / "b", frames=2 * FPS, fps=FPS)
    join(segments, place / "film", fps=FPS, frames=sum(SECONDS) * FPS)
    assert (place / "a").read_bytes() == segments[2][0].read_bytes()
    assert (place / "b").read_bytes() == segments[3][0].read_bytes()
    assert (place / "film").read_bytes() == made.read_bytes()


@pytest.mark.parametrize(("number", "repeats"), [(0, 1), (1, 1), (1, 3), (4, 7)])
def test_any_segment_may_stand_alone_and_repeat(
    number: int, repeats: int, segments: list[tuple[Path, int]], tmp_path: Path
) -> None:
    path = segments[number][0]
    pictures = decoded(path) * repeats
    join([(path, repeats)], tmp_path / "film.mp4", fps=FPS, frames=len(pictures))
    assert decoded(tmp_path / "film.mp4", source="mp4") == pictures


@pytest.mark.proof
@pytest.mark.parametrize("films", [2, pytest.param(12, marks=pytest.mark.proof)])
def test_the_same_slides_and_sound_give_the_same_bytes_however_busy_the_machine(films: int, tmp_path: Path) -> None:
    noise, sound = tmp_path / "noise.png", tmp_path / "sound.mp4"
    pixels = np.random.default_rng(1).integers(0, 255, (720, 1280, 3), np.uint8)
    Image.fromarray(pixels).save(noise)
    encode_hold(noise, tmp_path / "noise.h264", frames=20, fps=FPS)
    encode_silence(sound, 40)

    def once(number: int) -> bytes:
        # Pictures come through a pipe, slower than sound from its file; one film more makes the next ones wait.
        out = tmp_path / f"{number}.mp4"
        join([(tmp_path / "noise.h264", 20)], out, fps=FPS, frames=40 * FPS, sound=sound)
        return out.read_bytes()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(once, range(films)))) == 1


def test_a_fade_may_last_until_the_end_of_the_opening(stills: list[Path], tmp_path: Path) -> None:
    encode_opening(stills[0], stills[1], tmp_path / "a", frames=5, fade=4, fps=FPS)
    assert len(set(decoded(tmp_path / "a"))) == 5


def test_a_cut_shows_the_slide_from_its_first_frame(stills: list[Path], tmp_path: Path) -> None:
    encode_opening(stills[0], stills[1], tmp_path / "a", frames=5, fade=4, fps=FPS, transition=Transition.CUT)
    encode_hold(stills[1], tmp_path / "b", frames=5, fps=FPS)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_push_joins_what_fades_and_holds(stills: list[Path], tmp_path: Path) -> None:
    parts = [(tmp_path / kind, 1) for kind in Transition]
    for path, _ in parts:
        kind = Transition(path.name)
        encode_opening(stills[0], stills[1], path, frames=10, fade=FADE, fps=FPS, transition=kind)
    assert len(set(decoded(tmp_path / "push"))) == FADE + 1
    join(parts, tmp_path / "film.mp4", fps=FPS, frames=10 * len(Transition))
    halfway = frame(tmp_path / "push", 2, tmp_path)
    gone = 2 * round(SIZE[0] * eased(3 / 5) / 2)
    expected = np.concatenate([painted(stills[0])[:, gone:], painted(stills[1])[:, :gone]], axis=1)
    assert psnr(halfway, expected) > 28, "but for the colours of letters this small"


def test_what_moves_in_several_parts_goes_on_from_one_to_the_next(stills: list[Path], tmp_path: Path) -> None:
    last = painted(stills[3]).astype(np.uint8)
    dimmed = [(last * (at / 30)).astype(np.uint8) for at in range(31)]

    class Dimmed:
        def __init__(self, first: int) -> None:
            self.first = first

        def at(self, index: int) -> Pixels:
            return dimmed[self.first + index]

        def coded(self, index: int) -> Planes:
            return coded(self.at(index))

        def changes(self, index: int) -> bool:
            return index >= 0

    def part(name: str, first: int, frames: int) -> list[str]:
        encode_opening(
            None,
            stills[3],
            tmp_path / name,
            frames=frames,
            fade=0,
            fps=FPS,
            scene=Dimmed(first),
            moving=26 - first,
        )
        return decoded(tmp_path / name)

    first, second = part("a", 0, 20), part("b", 20, 10)
    assert (len(set(first)), len(set(second))) == (20, 7)
    assert len(set(second[6:])) == 1, "from the frame on in which all is there it stands still"
    join([(tmp_path / "a", 1), (tmp_path / "b", 1)], tmp_path / "film.mp4", fps=FPS, frames=30)
    assert psnr(frame(tmp_path / "film.mp4", 19, tmp_path), dimmed[19].astype(float)) > 28
    assert psnr(frame(tmp_path / "film.mp4", 29, tmp_path), painted(stills[3])) > 28


@pytest.mark.parametrize(("frames", "fade"), [(5, 5), (5, 6), (1, 0), (0, 0)])
def test_an_opening_without_room_for_its_fade_is_a_mistake(
    frames: int, fade: int, stills: list[Path], tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=str(frames)):
        encode_opening(stills[0], stills[1], tmp_path / "a", frames=frames, fade=fade, fps=FPS)
    assert not list(tmp_path.iterdir())


def test_the_film_looks_like_its_painted_frames(tmp_path: Path) -> None:
    """VMAF, whose models want pictures of about this size: at least 95 on average and 90 at worst."""
    size, opening, fade = (540, 960), 8, 4
    first, second = (slide(tmp_path / f"{number}.png", number, size) for number in (0, 1))
    encode_opening(first, second, tmp_path / "a", frames=opening, fade=fade, fps=FPS)
    encode_hold(second, tmp_path / "b", frames=4, fps=FPS)
    join([(tmp_path / "a", 1), (tmp_path / "b", 1)], tmp_path / "film.mp4", fps=FPS, frames=12)
    before, after = painted(first), painted(second)
    shares = [eased(min(1.0, (index + 1) / (fade + 1))) for index in range(12)]
    frames = [np.rint(before * (1 - share) + after * share).astype(np.uint8).tobytes() for share in shares]
    report = tmp_path / "vmaf.json"
    compare = (
        "[1]scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuv420p[painted];"
        f"[0][painted]libvmaf=log_fmt=json:log_path={report.name}"
    )
    source = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "540x960", "-framerate", str(FPS), "-i", "pipe:"]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)  # a path of Windows cannot be written in a filter
        run(["-i", file_url(tmp_path / "film.mp4"), *source, "-filter_complex", compare, "-f", "null", "-"], frames)
    scores = [entry["metrics"]["vmaf"] for entry in json.loads(report.read_text(encoding="utf-8"))["frames"]]
    assert len(scores) == 12
    assert sum(scores) / len(scores) >= 95
    assert min(scores) >= 90


@pytest.fixture
def out(tmp_path: Path) -> Path:
    path = tmp_path / "out" / "file"
    path.parent.mkdir()
    path.write_bytes(b"before")
    return path


def untouched(out: Path) -> bool:
    return out.read_bytes() == b"before" and list(out.parent.iterdir()) == [out]


def test_a_slide_that_is_not_there_is_told(out: Path, stills: list[Path]) -> None:
    for previous, current in ((None, Path("none.png")), (Path("none.png"), stills[0])):
        with pytest.raises(FilmError, match=r"không đọc được ảnh «none\.png»"):
            encode_opening(previous, current, out, frames=10, fade=2, fps=FPS)
    with pytest.raises(FilmError, match=r"không đọc được ảnh «none\.png»"):
        encode_hold(Path("none.png"), out, frames=10, fps=FPS)
    assert untouched(out)


def test_a_slide_that_is_broken_is_told(out: Path, stills: list[Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    for written in (b"", b"\x89PNG\r\n\x1a\n", stills[0].read_bytes()[:3000], b"\xff\xd8\xff"):
        broken.write_bytes(written)
        with pytest.raises(FilmError, match="không đọc được ảnh"):
            encode_hold(broken, out, frames=10, fps=FPS)
    assert untouched(out)


@pytest.mark.parametrize("size", [(161, 284), (160, 283)])
def test_odd_sides_are_refused(size: tuple[int, int], out: Path, tmp_path: Path) -> None:
    with pytest.raises(FilmError, match=f"{size[0]}×{size[1]}"):
        encode_hold(slide(tmp_path / "odd.png", 0, size), out, frames=10, fps=FPS)
    assert untouched(out)


def test_slides_of_two_sizes_are_refused(out: Path, stills: list[Path], tmp_path: Path) -> None:
    other = slide(tmp_path / "other.png", 0, (284, 160))
    with pytest.raises(FilmError, match="không cùng khổ"):
        encode_opening(other, stills[0], out, frames=10, fade=2, fps=FPS)
    assert untouched(out)


def test_a_failing_ffmpeg_is_told(
    out: Path, stills: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bantin.film.segments.PRESET", "nonsense")
    with pytest.raises(FilmError, match=r"ffmpeg dừng với mã \d+: "):
        encode_opening(stills[0], stills[1], out, frames=10, fade=4, fps=FPS)
    nonsense = tmp_path / "nonsense.h264"
    nonsense.write_bytes(b"\0\0\1\x67?\0\0\1\x68?\0\0\1\x65?\0\0\1\x41?")
    with pytest.raises(FilmError, match=r"ffmpeg dừng với mã \d+: "):
        join([(nonsense, 5)], out, fps=FPS, frames=10)
    assert untouched(out)


def test_an_ffmpeg_that_writes_too_little_is_found_out(
    out: Path, stills: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def hurried(arguments: list[str], feed: object) -> tuple[str, str]:
        return run([*arguments[:-1], "-frames:v", "2", arguments[-1]], feed)  # type: ignore[arg-type] # handed through

    monkeypatch.setattr("bantin.film.segments.run", hurried)
    with pytest.raises(FilmError, match="chỉ mã hóa 2 trong 3 khung hình"):
        encode_hold(stills[0], out, frames=10, fps=FPS)
    assert untouched(out)


def test_an_interrupt_leaves_nothing_behind(
    out: Path, stills: list[Path], segments: list[tuple[Path, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bantin.film.h264_stream.read_segment", interrupted)
    with pytest.raises(KeyboardInterrupt):
        encode_hold(stills[0], out, frames=10, fps=FPS)
    with pytest.raises(KeyboardInterrupt):
        join(segments, out, fps=FPS, frames=sum(SECONDS) * FPS)
    assert untouched(out)


def test_a_folder_that_is_not_there_is_told(
    stills: list[Path], segments: list[tuple[Path, int]], tmp_path: Path
) -> None:
    nowhere = tmp_path / "none" / "out"
    with pytest.raises(FilmError, match="không tìm thấy tệp hoặc thư mục"):
        encode_hold(stills[0], nowhere, frames=10, fps=FPS)
    with pytest.raises(FilmError, match="không tìm thấy tệp hoặc thư mục"):
        join(segments, nowhere, fps=FPS, frames=sum(SECONDS) * FPS)
    assert not nowhere.parent.exists()


def test_segments_of_another_size_are_not_joined(out: Path, segments: list[tuple[Path, int]], tmp_path: Path) -> None:
    other = tmp_path / "other.h264"
    encode_hold(slide(tmp_path / "other.png", 0, (284, 160)), other, frames=20, fps=FPS)
    with pytest.raises(FilmError, match=r"«other\.h264» được mã hóa khác"):
        join([*segments, (other, 1)], out, fps=FPS, frames=sum(SECONDS) * FPS + 20)
    assert untouched(out)


def test_segments_that_are_not_whole_are_not_joined(
    out: Path, segments: list[tuple[Path, int]], tmp_path: Path
) -> None:
    short = tmp_path / "short.h264"
    whole = segments[3][0].read_bytes()
    for kept, reason in ((whole.rindex(b"\0\0\1"), "khung hình thay vì"), (40, "hỏng"), (0, "hỏng")):
        short.write_bytes(whole[:kept])
        with pytest.raises(FilmError, match=reason):
            join([segments[0], (short, 1)], out, fps=FPS, frames=FPS + 2 * FPS)
    with pytest.raises(FilmError, match="không đọc được đoạn phim"):
        join([segments[0], (tmp_path / "none", 1)], out, fps=FPS, frames=FPS + 2 * FPS)
    assert untouched(out)


def test_no_segments_make_no_film(out: Path) -> None:
    with pytest.raises(FilmError):
        join([], out, fps=FPS, frames=0)
    assert untouched(out)


def test_a_film_that_is_not_as_planned_is_found_out(made: Path, tmp_path: Path) -> None:
    frames = sum(SECONDS) * FPS
    verify_film(made, fps=FPS, frames=frames, size=SIZE)
    with pytest.raises(FilmError, match=f"{frames} khung hình thay vì {frames + 1}"):
        verify_film(made, fps=FPS, frames=frames + 1)
    with pytest.raises(FilmError, match="không đúng khổ"):
        verify_film(made, fps=FPS, frames=frames, size=SIZE[::-1])
    with pytest.raises(FilmError, match="không cách đều nhau"):
        verify_film(made, fps=FPS + 1, frames=frames)
    short = tmp_path / "short.mp4"
    short.write_bytes(made.read_bytes()[:-2000])
    with pytest.raises(FilmError):
        verify_film(short, fps=FPS, frames=frames)


@pytest.mark.parametrize("moved", ["setts=ts=TS+gt(N\\,70)*512", "setts=duration=512+512*eq(N\\,70)"])
def test_a_film_that_stumbles_is_found_out(moved: str, made: Path, tmp_path: Path) -> None:
    uneven = tmp_path / "uneven.mp4"
    run(["-i", file_url(made), "-c", "copy", "-bsf:v", moved, "-f", "mp4", file_url(uneven)])
    with pytest.raises(FilmError, match="không cách đều nhau"):
        verify_film(uneven, fps=FPS, frames=sum(SECONDS) * FPS)


def test_films_wait_for_pillow_numpy_and_moviepy_until_there_is_something_to_encode() -> None:
    assert not {"np", "Image", "VideoClip"} & set(vars(film))
