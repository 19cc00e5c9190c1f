"""A variant borrows an item from another sheet: points as lent, number, id and document its own."""

from datetime import date

import pytest

from rasoat.law.model.items import BorrowedItem
from rasoat.law.model.sourced import Source
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.rules import _resolved

REVIEW = date(2018, 11, 15)
LENDER = "vn-2016-2020/rural-central-highlands"


@pytest.fixture
def borrowed() -> BorrowedItem:
    lent = shipped().sheets[LENDER].says.items[-1]
    source = Source(instrument="minh-hoa", place="quyết định của tỉnh", certainty="illustrative")
    return BorrowedItem(
        shape="from_sheet", id="lent_item", no=99, words=lent.words, since=REVIEW, source=source,
        sheet=LENDER, item=lent.id,
    )  # fmt: skip


def test_it_keeps_its_own_place_and_document(borrowed: BorrowedItem) -> None:
    lent = shipped().sheets[LENDER].says.items[-1]
    resolved = _resolved(shipped(), borrowed, REVIEW)
    assert (resolved.id, resolved.no, resolved.source.place) == ("lent_item", 99, "quyết định của tỉnh")
    assert resolved.model_dump(exclude={"id", "no", "source", "since"}) == lent.model_dump(
        exclude={"id", "no", "source", "since"}
    )
