"""How the verbs of campaigns read in the trail."""

from rasoat.common.words import Words
from rasoat.people.trail_kinds import TrailKind, register_kind

register_kind(
    TrailKind(
        "campaign.open",
        Words(
            "{person} đã mở đợt rà soát {subject} (rà soát năm {review_year}, danh sách năm {list_year}).",
            "{person} opened campaign {subject} (review of {review_year}, list of {list_year}).",
        ),
        needs=("review_year", "list_year", "standards", "starts_on", "ends_on"),
    )
)
