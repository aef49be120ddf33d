"""LED boards: what finds no room, what nobody can read in time or from afar, what dazzles."""

from __future__ import annotations

from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.model.diagnostic import Code

TOPIC = Topic(
    "Bảng LED",
    (
        Explanation(
            Code("too-long-for-board"),
            title="Chữ không vừa bảng",
            why="Chữ trên bảng phải đủ to để đọc từ viewing_m, nên mỗi bảng chỉ chứa được chừng ấy chữ. bantin chia ra "
            "nhiều lượt trước khi báo; còn báo là không chia nổi nữa. Dòng chữ nhỏ không đủ chỗ thì bảng vẫn hiện tiêu "
            "đề; tiêu đề không đủ chỗ thì bảng không có tin ấy.",
            bad=(
                "led:\n"
                "  title: Cảnh báo thủ đoạn giả danh cán bộ Công an gọi điện yêu cầu người dân định danh mức 2\n"
                "  text: Bà con tuyệt đối không cài ứng dụng từ đường dẫn lạ, không đọc mã OTP cho bất kỳ ai, không "
                "chuyển tiền theo yêu cầu qua điện thoại, và báo ngay cho Công an xã, phường nơi gần nhất để được "
                "hướng dẫn cách xử lý kịp thời, tránh bị chiếm đoạt tài sản trong tài khoản ngân hàng; ai đã lỡ "
                "chuyển tiền thì gọi ngay ngân hàng xin khóa tài khoản, giữ lại tin nhắn, cuộc gọi và biên lai "
                "rồi đến trình báo"
            ),
            good="""
                led:
                  title: Giả danh Công an
                  text: Đừng cài ứng dụng lạ
            """,
            mend="Viết chữ ngắn riêng cho bảng ở led: title và led: text, bớt số chữ nêu trong báo lỗi. Bảng nhỏ quá "
            "thì ghi vào tin một dòng kể các kênh khác: channels: [facebook, video, zalo].",
            where=Where.ITEM,
        ),
        Explanation(
            Code("no-room-on-board"),
            title="Bảng không đủ chỗ cho tiêu đề của vài tin",
            why="Tiêu đề của tin viết cho thẻ và bài đăng, thường dài hơn chỗ trên bảng. bantin không cắt chữ của ai, "
            "nên bảng bỏ tin ấy và nói một lần; các kênh khác vẫn có đủ.",
            bad="Tiêu đề 36 chữ, bảng chứa 18, tin không có «led: title»",
            good="led: {title: Giả danh cán bộ thuế}",
            mend="Viết tiêu đề ngắn ở led: title của từng tin được nêu, không quá số chữ mà bảng chứa; hoặc "
            "ghi channels: [facebook, video, zalo] vào tin không cần lên bảng.",
        ),
        Explanation(
            Code("no-number-on-board"),
            title="Bảng không có chỗ cho số để gọi",
            why="Cảnh báo và thông báo tìm được thêm một lượt «Gọi …» sau tiêu đề. Bảng nhỏ quá, xe qua nhanh quá hay "
            "slot_seconds ngắn quá thì không còn lượt ấy, và người đi đường không biết báo cho ai.",
            bad="led: {text: Đi lạc chiều thứ Bảy ở chợ}",
            good="led: {text: Gọi 0900 000 000}",
            mend="Viết số ấy ở led: text của tin, thay cho điều khác, và tiêu đề ngắn lại ở led: title nếu gợi ý nêu "
            "số chữ; hoặc tăng slot_seconds của bảng.",
        ),
        Explanation(
            Code("summary-off-board"),
            title="Bảng nói câu khác, ngắn hơn, thay cho tóm tắt",
            why="Bảng không đủ chỗ cho câu dài bằng chữ đọc được từ xa. Tin có lời ngắn viết cho video thì bảng nói "
            "lời ấy; tin có ngày giờ, nơi chốn nằm ở câu khác thì bảng nói câu ấy, vì bà con đi qua cần nó trước tiên.",
            bad="Tóm tắt 30 chữ không có ngày giờ, mục text có câu «Từ 7:30 ngày 15/12 tại trạm»",
            good="led: {text: 7:30 ngày 15/12 tại trạm}",
            mend="Đúng điều bà con cần thì để nguyên. Muốn nói điều khác thì viết câu ngắn ở led: title, led: text "
            "của tin.",
        ),
        Explanation(
            Code("short-on-board"),
            title="Bảng nhỏ chỉ nói được một phần của tin",
            why="Bảng chỉ đủ vài chữ thì không nhắc lại được đang nói việc gì, và người qua đường không đứng đợi "
            "nửa câu sau. Vì thế bảng ấy chỉ chiếu những ảnh tự đọc được: việc gì, làm gì, hạn hay con số, gọi ai; "
            "câu không nằm gọn trong một ảnh thì bỏ; tin không có phần nào tự đọc được thì cả tin không hiện.",
            bad="led: {title: Giả danh Công an, text: Đừng cài ứng dụng từ đường dẫn lạ} trên bảng 64x64",
            good="led: {title: Giả danh Công an, text: Đừng cài ứng dụng từ đường dẫn lạ, short: [Giả danh Công an, "
            "Đừng cài app lạ]}",
            mend="Viết lời riêng cho bảng nhỏ ở led: short, mỗi dòng là một ảnh, không quá số ký tự nêu ở "
            "đó; số để gọi thì bantin thêm. Bảng lớn vẫn nói led: title, led: text.",
        ),
        Explanation(
            Code("small-on-board"),
            title="Chữ trên bảng phải thu nhỏ",
            why="Cả vòng phát chỉ có hai bậc cỡ chữ, to vừa cho bảng ấy, mỗi tin một bậc. Chữ không đủ chỗ ở các "
            "cỡ ấy, chia ra nhiều lượt cũng không được, thì bantin mới thu nhỏ: người đứng xa khó đọc, và cả vòng phát "
            "chữ lúc to lúc nhỏ.",
            bad="led: {title: Bà con ven suối khẩn trương di dời tài sản lên nhà văn hóa trước khi trời tối}",
            good="led: {title: Dời lên nhà văn hóa trước tối nay}",
            mend="Viết ngắn lại ở led: title, led: text của tin, bớt những chữ nêu trong lưu ý.",
        ),
        Explanation(
            Code("no-when-on-board"),
            title="Bảng không có chỗ cho ngày giờ, nơi chốn",
            why="Ngày giờ, nơi chốn của tin nằm ở câu khác, dài hơn chỗ hay số giây còn lại trên bảng, nên người đi "
            "đường biết có việc mà không biết hôm nào, ở đâu.",
            bad="Tiêu đề 18 chữ, câu có ngày giờ 20 chữ, bảng 64x32",
            good="led: {title: Tiêm cúm, text: 7:30 ngày 15/12}",
            mend="Viết một câu ngắn có ngày giờ, nơi chốn ở led: text của tin, và tiêu đề ngắn ở led: title; hoặc tăng "
            "slot_seconds của bảng.",
        ),
        Explanation(
            Code("headline-only"),
            title="Bảng chỉ hiện tiêu đề của vài tin",
            why="Tóm tắt hay con số của tin dài hơn chỗ trên bảng, nên bảng chỉ hiện tiêu đề.",
            bad="Tóm tắt 22 chữ, bảng chứa 20, tin không có «led: text»",
            good="led: {text: Đừng cài ứng dụng lạ}",
            mend="Muốn có dòng chữ nhỏ thì viết một câu ngắn ở led: text của tin, không quá số chữ còn chỗ nêu trong "
            "lưu ý; còn chỗ cho 0 chữ thì viết tiêu đề ngắn hơn ở led: title trước.",
        ),
        Explanation(
            Code("board-too-far"),
            title="Bảng quá thấp để đọc từ xa như thế",
            why="Mắt người chỉ đọc được chữ đủ to so với khoảng cách. Một dòng chữ to cỡ ấy đã cao hơn cả bảng, nên "
            "không ảnh nào đọc được.",
            bad="""
                channels:
                  led:
                    boards:
                      - {id: cong, name: Bảng cổng, pixels: 128x32, pitch_mm: 5, viewing_m: 100}
            """,
            good="""
                channels:
                  led:
                    boards:
                      - {id: cong, name: Bảng cổng, pixels: 256x128, pitch_mm: 5, viewing_m: 10}
            """,
            mend="Xem lại viewing_m (mét), pitch_mm (khoảng cách điểm ảnh) và pixels. Nếu đúng cả thì bảng này không "
            "hợp để đăng tin: bỏ nó khỏi unit.yaml.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("never-shown"),
            title="Ngày chiếu cuối trước ngày chiếu đầu",
            why="Với hai ngày ấy, tin không bao giờ hiện lên bảng.",
            bad="""
                led:
                  since: 2024-12-15
                  until: 2024-12-01
            """,
            good="""
                led:
                  since: 2024-12-01
                  until: 2024-12-15
            """,
            mend="Sửa led: since (ngày đầu) và led: until (ngày cuối). Bỏ trống since là từ ngày phát hành.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("long-dwell"),
            title="Tin cần nhiều giây hơn bảng dành cho một tin",
            why="Hết slot_seconds, bảng chuyển sang tin khác khi người xem chưa đọc xong.",
            bad="""
                channels:
                  led:
                    boards:
                      - {id: cong, name: Bảng cổng, pixels: 384x192, pitch_mm: 10, viewing_m: 30, slot_seconds: 2}
            """,
            good="""
                channels:
                  led:
                    boards:
                      - {id: cong, name: Bảng cổng, pixels: 384x192, pitch_mm: 10, viewing_m: 30, slot_seconds: 30}
            """,
            mend="Viết chữ ngắn lại ở led: title và led: text, hoặc xin thêm giây cho mỗi tin rồi sửa slot_seconds.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("many-units"),
            title="Một ảnh có quá nhiều ý",
            why="Người đi qua chỉ nhớ được vài ý mỗi lượt; thêm dòng thì không dòng nào được nhớ.",
            bad="Mẫu led/warning.xml in loại tin, tiêu đề, ba khuyến cáo và số gọi trên một ảnh",
            good="Mẫu in loại tin, tiêu đề và một khuyến cáo",
            mend="Bớt dòng chữ trong mẫu nêu ở gợi ý, hoặc xóa bản chép của mẫu ấy để mẫu đi kèm trở lại.",
        ),
        Explanation(
            Code("long-phase"),
            title="Một ảnh phải đọc quá lâu",
            why="Người qua đường không đứng lại lâu thế trước một ảnh; họ đi khi chưa đọc hết.",
            bad="Một ảnh có 40 chữ",
            good="Hai ảnh, mỗi ảnh 12 chữ",
            mend="Viết ngắn lại ở led: title và led: text, bớt số chữ nêu trong gợi ý.",
        ),
        Explanation(
            Code("too-fast-to-read"),
            title="Xe chạy qua không kịp đọc",
            why="Ở tốc độ ấy, người trên xe chỉ thấy bảng vài giây. Đọc cố khi đang lái xe là nguy hiểm. "
            "Vì thế bảng tự nói ít chữ đi; tiêu đề không bớt được thì bảng bỏ tin, lời viết riêng ở led: thì giữ.",
            bad="""
                channels:
                  led:
                    boards:
                      - {id: cong, name: Bảng cổng, pixels: 384x192, pitch_mm: 10, viewing_m: 20, speed_kmh: 120}
            """,
            good="""
                channels:
                  led:
                    boards:
                      - {id: cong, name: Bảng cổng, pixels: 384x192, pitch_mm: 10, viewing_m: 30}
            """,
            mend="Viết ngắn lại ở led:, hoặc thôi đưa tin lên bảng: channels: [facebook, video, zalo]. Nếu trước "
            "bảng chỉ có người đi bộ thì bỏ speed_kmh. Đừng kê viewing_m xa hơn chỗ xe đọc được thật: chữ "
            "phải to hơn, bảng chứa ít chữ hơn, có tin phải bỏ.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("long-loop"),
            title="Vòng phát dài quá mức cho phép",
            why="Bảng quay lại tin đầu khi người đứng đó đã đi; tin cuối vòng gần như không ai thấy.",
            bad="""
                channels:
                  led:
                    boards:
                      - {id: cong, name: Bảng cổng, pixels: 384x192, pitch_mm: 10, viewing_m: 30, loop_seconds: 5}
            """,
            good="""
                channels:
                  led:
                    boards:
                      - {id: cong, name: Bảng cổng, pixels: 384x192, pitch_mm: 10, viewing_m: 30, loop_seconds: 120}
            """,
            mend="Viết chữ ngắn ở led:, đặt ngày giờ chiếu (since, until, hours), ghi "
            "channels: [facebook, video, zalo] vào vài tin, hoặc tăng loop_seconds.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("many-films"),
            title="Bảng phải đổi phim quá nhiều lần",
            why="Mỗi ngày hay giờ chiếu riêng tạo ra thêm một phim. Nhiều quá thì người vận hành dễ quên đổi.",
            bad="Tám tin, mỗi tin một until khác nhau",
            good="Các tin dùng chung hai, ba ngày until",
            mend="Đặt chung since, until, hours cho các tin, hoặc dùng đầu phát đọc được danh sách phát (player: "
            "anthias, xibo…).",
        ),
        Explanation(
            Code("padded-film"),
            title="Phim của bảng thêm một hàng điểm đen",
            why="Cỡ phim phải là số chẵn, còn bảng có số điểm ảnh lẻ. Ảnh vẫn đúng từng điểm; chỉ phim rộng hay cao "
            "hơn bảng một điểm.",
            bad="""
                channels:
                  led:
                    boards:
                      - {id: cong, name: Bảng cổng, pixels: 383x192, pitch_mm: 10, viewing_m: 30}
            """,
            good="""
                channels:
                  led:
                    boards:
                      - {id: cong, name: Bảng cổng, pixels: 384x192, pitch_mm: 10, viewing_m: 30}
            """,
            mend="Xem lại pixels. Nếu bảng đúng là số lẻ thì đặt góc trên bên trái của phim trùng góc trên bên trái "
            "của bảng; hàng đen rơi ra ngoài.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("not-board-pixels"),
            title="Ảnh không đúng số điểm ảnh của bảng",
            why="Ảnh lệch cỡ thì bảng co kéo, chữ nhòe và mất nét.",
            bad="Ảnh 384 × 190 cho bảng 384 × 192",
            good="Ảnh 384 × 192 cho bảng 384 × 192",
            mend="Xem lại pixels của bảng trong content/unit.yaml rồi dựng lại. Mẫu của riêng đơn vị thì không được "
            "đổi width, height của thẻ ngoài cùng.",
        ),
        Explanation(
            Code("small-letters"),
            title="Chữ nhỏ hơn mức đọc được",
            why="Từ viewing_m, chữ nhỏ hơn mức ấy chỉ là một vệt sáng.",
            bad='Mẫu ghi <text min-size="10"> cho bảng cần 24 điểm ảnh',
            good='Mẫu ghi <text min-size="{{ smallest }}">',
            mend="Trong mẫu nêu ở gợi ý, đặt min-size không nhỏ hơn smallest.",
        ),
        Explanation(
            Code("low-board-contrast"),
            title="Chữ không đủ nổi trên nền",
            why="Nắng chiếu vào bảng làm mất phần lớn độ tương phản; chữ xám hay chữ màu trên nền màu không đọc được "
            "ban ngày.",
            bad="Chữ xanh trên nền ảnh chụp",
            good="Chữ trắng trên nền đen (led-ground)",
            mend="Trong mẫu hay bộ màu nêu ở gợi ý, dùng chữ sáng trên nền đen.",
        ),
        Explanation(
            Code("bright-board"),
            title="Ảnh quá sáng",
            why="Bảng sáng rực làm chói mắt người lái xe, nhất là ban đêm, và tốn điện gấp nhiều lần nền đen.",
            bad="Nền trắng, chữ đen",
            good="Nền đen, chữ trắng",
            mend="Dùng nền đen, bớt mảng sáng và ảnh chụp trong mẫu nêu ở gợi ý.",
        ),
        Explanation(
            Code("flashing-board"),
            title="Chữ chạy làm bảng chớp",
            why="Chớp quá ba lần một giây có thể gây co giật ở người nhạy cảm và làm người lái xe giật mình.",
            bad="Chữ chạy viết hoa cả câu dài",
            good="Chữ chạy ngắn, viết thường",
            mend="Viết ngắn lại ở led:, bớt chữ hoa. Nếu đã sửa mẫu led/strip.xml thì bỏ các vạch, mảng sáng lặp lại "
            "đều.",
        ),
        Explanation(
            Code("large-package"),
            title="Gói USB của bảng quá nặng",
            why="Nhiều đầu phát và USB định dạng cũ không nhận tệp lớn quá 2 GB.",
            bad="Gói của bảng nặng 2,6 GB",
            good="Gói của bảng nặng 300 MB",
            mend="Bớt tin, bớt ảnh chụp trên bảng ấy, hoặc chỉ chép loop.mp4 vào USB.",
        ),
    ),
)
