"""The faults with which a person is recorded again."""

import re
from collections.abc import Callable
from random import Random

from rasoat.common import names
from rasoat.demonstration.chance import between, one_of
from rasoat.register.duplicates.person import Person

# What is heard alike in some region, or written alike by some: one for the other.
HEARD_ALIKE = (
    ("s", "x"),
    ("tr", "ch"),
    ("d", "gi"),
    ("l", "n"),
    ("ă", "â"),
    ("ươ", "ưu"),
    ("n", "ng"),
    ("i", "y"),
)
SEATS = (
    ("hoà", "hòa"),
    ("thuỷ", "thủy"),
    ("thuý", "thúy"),
    ("mỹ", "mĩ"),
    ("lý", "lí"),
    ("quý", "quí"),
    ("kỳ", "kì"),
)
CALLED = ("Tý", "Bé", "Út", "Cu", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")
HOOK_AND_TILDE = str.maketrans("ảẩẳẻểỉỏổởủửỷãẫẵẽễĩõỗỡũữỹ", "ãẫẵẽễĩõỗỡũữỹảẩẳẻểỉỏổởủửỷ")

Change = Callable[[Random, str], str]


class Noise:
    """Each fault comes by itself, with a chance of its own."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def on(self, person: Person) -> Person:
        """The person as somebody else would record them."""
        return person._replace(
            name=self._through(NAME_FAULTS, person.name),
            birth=self._through(BIRTH_FAULTS, person.birth),
            sex=self._through(SEX_FAULTS, person.sex),
            identity_number=self._through(NUMBER_FAULTS, person.identity_number),
        )

    def _through(self, faults: tuple[tuple[float, Change], ...], text: str) -> str:
        for often, change in faults:
            if text and self.chance.random() < often:
                text = change(self.chance, text)
        return text


def without_marks(chance: Random, name: str) -> str:
    """Typed on a keyboard without Vietnamese letters."""
    folded = names.fold(name)
    return folded.title() if chance.random() < 0.5 else folded


def other_case(chance: Random, name: str) -> str:
    """All in capitals, all small."""
    return name.upper() if chance.random() < 0.7 else name.lower()


def other_seat(chance: Random, name: str) -> str:
    """The same syllable written the other way; apostrophes and Đ of other alphabets."""
    for one, other in SEATS:
        name = re.sub(f"(?i){one}", other, name) if re.search(f"(?i){one}", name) else name
    return name.replace("'", one_of(chance, ("’", "", " "))).replace("Đ", one_of(chance, ("Đ", "Ð")))


def other_mark(chance: Random, name: str) -> str:
    """Hỏi for ngã and ngã for hỏi; where there is none, a mark of a letter is lost."""
    swapped = name.translate(HOOK_AND_TILDE)
    if swapped != name:
        return swapped
    words = name.split()
    place = between(chance, 0, len(words) - 1)
    words[place] = names.fold(words[place]).capitalize()
    return " ".join(words)


def heard_otherwise(chance: Random, name: str) -> str:
    """One sound for another in one word."""
    one, other = one_of(chance, HEARD_ALIKE)
    words = name.split()
    place = between(chance, 0, len(words) - 1)
    word = words[place].lower()
    changed = word.replace(one, other, 1) if one in word else word.replace(other, one, 1)
    words[place] = changed.capitalize()
    return " ".join(words)


def middle_dropped(_: Random, name: str) -> str:
    """Family and given name alone."""
    words = name.split()
    return f"{words[0]} {words[-1]}" if len(words) > 2 else name


def order_swapped(_: Random, name: str) -> str:
    """The given name first."""
    words = name.split()
    return " ".join([words[-1], *words[:-1]])


def called_otherwise(chance: Random, name: str) -> str:
    """The name by which neighbours know the person."""
    *before, _ = name.split()
    return " ".join([*before, one_of(chance, CALLED)])


def day_lost(chance: Random, birth: str) -> str:
    """The year alone, half of the time as 1 January."""
    return f"{birth[:4]}-01-01" if chance.random() < 0.5 else birth[:4]


def year_off(chance: Random, birth: str) -> str:
    """One year earlier or later: ages are counted in two ways."""
    return str(int(birth[:4]) + (1 if chance.random() < 0.5 else -1)) + birth[4:]


def another_year(chance: Random, birth: str) -> str:
    """A year remembered wrongly by two to nine years."""
    return str(int(birth[:4]) - between(chance, 2, 9)) + birth[4:]


def another_day(chance: Random, birth: str) -> str:
    """Another day of the year."""
    return (
        f"{birth[:4]}-{between(chance, 1, 12):02d}-{between(chance, 1, 28):02d}"
        if len(birth) == 10
        else birth
    )


def day_and_month_swapped(_: Random, birth: str) -> str:
    """03/02 read as 02/03."""
    parts = birth.split("-")
    return f"{parts[0]}-{parts[2]}-{parts[1]}" if len(parts) == 3 and int(parts[2]) <= 12 else birth


def other_kind(chance: Random, number: str) -> str:
    """A new card: nine digits became twelve, which have nothing to do with them."""
    return f"{between(chance, 1, 96):03d}{between(chance, 0, 10**9 - 1):09d}" if len(number) == 9 else number


def slip(chance: Random, number: str) -> str:
    """One digit mistyped."""
    place = between(chance, 0, len(number) - 1)
    return number[:place] + str((int(number[place]) + between(chance, 1, 9)) % 10) + number[place + 1 :]


def another(chance: Random, number: str) -> str:
    """Somebody else's, or one that has been given up."""
    return f"{between(chance, 1, 10 ** len(number) - 1):0{len(number)}d}"


def other_sex(_: Random, sex: str) -> str:
    """The other of the two boxes."""
    return "male" if sex == "female" else "female"


def lost(_: Random, __: str) -> str:
    """Nothing was written."""
    return ""


NAME_FAULTS: tuple[tuple[float, Change], ...] = (
    (0.01, called_otherwise), (0.06, middle_dropped), (0.02, order_swapped), (0.06, heard_otherwise),
    (0.06, other_mark), (0.3, other_seat), (0.15, without_marks), (0.25, other_case),
)  # fmt: skip
BIRTH_FAULTS: tuple[tuple[float, Change], ...] = (
    (0.06, year_off), (0.015, day_and_month_swapped), (0.25, day_lost), (0.02, lost),
    (0.03, another_day), (0.01, another_year),
)  # fmt: skip
NUMBER_FAULTS: tuple[tuple[float, Change], ...] = (
    (0.35, other_kind),
    (0.015, slip),
    (0.3, lost),
    (0.01, another),
)
SEX_FAULTS: tuple[tuple[float, Change], ...] = ((0.05, lost), (0.005, other_sex))
