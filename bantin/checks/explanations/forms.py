"""Values that are not written in the form that they must have: numbers, days, sizes, names."""

from __future__ import annotations

from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.model.diagnostic import Code

TOPIC = Topic(
    "Cách viết con số, ngày, cỡ, mã",
    (
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
            mend="Viết ngày có cả năm, như 2024-11-30 hoặc 30/11/2024, và xem tháng ấy có ngày ấy không.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("bad-identifier"),
            title="Mã không hợp lệ",
            why="Mã thành tên tệp, tên thư mục, và là chỗ để các tin gọi tới, nên phải viết được trên mọi máy.",
            bad="""
                contacts:
                  - {id: Công an phường, label: Trực ban, number: "113", checked_on: 2024-11-20}
            """,
            good="""
                contacts:
                  - {id: cong-an-phuong, label: Trực ban, number: "113", checked_on: 2024-11-20}
            """,
            mend="Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối; thay dấu cách bằng dấu gạch nối.",
            where=Where.UNIT,
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
            Code("several-series"),
            title="Nhiều chuỗi số trong một biểu đồ",
            why="Mỗi biểu đồ vẽ một chuỗi: các thanh, đường hay phần của một thứ. Trên ảnh nhỏ, nhiều chuỗi "
            "chen nhau thì không ai đọc được.",
            bad="""
                kind: figures
                values:
                  - {label: lượt mượn, value: 5.000}
                series:
                  title: Lượt mượn theo quý
                  points:
                    - {label: Thiếu nhi, values: {Quý I: 1.200, Quý II: 1.400}}
                    - {label: Người lớn, values: {Quý I: 1.100, Quý II: 1.300}}
            """,
            good="""
                kind: figures
                values:
                  - {label: lượt mượn, value: 5.000}
                series:
                  title: Lượt mượn sách thiếu nhi theo quý
                  points:
                    - {label: Quý I, value: 1.200}
                    - {label: Quý II, value: 1.400}
            """,
            mend="Giữ một chuỗi, mỗi điểm một số. Chuỗi khác viết thành một tin số liệu riêng, hoặc thành các con số ở "
            "«values». Muốn so sánh các thứ với nhau thì lấy tổng của mỗi thứ làm một điểm.",
            where=Where.ITEM,
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
