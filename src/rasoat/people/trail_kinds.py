"""Kinds of trail entries: each verb has its sentence in both languages.

A room registers its own in a module ``trail_kinds`` of its package, found when Django starts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rasoat.common.words import Words


@dataclass(frozen=True, slots=True)
class TrailKind:
    """How entries of one verb read.

    ``sentence`` may use {person}, {role}, {subject} and every name in ``needs``, which are the names that
    ``details`` must hold, no more and no fewer. ``is_read`` marks looking, as opposed to doing. ``personal``
    names values ("after.full_name") that are kept encrypted, so that they can be forgotten.
    """

    verb: str
    sentence: Words
    needs: tuple[str, ...] = ()
    is_read: bool = False
    personal: tuple[str, ...] = ()

    def say(self, language: str, facts: Mapping[str, Any]) -> str:
        """The sentence in "vi" or "en"."""
        return self.sentence.in_language(language).format_map(facts)


_kinds: dict[str, TrailKind] = {}


def register_kind(kind: TrailKind) -> TrailKind:
    """Make a kind known. A verb has one kind; registering another one for it is a mistake of ours."""
    if _kinds.setdefault(kind.verb, kind) != kind:
        raise ValueError(f"two trail kinds for {kind.verb}")
    return kind


def kind_of(verb: str) -> TrailKind:
    """The kind of a verb; ``KeyError`` when no room registered one."""
    return _kinds[verb]


def all_kinds() -> tuple[TrailKind, ...]:
    """Every kind, by verb."""
    return tuple(_kinds[verb] for verb in sorted(_kinds))


register_kind(
    TrailKind(
        "person.create",
        Words("{person} đã tạo tài khoản {subject}.", "{person} made account {subject}."),
        personal=("after.full_name",),
    )
)
register_kind(
    TrailKind(
        "role.assign",
        Words(
            "{person} đã phân công {subject} làm {role_vi} tại {unit}, từ {valid_from}.",
            "{person} assigned {subject} as {role_en} at {unit}, from {valid_from}.",
        ),
        needs=("role_vi", "role_en", "unit", "valid_from"),
    )
)
register_kind(
    TrailKind(
        "role.end",
        Words(
            "{person} đã kết thúc phân công của {subject} từ ngày {valid_to}.",
            "{person} ended an assignment of {subject} from {valid_to}.",
        ),
        needs=("valid_to",),
    )
)
register_kind(
    TrailKind(
        "access.refused",
        Words(
            "{person} ({role}) đã bị từ chối việc {refused} tại đơn vị {unit_path}.",
            "{person} ({role}) was refused {refused} at unit {unit_path}.",
        ),
        needs=("refused", "unit_path"),
    )
)
register_kind(
    TrailKind(
        "installation.make",
        Words(
            "{person} đã khởi tạo hệ thống cho {province}.", "{person} installed the system for {province}."
        ),
        needs=("province",),
    )
)
register_kind(
    TrailKind(
        "installation.move_date",
        Words(
            "{person} đã chuyển ngày làm việc từ {from_date} sang {to_date}.",
            "{person} moved the working date from {from_date} to {to_date}.",
        ),
        needs=("from_date", "to_date"),
    )
)
register_kind(
    TrailKind(
        "unit.import",
        Words(
            "{person} đã nhập đơn vị hành chính từ {subject}: {new} mới, {already} đã có.",
            "{person} brought in units from {subject}: {new} new, {already} known before.",
        ),
        needs=("new", "already"),
    )
)
