"""Relation of a member to the head of the household, with the words people write for it."""

from dataclasses import dataclass

from rasoat.common.words import Words


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation. ``others`` are further words for it, understood but not offered.

    ``older_by``: by how many years at least the head is the older one; negative where the head is the
    younger; None where age says nothing. Less than that is possible, and worth a look.
    """

    code: str
    words: Words
    others: tuple[str, ...] = ()
    older_by: int | None = None


RELATIONS = (
    Relation("head", Words("Chủ hộ", "Head"), ("Chủ",)),
    Relation("spouse", Words("Vợ/chồng", "Spouse"), ("Vợ", "Chồng")),
    Relation(
        "child",
        Words("Con", "Child"),
        ("Con trai", "Con gái", "Con đẻ", "Con ruột", "Con nuôi", "Con riêng"),
        older_by=12,
    ),
    Relation(
        "child_in_law",
        Words("Con dâu/con rể", "Child-in-law"),
        ("Con dâu", "Con rể", "Dâu", "Rể"),
        older_by=0,
    ),
    Relation(
        "parent",
        Words("Bố/mẹ", "Parent"),
        ("Bố", "Mẹ", "Cha", "Cha/mẹ", "Ba", "Má", "Bố đẻ", "Mẹ đẻ", "Cha đẻ", "Bố mẹ"),
        older_by=-12,
    ),
    Relation(
        "parent_in_law",
        Words("Bố/mẹ vợ hoặc chồng", "Parent-in-law"),
        ("Bố vợ", "Mẹ vợ", "Bố chồng", "Mẹ chồng", "Cha vợ", "Cha chồng", "Bố mẹ vợ", "Bố mẹ chồng"),
        older_by=-1,
    ),
    Relation(
        "sibling",
        Words("Anh/chị/em", "Sibling"),
        ("Anh", "Chị", "Em", "Anh trai", "Chị gái", "Em trai", "Em gái", "Anh ruột", "Chị ruột", "Em ruột"),
    ),
    Relation(
        "grandchild",
        Words("Cháu nội/ngoại", "Grandchild"),
        ("Cháu nội", "Cháu ngoại", "Cháu gọi bằng ông", "Cháu gọi bằng bà"),
        older_by=24,
    ),
    Relation(
        "grandparent",
        Words("Ông/bà", "Grandparent"),
        ("Ông", "Bà", "Ông nội", "Ông ngoại", "Bà nội", "Bà ngoại"),
        older_by=-24,
    ),
    Relation(
        "other_relative",
        Words("Họ hàng khác", "Other relative"),
        ("Họ hàng", "Người thân khác", "Cô", "Dì", "Chú", "Bác", "Cậu", "Mợ", "Cháu họ", "Em họ", "Anh họ"),
    ),
    Relation(
        "other",
        Words("Không có quan hệ họ hàng", "Not related"),
        ("Khác", "Không họ hàng", "Người giúp việc", "Người ở nhờ"),
    ),
)
BY_CODE = {relation.code: relation for relation in RELATIONS}

WORDS = {relation.code: relation.words for relation in RELATIONS}
ALSO = {relation.code: relation.others for relation in RELATIONS}
