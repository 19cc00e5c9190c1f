"""What an administrative paper of Viet Nam carries, in a workbook and in a PDF alike.

The place of the state's name, the issuing body, the title and the signatures follows Decree 30/2020/NĐ-CP,
appendix I (before it Circular 01/2011/TT-BNV): issuing body at the top left, state's name and motto at the
top right, title below in the middle, signatures at the end, the signer on the right.
"""

from dataclasses import dataclass

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
SIGN_HERE = "(Ký, ghi rõ họ tên)"
SIGN_AND_SEAL = "(Ký tên, đóng dấu)"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Lines of the issuing body (its superior first, itself last), and the state's name and motto."""

    left: tuple[str, ...]
    right: tuple[str, ...] = MOTTO


@dataclass(frozen=True, slots=True)
class Signature:
    """A block to sign in: the signer's title, what to do there, the name if it is known."""

    title: str
    note: str = SIGN_HERE
    name: str = ""
