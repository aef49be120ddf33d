"""What stands in the way of making and writing, whatever the content."""

from __future__ import annotations

from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.model.diagnostic import Code

TOPIC = Topic(
    "Dựng và ghi kết quả",
    (
        Explanation(
            Code("bad-path"),
            title="Đường dẫn của sản phẩm không dùng được",
            why="Tên ấy có ký tự mà Windows, USB hay tệp ZIP không nhận, hoặc trùng với một sản phẩm khác.",
            bad="Mã bảng và tên tệp của tin đều dài 60 ký tự: cả đường dẫn quá 180 ký tự",
            good="Mã bảng ngắn: trung-tam; tên tệp ngắn: 01-nghi-le.yaml",
            mend="Đổi tên tệp của tin, hoặc mã bảng, mã khuôn hình trong content/unit.yaml, theo lý do nêu trong báo "
            "lỗi.",
        ),
        Explanation(
            Code("not-made"),
            title="Hệ thống không cho dựng một số sản phẩm",
            why="Máy từ chối mở hay ghi tệp trong lúc dựng, vì lý do nêu trong báo lỗi. Bản dựng cũ vẫn nguyên.",
            bad="Ổ đĩa còn 0 MB",
            good="Ổ đĩa còn 5 GB",
            mend="Giải phóng ổ đĩa, xem lại quyền ghi, rồi dựng lại; phần đã dựng xong vẫn được giữ.",
        ),
        Explanation(
            Code("worker-died"),
            title="Một tiến trình dựng hình dừng đột ngột",
            why="Thường do máy thiếu bộ nhớ nên hệ điều hành tắt bớt chương trình. Bản dựng cũ vẫn nguyên.",
            bad="bantin build    (máy 4 GB bộ nhớ, đang mở nhiều chương trình)",
            good="bantin build --jobs 1",
            mend="Đóng bớt chương trình rồi chạy lại với --jobs 1; phần đã dựng xong vẫn được giữ.",
            where=Where.COMMAND,
        ),
        Explanation(
            Code("store-broken"),
            title="Kho lưu hỏng lại sau mỗi lần dựng",
            why="bantin giữ hình đã dựng trong .bantin/store. Tệp vừa ghi đã khác đi khi đọc lại nghĩa là ổ đĩa hỏng, "
            "hoặc có chương trình sửa tệp trong đó.",
            bad="Thư mục làm việc nằm trên USB sắp hỏng",
            good="Thư mục làm việc nằm trên ổ đĩa của máy",
            mend="Kiểm tra ổ đĩa, chuyển thư mục làm việc sang ổ khác, xóa thư mục .bantin rồi dựng lại. Nội dung "
            "không nằm trong đó nên không mất.",
        ),
        Explanation(
            Code("not-written"),
            title="Không ghi được kết quả",
            why="Tệp trong thư mục kết quả không thay được: đang mở ở chương trình khác, không có quyền ghi, hoặc hết "
            "chỗ. Tệp cũ vẫn nguyên.",
            bad="phieu-phat.pdf đang mở trong trình xem PDF",
            good="Đóng trình xem PDF rồi dựng lại",
            mend="Đóng chương trình đang mở tệp, xem lại quyền ghi và chỗ trống, rồi dựng lại; hoặc chọn nơi khác bằng "
            "--out.",
        ),
        Explanation(
            Code("edited-by-hand"),
            title="Tệp đã sửa tay được bản dựng mới thay vào chỗ",
            why="Sửa trong thư mục kết quả thì lần dựng sau lại khác; nguồn của mọi chữ là tệp YAML. Bản sửa tay "
            "không mất: nó được cất riêng.",
            bad="Sửa thẳng dist/2024-11/facebook/01-nghi-le/post.txt",
            good="Sửa content/2024-11/01-nghi-le.yaml rồi dựng lại",
            mend="Mở bản sửa tay ở thư mục nêu trong gợi ý, chép chỗ đã sửa vào tệp YAML của tin rồi dựng lại. Không "
            "cần nữa thì xóa bản ấy.",
        ),
        Explanation(
            Code("not-removed"),
            title="Không xóa được tệp cũ",
            why="Tin hay bảng đã bỏ, nhưng tệp cũ của nó còn trong thư mục kết quả và có thể bị đăng nhầm.",
            bad="led/bang-cu/loop.mp4 đang mở trong trình phát phim",
            good="Đóng trình phát phim rồi dựng lại",
            mend="Đóng chương trình đang mở tệp rồi dựng lại, hoặc tự xóa tệp nêu trong báo lỗi.",
        ),
        Explanation(
            Code("outside-dist"),
            title="Thư mục kết quả dẫn ra ngoài",
            why="Một thư mục con là liên kết sang nơi khác; ghi hay xóa qua đó có thể động đến tệp không phải của bản "
            "tin.",
            bad="dist/2024-11/led -> D:/bang-led",
            good="dist/2024-11/led là thư mục thật",
            mend="Bỏ liên kết ấy rồi dựng lại, hoặc chọn nơi khác bằng --out. Cần tệp ở nơi khác thì chép sang sau khi "
            "dựng.",
        ),
        Explanation(
            Code("bad-manifest"),
            title="Tệp kê khai của lần dựng trước không đọc được",
            why="manifest.json cho biết tệp nào trong thư mục kết quả là của bantin. Không đọc được thì tệp cũ không "
            "còn dùng sẽ không được tự xóa.",
            bad="manifest.json bị sửa tay hoặc chép thiếu",
            good="manifest.json để nguyên như bantin ghi",
            mend="Dựng lại: tệp sẽ được ghi mới. Nếu thư mục kết quả còn tệp lạ thì xóa cả thư mục của tháng trong "
            "dist rồi dựng lại.",
        ),
        Explanation(
            Code("not-locked"),
            title="Không ghi được vào kho lưu",
            why="bantin khóa kho lưu .bantin/store để hai lần dựng không ghi lẫn vào nhau; thư mục ấy không ghi được "
            "thì không dựng được.",
            bad="Thư mục làm việc nằm trên đĩa chỉ đọc",
            good="Thư mục làm việc nằm nơi được quyền ghi",
            mend="Xem lại quyền ghi và chỗ trống của thư mục làm việc, hoặc chép nó sang nơi khác.",
        ),
        Explanation(
            Code("stumbled"),
            title="Gặp lỗi của chính bantin",
            why="Đây là lỗi của phần mềm, không phải của nội dung. Tệp đã viết và bản dựng cũ vẫn nguyên.",
            bad="Trang xem trước báo «gặp lỗi của chính bantin»",
            good="bantin check 2024-11",
            mend="Lưu lại tệp để thử lần nữa. Nếu vẫn lỗi thì chạy «bantin check» và gửi nguyên câu báo lỗi cho người "
            "phụ trách máy.",
        ),
        Explanation(
            Code("watch-polling"),
            title="Hệ thống không báo cho bantin lúc tệp được lưu",
            why="Ổ mạng, USB, hay máy đang mở quá nhiều chương trình thì không theo dõi tệp ngay được, nên hình "
            "đổi chậm hơn chừng một giây. Không mất gì.",
            bad="bantin preview, khi hệ thống đã hết lượt theo dõi tệp",
            good="bantin preview, sau khi đã đóng bớt chương trình",
            mend="Cứ làm tiếp. Muốn thấy ngay thì đóng bớt trình duyệt, phần mềm đồng bộ rồi chạy lại.",
        ),
        Explanation(
            Code("watch-stopped"),
            title="Trang xem trước không còn tự đổi khi lưu tệp",
            why="Đây là lỗi của phần mềm. Tệp đã viết vẫn nguyên, nhưng hình trên trang là hình cũ.",
            bad="Trang xem trước báo «không còn tự đổi khi lưu tệp»",
            good="Dừng bằng Ctrl+C rồi chạy lại bantin preview",
            mend="Dừng bằng Ctrl+C rồi chạy lại. Nếu vẫn lỗi thì gửi nguyên câu báo lỗi cho người phụ trách máy.",
        ),
    ),
)
