"""How the acts of the register read in the trail."""

from rasoat.common.words import Words
from rasoat.people.trail_kinds import TrailKind, register_kind

_DAY = Words("từ ngày {day}", "from {day} on")


def _kind(verb: str, vi: str, en: str, *needs: str) -> TrailKind:
    return TrailKind(
        verb, Words(f"{{person}} {vi}, {_DAY.vi}.", f"{{person}} {en}, {_DAY.en}."), needs=("day", *needs)
    )


KINDS = (
    _kind("household.join", "đã ghi {people} người vào hộ {subject} ({why})",
          "recorded {people} people joining household {subject} ({why})", "people", "why"),
    _kind("household.leave", "đã ghi {people} người rời hộ {subject} ({why})",
          "recorded {people} people leaving household {subject} ({why})", "people", "why"),
    _kind("household.new_head", "đã ghi chủ hộ mới của hộ {subject} (mã người {head})",
          "recorded a new head of household {subject} (person {head})", "head"),
    _kind("household.move", "đã ghi hộ {subject} chuyển đến {village}",
          "recorded that household {subject} moved to {village}", "village"),
    _kind("household.close", "đã ghi kết thúc hộ {subject} ({why})",
          "recorded the end of household {subject} ({why})", "why"),
    _kind("household.split", "đã ghi {people} người của hộ {subject} tách thành hộ {new}",
          "recorded {people} people of household {subject} splitting off as {new}", "people", "new"),
    _kind("household.merge", "đã ghi hộ {subject} nhập vào hộ {into}",
          "recorded that household {subject} merged into {into}", "into"),
    _kind("household.duplicate", "đã ghi hộ {subject} trùng với hộ {into}",
          "recorded that household {subject} is a duplicate of {into}", "into"),
    _kind("household.correct", "đã sửa sai mục {fact} của hộ {subject}",
          "corrected {fact} of household {subject}", "fact"),
    _kind("household.undo", "đã hoàn tác việc số {event} của hộ {subject}",
          "undid event {event} of household {subject}", "event"),
    _kind("status.decide",
          "đã quyết định xếp loại {households} hộ cho năm {list_year} theo quyết định {subject}, {signer} ký",
          "decided the class of {households} households for {list_year} by decision {subject}, "
          "signed by {signer}", "households", "list_year", "signer"),
    _kind("status.withdraw",
          "đã thu hồi công nhận {households} hộ theo quyết định {subject}, {signer} ký",
          "withdrew the recognition of {households} households by decision {subject}, signed by {signer}",
          "households", "signer"),
    _kind("unit.reform",
          "đã áp dụng sắp xếp đơn vị (lần {subject}): {villages} thôn, {households} hộ",
          "applied reform {subject} of units: {villages} villages, {households} households",
          "villages", "households"),
    TrailKind(
        "list.freeze",
        Words("{person} đã chốt danh sách “{title}”: {households} hộ (mã tệp {sha256}).",
              "{person} froze the list “{title}”: {households} households (file {sha256})."),
        needs=("title", "households", "sha256"),
    ),
    _kind("change.explain", "đã giải thích biến động chưa rõ của hộ {subject} ({what}: {category})",
          "explained a change of household {subject} ({what}: {category})", "what", "category"),
    TrailKind(
        "watch.look",
        Words(
            "{person} đã xem hộ cần theo dõi {subject} ({kind}) của danh sách năm {list_year}.",
            "{person} looked at watched household {subject} ({kind}) for the list of {list_year}.",
        ),
        needs=("kind", "list_year"),
    ),
)  # fmt: skip
for _one in KINDS:
    register_kind(_one)
