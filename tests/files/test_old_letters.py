"""Old Vietnamese encodings are known when met, and nothing else is taken for them."""

import pytest

from rasoat.files.old_letters import from_tcvn3, from_vni, old_letters, sounds_vietnamese

LETTERS = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâđêôơư"  # every letter with its marks


@pytest.mark.parametrize(
    ("written", "encoding", "meant"),
    [
        ("NguyÔn V¨n Hïng", "TCVN3", "Nguyễn Văn Hùng"),
        ("Hé nghÌo, hé cËn nghÌo", "TCVN3", "Hộ nghèo, hộ cận nghèo"),
        ("§ak R'LÊp", "TCVN3", "Đak R'Lấp"),
        ("®­êng gi÷a", "TCVN3", "đường giữa"),
        ("Nguyeãn Vaên Huøng", "VNI", "Nguyễn Văn Hùng"),
        ("Ñaék R'Laáp", "VNI", "Đắk R'Lấp"),
        ("Hoä ngheøo", "VNI", "Hộ nghèo"),
    ],
)
def test_known_with_what_it_means(written: str, encoding: str, meant: str) -> None:
    assert old_letters(written) == (encoding, meant)


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thị Hoà",
        "Điểu K’Rưm",
        "Y Bhĭm Niê Kđăm",
        "H'Mai Êban",
        "Ƀuôn Ŭ",
        "Ka Brễ",
        "Giàng A Páo",
        "Y Ơt Mlô",
        "Café Trung Nguyên",
        "1½ ha",
        "5m×4m",
        "30 m²",
        "Khuỷu tay, thuở xưa, quýt, giếng, ngoằn ngoèo",
        "Nguyen Van A",
    ],
)
def test_unicode_is_left_alone(text: str) -> None:
    assert old_letters(text) is None


def test_every_letter_comes_out_of_tcvn3() -> None:
    western = bytes(range(0xA1, 0xFF)).decode("latin-1")
    assert set(LETTERS) <= set(from_tcvn3(western))
    assert set("ĂÂÊÔƠƯĐ") <= set(from_tcvn3(western))


def test_every_letter_comes_out_of_vni() -> None:
    vowels = {
        "a": "àảãáạâầẩẫấậăằẳẵắặ",
        "e": "èẻẽéẹêềểễếệ",
        "o": "òỏõóọôồổỗốộ",
        "ô": "ờởỡớợ",
        "u": "ùủũúụ",
        "ö": "ừửữứự",
        "y": "ỳỷỹý",
    }
    pairs = [vowel + mark for vowel in "aeoôuöy" for mark in "ùøûõïâáàåãäêéèúüë"]
    found = {from_vni(pair) for pair in pairs}
    assert {letter for letters in vowels.values() for letter in letters} <= found
    assert [from_vni(letter) for letter in "ñôöæóòîÑÔÖÆÓÒÎ"] == list("đơưỉĩịỵĐƠƯỈĨỊỴ")


def test_a_syllable_has_one_tone() -> None:
    assert sounds_vietnamese("nghèo")
    assert not sounds_vietnamese("nghèó")
    assert not sounds_vietnamese("NguyÔn")
