"""Months, names of files, and names that one file takes from another."""

from __future__ import annotations

from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.model.diagnostic import Code

TOPIC = Topic(
    "Tháng, tên tệp và các mã",
    (
        Explanation(
            Code("bad-month"),
            title="Không phải là một tháng",
            why="Tên thư mục của tháng là năm, gạch ngang, hai chữ số của tháng; nhờ thế các tháng xếp đúng thứ tự.",
            bad="bantin build 11-2024",
            good="bantin build 2024-11",
            mend="Viết tháng như 2024-11. «bantin list» cho biết đang có những tháng nào.",
            where=Where.COMMAND,
        ),
        Explanation(
            Code("no-items"),
            title="Tháng chưa có tin nào",
            why="Bản tin không có tin thì không có gì để dựng.",
            bad="""
                bulletin.yaml
            """,
            good="""
                bulletin.yaml
                01-nghi-le.yaml
            """,
            mend='Tạo tin đầu tiên bằng «bantin new 2024-11 warning "Tiêu đề"», hoặc xem lại các tệp của tháng có '
            "đuôi .yaml không.",
            where=Where.FOLDER,
        ),
        Explanation(
            Code("reserved-name"),
            title="Tên trùng với tên dành riêng của Windows",
            why="Windows giữ các tên con, prn, aux, nul, com1…, lpt1… cho thiết bị: tệp hay thư mục mang tên ấy không "
            "chép được sang máy khác.",
            bad="""
                bulletin.yaml
                con.yaml
            """,
            good="""
                bulletin.yaml
                tin-con.yaml
            """,
            mend="Đổi tên theo gợi ý. Với mã bảng, mã khuôn hình trong unit.yaml thì đổi mã.",
            where=Where.FOLDER,
        ),
        Explanation(
            Code("bad-file-name"),
            title="Tên tệp của tin không dùng được",
            why="Tên tệp của tin thành tên thư mục trong bản dựng. Chữ có dấu, dấu cách, chữ hoa bị đổi hoặc bị hỏng "
            "khi chép qua USB, tệp ZIP hay máy khác.",
            bad="""
                bulletin.yaml
                Tin số 1.yaml
            """,
            good="""
                bulletin.yaml
                tin-so-1.yaml
            """,
            mend="Đổi tên tệp theo gợi ý: chữ thường không dấu, chữ số, dấu gạch nối, dài nhất 60 ký tự.",
            where=Where.FOLDER,
        ),
        Explanation(
            Code("ignored-file"),
            title="Tệp trong thư mục của tháng không được đọc",
            why="Chỉ các tệp .yaml là tin. Tệp khác nằm đó thường là tin lưu sai đuôi, hoặc ảnh để sai chỗ.",
            bad="""
                bulletin.yaml
                01-nghi-le.yaml
                02-hop-dan.yml
            """,
            good="""
                bulletin.yaml
                01-nghi-le.yaml
                02-hop-dan.yaml
            """,
            mend="Nếu là tin thì đổi đuôi thành .yaml. Nếu là ảnh, ghi âm, đoạn video thì chuyển vào thư mục assets. "
            "Tệp khác thì chuyển đi nơi khác.",
            where=Where.FOLDER,
        ),
        Explanation(
            Code("ignored-folder"),
            title="Thư mục trong content không được đọc",
            why="Tháng là thư mục có tên dạng NĂM-THÁNG. Thư mục tên khác, như bản chép của một tháng, không được đọc, "
            "nên tin trong đó không ra.",
            bad="content/Tháng 12-2026/",
            good="content/2026-12/",
            mend="Đổi tên thư mục theo gợi ý. Bản chép để dành thì chuyển ra ngoài content.",
        ),
        Explanation(
            Code("unknown-kind"),
            title="Không có loại tin ấy",
            why="Loại tin quyết định tin gồm những mục gì và trông thế nào.",
            bad="""
                kind: notise
            """,
            good="""
                kind: notice
            """,
            mend="Sửa lại theo gợi ý. Các loại tin kê trong bảng của README, và hiện ra khi gõ «bantin new 2024-11» "
            "rồi nhấn Tab.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("missing-kind"),
            title="Tin chưa ghi loại tin",
            why="Không có loại tin thì không biết tin gồm những mục gì.",
            bad="""
                kind:
            """,
            good="""
                kind: notice
            """,
            mend="Thêm dòng «kind: …» với một trong các loại tin nêu trong gợi ý.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("period-reversed"),
            title="Kỳ bản tin kết thúc trước khi bắt đầu",
            why="Kỳ bản tin được in ở trang đầu; hai ngày đảo nhau thì bạn đọc không hiểu là kỳ nào.",
            bad="""
                period:
                  start: 2024-11-30
                  end: 2024-11-01
            """,
            good="""
                period:
                  start: 2024-11-01
                  end: 2024-11-30
            """,
            mend="Sửa hai ngày ở period: start là ngày đầu, end là ngày cuối.",
            where=Where.HEADER,
        ),
        Explanation(
            Code("missing-theme"),
            title="Không có bộ màu và kiểu chữ ấy",
            why="Mọi màu và cỡ chữ lấy từ bộ này; không có nó thì không vẽ được gì.",
            bad="""
                theme: navi
            """,
            good="""
                theme: navy
            """,
            mend="Sửa theme theo gợi ý. Bộ riêng của đơn vị để ở templates/themes/TÊN.yaml trong thư mục làm việc.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("duplicate-id"),
            title="Một mã dùng hai lần",
            why="Hai đầu mối hay hai bảng cùng mã thì tin gọi tới mã ấy không biết là cái nào; hai bảng còn ghi đè ảnh "
            "của nhau.",
            bad="""
                contacts:
                  - {id: truc-ban, label: Trực ban, number: "113", checked_on: 2024-11-20}
                  - {id: truc-ban, label: Cứu hỏa, number: "114", checked_on: 2024-11-20}
            """,
            good="""
                contacts:
                  - {id: truc-ban, label: Trực ban, number: "113", checked_on: 2024-11-20}
                  - {id: cuu-hoa, label: Cứu hỏa, number: "114", checked_on: 2024-11-20}
            """,
            mend="Đặt cho mỗi nơi một mã riêng. Trong order của bulletin.yaml thì xóa dòng lặp lại.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("unreachable-contact"),
            title="Đầu mối chưa có số điện thoại hay địa chỉ",
            why="Bạn đọc được bảo liên hệ mà không có cách nào liên hệ.",
            bad="""
                contacts:
                  - {id: truc-ban, label: Trực ban, checked_on: 2024-11-20}
            """,
            good="""
                contacts:
                  - {id: truc-ban, label: Trực ban, number: "113", checked_on: 2024-11-20}
            """,
            mend="Thêm «number: …» với số điện thoại, hoặc «address: …» với trang web hay nơi tìm.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("unknown-item"),
            title="Thứ tự nêu một tin không có",
            why="Dòng ấy không xếp được tin nào; thường là tệp đã đổi tên hoặc gõ sai.",
            bad="""
                order:
                  - 01-nghi-tet
            """,
            good="""
                order:
                  - 01-nghi-le
            """,
            mend="Ghi đúng tên tệp của tin, không có .yaml, hoặc xóa dòng ấy. Tin không nêu trong order xếp sau, theo "
            "tên tệp.",
            where=Where.HEADER,
        ),
        Explanation(
            Code("unknown-contact"),
            title="Không có đầu mối mang mã ấy",
            why="Tin gọi tới đầu mối bằng mã trong content/unit.yaml; mã sai thì cuối tin không có số để gọi.",
            bad="""
                contacts:
                  - truc-bann
            """,
            good="""
                contacts:
                  - truc-ban
            """,
            mend="Sửa mã theo gợi ý, hoặc thêm đầu mối ấy vào contacts trong content/unit.yaml.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("unknown-channel"),
            title="Không có kênh tên ấy",
            why="Kênh gõ sai thì tin không ra kênh ấy, mà không ai hay.",
            bad="""
                channels:
                  - facebok
            """,
            good="""
                channels:
                  - facebook
            """,
            mend="Ghi một trong các kênh: facebook, led, video, zalo. Bỏ cả mục channels thì tin ra mọi kênh.",
            where=Where.ITEM,
        ),
    ),
)
