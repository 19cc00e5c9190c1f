"""Names are put together from the room's own lists, so none of them was anybody's."""

from collections import Counter

import pytest

from rasoat.common.names import tidy
from rasoat.demonstration.chance import chance_for
from rasoat.demonstration.data_files import read_toml
from rasoat.demonstration.names import random_name, tradition_of

TRADITIONS = read_toml("names.toml")["tradition"]
SYLLABLES = read_toml("names.toml")["syllables"]


def words_of(entries):
    return {entry if isinstance(entry, str) else entry[0] for entry in entries}


def is_syllable(word):
    return any(
        word.startswith(onset) and word[len(onset) :] in SYLLABLES["rimes"] for onset in SYLLABLES["onsets"]
    )


def vocabulary(entry):
    words = words_of(entry["family"]) | {"Điểu", "Y", "Thị", "Ka"}
    for sex in ("male", "female"):
        words |= words_of(entry[sex].get("middle", [])) | set(entry[sex].get("given", []))
    return words


@pytest.mark.parametrize("name", TRADITIONS)
@pytest.mark.parametrize("sex", ["male", "female"])
def test_every_word_of_a_name_is_in_the_lists(name, sex):
    entry, chance = TRADITIONS[name], chance_for("names", name, sex)
    known = vocabulary(entry)
    for _ in range(300):
        made = random_name(chance, entry["groups"][0], sex)
        assert made == tidy(made)
        for word in made.split():
            bare = word.removeprefix("H'").removeprefix("K'")
            assert bare in known or is_syllable(bare), made


@pytest.mark.parametrize("name", TRADITIONS)
def test_there_are_many_names_in_every_tradition(name):
    chance = chance_for("many", name)
    made = {random_name(chance, TRADITIONS[name]["groups"][0]) for _ in range(600)}
    assert len(made) > 300


@pytest.mark.parametrize(
    ("ethnic_group", "sex", "begins"),
    [("20", "male", ("Điểu ", "Y ")), ("20", "female", ("Thị ", "H'")), ("28", "male", ("K'",)),
     ("28", "female", ("Ka ",)), ("12", "male", ("Y ",)), ("12", "female", ("H'",))],
)  # fmt: skip
def test_native_peoples_name_in_their_own_way(ethnic_group, sex, begins):
    chance = chance_for("native", ethnic_group, sex)
    assert all(random_name(chance, ethnic_group, sex).startswith(begins) for _ in range(100))


def test_a_people_without_its_own_list_is_named_as_the_kinh():
    assert tradition_of("45") is tradition_of("01")


def test_frequent_family_names_are_frequent():
    chance = chance_for("frequent")
    families = Counter(tradition_of("01").family_name(chance) for _ in range(4000))
    assert families.most_common(1)[0][0] == "Nguyễn"
    assert 0.25 < families["Nguyễn"] / 4000 < 0.42
