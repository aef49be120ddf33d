"""Workspaces that another version of bantin wrote."""

from __future__ import annotations

from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.model.diagnostic import Code

TOPIC = Topic(
    "Phiên bản",
    (
        Explanation(
            Code("newer-workspace"),
            title="Thư mục làm việc mới hơn bantin đang chạy",
            why="Bản mới có thể ghi những mục mà bản cũ không biết hoặc hiểu khác, nên bản cũ dừng lại.",
            bad="bantin_version: 9.0.0",
            good="bantin_version: 0.2.0",
            mend="Cài bản bantin nêu trong báo lỗi, hoặc mới hơn. Thư mục .bantin-ci của chính thư mục làm việc có sẵn "
            "bản ấy: một tệp .whl. Đừng sửa số phiên bản trong content/unit.yaml cho hết báo.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("older-workspace"),
            title="Thư mục làm việc cũ, có chỗ phải đổi",
            why="Bản mới đọc mẫu riêng hay quy trình CI khác bản cũ; để nguyên thì mẫu in sai, hoặc CI cài nhầm gói "
            "của người lạ.",
            bad="templates/led/sheet.xml còn ghi {sha256 …}",
            good="templates/led/sheet.xml ghi digest-of",
            mend="Chạy «bantin upgrade»: lệnh cho xem từng chỗ sẽ đổi rồi hỏi, ghi chú và thứ tự trong tệp giữ nguyên. "
            "Chỗ nào máy không đổi chắc được thì lệnh nói rõ để tự sửa.",
        ),
        Explanation(
            Code("bad-release"),
            title="Số phiên bản bantin viết sai",
            why="Theo số này, bantin biết thư mục do bản nào ghi và có gì phải đổi.",
            bad="bantin_version: bản mới nhất",
            good="bantin_version: 0.2.0",
            mend="Xóa dòng ấy rồi chạy «bantin upgrade»: lệnh tự ghi lại cho đúng.",
            where=Where.UNIT,
        ),
    ),
)
