"""What comes along when text is pasted."""

from __future__ import annotations

from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.model.diagnostic import Code

TOPIC = Topic(
    "Chữ chép từ nơi khác",
    (
        Explanation(
            Code("legacy-encoding"),
            title="Chữ viết bằng bảng mã cũ",
            why="Văn bản soạn bằng TCVN3 (.VnTime), VNI, hay UTF-8 đọc sai, mở ở máy khác thành chữ lạ; in ra bảng "
            "LED thì không ai đọc được.",
            bad="""
                title: C¶nh b¸o lõa ®¶o qua m¹ng
            """,
            good="""
                title: Cảnh báo lừa đảo qua mạng
            """,
            mend="Chép câu đã đổi trong gợi ý thay cho câu cũ, rồi đọc lại xem đúng chưa. Cả văn bản dài thì đổi bảng "
            "mã bằng Unikey (Ctrl+Shift+F6) trước khi chép.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("hidden-character"),
            title="Có ký tự ẩn không nhìn thấy được",
            why="Dấu cách rộng bằng không, dấu đổi chiều chữ lẫn vào khi chép từ Zalo, Word, danh bạ. bantin bỏ chúng "
            "đi khi đọc; báo để người soát biết chỗ ấy là chữ chép.",
            bad="title: Cảnh\u200b báo lừa đảo qua mạng",
            good="title: Cảnh báo lừa đảo qua mạng",
            mend="Cứ để nguyên cũng được. Muốn hết cảnh báo thì xóa từ được chỉ rồi gõ lại.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("odd-space"),
            title="Dấu cách đặc biệt ở chỗ YAML cần dấu cách thường",
            why="Dấu cách không ngắt, dấu cách toàn khổ, phím Tab trông như dấu cách mà YAML không coi là dấu cách. "
            "bantin đọc chúng như dấu cách thường.",
            bad="title:\u00a0Nghỉ lễ Quốc khánh",
            good="title: Nghỉ lễ Quốc khánh",
            mend="Cứ để nguyên cũng được. Muốn hết cảnh báo thì xóa chỗ ấy rồi gõ lại bằng phím cách.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("full-width"),
            title="Chữ toàn khổ của bộ gõ châu Á",
            why="Chữ số và chữ cái toàn khổ trông rộng gấp đôi, tìm không ra và không bấm gọi được. bantin đọc chúng "
            "như chữ thường.",
            bad="title: Gọi １１３ khi gặp trộm cướp",
            good="title: Gọi 113 khi gặp trộm cướp",
            mend="Cứ để nguyên cũng được. Muốn hết cảnh báo thì gõ lại chữ ấy.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("pasted-object"),
            title="Chỗ của một tấm ảnh không chép sang được",
            why="Khi chép cả chữ lẫn ảnh từ Word hay trang web, ảnh chỉ để lại một ký tự giữ chỗ. bantin bỏ ký tự ấy "
            "đi; ảnh thì không có.",
            bad="title: Nghỉ lễ\ufffc Quốc khánh",
            good="title: Nghỉ lễ Quốc khánh",
            mend="Cần ảnh thì lưu ảnh thành tệp, chép vào assets và ghi ở image. Không cần thì xóa ký tự ấy, hoặc cứ "
            "để nguyên.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("lost-letter"),
            title="Một chữ đã mất khi chép",
            why="Ký tự «�» đứng chỗ một chữ mà phần mềm nào đó không đọc được. Không ai đoán chắc được chữ ấy là gì.",
            bad="title: Nghỉ l\ufffd Quốc khánh",
            good="title: Nghỉ lễ Quốc khánh",
            mend="Xem bản gốc, gõ lại chữ bị mất thay cho «\ufffd».",
            where=Where.ITEM,
        ),
        Explanation(
            Code("stray-mark"),
            title="Dấu thừa, không đi với chữ nào",
            why="Dấu rời đứng sai chỗ làm chữ chồng lên nhau khi in, có khi che cả dòng trên.",
            bad="title: Nghỉ x\u0301 lễ",
            good="title: Nghỉ lễ",
            mend="Gõ lại chữ được chỉ, hoặc xóa dấu ấy.",
            where=Where.ITEM,
        ),
    ),
)
