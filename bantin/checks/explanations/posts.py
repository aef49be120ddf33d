"""Posts, messages, and what goes to which channel."""

from __future__ import annotations

from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.model.diagnostic import Code

TOPIC = Topic(
    "Bài đăng và tin nhắn",
    (
        Explanation(
            Code("long-post"),
            title="Bài đăng dài quá mức Facebook nhận",
            why="Facebook từ chối bài dài hơn, và người đọc bỏ dở từ lâu trước đó.",
            bad="""
                channels: {facebook: {post_limit: 100}}
            """,
            good="""
                channels: {facebook: {post_limit: 63.206}}
            """,
            mend="Rút gọn nội dung tin, hoặc chia ra nhiều tin. Mức cho phép ghi ở channels: facebook: post_limit "
            "trong content/unit.yaml.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("long-message"),
            title="Tin nhắn Zalo dài quá mức cho phép",
            why="Tin nhắn quá dài không gửi được trong một lần; mà trong nhóm, tin dài thế cũng không ai đọc hết.",
            bad="""
                channels: {zalo: {message_limit: 10}}
            """,
            good="""
                channels: {zalo: {message_limit: 2.000}}
            """,
            mend="Viết lời ngắn riêng cho Zalo ở zalo: text: của tin ấy, chỉ giữ mối nguy, việc cần làm và số gọi. Mức "
            "cho phép ghi ở channels: zalo: message_limit trong content/unit.yaml.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("shortened-message"),
            title="Tin nhắn Zalo chỉ nêu một phần các ý",
            why="Nêu đủ mọi ý thì tin nhắn quá message_limit, nên những ý ít cần nhất nhường chỗ: nguồn tin trước, rồi "
            "ý cuối của từng mục; việc phải làm được giữ lâu nhất. Tin nhắn tự nói còn gì và xem ở đâu. Đây là lưu ý, "
            "không phải lỗi.",
            bad="Tin có mười hai ý dài, tin nhắn nêu bảy ý đầu",
            good="«zalo: text» nêu ba ý cần nhất",
            mend="Muốn tự chọn ý thì viết lời riêng ở «zalo: text» của tin ấy.",
        ),
        Explanation(
            Code("no-room-for-contacts"),
            title="Ảnh kết không đủ chỗ cho mọi đầu mối",
            why="Ảnh kết của fanpage nêu số để gọi trước tiên thật to, rồi các đầu mối khác theo thứ tự trong "
            "unit.yaml, chữ không nhỏ dưới 36 điểm ảnh; những đầu mối cuối không còn chỗ. Bài tổng quan đi cùng ảnh "
            "vẫn nêu đủ. Đây là lưu ý, không phải lỗi.",
            bad="contacts có mười lăm đầu mối, ảnh kết nêu tám",
            good="contacts có sáu đầu mối, tên và địa chỉ ngắn",
            mend="Xếp đầu mối cần nhất lên trước ở contacts trong content/unit.yaml, rút gọn tên và địa chỉ, hoặc bỏ "
            "đầu mối ít cần.",
        ),
        Explanation(
            Code("channel-off"),
            title="Kênh được gọi đang tắt",
            why="Lệnh yêu cầu dựng một kênh mà đơn vị đã tắt, nên không có gì được dựng cho kênh ấy.",
            bad="bantin build --only zalo    (unit.yaml ghi «zalo: null»)",
            good="bantin build --only facebook",
            mend="Muốn dùng lại kênh thì bỏ dòng «…: null» của nó trong content/unit.yaml; không thì bỏ --only.",
            where=Where.COMMAND,
        ),
    ),
)
