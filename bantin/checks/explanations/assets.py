"""Pictures, recordings and footage."""

from __future__ import annotations

from bantin.checks.explanations.explanation import Explanation, Topic, Where
from bantin.model.diagnostic import Code

_PATH_WHY = (
    "Mọi tệp đi kèm nằm trong thư mục assets, để chép cả thư mục sang máy khác vẫn dựng được. Đường dẫn của riêng một "
    "máy, như C:\\…, hay đường dẫn có «..», ở máy khác không có."
)
_PATH_MEND = "Chép tệp vào thư mục assets của tháng rồi chỉ ghi tên tệp. Thư mục con thì ngăn bằng dấu «/»."
_MISSING_WHY = "Tên ghi trong tin và tên tệp phải giống nhau từng chữ, kể cả chữ hoa, chữ thường và đuôi tệp."
_MISSING_MEND = (
    "Sửa tên theo gợi ý, hoặc chép tệp vào thư mục nêu trong báo lỗi. Chưa có tệp thì xóa cả mục, như «image» với các "
    "dòng thụt vào dưới nó."
)
_LARGE_WHY = (
    "Tệp quá nặng làm đầy bộ nhớ và ổ đĩa, dựng rất lâu, mà trên thẻ hay video không đẹp hơn; nên nó bị từ chối trước "
    "khi đọc."
)
_CHANGED_WHY = (
    "Trong lúc dựng mà tệp bị chép đè thì hình đã dựng và hình chưa dựng lấy từ hai tệp khác nhau, nên bantin dừng lại."
)
_CHANGED_MEND = "Chờ chép xong tệp rồi chạy lại. Thư mục đồng bộ (OneDrive, Google Drive) thì chờ đồng bộ xong."
_CHANGED_BAD = "Chép đè tệp trong assets khi «bantin build» đang chạy"
_CHANGED_GOOD = "Chép xong tệp rồi mới chạy «bantin build»"

