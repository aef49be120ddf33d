"""What goes out is drawn and compressed in one place each, whose bytes depend on nothing but what it is given."""

from __future__ import annotations

import ast
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from bantin.files.deflate import deflated
from bantin.files.pictures import png
from tests.fixtures.months import BuiltMonth

COMPRESSORS = {"bz2", "gzip", "lzma", "zlib"}
"""Modules of Python whose bytes depend on the library that its system brings."""

STORED, DISABLED = "zipfile.ZIP_STORED", "ObjectStreamMode.disable"


def compressing(source: str) -> Iterator[str]:
    """Name what a source does that may compress with another library."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names if name.name.split(".")[0] in COMPRESSORS)
            case ast.ImportFrom(module=str(module), names=names) if module.split(".")[0] in COMPRESSORS:
                if [name.name for name in names] != ["error"]:  # which tells that something is no ZIP
                    yield module
            case ast.Call(func=ast.Attribute(attr="save")):
                arguments = [ast.unparse(argument) for argument in node.args]
                options = {option.arg: ast.unparse(option.value) for option in node.keywords}
                bare = (options.get("compress_streams"), options.get("object_stream_mode")) == ("False", DISABLED)
                if not bare and "'JPEG'" not in arguments:
                    yield ast.unparse(node)
            case ast.Call(func=ast.Attribute(attr="ZipFile") | ast.Name(id="ZipFile")):
                if len(node.args) > 1 and STORED not in map(ast.unparse, node.args):
                    yield ast.unparse(node)


@pytest.mark.proof
def test_nothing_is_compressed_but_by_the_one_encoder(repository: Path) -> None:
    sources = list((repository / "bantin").rglob("*.py"))
    assert len(sources) > 200
    assert {found for path in sources for found in compressing(path.read_text(encoding="utf-8"))} == set()


@pytest.mark.parametrize(
    "planted",
    [
        "import zlib",
        "from gzip import compress",
        "image.save(stream, 'PNG', compress_level=4)",
        "pdf.save(stream, deterministic_id=True)",
        "pdf.save(stream, compress_streams=False, object_stream_mode=ObjectStreamMode.generate)",
        "zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED)",
        "zipfile.ZipFile(target, 'w')",
    ],
)
def test_another_compressor_is_noticed(planted: str) -> None:
    assert list(compressing(planted))


def draws(source: str) -> bool:
    """Whether a source imports resvg, by itself or by a part of it."""
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom)]
    return any("resvg" in ast.unparse(node) for node in imports)


@pytest.mark.proof
def test_drawings_reach_resvg_by_the_one_place_that_makes_them_plain(repository: Path) -> None:
    drawing = [path for path in (repository / "bantin").rglob("*.py") if draws(path.read_text(encoding="utf-8"))]
    assert [path.relative_to(repository).as_posix() for path in drawing] == ["bantin/paint/vectors/drawing.py"]


@pytest.mark.parametrize("planted", ["import resvg_py", "from resvg_py import svg_to_bytes as draw"])
def test_another_place_that_draws_is_noticed(planted: str) -> None:
    assert draws(planted)


def pictures(month: BuiltMonth) -> Iterator[tuple[str, bytes]]:
    yield from ((path.name, path.read_bytes()) for path in month.folder.rglob("*.png"))


def test_pictures_of_the_sample_month_are_the_encoders(sample_month: BuiltMonth) -> None:
    found = list(pictures(sample_month))
    assert len(found) > 20
    for name, data in found:
        with Image.open(io.BytesIO(data)) as image:
            assert png(image) == data, name


def streams(pdf: bytes) -> Iterator[bytes]:
    """Give the deflated streams of a document, as they stand in it."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for found in opened.objects:
            if isinstance(found, pikepdf.Stream) and "/Filter" in found:
                assert found.Filter == "/FlateDecode"
                yield found.read_raw_bytes()


def foreign(pdf: bytes) -> list[int]:
    """List the sizes of streams that another encoder deflated."""
    return [len(stream) for stream in streams(pdf) if deflated(zlib.decompress(stream)) != stream]


def test_sheets_of_the_sample_month_are_deflated_by_the_encoder(sample_month: BuiltMonth) -> None:
    sheets = [path.read_bytes() for path in sample_month.folder.rglob("*.pdf")]
    assert sheets
    assert all(list(streams(sheet)) for sheet in sheets)
    assert [foreign(sheet) for sheet in sheets] == [[] for _ in sheets]


def test_a_stream_of_another_encoder_is_noticed() -> None:
    pdf = pikepdf.Pdf.new()
    noise = np.random.default_rng(5).integers(0, 9, 9000, np.uint8).tobytes()
    pdf.Root.Data = pdf.make_stream(zlib.compress(noise), Filter=pikepdf.Name.FlateDecode)
    pdf.save(stream := io.BytesIO())
    assert foreign(stream.getvalue())


def test_archives_of_the_sample_month_compress_nothing(sample_month: BuiltMonth) -> None:
    archives = list(sample_month.folder.rglob("*.zip"))
    assert len(archives) > 3
    for path in archives:
        with zipfile.ZipFile(path) as archive:
            assert {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_STORED}
