"""Fields that are missing, empty or of another sort than they must be."""

from __future__ import annotations

from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.model.diagnostic import Code

TOPIC = Topic(
    "Các mục của tệp",
    (
        Explanation(
            Code("missing-key"),
            title="Thiếu một mục bắt buộc",
            why="Không có mục ấy thì không dựng được: tin không tiêu đề, ảnh không lời mô tả, bảng không cỡ.",
            bad="""
                image:
                  file: anh.jpg
            """,
            good="""
                image:
                  file: anh.jpg
                  alt: Một chiến sĩ công an hướng dẫn hai cụ bà cài ứng dụng VNeID tại nhà văn hóa của thôn.
            """,
            mend="Thêm dòng nêu trong gợi ý, thụt vào bằng các mục cùng cấp. «bantin new» tạo tệp mẫu có đủ mọi mục.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("unknown-key"),
            title="Tên mục không có",
            why="Tên mục gõ sai thì chữ bên phải không được in ở đâu cả; bantin báo thay vì lặng lẽ bỏ đi.",
            bad="""
                contacs:
                  - truc-ban
            """,
            good="""
                contacts:
                  - truc-ban
            """,
            mend="Sửa lại tên mục theo gợi ý. Nếu đó là một câu có dấu hai chấm thì đặt cả câu trong ngoặc kép.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("empty-value"),
            title="Mục chưa có giá trị",
            why="Mục có tên mà không có chữ thường là chỗ định viết rồi quên.",
            bad="""
                title:
            """,
            good="""
                title: Nghỉ lễ
            """,
            mend="Điền giá trị. Mục không bắt buộc mà không cần thì xóa cả dòng.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("wrong-type"),
            title="Giá trị không đúng dạng",
            why="Có mục là một dòng chữ, có mục là danh sách, có mục là nhóm các mục con. Viết lẫn dạng thì máy không "
            "biết chia chữ ra thế nào.",
            bad="""
                led: Nghỉ lễ hai ngày
            """,
            good="""
                led:
                  title: Nghỉ lễ hai ngày
            """,
            mend="Danh sách: mỗi phần tử một dòng, thụt vào, bắt đầu bằng «- ». Nhóm: mỗi mục con một dòng, thụt vào, "
            "dạng «mục: giá trị». Dòng chữ có dấu «: » thì đặt trong ngoặc kép.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("out-of-range"),
            title="Con số nằm ngoài khoảng dùng được",
            why="Ngoài khoảng ấy thì không có kết quả dùng được, như đọc 5 tiếng một phút; thường là gõ thiếu hay "
            "thừa một chữ số.",
            bad="""
                channels:
                  video:
                    syllables_per_minute: 18
            """,
            good="""
                channels:
                  video:
                    syllables_per_minute: 180
            """,
            mend="Sửa con số cho nằm trong khoảng nêu trong báo lỗi.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("bad-choice"),
            title="Giá trị không nằm trong các lựa chọn",
            why="Mục này chỉ nhận một số từ, viết đúng từng chữ, không dấu.",
            bad="""
                severity: dangr
            """,
            good="""
                severity: danger
            """,
            mend="Chọn một trong các từ nêu trong gợi ý.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("bad-value"),
            title="Giá trị không dùng được",
            why="Mục này không nhận giá trị ấy, và bantin không biết rõ hơn vì sao.",
            bad="Giá trị khác cách viết trong tệp mẫu",
            good="Giá trị viết như trong tệp mẫu",
            mend="So với tệp mẫu do «bantin new» tạo ra, hoặc xem gợi ý của trình soạn thảo khi gõ mục ấy.",
        ),
        Explanation(
            Code("too-long"),
            title="Chữ dài quá mức cho phép",
            why="Tiêu đề dài mấy cũng phải vừa một ảnh; quá mức này thì cỡ chữ nhỏ nhất cũng không chứa nổi. Cả tin "
            "dài quá bốn trang giấy thì thành mấy chục ảnh, không ai lật hết.",
            bad=(
                "title: Cảnh báo thủ đoạn giả danh cán bộ Công an gọi điện thoại yêu cầu người dân định danh mức 2 qua "
                "mạng, cài ứng dụng lạ, đọc mã OTP để rồi chiếm đoạt toàn bộ tiền trong tài khoản ngân hàng"
            ),
            good="title: Giả danh Công an",
            mend="Viết ngắn lại: giữ điều chính và việc cần làm, chuyển phần còn lại xuống summary. Cả tin dài quá thì "
            "chia thành nhiều tin, hoặc đăng văn bản trên trang của đơn vị rồi tin nói ý chính.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("too-few"),
            title="Danh sách thiếu phần tử",
            why="Cảnh báo mà không có thủ đoạn hay lời khuyên, biểu đồ chỉ có một điểm, thì không nói được gì.",
            bad="""
                kind: warning
                tricks: []
            """,
            good="""
                kind: warning
                tricks:
                  - Gọi điện tự xưng Công an xã.
            """,
            mend="Thêm phần tử, mỗi phần tử một dòng, thụt vào, bắt đầu bằng «- ».",
            where=Where.ITEM,
        ),
        Explanation(
            Code("too-many"),
            title="Danh sách có quá nhiều phần tử",
            why="Quá số ấy thì chữ phải nhỏ đến mức không đọc được, hoặc bài trông như thư rác.",
            bad="""
                hashtags: [bac-kan, an-ninh, an-toan, canh-bao, lua-dao]
            """,
            good="""
                hashtags: [bac-kan, an-ninh, an-toan, canh-bao]
            """,
            mend="Bỏ bớt phần tử ít cần nhất, hoặc tách ra một tin nữa.",
            where=Where.HEADER,
        ),
        Explanation(
            Code("untouched-example"),
            title="Còn lời ví dụ của tệp mẫu",
            why="Tệp mới có sẵn lời ví dụ để biết viết gì, ở đâu. Đó không phải điều đơn vị muốn nói; đăng lên là tin "
            "bịa.",
            bad="""
                summary: (ví dụ) Công an phường thông báo lịch tiếp công dân trong tháng.
            """,
            good="""
                summary: Tiếp công dân sáng thứ Năm hằng tuần.
            """,
            mend="Thay lời ví dụ bằng lời của đơn vị. Câu nào đúng là điều cần đăng thì chỉ xóa chữ «(ví dụ)» ở đầu. "
            "Mục không bắt buộc thì xóa cả mục; tin không dùng thì xóa cả tệp. Trong content/unit.yaml thì viết tên "
            "thật thay cho Ví Dụ.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("untouched-carried"),
            title="Còn chỗ chép từ số trước, chưa ai xem lại",
            why="Số mới lấy lại tin thường kỳ của số trước. Lịch tiếp dân, địa chỉ, lệ phí có thể đã khác; tin không "
            "ai đọc lại mà đăng là tin sai.",
            bad="""
                summary: (số trước) Tiếp công dân sáng thứ Năm hằng tuần.
            """,
            good="""
                summary: Tiếp công dân sáng thứ Năm hằng tuần.
            """,
            mend="Đọc lại cả tin. Chỗ nào đã khác thì sửa. Còn đúng hết thì xóa chữ «(số trước)» ở đầu; không đăng nữa "
            "thì bỏ tin.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("verified-in-future"),
            title="Ngày xác minh đầu mối còn ở phía trước",
            why="Dòng checked_on nói rằng đã có người gọi thử số ấy. Ngày chưa tới thì chưa ai gọi; số sai "
            "vẫn ra tới bạn đọc.",
            bad="""
                contacts:
                  - {id: truc-ban, label: Trực ban, number: "113", checked_on: 2099-01-01}
            """,
            good="""
                contacts:
                  - {id: truc-ban, label: Trực ban, number: "113", checked_on: 2024-11-20}
            """,
            mend="Gọi thử số ấy, hay mở thử trang ấy, rồi ghi ngày vừa thử. Nếu ngày trên máy tính sai "
            "thì chỉnh lại máy.",
            where=Where.UNIT,
        ),
    ),
)
