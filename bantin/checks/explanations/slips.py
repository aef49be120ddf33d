"""YAML that says something else than it looks: lines that run together, and texts that are cut."""

from __future__ import annotations

from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.model.diagnostic import Code

TOPIC = Topic(
    "Dòng bị nối, câu bị cắt",
    (
        Explanation(
            Code("swallowed-line"),
            title="Một dòng bị nối vào câu ở trên",
            why="Dấu «-» không thẳng cột với các dấu «-» khác thì YAML coi cả dòng là phần tiếp của câu ở trên: ba thủ "
            "đoạn in thành một câu dài. Ngoặc kép quên đóng cũng nuốt các dòng dưới như vậy.",
            bad="""
                kind: warning
                tricks:
                  - Tự xưng cán bộ thuế.
                    - Dọa khóa tài khoản.
            """,
            good="""
                kind: warning
                tricks:
                  - Tự xưng cán bộ thuế.
                  - Dọa khóa tài khoản.
            """,
            mend="Đưa dấu «-» về thẳng cột với các dấu «-» ở trên, như gợi ý. Với ngoặc kép thì đóng ở cuối câu.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("joined-line"),
            title="Một dòng được đọc liền với câu ở trên",
            why="Câu viết trên hai dòng vẫn in liền một mạch. Nhưng nếu dòng dưới là một ý khác thì hai ý đã dính vào "
            "nhau, nên bantin hỏi lại.",
            bad="""
                title: Cảnh báo giả danh cán bộ thuế
                  yêu cầu cài ứng dụng
            """,
            good="""
                title: Cảnh báo giả danh cán bộ thuế yêu cầu cài ứng dụng
            """,
            mend="Đúng là một câu thì viết liền trên một dòng. Là phần tử khác của danh sách thì thêm «- » ở đầu dòng.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("line-break"),
            title="Một câu có nhiều dòng",
            why="Ảnh, phim, bảng LED tự ngắt dòng theo khổ của mình, nên bantin viết các dòng của một câu liền nhau, "
            "như nhau trên mọi kênh. Dòng vốn là các ý riêng thì thành một câu dài.",
            bad="""
                summary: |
                  Nghỉ từ thứ Bảy đến hết thứ Ba.
                  Trực ban làm việc cả ngày lễ.
            """,
            good="""
                summary: Nghỉ từ thứ Bảy đến hết thứ Ba. Trực ban làm việc cả ngày lễ.
            """,
            mend="Viết câu trên một dòng; mục chỉ nhận một đoạn mà có gạch đầu dòng thì viết như gợi ý. Trong danh "
            "sách thì cũng có thể tách mỗi dòng thành một phần tử.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("false-dash"),
            title="Dấu đầu dòng không phải dấu «-» của danh sách",
            why="Danh sách có nhóm con thì YAML chỉ nhận dấu «-» với một dấu cách sau nó. Thừa một dấu «-» thì phần tử "
            "ấy thành một danh sách khác.",
            bad="""
                text:
                  - - Thứ Bảy làm việc buổi sáng.
                  - Chủ nhật nghỉ.
            """,
            good="""
                text:
                  - Thứ Bảy làm việc buổi sáng.
                  - Chủ nhật nghỉ.
            """,
            mend="Bắt đầu mỗi phần tử bằng một dấu «-» và một dấu cách, các dấu «-» thẳng cột với nhau.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("cut-at-comma"),
            title="Dấu phẩy cắt một giá trị làm đôi",
            why="Trong {…} và […], dấu phẩy ngăn các phần: «61,8» thành 61 và một mục thừa, nên con số in ra sai.",
            bad="""
                kind: figures
                values:
                  - {label: hồ sơ trực tuyến, value: 61,8, unit: "%"}
            """,
            good="""
                kind: figures
                values:
                  - {label: hồ sơ trực tuyến, value: "61,8", unit: "%"}
            """,
            mend="Đặt giá trị có dấu phẩy trong ngoặc kép.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("split-at-comma"),
            title="Dấu phẩy chia một câu thành hai phần tử",
            why="Trong […], dấu phẩy ngăn các phần tử, nên một câu có dấu phẩy in thành hai gạch đầu dòng.",
            bad="""
                text: [Mang theo căn cước, giấy khai sinh của con]
            """,
            good="""
                text: ["Mang theo căn cước, giấy khai sinh của con"]
            """,
            mend="Là một câu thì đặt cả câu trong ngoặc kép. Là hai phần tử thì viết mỗi phần tử một dòng, bắt đầu "
            "bằng «- ».",
            where=Where.ITEM,
        ),
        Explanation(
            Code("hidden-text"),
            title="Phần sau dấu «#» bị coi là ghi chú",
            why="Trong YAML, dấu «#» sau dấu cách mở đầu một ghi chú: chữ từ đó đến hết dòng không được in.",
            bad="""
                title: Cảnh báo #LuaDao
            """,
            good="""
                title: "Cảnh báo #LuaDao"
            """,
            mend="Nếu là nội dung thì đặt cả câu trong ngoặc kép. Nếu đúng là ghi chú thì chuyển sang một dòng riêng, "
            "bắt đầu bằng «#».",
            where=Where.ITEM,
        ),
    ),
)
