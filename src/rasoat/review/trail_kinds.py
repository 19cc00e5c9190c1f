"""How the verbs of the review read in the trail."""

from rasoat.common.words import Words
from rasoat.people.trail_kinds import TrailKind, register_kind


def _kind(verb: str, vi: str, en: str, *needs: str) -> TrailKind:
    return TrailKind(verb, Words(vi, en), needs=needs)


KINDS = (
    _kind(
        "review.start",
        "{person} đã bắt đầu {subject} ở {villages} thôn: {households} hộ trong danh sách.",
        "{person} began {subject} in {villages} villages: {households} households on the lists.",
        "villages", "households",
    ),
    _kind(
        "review.list",
        "{person} đã sửa danh sách rà soát: hộ {subject} ({origin}).",
        "{person} changed the review list: household {subject} ({origin}).",
        "origin",
    ),
    _kind(
        "review.screen",
        "{person} đã ghi Phiếu A của hộ {subject}: {signs} dấu hiệu, {outcome}.",
        "{person} entered Form A of household {subject}: {signs} signs, {outcome}.",
        "signs", "outcome",
    ),
    _kind(
        "review.excuse",
        "{person} đã ghi lý do không khảo sát hộ {subject} ({excuse}).",
        "{person} noted why household {subject} is not surveyed ({excuse}).",
        "excuse",
    ),
    _kind(
        "review.stage",
        "{person} đã đưa rà soát thôn {subject} từ bước {from_stage} sang {to_stage} (lượt {round}).",
        "{person} brought village review {subject} from {from_stage} to {to_stage} (round {round}).",
        "from_stage", "to_stage", "round",
    ),
    _kind(
        "review.compile",
        "{person} đã tổng hợp thôn {subject}: {poor} nghèo, {near_poor} cận nghèo, {above} vượt chuẩn.",
        "{person} compiled village review {subject}: {poor} poor, {near_poor} near-poor, {above} above.",
        "poor", "near_poor", "above",
    ),
    _kind(
        "review.meet",
        "{person} đã ghi cuộc họp dân ngày {held_on} của {subject}: {present} người dự, "
        "thống nhất {agreed} hộ, khảo sát lại {again} hộ.",
        "{person} recorded the meeting of {held_on} for {subject}: {present} people, "
        "{agreed} households agreed, {again} to survey again.",
        "held_on", "present", "agreed", "again",
    ),
    _kind(
        "review.post",
        "{person} đã niêm yết {subject} ({households} hộ) từ {starts_on} đến {last_day}, mã {sha256}.",
        "{person} posted list {subject} ({households} households) from {starts_on} to {last_day}, {sha256}.",
        "households", "starts_on", "last_day", "sha256",
    ),
    _kind(
        "review.end_posting",
        "{person} đã kết thúc niêm yết {subject} ngày {ended_on} (bằng chứng {proof}).",
        "{person} ended posting {subject} on {ended_on} (proof {proof}).",
        "ended_on", "proof",
    ),
    _kind(
        "review.object",
        "{person} đã ghi ý kiến {subject} nhận ngày {lodged_on} ({channel}).",
        "{person} wrote down objection {subject} of {lodged_on} ({channel}).",
        "channel", "lodged_on",
    ),
    _kind(
        "review.assign",
        "{person} đã giao phúc tra ý kiến {subject} cho người số {to}.",
        "{person} gave objection {subject} to person {to} to re-check.",
        "to",
    ),
    _kind(
        "review.recheck",
        "{person} đã trả lời ý kiến {subject}: {outcome}.",
        "{person} answered objection {subject}: {outcome}.",
        "outcome",
    ),
    _kind(
        "review.report",
        "{person} đã gửi báo cáo kết quả số {number} ngày {day} ({villages} thôn).",
        "{person} sent report {number} of {day} ({villages} villages).",
        "number", "day", "villages",
    ),
    _kind(
        "review.opine",
        "{person} đã ghi văn bản trả lời số {number} (đồng ý: {agreed}; trả lại {returned} thôn).",
        "{person} recorded answer {number} (agreed: {agreed}; {returned} villages sent back).",
        "number", "agreed", "returned",
    ),
    _kind(
        "review.withdraw",
        "{person} đã ghi thu hồi quyết định số {number}: {households} hộ, {returned} thôn làm lại.",
        "{person} withdrew decision {number}: {households} households, {returned} villages begin again.",
        "number", "households", "returned",
    ),
    _kind(
        "review.characterise",
        "{person} đã ghi nguyên nhân ({causes}) và nhu cầu ({needs}) của hộ {subject}.",
        "{person} recorded causes ({causes}) and needs ({needs}) of household {subject}.",
        "causes", "needs",
    ),
    _kind(
        "in_year.receive",
        "{person} đã tiếp nhận đề nghị {subject} ({kind}) ngày {received_on} ({channel}).",
        "{person} received request {subject} ({kind}) on {received_on} ({channel}).",
        "kind", "received_on", "channel",
    ),
    _kind(
        "in_year.stage",
        "{person} đã đưa đề nghị {subject} từ bước {from_stage} sang {to_stage} (lượt {round}).",
        "{person} brought request {subject} from {from_stage} to {to_stage} (round {round}).",
        "from_stage", "to_stage", "round",
    ),
    _kind(
        "in_year.confirm",
        "{person} đã ghi ý kiến của trưởng thôn ngày {day} về đề nghị {subject} (xác nhận: {confirmed}).",
        "{person} recorded what the head said on {day} of request {subject} (confirmed: {confirmed}).",
        "confirmed", "day",
    ),
    _kind(
        "in_year.survey",
        "{person} đã đưa phiếu {survey} vào đề nghị {subject}: {class_group}.",
        "{person} took survey {survey} over into request {subject}: {class_group}.",
        "class_group", "survey",
    ),
    _kind(
        "in_year.meet",
        "{person} đã ghi cuộc họp dân {subject} ngày {held_on}: {present} người dự, thống nhất {agreed} "
        "đề nghị, khảo sát lại {again}.",
        "{person} recorded meeting {subject} of {held_on}: {present} people, {agreed} requests agreed, "
        "{again} to survey again.",
        "held_on", "present", "agreed", "again",
    ),
    _kind(
        "in_year.post",
        "{person} đã niêm yết {subject} ({households} hộ) từ {starts_on} đến {last_day}, mã {sha256}.",
        "{person} posted list {subject} ({households} households) from {starts_on} to {last_day}, {sha256}.",
        "households", "starts_on", "last_day", "sha256",
    ),
    _kind(
        "in_year.end_posting",
        "{person} đã kết thúc niêm yết {subject} ngày {ended_on} (bằng chứng {proof}).",
        "{person} ended posting {subject} on {ended_on} (proof {proof}).",
        "ended_on", "proof",
    ),
    _kind(
        "in_year.recheck",
        "{person} đã cho khảo sát lại đề nghị {subject}.",
        "{person} has request {subject} surveyed again.",
    ),
    _kind(
        "in_year.decide",
        "{person} đã ghi quyết định số {number} ngày {day} về đề nghị {subject} (công nhận: {accepted}).",
        "{person} recorded decision {number} of {day} on request {subject} (accepted: {accepted}).",
        "accepted", "number", "day",
    ),
    _kind(
        "in_year.withdraw",
        "{person} đã ghi hộ rút đề nghị {subject}.",
        "{person} noted that request {subject} is withdrawn.",
    ),
    _kind(
        "result.confirm_residents",
        "{person} đã xác nhận dân cư ({subject}): {households} hộ, {persons} khẩu, ngày {as_of}.",
        "{person} confirmed residents ({subject}): {households} households, {persons} persons, on {as_of}.",
        "households", "persons", "as_of",
    ),
    _kind(
        "result.compile",
        "{person} đã chốt số liệu {subject}: {poor} hộ nghèo, {near_poor} hộ cận nghèo, mã {sha256}.",
        "{person} froze figures {subject}: {poor} poor, {near_poor} near-poor, {sha256}.",
        "poor", "near_poor", "sha256",
    ),
    _kind(
        "result.sign",
        "{person} đã ghi chữ ký của {signer} ({body}) ngày {day} vào số liệu {subject}.",
        "{person} recorded the signature of {signer} ({body}) of {day} on figures {subject}.",
        "body", "signer", "day",
    ),
    _kind(
        "result.set_sign_off",
        "{person} đã đặt cấp ký thống nhất số liệu của {subject}: {level}.",
        "{person} set the level that signs figures of {subject}: {level}.",
        "level",
    ),
    _kind(
        "result.decide",
        "{person} đã ghi quyết định phê duyệt số {number} ngày {day} cho số liệu {subject} ({sha256}).",
        "{person} recorded approval {number} of {day} of figures {subject} ({sha256}).",
        "number", "day", "sha256",
    ),
    _kind(
        "result.publish",
        "{person} đã ghi công bố số liệu {subject} ngày {day}: {where}.",
        "{person} noted that figures {subject} were published on {day}: {where}.",
        "day", "where",
    ),
)  # fmt: skip

for kind in KINDS:
    register_kind(kind)
