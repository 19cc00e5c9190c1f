"""What is compared of two persons, level by level, best first: the first level that holds counts.

A level's condition is DuckDB SQL over the columns of ``columns.py`` with ``_l`` and ``_r``; each reads the
same both ways. How much a level weighs stands in ``data/weights.toml``.
"""

from typing import Final, NamedTuple

from rasoat.common.words import Words


class Level(NamedTuple):
    """One outcome of a comparison.

    ``rarity``: the column whose value counts for more the fewer people bear it. ``against``: speaks against
    one person so plainly that somebody has to look, whatever else agrees.
    """

    id: str
    condition: str
    words: Words
    rarity: str = ""
    against: bool = False


class Comparison(NamedTuple):
    """One thing compared; where ``unknown`` holds, it says nothing either way."""

    id: str
    unknown: str
    levels: tuple[Level, ...]


OTHERWISE: Final = "ELSE"
_SAME_LETTERS: Final = "tight_l = tight_r"
_WORDS_IN: Final = "list_has_all(string_split(folded_{}, ' '), string_split(folded_{}, ' '))"
_DAY_UNKNOWN: Final = "(day_l IS NULL OR day_r IS NULL)"
_MONTHS_AGREE: Final = "(month_l IS NULL OR month_r IS NULL OR month_l = month_r)"

IDENTITY: Final = Comparison(
    "identity",
    "number_l IS NULL OR number_r IS NULL OR length(number_l) <> length(number_r)",
    (
        Level("same", "number_l = number_r", Words("Cùng số định danh/CMND", "Same identity number")),
        Level(
            "slip",
            "damerau_levenshtein(number_l, number_r) = 1",
            Words("Số định danh/CMND lệch một chữ số", "Identity numbers differ in one digit"),
            against=True,
        ),
        Level(
            "different",
            OTHERWISE,
            Words(
                "Hai số định danh/CMND cùng loại mà khác nhau", "Two identity numbers of one kind that differ"
            ),
            against=True,
        ),
    ),
)
NAME: Final = Comparison(
    "name",
    "tight_l IS NULL OR tight_r IS NULL",
    (
        Level("spelled", "spelled_l = spelled_r", Words("Họ tên giống hệt", "Same name"), "bag"),
        Level(
            "bare",
            f"{_SAME_LETTERS} AND (bare_l OR bare_r)",
            Words(
                "Họ tên giống nhau, một bên viết không dấu", "Same name, written without accents on one side"
            ),
            "bag",
        ),
        Level(
            "letters",
            _SAME_LETTERS,
            Words("Họ tên giống nhau nếu bỏ dấu; dấu khác nhau", "Same name without accents; accents differ"),
            "bag",
        ),
        Level(
            "order",
            "bag_l = bag_r",
            Words("Cùng các chữ trong họ tên, khác thứ tự", "Same words of the name in another order"),
            "bag",
        ),
        Level(
            "middle_missing",
            f"ends_l = ends_r AND ({_WORDS_IN.format('l', 'r')} OR {_WORDS_IN.format('r', 'l')})",
            Words(
                "Cùng họ và tên, một bên thiếu tên đệm",
                "Same family and given name, a middle name is missing",
            ),
            "ends",
        ),
        Level(
            "one_letter",
            "damerau_levenshtein(tight_l, tight_r) = 1",
            Words("Họ tên lệch một chữ cái", "Names differ in one letter"),
        ),
        Level(
            "middle_differs",
            "ends_l = ends_r",
            Words("Cùng họ và tên, khác tên đệm", "Same family and given name, other middle name"),
            "ends",
            against=True,
        ),
        Level(
            "given",
            "given_l = given_r",
            Words("Chỉ giống tên gọi", "Only the given name is the same"),
            against=True,
        ),
        Level("different", OTHERWISE, Words("Họ tên khác nhau", "Different names"), against=True),
    ),
)
BIRTH: Final = Comparison(
    "birth",
    "year_l IS NULL OR year_r IS NULL",
    (
        Level(
            "day",
            "year_l = year_r AND month_l = month_r AND day_l = day_r",
            Words("Cùng ngày, tháng, năm sinh", "Born on the same day"),
        ),
        Level(
            "swapped",
            "year_l = year_r AND month_l = day_r AND day_l = month_r",
            Words("Cùng năm sinh, ngày và tháng đổi chỗ", "Same birth year, day and month change places"),
        ),
        Level(
            "year",
            f"year_l = year_r AND {_DAY_UNKNOWN} AND {_MONTHS_AGREE}",
            Words(
                "Cùng năm sinh; một bên chỉ biết năm (ngày 1/1 coi là chỉ biết năm)",
                "Same birth year; one side knows the year only (1 January is taken as that)",
            ),
        ),
        Level(
            "year_slip",
            "month_l = month_r AND day_l = day_r AND abs(year_l - year_r) IN (1, 10)",
            Words(
                "Cùng ngày, tháng sinh; năm lệch 1 hoặc 10",
                "Same day and month; birth years differ by 1 or 10",
            ),
        ),
        Level(
            "near_year",
            f"abs(year_l - year_r) = 1 AND {_DAY_UNKNOWN}",
            Words("Năm sinh lệch 1", "Birth years differ by 1"),
        ),
        Level(
            "other_day",
            "year_l = year_r",
            Words("Cùng năm sinh, khác ngày hoặc tháng", "Same birth year, other day or month"),
            against=True,
        ),
        Level("different", OTHERWISE, Words("Năm sinh khác nhau", "Different birth years"), against=True),
    ),
)
SEX: Final = Comparison(
    "sex",
    "sex_l IS NULL OR sex_r IS NULL",
    (
        Level("same", "sex_l = sex_r", Words("Cùng giới tính", "Same sex")),
        Level("different", OTHERWISE, Words("Khác giới tính", "Different sex"), against=True),
    ),
)
RELATION: Final = Comparison(
    "relation",
    "relation_l IS NULL OR relation_r IS NULL",
    (
        Level(
            "same",
            "relation_l = relation_r",
            Words("Cùng quan hệ với chủ hộ", "Same relation to the head of household"),
        ),
        Level(
            "different",
            OTHERWISE,
            Words("Khác quan hệ với chủ hộ", "Other relation to the head of household"),
        ),
    ),
)
VILLAGE: Final = Comparison(
    "village",
    "village_l IS NULL OR village_r IS NULL",
    (
        Level("same", "village_l = village_r", Words("Cùng thôn", "Same village")),
        Level("different", OTHERWISE, Words("Khác thôn", "Other village")),
    ),
)
COMPARISONS: Final = (IDENTITY, NAME, BIRTH, SEX, RELATION, VILLAGE)

# Decided from the pairs found, not in SQL: see ``households.py``.
HOUSEHOLD: Final = Comparison(
    "household",
    "",
    (
        Level(
            "most",
            "",
            Words(
                "Từ nửa số người còn lại của hộ nhỏ hơn cũng trùng",
                "At least half of the smaller household's other members are found in the other one too",
            ),
        ),
        Level(
            "some",
            "",
            Words("Có người khác trong hai hộ cũng trùng", "Another member is found in both households"),
        ),
        Level(
            "none",
            "",
            Words("Không ai khác trong hai hộ trùng nhau", "Nobody else is found in both households"),
        ),
        Level(
            "one",
            "",
            Words("Cả hai nằm trong cùng một hộ", "Both stand in one and the same household"),
            against=True,
        ),
    ),
)
