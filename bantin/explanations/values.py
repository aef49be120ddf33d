"""Values that are not what their field takes."""

from __future__ import annotations

from bantin.explanations.explanation import Area, Explanation, Where
from bantin.model.diagnostic import Code

AREA = Area(
    "Giá trị của từng mục",
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
                  alt: Một chiến sĩ công an hướng dẫn hai cụ bà cài ứng dụng VNeID tại nhà văn hóa.
            """,
            mend="Thêm dòng nêu trong gợi ý, thụt vào bằng các mục cùng cấp. «bantin new» tạo tệp mẫu có đủ mọi mục.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("unknown-key"),
            title="Tên mục không có",
            why="Tên mục gõ sai thì chữ bên phải không được in ở đâu cả; bantin báo thay vì lặng lẽ bỏ đi.",
            bad="""
                sumary: Nghỉ hai ngày.
            """,
            good="""
                summary: Nghỉ hai ngày.
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
                text: Bộ phận Một cửa nghỉ hai ngày.
            """,
            good="""
                text:
                  - Bộ phận Một cửa nghỉ hai ngày.
            """,
            mend="Danh sách: mỗi phần tử một dòng, thụt vào, bắt đầu bằng «- ». Nhóm: mỗi mục con một dòng, thụt vào, "
            "dạng «mục: giá trị». Dòng chữ có dấu «: » thì đặt trong ngoặc kép.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("bad-number"),
            title="Không phải là một con số",
            why="Con số được vẽ thành biểu đồ, được cộng, được in to; chữ lẫn vào thì không tính được.",
            bad="""
                kind: figures
                values:
                  - label: hồ sơ trực tuyến
                    value: khoảng 5 nghìn
            """,
            good="""
                kind: figures
                values:
                  - label: hồ sơ trực tuyến
                    value: 5.000
            """,
            mend="Viết kiểu Việt Nam: 368.063 hoặc 93,32. Đơn vị ghi ở unit, lời giải thích ghi ở label.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("bad-date"),
            title="Không phải là một ngày có thật",
            why="Ngày được in lên ảnh, được so với ngày phát hành, và quyết định bảng LED chiếu đến bao giờ.",
            bad="""
                kind: deadline
                date: 31/11/2024
            """,
            good="""
                kind: deadline
                date: 30/11/2024
            """,
            mend="Viết ngày như 2024-11-30 hoặc 30/11/2024, và xem tháng ấy có ngày ấy không.",
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
            Code("bad-identifier"),
            title="Mã không hợp lệ",
            why="Mã thành tên tệp, tên thư mục và thẻ #, nên phải viết được trên mọi máy.",
            bad="""
                hashtags:
                  - Công an phường
            """,
            good="""
                hashtags:
                  - cong-an-phuong
            """,
            mend="Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối; thay dấu cách bằng dấu gạch nối. Với đầu mối "
            "liên hệ thì ghi mã id trong unit.yaml, không ghi tên.",
            where=Where.HEADER,
        ),
        Explanation(
            Code("bad-address"),
            title="Không phải là một địa chỉ web",
            why="Địa chỉ nguồn được in để ai cũng kiểm tra lại được; thiếu https:// thì không rõ là địa chỉ gì.",
            bad="""
                sources:
                  - name: Bộ Công an
                    url: bocongan.gov.vn
            """,
            good="""
                sources:
                  - name: Bộ Công an
                    url: https://bocongan.gov.vn
            """,
            mend="Mở trang ấy trong trình duyệt rồi chép nguyên địa chỉ, có cả https:// ở đầu và không có dấu cách.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("bad-pixels"),
            title="Không phải là một cỡ hình",
            why="Ảnh được dựng đúng từng điểm ảnh; sai cỡ thì bảng LED co kéo chữ và nhòe.",
            bad="""
                channels:
                  led:
                    boards:
                      - {id: trung-tam, name: Bảng trung tâm, pixels: 384, pitch_mm: 10, viewing_m: 30}
            """,
            good="""
                channels:
                  led:
                    boards:
                      - {id: trung-tam, name: Bảng trung tâm, pixels: 384x192, pitch_mm: 10, viewing_m: 30}
            """,
            mend="Viết chiều rộng, chữ x, chiều cao, tính bằng điểm ảnh, ví dụ 384x192. Số điểm ảnh của bảng bằng số "
            "mô-đun nhân với số điểm ảnh của một mô-đun; hỏi người lắp bảng nếu chưa chắc.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("bad-count"),
            title="Không phải là số mô-đun",
            why="Cỡ của bảng tính từ số mô-đun ngang và dọc; thiếu một chiều thì không tính được.",
            bad="""
                channels:
                  led:
                    boards:
                      - {id: cong, name: Bảng cổng, modules: 12, module: 32x16, pitch_mm: 10, viewing_m: 30}
            """,
            good="""
                channels:
                  led:
                    boards:
                      - {id: cong, name: Bảng cổng, modules: 12x12, module: 32x16, pitch_mm: 10, viewing_m: 30}
            """,
            mend="Viết số mô-đun ngang, chữ x, số mô-đun dọc, ví dụ 12x12.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("bad-hours"),
            title="Không phải là một khoảng giờ",
            why="Bảng LED chỉ chiếu tin trong khoảng giờ ấy; hiểu sai thì tin chiếu lúc không ai xem.",
            bad="""
                led:
                  hours: sáu giờ đến mười giờ tối
            """,
            good="""
                led:
                  hours: 06:00-22:00
            """,
            mend="Viết giờ bắt đầu và giờ kết thúc, mỗi giờ đủ hai chữ số và phút, nối bằng gạch ngang: 06:00-22:00.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("bad-domain"),
            title="Không phải là một tên miền",
            why="Danh sách này quyết định trang nào được in thành địa chỉ bấm được và mã QR, nên chỉ nhận tên miền.",
            bad="""
                official_domains:
                  - https://bocongan.gov.vn/trang-chu
            """,
            good="""
                official_domains:
                  - bocongan.gov.vn
            """,
            mend="Chỉ viết tên miền: bỏ https:// ở đầu và mọi chữ từ dấu «/» trở đi.",
            where=Where.UNIT,
        ),
        Explanation(
            Code("bad-color"),
            title="Không phải là một màu",
            why="Màu được trộn và đo độ tương phản, nên phải viết bằng số; dấu # ngoài ngoặc kép lại bị YAML coi là "
            "ghi chú.",
            bad="""
                colors:
                  ink: white
            """,
            good="""
                colors:
                  ink: "#ffffff"
            """,
            mend='Viết dạng "#rrggbb" bằng chữ thường, trong ngoặc kép. Công cụ chọn màu nào cũng cho dãy này.',
            where=Where.THEME,
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
            why="Tiêu đề dài mấy cũng phải vừa một ảnh; quá mức này thì cỡ chữ nhỏ nhất cũng không chứa nổi.",
            bad=(
                "title: Cảnh báo thủ đoạn giả danh cán bộ Công an gọi điện thoại yêu cầu người dân định danh mức 2 qua "
                "mạng, cài ứng dụng lạ, đọc mã OTP để rồi chiếm đoạt toàn bộ tiền trong tài khoản ngân hàng"
            ),
            good="title: Giả danh Công an “hỗ trợ” định danh mức 2 để chiếm đoạt tài sản",
            mend="Viết ngắn lại: giữ mối nguy và việc cần làm, chuyển phần còn lại xuống summary.",
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
            Code("no-whole"),
            title="Các số không cộng lại thành một tổng",
            why="Biểu đồ tròn vẽ các phần của một tổng. Số âm, số không, hay các phần trăm không cộng lại thành 100 "
            "thì hình vẽ ra là sai.",
            bad="""
                kind: figures
                values:
                  - {label: hồ sơ, value: 5.000}
                series:
                  title: Hồ sơ theo cách nộp
                  chart: donut
                  unit: "%"
                  points:
                    - {label: Trực tuyến, value: "61,5"}
                    - {label: Trực tiếp, value: "30"}
            """,
            good="""
                kind: figures
                values:
                  - {label: hồ sơ, value: 5.000}
                series:
                  title: Hồ sơ theo cách nộp
                  chart: donut
                  unit: "%"
                  points:
                    - {label: Trực tuyến, value: "61,5"}
                    - {label: Trực tiếp, value: "38,5"}
            """,
            mend="Xem lại các số; thiếu một phần thì thêm phần ấy, như «Còn lại». Nếu đó không phải các phần của một "
            "tổng thì chọn chart: bar hoặc chart: line.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("bar-below-zero"),
            title="Biểu đồ thanh có số âm",
            why="Thanh mọc từ số không sang phải; số âm không có chỗ để vẽ.",
            bad="""
                kind: figures
                values:
                  - {label: vụ, value: 12}
                series:
                  title: Tăng, giảm so với năm trước
                  points:
                    - {label: Trộm cắp, value: "-8"}
                    - {label: Lừa đảo, value: "5"}
            """,
            good="""
                kind: figures
                values:
                  - {label: vụ, value: 12}
                series:
                  title: Tăng, giảm so với năm trước
                  chart: line
                  points:
                    - {label: Trộm cắp, value: "-8"}
                    - {label: Lừa đảo, value: "5"}
            """,
            mend="Thêm dòng «chart: line» để vẽ biểu đồ đường, hoặc đổi sang số không âm.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("two-board-sizes"),
            title="Hai cỡ khác nhau cho một bảng",
            why="Cỡ tính từ các mô-đun khác với pixels, nên một trong hai là sai; ảnh sai cỡ thì bảng co kéo chữ.",
            bad="""
                channels:
                  led:
                    boards:
                      - id: trung-tam
                        name: Bảng trung tâm
                        modules: 12x12
                        module: 32x16
                        pixels: 384x160
                        pitch_mm: 10
                        viewing_m: 30
            """,
            good="""
                channels:
                  led:
                    boards:
                      - id: trung-tam
                        name: Bảng trung tâm
                        modules: 12x12
                        module: 32x16
                        pitch_mm: 10
                        viewing_m: 30
            """,
            mend="Đếm lại mô-đun của bảng, rồi xóa mục pixels, hoặc sửa modules và module.",
            where=Where.UNIT,
        ),
    ),
)
