"""Documents of Word, made here with python-docx, and the drafts and reports that come of them."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from bantin.content.reading.month import read_month
from bantin.session.importing import word
from bantin.session.importing.guessing import drafts
from bantin.session.importing.taking import Taken, take_word
from bantin.session.importing.word import NoDocumentError, read_word
from bantin.session.scaffold.create import ScaffoldError
from tests.fixtures.months import bantin

MONTH = "2024-11"


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    shutil.copytree(repository / "content", tmp_path / "content")
    return tmp_path


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def strong(document: Document, text: str) -> None:
    document.add_paragraph().add_run(text).bold = True


def photo() -> io.BytesIO:
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "MAYANH"
    Image.new("RGB", (800, 600), "red").save(stream, "JPEG", exif=exif)
    stream.seek(0)
    return stream


def warning() -> Document:
    document = docx.Document()
    document.add_heading("Giả danh công an gọi video", 1)
    document.add_paragraph("Kẻ gian tự xưng công an.")
    strong(document, "* Thủ đoạn:")
    document.add_paragraph("Tự xưng ", style="List Bullet").add_run("Công an").bold = True
    document.add_paragraph("- Dọa khóa tài khoản")
    strong(document, "Cách phòng tránh")
    document.add_paragraph("Gọi\u00a0113", style="List Number")
    strong(document, "Nơi nhận:")
    document.add_paragraph("- Lưu VT")
    document.add_picture(photo())
    return document


def report(document: Document) -> Document:
    document.add_heading("Kết quả tháng 11", 1)
    document.add_paragraph("Số liệu đến hết tháng.")
    table = document.add_table(3, 2)
    cells = ("Chỉ tiêu", "Số lượng", "Vụ việc", "12", "Cuộc gọi", "1.204")
    for cell, text in zip((cell for row in table.rows for cell in row.cells), cells, strict=True):
        cell.text = text
    return document


def texts(taken: Taken) -> list[str]:
    return [path.read_text(encoding="utf-8") for path, _ in taken.made if path.suffix == ".yaml"]


def test_a_document_becomes_items_of_guessed_kinds(root: Path) -> None:
    taken = take_word(root, MONTH, saved(report(warning())))
    assert [(path.name, kind) for path, kind in taken.made] == [
        ("14-gia-danh-cong-an-goi-video.yaml", "warning"),
        ("14-gia-danh-cong-an-goi-video.jpg", ""),
        ("15-ket-qua-thang-11.yaml", "figures"),
    ]
    first, second = texts(taken)
    assert first == (
        "kind: warning\ntitle: Giả danh công an gọi video\nsummary: Kẻ gian tự xưng công an.\n"
        "tricks:\n  - Tự xưng **Công an**\n  - Dọa khóa tài khoản\nadvice:\n  - Gọi 113\n"
        "image:\n  file: 14-gia-danh-cong-an-goi-video.jpg\n"
        "  alt: (ví dụ) Viết một, hai câu tả ảnh cho người không nhìn thấy ảnh\n"
        "# Chưa biết để đâu: Nơi nhận:\n# Chưa biết để đâu: Lưu VT\n"
    )
    assert "values:\n  - label: Vụ việc\n    value: 12\n  - label: Cuộc gọi\n    value: 1.204\n" in second
    assert taken.left == (
        "14-gia-danh-cong-an-goi-video.yaml: «Nơi nhận:»",
        "14-gia-danh-cong-an-goi-video.yaml: «Lưu VT»",
        "15-ket-qua-thang-11.yaml: «Chỉ tiêu – Số lượng»",
    )
    assert b"MAYANH" not in taken.made[1][0].read_bytes()
    mine = [one for one in read_month(root, MONTH).diagnostics if one.location and "/14-" in one.location.file]
    assert {str(one.code) for one in mine if one.severity == "error"} == {"untouched-example"}


def test_a_document_without_headings_is_one_item(root: Path) -> None:
    document = docx.Document()
    for text in ("Họp tổ dân phố", "Mời bà con đến họp.", "Đúng 19 giờ.", "+ Mang theo giấy mời"):
        document.add_paragraph(text)
    taken = take_word(root, MONTH, saved(document))
    [text] = texts(taken)
    assert text == (
        "kind: notice\ntitle: Họp tổ dân phố\nsummary: Mời bà con đến họp.\n"
        "text:\n  - Đúng 19 giờ.\n  - Mang theo giấy mời\n"
    )
    assert taken.left == ()


@pytest.mark.parametrize(
    ("title", "heading", "kind"),
    [("Đổi bằng lái ở đâu?", "", "question"), ("Hướng dẫn đổi bằng lái", "", "guide"),
     ("Đổi bằng lái", "Các bước", "guide"), ("Một vụ ở xã", "Bài học:", "case"), ("Tin vui", "", "notice")],
)  # fmt: skip
def test_kinds_are_guessed_by_sections_and_titles(title: str, heading: str, kind: str) -> None:
    document = docx.Document()
    document.add_heading(title, 1)
    document.add_paragraph("Tóm tắt.")
    if heading:
        strong(document, heading)
    document.add_paragraph("- Một dòng")
    [draft] = drafts(read_word(saved(document)).blocks).items
    assert draft.kind == kind
    assert draft.left == []


def test_the_title_of_a_document_of_several_items_is_told(root: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Kính gửi: các phòng")
    document.add_heading("Bản tin tháng 11", 0)
    for title in ("Tin một", "Tin hai"):
        document.add_heading(title, 1)
        document.add_paragraph("Có gì mới.")
    taken = take_word(root, MONTH, saved(document))
    assert [kind for _, kind in taken.made] == ["notice", "notice"]
    assert taken.left == ("«Kính gửi: các phòng»", "«Bản tin tháng 11»")


def test_a_chapter_between_items_belongs_to_none(root: Path) -> None:
    document = docx.Document()
    document.add_heading("Phần một", 1)
    for title in ("Tin một", "Tin hai"):
        document.add_heading(title, 2)
        document.add_paragraph("Có gì mới.")
    document.add_heading("Lời kết", 0)
    taken = take_word(root, MONTH, saved(document))
    assert [text.split("\n")[1] for text in texts(taken)] == ["title: Tin một", "title: Tin hai"]
    assert taken.left == ("«Phần một»", "«Lời kết»")


W = nsdecls("w", "wp", "a", "r")
HIDDEN = {
    "khung chữ «Trong khung»": "<w:r {W}><w:pict><w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></w:r>",
    "chữ đã xóa khi theo dõi thay đổi «bỏ đi»": "<w:del {W}><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>",
    "hình vẽ, biểu đồ hoặc vật nhúng «Sơ đồ»": '<w:r {W}><w:drawing><wp:inline><wp:docPr id="1" name="x" '
    'descr="Sơ đồ"/></wp:inline></w:drawing></w:r>',
}


def test_what_stands_beside_the_text_is_told() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].add_run("CÔNG AN XÃ")
    document.sections[0].footer.paragraphs[0].add_run("Trang 1")
    assert sorted(read_word(saved(document)).left) == ["chân trang «Trang 1»", "đầu trang «CÔNG AN XÃ»"]


@pytest.mark.parametrize("told", HIDDEN)
def test_what_no_item_can_hold_is_told(told: str) -> None:
    document = docx.Document()
    document.add_paragraph("Tin")
    document.element.body[0].append(parse_xml(HIDDEN[told].replace("{W}", W)))
    assert read_word(saved(document)).left == [told]


@pytest.mark.parametrize(
    "xml",
    ["<w:p {W}><w:ins><w:r><w:t>Chèn thêm</w:t></w:r></w:ins></w:p>",
     "<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>Chèn thêm</w:t></w:r></w:p></w:sdtContent></w:sdt>",
     "<w:p {W}><w:hyperlink><w:r><w:t>Chèn </w:t></w:r></w:hyperlink><w:r><w:t>thêm</w:t></w:r></w:p>"],
)  # fmt: skip
def test_text_that_python_docx_passes_over_is_read(xml: str) -> None:
    document = docx.Document()
    document.add_paragraph("Tin")
    document.element.body.insert(1, parse_xml(xml.replace("{W}", W)))
    found = read_word(saved(document))
    assert [block.line.text for block in found.blocks if isinstance(block, word.Text)] == ["Tin", "Chèn thêm"]


def test_an_old_encoding_is_converted_and_told(root: Path) -> None:
    document = docx.Document()
    for text in ("C¶nh b¸o lõa ®¶o", "Mét sè vô lõa ®¶o"):
        document.add_paragraph(text)
    taken = take_word(root, MONTH, saved(document))
    assert "TCVN3" in taken.encoding
    assert "title: Cảnh báo lừa đảo\nsummary: Một số vụ lừa đảo\n" in texts(taken)[0]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 an old .doc"])
def test_what_is_no_document_writes_nothing(root: Path, data: bytes) -> None:
    before = sorted(root.rglob("*"))
    with pytest.raises(NoDocumentError, match=r"\.docx"):
        take_word(root, MONTH, data)
    assert sorted(root.rglob("*")) == before


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(docx.Document())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    monkeypatch.setattr(word, "MOST_BYTES", size)
    read_word(data)
    monkeypatch.setattr(word, "MOST_BYTES", size - 1)
    with pytest.raises(NoDocumentError, match="quá lớn"):
        read_word(data)


def test_a_month_that_is_not_there_is_told(root: Path) -> None:
    with pytest.raises(ScaffoldError, match="bantin new 2024-12"):
        take_word(root, "2024-12", saved(warning()))


@pytest.mark.proof
def test_the_command_says_what_it_made_and_what_it_did_not_understand(root: Path) -> None:
    (root / "tin.docx").write_bytes(saved(warning()))
    done = bantin("import", "tin.docx", cwd=root)
    assert done.returncode == 0, done.stderr
    assert "Đã tạo content/2024-11/14-gia-danh-cong-an-goi-video.yaml (đoán là: Cảnh báo)" in done.stdout
    assert re.search("Chưa biết để đâu: .*«Lưu VT»", done.stdout)
    assert bantin("import", "khong-co.docx", cwd=root).returncode == 2


def test_questions_powers_captions_and_tables_of_years_are_read_as_people_do() -> None:
    document = docx.Document()
    document.add_heading("Hỏi đáp về mức 2", 1)
    document.add_paragraph().add_run("Hỏi:").bold = True
    document.paragraphs[-1].add_run(" Làm ở đâu?")
    document.add_paragraph("Đáp: Tại phường, đã cấp 368.036").add_run("1").font.superscript = True
    document.add_paragraph("Bà con làm thủ tục", style="Caption")
    sign = parse_xml(f'<w:r {nsdecls("w")}><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')
    document.add_paragraph().add_run("Dấu ").element.addnext(sign)
    document.add_heading("Số liệu cấp căn cước", 1)
    table = document.add_table(2, 3)
    for row, cells in enumerate((("Xã", "2023", "2024"), ("Đức Xuân", "1.234", "1.500"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    read = read_word(saved(document))
    question, figures = drafts(read.blocks).items
    assert (question.values["question"], question.values["answer"]) == (
        "Làm ở đâu?",
        ["Tại phường, đã cấp 368.036¹"],
    )
    assert read.left == ["chú thích ảnh «Bà con làm thủ tục»", "ký hiệu của phông riêng ở đoạn «Dấu»"]
    assert figures.values["values"] == [{"label": "Đức Xuân", "value": "1.234"}]
    assert figures.left == ["Xã – 2023 – 2024", "Đức Xuân – 1.234 – 1.500"]


def test_a_picture_of_an_item_that_is_gone_is_in_nobodys_way(root: Path) -> None:
    document = docx.Document()
    document.add_heading("Mời họp", 1)
    document.add_picture(photo())
    first = take_word(root, MONTH, saved(document))
    first.made[0][0].unlink()
    again = take_word(root, MONTH, saved(document))
    assert [path.name for path, _ in again.made][1] == first.made[1][0].stem + "-2.jpg"
