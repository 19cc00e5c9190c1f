"""Within a request a question is asked once, outside of it every time."""

from itertools import count

from rasoat.common.remembering import forget, once, remembering


def test_asked_once_inside_and_every_time_outside():
    numbers = count()
    ask = lambda: once("key", lambda: next(numbers))  # noqa: E731 - the question, said once
    assert (ask(), ask()) == (0, 1)
    with remembering():
        assert (ask(), ask()) == (2, 2)
        forget("key")
        assert (ask(), ask()) == (3, 3)
    with remembering():
        assert ask() == 4
    assert ask() == 5


def test_what_is_remembered_within_is_not_what_was_around():
    with remembering():
        assert once("key", lambda: "around") == "around"
        with remembering():
            assert once("key", lambda: "within") == "within"
        assert once("key", lambda: "again") == "around"
