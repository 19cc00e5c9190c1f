"""What a test expects to be refused, by the rule of the fault."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from rasoat.common.problems import Refused


@contextmanager
def refused_by(rule: str) -> Iterator[None]:
    """The block is refused for this one rule."""
    with pytest.raises(Refused) as refused:
        yield
    assert [problem.rule for problem in refused.value.problems] == [rule]
