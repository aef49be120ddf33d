"""Films: their length, their voices, their footage."""

from __future__ import annotations

from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.model.diagnostic import Code

TOPIC = Topic(
    "Video và lời đọc",
    (
        Explanation(
            Code("long-film"),
            title="Video dài quá mức Reels nhận",
            why="Facebook không nhận Reels dài hơn 90 giây, và người xem bỏ dở từ lâu trước đó.",
            bad="limit_seconds: 180, video dựng ra 140 giây",
            good="limit_seconds: 90",
            mend="Ghi limit_seconds: 90 ở channels: video: trong content/unit.yaml, hoặc ghi vào vài tin một dòng "
            "kể các kênh khác: channels: [facebook, led, zalo].",
        ),
        Explanation(
            Code("no-room-in-film"),
            title="Video chung không đủ giờ cho mọi tin",
            why="Video quá 45 giây thì ít người xem hết, nên video chung dài nhất limit_seconds: tin nguy hiểm hơn vào "
            "trước, rồi mỗi loại một tin, rồi theo thứ tự của tháng. Tin còn lại được nêu tên ở cuối video nếu còn "
            "giờ, kê trong bài đăng kèm video, và có đủ ở các kênh khác. Đây là lưu ý, không phải lỗi.",
            bad="limit_seconds: 45, cả tháng cần 74 giây",
            good="limit_seconds: 74",
            mend="Tin nào phải có thì kể đủ các kênh ở tin ấy: channels: [facebook, led, video, zalo]. Ghi riêng "
            "channels: [video] thì tin chỉ còn ở video. Muốn có đủ mọi tin thì tăng limit_seconds như gợi ý ghi.",
        ),
        Explanation(
            Code("film-over-limit"),
            title="Video dài hơn mức đã đặt vì những tin phải có",
            why="Tin nào ghi rõ «video» ở channels thì luôn có trong video, mà tin nguy hiểm không nhường chỗ cho "
            "tin ấy, nên riêng những tin ấy đã quá limit_seconds, dù đã rút còn câu đầu.",
            bad="limit_seconds: 10, hai tin ghi channels: [video]",
            good="limit_seconds: 20",
            mend="Tăng limit_seconds như gợi ý ghi, hoặc bỏ dòng channels của tin không nhất thiết phải có: tin không "
            "có dòng ấy đi mọi kênh, và vào video khi còn giờ.",
        ),
        Explanation(
            Code("shortened-slide"),
            title="Chữ của tin trên video bị rút bớt",
            why="Để cả video vừa limit_seconds, tin này chỉ hiện một trang hoặc câu đầu. Đây là lưu ý, không phải lỗi.",
            bad="summary có bốn câu, video chỉ hiện câu đầu",
            good="video: text: có một câu ngắn, hiện đủ",
            mend="Muốn tự chọn chữ thì viết câu ngắn ở video: text: của tin ấy, hoặc ghi vào tin khác một dòng "
            "kể các kênh còn lại: channels: [facebook, led, zalo].",
        ),
        Explanation(
            Code("no-points-in-film"),
            title="Video riêng của tin không nói việc cần làm",
            why="Video riêng dài nhất 20 giây, nói việc cần làm trên một trang. Lời của tin đã chiếm gần hết giờ, hoặc "
            "ý đầu của mục ấy dài quá, thì không kịp đọc, nên video bỏ trang ấy; bài đăng vẫn có đủ. Đây là lưu ý, "
            "không phải lỗi.",
            bad="Bước đầu của steps là một câu dài sáu dòng",
            good="Bước đầu của steps là một câu ngắn, chi tiết ở bước sau",
            mend="Viết một câu ngắn ở video: text: của tin ấy, và ý đầu của mục thành một câu ngắn, chi tiết để sang ý "
            "sau.",
        ),
        Explanation(
            Code("no-place-for-clip"),
            title="Trang video không có chỗ cho đoạn video",
            why="Mẫu của khuôn hình ấy không có ô hình nào dành cho đoạn video, nên trang hiện mà không có đoạn ấy.",
            bad="Mẫu video/square/notice.xml không có <image> với src là clip",
            good='Mẫu có <image src="{{ clip }}" …/>',
            mend="Thêm <image> có src là clip vào mẫu nêu ở gợi ý; templates/README.md có ví dụ.",
        ),
        Explanation(
            Code("no-voice"),
            title="Tin có lời đọc mà chưa có giọng đọc",
            why="Có mục narration nhưng không có tệp ghi âm, cũng chưa chọn giọng máy, nên video im lặng ở tin này.",
            bad="""
                video:
                  narration:
                    text: Mời bà con cùng nghe.
            """,
            good="""
                video:
                  narration:
                    file: loi-doc.wav
                    text: Mời bà con cùng nghe.
            """,
            mend="Ghi tên tệp ghi âm ở narration: file:, hoặc chọn giọng máy ở channels: video: speech: trong "
            "content/unit.yaml. Không cần đọc thì bỏ mục narration.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("no-transcript"),
            title="Chưa chép lời của tệp ghi âm",
            why="Phụ đề lấy từ tiêu đề và nội dung trên video, có thể khác lời đọc. Người khiếm thính, người xem tắt "
            "tiếng chỉ có phụ đề.",
            bad="""
                video:
                  narration:
                    file: loi-doc.wav
            """,
            good="""
                video:
                  narration:
                    file: loi-doc.wav
                    text: Mời bà con cùng nghe.
            """,
            mend="Chép đúng lời đọc vào narration: text:.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("voices-overlap"),
            title="Lời đọc chồng lên nhau",
            why="Lời đọc lúc dựng dài hơn lúc lập kế hoạch, nên hai người nói cùng lúc, không ai nghe được.",
            bad="Lệnh giọng đọc mỗi lần đọc một tốc độ khác nhau",
            good="Lệnh giọng đọc lần nào cũng đọc như nhau",
            mend="Dựng lại. Nếu còn báo thì xem lại lệnh ở speech: command trong content/unit.yaml.",
        ),
        Explanation(
            Code("speech-failed"),
            title="Giọng máy không đọc được",
            why="Giọng chưa cài, lệnh của giọng sai, chạy quá lâu, hoặc không tạo ra tệp âm thanh.",
            bad="speech: command: [may-doc]",
            good='speech: command: [may-doc, "{text}", "{out}"]',
            mend="Chạy thử lệnh ấy ngoài bantin. Giọng có sẵn nằm trong các gói ghi ở .bantin-ci/requirements.lock: "
            "cài chúng, rồi ghi speech: voice: espeak; thư mục dành cho Windows không kèm giọng nào. Không cần giọng "
            "máy thì bỏ speech.",
        ),
        Explanation(
            Code("film-failed"),
            title="Không mã hóa được video",
            why="Bộ mã hóa ffmpeg dừng giữa chừng, thường do hết chỗ trên ổ đĩa. Video cũ, nếu có, vẫn nguyên.",
            bad="Ổ đĩa còn 50 MB",
            good="Ổ đĩa còn 5 GB",
            mend="Giải phóng ổ đĩa rồi dựng lại; phần đã dựng xong vẫn được giữ. Nếu vẫn lỗi thì gửi nguyên câu báo "
            "lỗi cho người phụ trách máy.",
        ),
    ),
)