TOPIC = Topic(
    "Ảnh, âm thanh và đoạn video",
    (
        Explanation(
            Code("image-path"),
            title="Đường dẫn ảnh không dùng được",
            why=_PATH_WHY,
            bad=r"""
                image:
                  file: 'C:\Users\Lan\Desktop\anh.jpg'
                  alt: Một chiến sĩ công an hướng dẫn hai cụ bà cài ứng dụng VNeID tại nhà văn hóa của thôn.
            """,
            good="""
                image:
                  file: anh.jpg
                  alt: Một chiến sĩ công an hướng dẫn hai cụ bà cài ứng dụng VNeID tại nhà văn hóa của thôn.
            """,
            mend=_PATH_MEND,
            where=Where.ITEM,
        ),
        Explanation(
            Code("sound-path"),
            title="Đường dẫn tệp âm thanh không dùng được",
            why=_PATH_WHY,
            bad="""
                video:
                  narration:
                    file: ../thang-truoc/loi-doc.wav
                    text: Mời bà con cùng nghe.
            """,
            good="""
                video:
                  narration:
                    file: loi-doc.wav
                    text: Mời bà con cùng nghe.
            """,
            mend=f"{_PATH_MEND} Nhạc nền chung để ở content/assets.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("clip-path"),
            title="Đường dẫn đoạn video không dùng được",
            why=_PATH_WHY,
            bad="""
                video:
                  clip:
                    file: /media/usb/quay.mp4
            """,
            good="""
                video:
                  clip:
                    file: quay.mp4
            """,
            mend=_PATH_MEND,
            where=Where.ITEM,
        ),
        Explanation(
            Code("image-format"),
            title="Ảnh không thuộc dạng dùng được",
            why="Chỉ đọc được ảnh JPEG, PNG và WEBP. Ảnh HEIC của iPhone, tệp PDF hay Word phải đổi trước.",
            bad="""
                image:
                  file: anh.heic
                  alt: Một chiến sĩ công an hướng dẫn hai cụ bà cài ứng dụng VNeID tại nhà văn hóa của thôn.
            """,
            good="""
                image:
                  file: anh.jpg
                  alt: Một chiến sĩ công an hướng dẫn hai cụ bà cài ứng dụng VNeID tại nhà văn hóa của thôn.
            """,
            mend="Mở ảnh rồi xuất (Export, Save as) ra JPEG, chép vào assets. Chỉ đổi đuôi tên tệp thì không được. "
            "Trên iPhone: Cài đặt, Camera, Định dạng, chọn «Tương thích nhất».",
            where=Where.ITEM,
        ),
        Explanation(
            Code("sound-format"),
            title="Tệp âm thanh không thuộc dạng dùng được",
            why="Chỉ đọc được âm thanh WAV, MP3 và M4A.",
            bad="""
                video:
                  narration:
                    file: loi-doc.amr
                    text: Mời bà con cùng nghe.
            """,
            good="""
                video:
                  narration:
                    file: loi-doc.wav
                    text: Mời bà con cùng nghe.
            """,
            mend="Xuất lại từ phần mềm ghi âm ra WAV, MP3 hoặc M4A. Chỉ đổi đuôi tên tệp thì không được.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("clip-format"),
            title="Đoạn video không thuộc dạng dùng được",
            why="Chỉ đọc được video MP4 và MOV, như điện thoại quay ra.",
            bad="""
                video:
                  clip:
                    file: quay.avi
            """,
            good="""
                video:
                  clip:
                    file: quay.mp4
            """,
            mend="Xuất lại ra MP4 (H.264) bằng phần mềm dựng phim hoặc ứng dụng Ảnh. Chỉ đổi đuôi tên tệp thì không "
            "được.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("missing-image"),
            title="Không có ảnh tên ấy",
            why=_MISSING_WHY,
            bad="""
                image:
                  file: Anh.JPG
                  alt: Một chiến sĩ công an hướng dẫn hai cụ bà cài ứng dụng VNeID tại nhà văn hóa của thôn.
            """,
            good="""
                image:
                  file: anh.jpg
                  alt: Một chiến sĩ công an hướng dẫn hai cụ bà cài ứng dụng VNeID tại nhà văn hóa của thôn.
            """,
            mend=_MISSING_MEND,
            where=Where.ITEM,
        ),
        Explanation(
            Code("missing-sound"),
            title="Không có tệp âm thanh tên ấy",
            why=_MISSING_WHY,
            bad="""
                video:
                  narration:
                    file: loi-doc-2.wav
                    text: Mời bà con cùng nghe.
            """,
            good="""
                video:
                  narration:
                    file: loi-doc.wav
                    text: Mời bà con cùng nghe.
            """,
            mend=_MISSING_MEND,
            where=Where.ITEM,
        ),
        Explanation(
            Code("missing-clip"),
            title="Không có đoạn video tên ấy",
            why=_MISSING_WHY,
            bad="""
                video:
                  clip:
                    file: quay-2.mp4
            """,
            good="""
                video:
                  clip:
                    file: quay.mp4
            """,
            mend=_MISSING_MEND,
            where=Where.ITEM,
        ),
        Explanation(
            Code("large-image"),
            title="Ảnh nặng quá mức",
            why=_LARGE_WHY,
            bad="anh.jpg nặng 80 MB",
            good="anh.jpg nặng 3 MB",
            mend="Thu nhỏ ảnh (cạnh dài 4.000 điểm ảnh là thừa đủ) rồi lưu dạng JPEG.",
        ),
        Explanation(
            Code("large-sound"),
            title="Tệp âm thanh nặng quá mức",
            why=_LARGE_WHY,
            bad="loi-doc.wav nặng 800 MB",
            good="loi-doc.m4a nặng 2 MB",
            mend="Cắt lấy đoạn cần dùng, hoặc lưu lại dạng M4A, MP3.",
        ),
        Explanation(
            Code("large-clip"),
            title="Đoạn video nặng quá mức",
            why=_LARGE_WHY,
            bad="quay.mp4 nặng 3 GB, dài nửa giờ",
            good="quay.mp4 nặng 30 MB, dài 15 giây",
            mend="Cắt lấy đoạn cần dùng: mỗi trang chiếu nhiều nhất 10 giây.",
        ),
        Explanation(
            Code("small-image"),
            title="Ảnh nhỏ quá so với chỗ nó đứng",
            why="Ảnh có chưa bằng nửa số điểm ảnh của chỗ nó đứng trên ảnh fanpage hay trên video, nên phóng lên thì "
            "nhòe, nhìn không ra mặt người, biển số, chữ trên ảnh.",
            bad="anh.jpg rộng 100 điểm ảnh, cắt từ màn hình điện thoại",
            good="anh.jpg rộng 2.000 điểm ảnh, chép từ máy ảnh",
            mend="Dùng ảnh gốc. Ảnh gửi qua Zalo, Facebook thường đã bị thu nhỏ: xin lại bằng cách gửi dạng tệp.",
        ),
        Explanation(
            Code("long-emblem"),
            title="Huy hiệu dài quá so với chỗ của nó",
            why="Chỗ của huy hiệu trên ảnh và video hình vuông. Huy hiệu kèm dòng chữ dài thì thu lại chỉ còn một vệt "
            "mỏng, không ai nhận ra là của cơ quan nào.",
            bad="huy-hieu.png rộng 1.000, cao 100 điểm ảnh, có cả tên cơ quan bên cạnh",
            good="huy-hieu.png rộng 400, cao 400 điểm ảnh, chỉ có huy hiệu",
            mend="Cắt lấy phần hình vuông hay hình tròn của huy hiệu; tên cơ quan thì ảnh và video tự in bên cạnh.",
        ),
        Explanation(
            Code("redaction-outside"),
            title="Vùng che nằm ngoài ảnh",
            why="Vùng che không phủ được chỗ cần giấu, nên khuôn mặt hay biển số định che lại lộ ra. Thường do tọa độ "
            "đo trên ảnh khác cỡ, hay ảnh đã xoay.",
            bad="""
                image:
                  file: anh.jpg    # ảnh rộng 1600, cao 1200 điểm ảnh
                  alt: Một chiến sĩ công an hướng dẫn hai cụ bà cài ứng dụng VNeID tại nhà văn hóa của thôn.
                  redactions:
                    - {x: 2000, y: 300, width: 200, height: 120}
            """,
            good="""
                image:
                  file: anh.jpg    # ảnh rộng 1600, cao 1200 điểm ảnh
                  alt: Một chiến sĩ công an hướng dẫn hai cụ bà cài ứng dụng VNeID tại nhà văn hóa của thôn.
                  redactions:
                    - {x: 800, y: 300, width: 200, height: 120}
            """,
            mend="Mở chính tệp ảnh trong assets bằng phần mềm xem được tọa độ rồi đo lại. x cộng width không quá "
            "chiều rộng, y cộng height không quá chiều cao của ảnh.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("unhidden-face"),
            title="Ảnh có mặt người chưa che",
            why="Nạn nhân, trẻ em, người đi đường: đã đăng ảnh thì không thu lại được. Máy chỉ nhắc: nó bỏ sót mặt "
            "nhỏ, mặt nghiêng, mặt khuất, có khi nhìn nhầm hình vẽ, nên không báo không có nghĩa là không có ai.",
            bad="""
                image:
                  file: anh.jpg    # một người dân ngồi trước máy
                  alt: Một người dân ngồi trước máy tính tại nhà văn hóa của thôn, cạnh một chiến sĩ công an.
            """,
            good="""
                image:
                  file: anh.jpg
                  alt: Một người dân ngồi trước máy tính tại nhà văn hóa của thôn, cạnh một chiến sĩ công an.
                  redactions:
                    - {x: 800, y: 300, width: 200, height: 240}
            """,
            mend="Chép vùng che mà gợi ý đã tính sẵn vào redactions của ảnh, dựng lại rồi xem. Người ấy được phép nêu "
            "(lãnh đạo phát biểu, người bị truy nã) hoặc máy nhìn nhầm thì ghi tên tệp ảnh vào publish với lý do và "
            "căn cứ: người duyệt sẽ thấy.",
        ),
        Explanation(
            Code("bad-image"),
            title="Ảnh không mở được",
            why="Tệp bị hỏng, chép chưa đủ, hoặc là dạng khác bị đổi đuôi; cũng có thể lớn quá 50 triệu điểm ảnh.",
            bad="anh.heic đổi tên thành anh.jpg",
            good="anh.heic xuất ra anh.jpg bằng ứng dụng Ảnh",
            mend="Mở thử ảnh bằng chương trình xem ảnh. Mở được thì lưu lại ra JPEG; không mở được thì chép lại từ máy "
            "gốc. Ảnh quá lớn thì thu nhỏ: 2.000 điểm ảnh mỗi chiều là đủ.",
        ),
        Explanation(
            Code("bad-sound"),
            title="Tệp âm thanh không dùng được",
            why="Tệp bị hỏng, chép chưa đủ, không có tiếng, hoặc quá 10 phút hay 200 MB.",
            bad="loi-doc.wav chỉ có im lặng",
            good="loi-doc.wav nghe rõ lời",
            mend="Nghe thử tệp. Nghe được thì xuất lại ra WAV hoặc MP3; dài quá thì cắt ngắn; không nghe được thì ghi "
            "âm lại.",
        ),
        Explanation(
            Code("bad-clip"),
            title="Đoạn video không dùng được",
            why="Tệp bị hỏng, chép chưa đủ, quá dài, quá lớn, không có tiếng mà muốn giữ tiếng, hoặc start, end nằm "
            "ngoài đoạn.",
            bad="""
                video:
                  clip: {file: quay.mp4, start: 12}    # đoạn này chỉ dài 3 giây
            """,
            good="""
                video:
                  clip: {file: quay.mp4, start: 1}    # đoạn này dài 3 giây
            """,
            mend="Xem thử đoạn video, rồi làm theo gợi ý: chép lại, xuất lại ra MP4 (H.264), cắt ngắn, hoặc sửa start, "
            "end, sound.",
            where=Where.ITEM,
        ),
        Explanation(
            Code("changed-image"),
            title="Ảnh thay đổi trong lúc dựng",
            why=_CHANGED_WHY,
            bad=_CHANGED_BAD,
            good=_CHANGED_GOOD,
            mend=_CHANGED_MEND,
        ),
        Explanation(
            Code("changed-sound"),
            title="Tệp âm thanh thay đổi trong lúc dựng",
            why=_CHANGED_WHY,
            bad=_CHANGED_BAD,
            good=_CHANGED_GOOD,
            mend=_CHANGED_MEND,
        ),
        Explanation(
            Code("changed-clip"),
            title="Đoạn video thay đổi trong lúc dựng",
            why=_CHANGED_WHY,
            bad=_CHANGED_BAD,
            good=_CHANGED_GOOD,
            mend=_CHANGED_MEND,
        ),
    ),
)
