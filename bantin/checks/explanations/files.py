"""Files that cannot be read, and YAML that is none."""

from __future__ import annotations

from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.model.diagnostic import Code

TOPIC = Topic(
    "Tệp và cú pháp YAML",
    (
        Explanation(
            Code("missing-file"),
            title="Thiếu một tệp phải có",
            why="Không có content/unit.yaml thì không biết đơn vị nào phát hành; không có bulletin.yaml thì không biết "
            "bản tin của kỳ nào.",
            bad="""
                01-nghi-le.yaml
            """,
            good="""
                bulletin.yaml
                01-nghi-le.yaml
            """,
            mend="Chép tệp vào đúng chỗ nêu trong báo lỗi. Tháng chưa có bulletin.yaml thì chạy «bantin new 2024-11» "
            "để có tệp mẫu; các tin đã viết vẫn nguyên.",
            where=Where.FOLDER,
        ),
        Explanation(
            Code("unreadable-file"),
            title="Không mở được tệp",
            why="Nội dung của tệp không vào được bản tin, nên bantin dừng lại thay vì lặng lẽ bỏ qua.",
            bad="""
                bulletin.yaml/
                01-nghi-le.yaml
            """,
            good="""
                bulletin.yaml
                01-nghi-le.yaml
            """,
            mend="Nếu đó là thư mục thì đổi tên hoặc xóa đi. Nếu đó là tệp: đóng chương trình đang mở nó, xem lại "
            "quyền đọc, xem ổ đĩa hay USB còn cắm không, rồi chạy lại.",
            where=Where.FOLDER,
        ),
        Explanation(
            Code("outside-workspace"),
            title="Tệp dẫn ra ngoài thư mục làm việc",
            why="Chép thư mục sang máy khác thì liên kết hỏng; và không tệp riêng nào trên máy được lọt vào bản tin "
            "qua một liên kết.",
            bad="""
                bulletin.yaml
                01-nghi-le.yaml -> ../../../noi-khac/nghi-le.yaml
            """,
            good="""
                bulletin.yaml
                01-nghi-le.yaml
            """,
            mend="Xóa liên kết (shortcut, symlink) và chép chính tệp ấy vào thư mục làm việc.",
            where=Where.FOLDER,
        ),
        Explanation(
            Code("file-too-large"),
            title="Tệp nội dung lớn quá 1 MiB",
            why="Tin dài nhất cũng chỉ chừng mười nghìn ký tự, khoảng một phần trăm mức ấy. Tệp lớn thế thường là ảnh "
            "hay văn bản khác bị lưu nhầm tên .yaml.",
            bad="01-nghi-le.yaml nặng 4 MiB",
            good="01-nghi-le.yaml nặng 3 KiB, ảnh để ở assets/nghi-le.jpg",
            mend="Xem lại tệp có đúng là một tin không. Nếu đúng thì chia ra nhiều tin, mỗi tin một tệp; ảnh để trong "
            "assets.",
        ),
        Explanation(
            Code("not-utf8"),
            title="Tệp không lưu bằng bảng mã UTF-8",
            why="Chữ Việt ở bảng mã khác (TCVN3, VNI, Windows-1258, UTF-16) đọc ra thành ký tự lạ; in lên bảng LED "
            "thì không ai hiểu.",
            bad="Lưu tệp với Encoding: ANSI hoặc UTF-16",
            good="Lưu tệp với Encoding: UTF-8",
            mend="Mở tệp trong trình soạn thảo, chọn lưu lại (Save as, hoặc Save with Encoding) với bảng mã UTF-8. "
            "Nếu mở ra đã là ký tự lạ thì chép lại chữ từ văn bản gốc.",
        ),
        Explanation(
            Code("control-character"),
            title="Có ký tự điều khiển không nhìn thấy được",
            why="Những ký tự này thường lẫn vào khi chép từ PDF, Word hay trang web. Chúng làm hỏng chữ khi in, và "
            "đánh lừa người soát bài.",
            bad=r"""
                title: "Cảnh báo\u0007 cuộc gọi giả"
            """,
            good="""
                title: "Cảnh báo cuộc gọi giả"
            """,
            mend="Xóa chỗ được gạch dưới, kể cả khi trông như trống, rồi gõ lại bằng tay. Trong ngoặc kép, dấu «\\» "
            "có nghĩa riêng: bỏ nó đi, hoặc đặt câu trong nháy đơn.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("empty-file"),
            title="Tệp trống",
            why="Tệp không có nội dung thì không thành tin; tiêu đề, loại tin không thể tự có.",
            bad="""
                # chưa viết gì
            """,
            good="""
                kind: notice
                title: Nghỉ lễ Quốc khánh
                summary: Nghỉ từ thứ Bảy đến hết thứ Ba.
                text:
                  - Bộ phận Một cửa nghỉ bốn ngày.
            """,
            mend='Viết nội dung, hoặc xóa tệp này rồi tạo tệp mẫu bằng «bantin new 2024-11 notice "Tiêu đề"».',
            where=Where.ITEM,
        ),
        Explanation(
            Code("yaml-syntax"),
            title="Sai cú pháp YAML",
            why="Sai một dấu thì máy không biết chữ nào thuộc mục nào, nên cả tệp không đọc được. Hay gặp nhất: câu "
            "có dấu hai chấm mà không đặt trong ngoặc kép, thụt dòng lệch, dùng phím Tab, thiếu dấu cách sau dấu "
            "hai chấm, ngoặc mở mà không đóng.",
            bad="""
                title: Cảnh báo: cuộc gọi giả
            """,
            good="""
                title: "Cảnh báo: cuộc gọi giả"
            """,
            mend="Làm theo gợi ý ở dòng được chỉ. Câu nào có dấu «: », «#», hay bắt đầu bằng một trong các dấu "
            "* & ! | > % @ [ { thì đặt cả câu trong ngoặc kép. Các mục cùng cấp thụt vào bằng nhau, bằng dấu cách.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("yaml-documents"),
            title="Một tệp có hai văn bản YAML",
            why="Dòng «---» mở ra một văn bản mới; mỗi tệp chỉ là một tin, nên phần sau dòng ấy không biết đặt vào "
            "đâu.",
            bad="""
                title: Nghỉ lễ
                ---
                title: Họp tổ dân phố
            """,
            good="""
                title: Nghỉ lễ
            """,
            mend="Bỏ dòng «---». Nếu phần dưới là một tin khác thì chuyển sang tệp riêng.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("yaml-anchor"),
            title="Có neo YAML, tức từ bắt đầu bằng dấu «&»",
            why="Với YAML, «&tên» đánh dấu một chỗ để nơi khác nhắc lại; chữ ấy biến mất khỏi câu. bantin không dùng "
            "neo, để mọi tệp đọc được từ trên xuống.",
            bad="""
                title: &canh-bao Cuộc gọi giả
            """,
            good="""
                title: "&canh-bao Cuộc gọi giả"
            """,
            mend="Bỏ phần bắt đầu bằng «&». Nếu dấu ấy thuộc về câu thì đặt cả câu trong ngoặc kép.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("yaml-tag"),
            title="Có thẻ kiểu YAML, tức từ bắt đầu bằng dấu «!»",
            why="Với YAML, «!tên» đổi kiểu của giá trị và không được in ra: câu mất một từ mà không ai hay.",
            bad="""
                title: ! Khẩn
            """,
            good="""
                title: "! Khẩn"
            """,
            mend="Bỏ phần bắt đầu bằng «!». Nếu dấu ấy thuộc về câu thì đặt cả câu trong ngoặc kép.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("yaml-alias"),
            title="Có tham chiếu YAML, tức từ bắt đầu bằng dấu «*»",
            why="Với YAML, «*tên» nghĩa là chép lại chỗ mang neo ấy. Chữ đậm viết bằng hai dấu sao ở đầu câu cũng dễ "
            "bị hiểu nhầm như vậy.",
            bad="""
                title: *canh-bao
            """,
            good="""
                title: "*canh-bao"
            """,
            mend="Viết lại nội dung ở ngay chỗ đó. Câu bắt đầu bằng dấu sao thì đặt cả câu trong ngoặc kép.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("yaml-key"),
            title="Tên mục không phải là một từ",
            why="Bên trái dấu hai chấm phải là tên một mục, như title; dấu ngoặc hay dấu «?» ở đó tạo ra một danh "
            "sách hoặc một nhóm.",
            bad="""
                [title]: Nghỉ lễ
            """,
            good="""
                title: Nghỉ lễ
            """,
            mend="Bỏ dấu ngoặc hoặc dấu «?» ở tên mục. Nếu đó là nội dung thì đặt cả câu trong ngoặc kép.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("yaml-nesting"),
            title="Nội dung lồng nhau quá sâu",
            why="Không tin nào cần quá vài cấp. Lồng đến mấy chục cấp là do ngoặc hay dấu «-» gõ thừa.",
            bad="text: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ Bộ phận Một cửa nghỉ bốn ngày.",
            good="""
                text:
                  - Bộ phận Một cửa nghỉ bốn ngày.
            """,
            mend="Xóa các dấu ngoặc hay dấu «-» thừa ở chỗ được chỉ.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("duplicate-key"),
            title="Một mục được viết hai lần",
            why="Chỉ một trong hai được dùng, mà không ai đoán được là cái nào; chữ ở mục kia mất đi.",
            bad="""
                title: Nghỉ lễ
                title: Nghỉ lễ Quốc khánh
            """,
            good="""
                title: Nghỉ lễ
            """,
            mend="Gộp hai mục làm một, hoặc xóa một mục. Hai dòng chữ của cùng một mục thì viết thành danh sách.",
            where=Where.ITEM,
        ),
    ),
)
