"""Function words of Vietnamese, a closed class, by the side on which they lean: where a line had better end or not.

Words of several syllables are in `lexicon.txt` too. Tones are placed traditionally, as everywhere in this room. A word
that leans both ways («đi», «luôn») stands where it does more often.
"""

from __future__ import annotations


def _listed(text: str) -> frozenset[str]:
    """Read words of one or several syllables, with commas between."""
    return frozenset(" ".join(word.split()) for word in text.split(","))


CONJUNCTIONS = _listed(
    """
    bởi, bởi vì, cho dù, cho nên, dù, hay, hoặc, hoặc là, huống chi, khi, khiến cho, kẻo, mà, miễn là, mặc dù, ngay khi,
    nếu, nếu như, nhằm, nhưng, nhưng mà, rồi, sau khi, song, thay vì, thế nên, thì, trong khi, trước khi, tuy, tuy là,
    tuy nhiên, và, vì, vì vậy, vì thế, để
    """
)
"""They begin a clause, or go on with a list: «và», «để», «trước khi»."""

PREPOSITIONS = _listed(
    """
    bên cạnh, bên ngoài, bên trong, bằng, cho, của, do, dưới, dẫn tới, dẫn đến, giống như, giữa, kể cả, ngay cả, ngay
    dưới, ngay trên, ngay trong, ngay tại, ngay từ, ngoài, nhất là, nhờ, như, quanh, rằng,
    so với, thay cho, thông qua, trên, trong, tại, từ, với, đến từ, đối với, kể từ, ở
    """
)
"""They begin a phrase: «của», «bằng», «đối với»."""

DIRECTIONS = _listed("lên, qua, sang, sau, theo, trước, tới, vào, về, xuống, đến")
"""Prepositions that may also end a verb: «gửi đến | trạm», «chạy theo | rồi hỏi»."""

VERBAL = _listed(
    """
    bị, chẳng, chỉ, chỉ cần, chưa, chớ, cùng, càng, cũng, còn, cần, cần phải, cứ, có thể, dám, dường như, gần như, hãy,
    hơi, hầu như, khá, không, không chỉ, không hề, không nên, không phải, không thể, là, luôn, luôn luôn, muốn, nên,
    phải, rất, sẽ, sắp, thường, tuyệt đối không, tự, vẫn, vẫn còn, vừa, xin, đang, đã, đã từng, đều, đừng
    """
)
"""They begin a predicate and stand before its verb: «không», «đã», «có thể»."""

NOMINAL = _listed(
    """
    bao nhiêu, bất cứ, bất kỳ, bức, chiếc, cuộc, cuốn, các, cái, căn, cả, gần, gấp, hầu hết, khoảng, khỏi, kẻ, lúc, mấy,
    một, một số, một vài, mọi, mỗi, ngôi, nhiều, những, niềm, nỗi, phần lớn, quyển, sự, tất cả, toàn, trận, tấm, tờ,
    từng, việc, vài, vụ, đa số
    """
)
"""They count or class the noun that follows: «các», «những», «chiếc»."""

PREFIXES = _listed("bất, cựu, phi, phó, siêu, vô, đa, tái")
"""They change the word that follows: «phi | nông nghiệp»."""

CLINGING = CONJUNCTIONS | PREPOSITIONS | DIRECTIONS | VERBAL | NOMINAL
"""Words that lean on what follows and look lost at the end of a line: «của», «để», «bị», «trước khi»."""

FOLLOWING = _listed("gì, kia, này, nào, nọ, đâu, đó, đấy, ấy")
"""They point at what stands before them, and look lost where a line begins: «bàn tay | kia»."""

PARTICLES = _listed(
    """
    chung, chứ, dần, giúp, hả, hết, hơn, hộ, khác, lại, lắm, mất, mới, ngay, nha, nhau, nhé, nhất, nhỉ, nữa, quá, ra,
    riêng, sớm, thôi, xong, à, ạ
    """
)
"""They end a phrase, mostly a verb's: «gọi | lại», «trả tiền | hộ»; some may also begin one."""

LEADING = _listed("có, con, dễ, khó, làm, lại, mới, người, nơi, ra, được")
"""They may end a phrase, but oftener another one leans on them: «người | bán», «được | cấp»."""

DAYTIMES = _listed("buổi sáng, buổi chiều, chiều, đêm, sáng, sáng sớm, tối, trưa")
"""Parts of a day, to which the day belongs that follows: «sáng | thứ Bảy»."""

WEEKDAYS = _listed("hai, ba, tư, năm, sáu, bảy")
"""What stands after «thứ»; in lists, often alone: «thứ Ba, Năm»."""

DATES = _listed("chủ nhật, ngày, năm, quý, tháng, thứ, tuần")
"""What a day, or a longer time, begins with: as good a place for a line to begin as a preposition."""
