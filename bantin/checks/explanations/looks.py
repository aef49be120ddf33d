"""Looks, and texts that find no room or no letters in them."""

from __future__ import annotations

from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.model.diagnostic import Code

TOPIC = Topic(
    "Mẫu trình bày và chữ trên ảnh",
    (
        Explanation(
            Code("bad-look"),
            title="Mẫu trình bày không dùng được",
            why="Mẫu có lỗi cú pháp, gọi tới mẫu hay giá trị không có, nên ảnh theo mẫu ấy không dựng được.",
            bad="""
                {% extends "facebook/base.xml" %}
                {% block body %}<text>{{ item.titel }}</text>{% endblock %}
            """,
            good="""
                {% extends "facebook/base.xml" %}
                {% block body %}<text>{{ item.title }}</text>{% endblock %}
            """,
            mend="Sửa dòng được chỉ trong mẫu. Người biên tập không sửa mẫu thì báo cho người thiết kế; xóa bản chép "
            "trong templates/ thì mẫu đi kèm trở lại.",
            where=Where.LOOK,
        ),
        Explanation(
            Code("bad-markup"),
            title="Mẫu cho ra thẻ sai",
            why="Mẫu chạy được, nhưng thẻ nó viết ra có phần tử, thuộc tính, màu hay kiểu chữ không có; ảnh không dựng "
            "được.",
            bad="""
                {% extends "facebook/base.xml" %}
                {% block body %}<text colour="ink">{{ item.title }}</text>{% endblock %}
            """,
            good="""
                {% extends "facebook/base.xml" %}
                {% block body %}<text color="ink">{{ item.title }}</text>{% endblock %}
            """,
            mend="Sửa theo gợi ý. Mọi thẻ và thuộc tính kê trong templates/README.md; màu và kiểu chữ kê trong bộ màu.",
            where=Where.LOOK,
        ),
        Explanation(
            Code("unused-macro"),
            title="Mảnh của mẫu riêng không còn mẫu nào gọi",
            why="Mẫu riêng chép từ phiên bản cũ có mảnh nay các mẫu đi kèm không dùng nữa; sửa ở đó thì không ảnh nào "
            "đổi, mà không ai biết vì sao.",
            bad="""
                {% extends "facebook/base.xml" %}
                {% macro logo() %}<icon name="star"/>{% endmacro %}
                {% block body %}<text>{{ item.title }}</text>{% endblock %}
            """,
            good="""
                {% extends "facebook/base.xml" %}
                {% macro logo() %}<icon name="star" size="40" color="ink"/>{% endmacro %}
                {% block body %}{{ logo() }}<text>{{ item.title }}</text>{% endblock %}
            """,
            mend="Xóa mảnh ấy, hoặc gọi nó trong mẫu. Muốn đổi mọi ảnh thì sửa mảnh mà mẫu đi kèm đang gọi; huy hiệu "
            "của đơn vị thì chỉ cần ghi «emblem» trong content/unit.yaml.",
            where=Where.LOOK,
        ),
        Explanation(
            Code("cropped-picture"),
            title="Hình bị cắt mất quá nhiều",
            why="Hình phủ kín khung nên phần thừa ra bị cắt; ảnh dọc của điện thoại trong khung ngang có khi mất cả "
            "đầu người. Ảnh phải cắt quá nửa thì máy cho thấy trọn, trên nền mờ của chính nó.",
            bad="Ảnh 3000 × 2400 trong khung 920 × 416, không ghi «fit»",
            good="fit: whole",
            mend="Ghi «fit: whole» dưới «image» để thấy trọn hình; «fit» tính cho mọi ảnh và video của tin, chỗ thừa "
            "quanh hình là nền mờ. Chỉ một chỗ trong hình là quan trọng thì ghi "
            "«focus» cho chỗ ấy, xem thẻ, rồi ghi «fit: crop».",
        ),
        Explanation(
            Code("unknown-scene"),
            title="Không có hình vẽ ấy",
            why="Tin chọn cho ảnh thứ nhất một cảnh không có trong bộ mẫu, nên ảnh dùng cảnh chung của loại tin.",
            bad="""
                scene: fake-cal
            """,
            good="""
                scene: fake-call
            """,
            mend="Sửa tên theo gợi ý, hoặc bỏ dòng scene: bantin chọn cảnh theo tiêu đề và loại tin. Cảnh riêng của "
            "đơn vị là tệp SVG trong templates/scenes của thư mục làm việc.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("unknown-icon"),
            title="Không có hình ký hiệu ấy",
            why="Tin chọn một hình ký hiệu không có trong bộ Lucide, nên bảng LED và ảnh dùng hình chung của loại tin.",
            bad="""
                icon: mosquito
            """,
            good="""
                icon: bug
            """,
            mend="Chọn một trong những hình gần giống mà báo lỗi nêu, hoặc một tên ở lucide.dev/icons; bỏ dòng icon "
            "thì bantin chọn hình theo tiêu đề và loại tin.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("text-overflow"),
            title="Chữ không vừa khung",
            why="Chữ đã thu đến cỡ nhỏ nhất còn đọc được mà vẫn không vừa. bantin không cắt chữ của ai, nên báo để "
            "người viết quyết định bỏ gì.",
            bad="Tin hỏi đáp trả lời bằng 900 chữ trên một ảnh",
            good="Trả lời bằng 150 chữ; phần còn lại để ở bài đăng",
            mend="Viết ngắn lại mục được chỉ, bớt đúng số chữ nêu trong báo lỗi; các mục khác để nguyên. "
            "Chữ trên video thì có thể viết ngắn riêng ở video: title, video: text.",
        ),
        Explanation(
            Code("missing-letter"),
            title="Bộ chữ không có ký tự ấy",
            why="Ký tự không có trong bộ chữ thì in ra thành ô vuông. Hay gặp: chữ kiểu từ các trang làm chữ đậm cho "
            "Facebook, lá cờ, ký hiệu hiếm.",
            bad="""
                title: 𝗖𝗮̉𝗻𝗵 𝗯𝗮́𝗼 lừa đảo
            """,
            good="""
                title: "**Cảnh báo** lừa đảo"
            """,
            mend="Gõ lại bằng chữ thường, hoặc bỏ ký tự ấy. Chữ cần nhấn đặt giữa hai dấu sao: **không chuyển tiền**.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("low-contrast"),
            title="Màu chữ chìm vào nền",
            why="Chữ gần cùng độ sáng với nền thì ngoài nắng, trên điện thoại cũ, với mắt người già không ai đọc được.",
            bad="""
                colors:
                  ground-top: "#13294b"
                  muted: "#2a3a55"
                styles:
                  small: {size: 25, color: muted}
            """,
            good="""
                colors:
                  ground-top: "#13294b"
                  muted: "#a9b8cd"
                styles:
                  small: {size: 25, color: muted}
            """,
            mend="Chọn cho chữ một màu sáng hơn hẳn nền tối, hay tối hơn hẳn nền sáng, đến khi tương phản từ 4,5 "
            "trở lên; hoặc đổi màu nền.",
            where=Where.THEME,
        ),
    ),
)
