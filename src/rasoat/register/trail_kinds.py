"""How the verbs and reads of the register read in the trail."""

from rasoat.common.words import Words
from rasoat.people.trail_kinds import TrailKind, register_kind

KINDS = (
    TrailKind(
        "register.rebuild",
        Words(
            "{person} đã tính lại sổ đăng ký từ các sự kiện: {households} hộ "
            "(mã kiểm tra trước {before}, sau {after}).",
            "{person} computed the register anew from its events: {households} households "
            "(checksum before {before}, after {after}).",
        ),
        needs=("households", "before", "after"),
    ),
    TrailKind(
        "survey.import",
        Words(
            "{person} đã nhập phiếu khảo sát {subject}: {households} hộ, thêm mới {created}, thay {updated}, "
            "giữ nguyên {unchanged}.",
            "{person} brought survey {subject} in: {households} households, {created} new, "
            "{updated} replaced, {unchanged} unchanged.",
        ),
        needs=("households", "created", "updated", "unchanged", "sha256"),
    ),
    TrailKind(
        "survey.key",
        Words(
            "{person} đã nhập phiếu của hộ {subject} trong đợt {campaign}, khảo sát ngày {day}.",
            "{person} keyed the survey of household {subject} in {campaign}, visited on {day}.",
        ),
        needs=("campaign", "day"),
    ),
    TrailKind(
        "survey.cancel",
        Words("{person} đã hủy lần nhập phiếu {subject}.", "{person} cancelled import {subject}."),
    ),
    TrailKind(
        "list.import",
        Words(
            "{person} đã nhập danh sách năm {list_year} từ tệp {sha256}: {households} hộ.",
            "{person} brought in the list of {list_year} from file {sha256}: {households} households.",
        ),
        needs=("list_year", "households", "sha256"),
    ),
    TrailKind(
        "list.settle",
        Words(
            "{person} đã quyết định {households} hộ của danh sách năm trước số {subject} ({outcome}).",
            "{person} settled {households} households of past list {subject} ({outcome}).",
        ),
        needs=("households", "outcome"),
    ),
    TrailKind(
        "list.discard",
        Words(
            "{person} đã bỏ tệp danh sách năm trước số {subject}: {households} hộ chưa ghi vào sổ.",
            "{person} discarded past list {subject}: {households} households were not written.",
        ),
        needs=("households",),
    ),
    TrailKind(
        "list.complete",
        Words(
            "{person} đã xác nhận danh sách năm {list_year} của {subject} đã nhập đủ; "
            "{left} hộ của danh sách trước không còn trong danh sách.",
            "{person} said that the list of {list_year} of {subject} is wholly in; "
            "{left} households of the list before are not on it.",
        ),
        needs=("list_year", "left"),
    ),
    TrailKind(
        "figure.publish",
        Words(
            "{person} đã ghi số liệu công bố năm {list_year} của đơn vị {subject} theo {source}.",
            "{person} recorded the figures published of {subject} for {list_year} in {source}.",
        ),
        needs=("list_year", "source"),
    ),
    TrailKind(
        "difference.explain",
        Words(
            "{person} đã giải thích chênh lệch {difference} hộ ({class_group}) của {subject}, "
            "danh sách năm {list_year}.",
            "{person} explained a difference of {difference} households ({class_group}) of {subject}, "
            "list of {list_year}.",
        ),
        needs=("list_year", "class_group", "difference"),
    ),
    TrailKind(
        "household.read",
        Words("{person} đã xem hồ sơ hộ {subject}.", "{person} looked at household {subject}."),
        needs=("rows",),
        is_read=True,
    ),
    TrailKind(
        "list.read",
        Words(
            "{person} đã xem danh sách {subject} ({rows} hộ).",
            "{person} looked at list {subject} ({rows} households).",
        ),
        needs=("rows",),
        is_read=True,
    ),
    TrailKind(
        "list.export",
        Words(
            "{person} đã xuất danh sách {subject} ({rows} hộ).",
            "{person} exported list {subject} ({rows} households).",
        ),
        needs=("rows",),
        is_read=True,
    ),
    TrailKind(
        "record.hand_out",
        Words(
            "{person} đã lập bản dữ liệu cá nhân của hộ {subject} để trao cho người yêu cầu "
            "({whose_vi}; mã tệp {sha256}).",
            "{person} made out the personal data held about household {subject} for who asked "
            "({whose_en}; file {sha256}).",
        ),
        needs=("whose_vi", "whose_en", "sha256"),
        is_read=True,
        personal=("after.asked_by",),
    ),
    TrailKind(
        "duplicate.search",
        Words(
            "{person} đã tìm trùng (lần {subject}): so {persons} người, thấy {found} cặp, {new} cặp mới.",
            "{person} searched for duplicates ({subject}): {persons} persons, {found} pairs, {new} new.",
        ),
        needs=("persons", "found", "new"),
    ),
    TrailKind(
        "duplicate.settle",
        Words(
            "{person} đã quyết định vụ nghi trùng {subject} giữa {one} và {other}: {outcome}.",
            "{person} settled case {subject} between {one} and {other}: {outcome}.",
        ),
        needs=("outcome", "one", "other"),
    ),
    TrailKind(
        "duplicate.reopen",
        Words(
            "{person} đã mở lại vụ nghi trùng {subject} giữa {one} và {other} (trước đó: {before}).",
            "{person} opened case {subject} between {one} and {other} again (before: {before}).",
        ),
        needs=("before", "one", "other"),
    ),
    TrailKind(
        "duplicate.read",
        Words(
            "{person} đã xem danh sách nghi trùng ({rows} vụ).",
            "{person} looked at {rows} cases of duplicates.",
        ),
        needs=("rows",),
        is_read=True,
    ),
    TrailKind(
        "correction.ask",
        Words(
            "{person} đã ghi đề nghị sửa số {number} về hộ {subject}, người dân đề nghị ngày {asked_on}.",
            "{person} recorded request {number} to correct household {subject}, asked on {asked_on}.",
        ),
        needs=("number", "asked_on"),
        personal=("after.asked_by", "after.what_is_wrong", "after.should_be"),
    ),
    TrailKind(
        "correction.read",
        Words(
            "{person} đã xem các đề nghị sửa hồ sơ ({rows} đề nghị).",
            "{person} looked at requests for correction ({rows}).",
        ),
        needs=("rows",),
        is_read=True,
    ),
    TrailKind(
        "correction.settle",
        Words(
            "{person} đã trả lời đề nghị sửa số {number} về hộ {subject}: {outcome_vi}.",
            "{person} answered request {number} to correct household {subject}: {outcome_en}.",
        ),
        needs=("number", "outcome_vi", "outcome_en"),
        personal=("after.answer",),
    ),
)
for _kind in KINDS:
    register_kind(_kind)

# The kinds of acts stand in a file of their own.
from rasoat.register import event_kinds as event_kinds  # noqa: E402
