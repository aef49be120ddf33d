"""What stands between an approved month and the page that readers see."""

from __future__ import annotations

from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.model.diagnostic import Code

TOPIC = Topic(
    "Đăng bài, thu hồi, đính chính",
    (
        Explanation(
            Code("not-approved"),
            title="Tháng chưa duyệt, hoặc tệp không đúng như đã duyệt",
            why="Chỉ những gì người duyệt đã ký mới được đăng, đúng từng byte. Sửa một chữ sau khi duyệt cũng là bản "
            "khác.",
            bad="Sửa bài sau khi duyệt rồi chạy bantin publish --send",
            good="bantin approve 2026-11, rồi bantin publish 2026-11 --send",
            mend="Dựng lại, nhờ người duyệt xem và ký bằng «bantin approve», rồi đăng.",
        ),
        Explanation(
            Code("not-connected"),
            title="Máy này chưa nối với nơi đăng",
            why="Muốn đăng phải có số của trang trong content/unit.yaml và mã truy cập cất trong kho mật khẩu của máy. "
            "Mã không bao giờ ghi vào tệp.",
            bad="fanpage có tên mà không có page_id",
            good="fanpage có page_id; đã chạy bantin connect facebook",
            mend="Ghi page_id (hoặc oa của Zalo) vào content/unit.yaml rồi chạy «bantin connect», dán mã truy cập khi "
            "máy hỏi. Cách lấy mã: docs/publishing.md.",
        ),
        Explanation(
            Code("bad-account-number"),
            title="Số của trang viết không đúng",
            why="Nền tảng nhận ra trang bằng số, không bằng tên; máy so số này với mã truy cập để không đăng nhầm.",
            bad="""
                fanpage: {name: Phòng, page_id: phong.anm}
            """,
            good="""
                fanpage: {name: Phòng, page_id: 100064512345678}
            """,
            mend="Mở mục Giới thiệu của trang (hoặc trang quản trị Zalo OA), chép đúng dãy chữ số.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("wrong-page"),
            title="Mã truy cập là của trang khác",
            why="Đăng nhầm trang thì tin của cơ quan nằm ở nơi không ai kiểm soát được.",
            bad="Mã của trang cá nhân, hoặc của trang cũ",
            good="Mã của đúng trang ghi ở fanpage: page_id",
            mend="Lấy mã của đúng trang, hoặc sửa page_id trong content/unit.yaml nếu số ghi ở đó sai.",
        ),
        Explanation(
            Code("token-ended"),
            title="Mã truy cập không còn dùng được",
            why="Nền tảng thu hồi mã khi đổi mật khẩu, đổi quyền, hoặc hết hạn. Mã làm mới của Zalo chỉ dùng được một "
            "lần: máy tắt đúng lúc đổi mã thì phải đăng nhập lại. Chưa có gì được đăng.",
            bad="Mã lấy ba tháng trước",
            good="Mã mới, cất lại bằng bantin connect",
            mend="Lấy mã mới, cất lại bằng «bantin connect», rồi chạy lại đúng lệnh ấy. Bài đã đăng không đăng lại.",
        ),
        Explanation(
            Code("no-right"),
            title="Mã truy cập thiếu quyền",
            why="Mã chỉ xem được thì không đăng, sửa hay gỡ bài được.",
            bad="Mã không có quyền pages_manage_posts",
            good="Mã có pages_manage_posts và pages_read_engagement",
            mend="Lấy mã khác, chọn đủ quyền kê trong docs/publishing.md, rồi cất lại bằng «bantin connect».",
        ),
        Explanation(
            Code("page-blocked"),
            title="Nền tảng đang khóa quyền đăng của trang",
            why="Nền tảng cho rằng trang đăng quá dày hoặc vi phạm. Cố gọi tiếp thì khóa lâu hơn, nên máy dừng ngay.",
            bad="Đăng hai mươi bài trong mười phút",
            good="Mỗi giờ một bài: bantin publish --every 60",
            mend="Vào trang xem thông báo, chờ hết khóa hoặc khiếu nại ở đó, rồi chạy lại với khoảng cách thưa hơn.",
        ),
        Explanation(
            Code("asked-too-often"),
            title="Nền tảng tạm không nhận vì máy gọi quá nhiều",
            why="Mỗi trang có số lần gọi trong một giờ. Máy dừng khi còn một phần mười để trang không bị khóa.",
            bad="Chạy lại lệnh liên tục",
            good="Chờ số phút mà máy nói rồi chạy lại",
            mend="Chờ rồi chạy lại đúng lệnh ấy: máy làm tiếp từ bài chưa đăng.",
        ),
        Explanation(
            Code("not-reached"),
            title="Không nối được tới nền tảng",
            why="Mạng đứt, tường lửa chặn, hoặc nền tảng đang hỏng. Bài chưa gửi xong thì chưa ai thấy.",
            bad="Máy chỉ nối mạng nội bộ",
            good="Máy vào được graph.facebook.com",
            mend="Xem lại mạng, rồi chạy lại đúng lệnh ấy: ảnh đã gửi không phải gửi lại.",
        ),
        Explanation(
            Code("post-unknown"),
            title="Không rõ bài đã lên trang hay chưa",
            why="Máy đã gửi lệnh đăng mà không nhận được trả lời. Gửi lại có thể thành hai bài, nên máy không bao giờ "
            "tự gửi lại: nó tìm bài trên trang theo mã tin; không thấy thì để người quyết định.",
            bad="Mạng đứt đúng lúc đăng",
            good="Xem trang: chưa có bài, chờ mười phút, rồi bantin publish 2026-11 --again K7M4-2RXF --send",
            mend="Chạy lại đúng lệnh ấy trước. Vẫn không rõ thì vào trang xem: có bài rồi thì thêm --there và mã tin, "
            "chắc chắn chưa có thì thêm --again và mã tin.",
        ),
        Explanation(
            Code("post-refused"),
            title="Nền tảng từ chối bài",
            why="Bài có điều mà nền tảng không nhận, nêu trong ngoặc. Chưa ai thấy bài này; các bài khác vẫn đăng.",
            bad="Ảnh quá lớn",
            good="Ảnh đúng cỡ do bantin dựng",
            mend="Sửa theo lý do nêu trong ngoặc, duyệt lại nếu phải sửa tin, rồi chạy lại đúng lệnh ấy.",
        ),
        Explanation(
            Code("not-ready"),
            title="Nền tảng còn đang nhận video",
            why="Video lớn cần vài phút mới nhận xong, trước đó chưa công bố được. Chưa ai thấy video này.",
            bad="Chạy lệnh một lần, video còn đang xử lý",
            good="Vài phút sau chạy lại đúng lệnh ấy",
            mend="Chờ vài phút rồi chạy lại đúng lệnh ấy: video không phải gửi lại.",
        ),
        Explanation(
            Code("text-differs"),
            title="Bài trên trang không đúng từng chữ như đã gửi",
            why="Có người sửa bài ngay trên trang, hoặc nền tảng đổi chữ. Người đọc thấy bản khác bản đã duyệt.",
            bad="Quản trị viên sửa một con số trên trang",
            good="Đính chính từ tệp YAML, duyệt lại, rồi bantin correct",
            mend="Mở bài ra xem. Sai thì sửa tin trong thư mục làm việc, duyệt lại, rồi chạy «bantin correct».",
        ),
        Explanation(
            Code("sent-before"),
            title="Tin này đã đăng với lời khác",
            why="Tin đã đăng rồi mới sửa, nên mã tin khác trước. Đăng thêm thì trên trang có hai bài nói khác nhau.",
            bad="Sửa một con số của tin đã đăng rồi chạy bantin publish --send",
            good="bantin correct K7M4-2RXF --send",
            mend="Chạy «bantin correct» với mã cũ: bài mới thay bài cũ ở mọi nơi.",
        ),
        Explanation(
            Code("names-recalled"),
            title="Bài của cả tháng còn nhắc tin đã thu hồi",
            why="Bài tổng quan và video của tháng kê tên các tin. Tin đã thu hồi mà bài ấy đăng sau thì tin sai lại "
            "lên trang.",
            bad="Thu hồi một tin rồi đăng bài tổng quan đã duyệt từ trước",
            good="Bỏ tin ấy, bantin approve 2026-11, rồi bantin publish 2026-11 --send",
            mend="Sửa tin ấy hoặc bỏ tệp của nó khỏi tháng, dựng và duyệt lại, rồi chạy lại đúng lệnh ấy.",
        ),
        Explanation(
            Code("old-interface"),
            title="Giao diện của Facebook mà bản bantin này dùng sắp hết hạn",
            why="Facebook bỏ mỗi phiên bản giao diện sau khoảng hai năm; từ ngày ấy lệnh đăng không chạy nữa.",
            bad="Bản bantin cũ hơn hai năm",
            good="Bản bantin mới nhất",
            mend="Xin bản bantin mới trước ngày nêu trong thông báo; trong lúc chờ vẫn đăng tay từ trang bàn giao.",
        ),
    ),
)
