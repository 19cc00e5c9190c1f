"""P11: duplicates among 600,000 invented persons, known who is who, beside splink's plain settings."""

import logging
import time
from collections.abc import Collection, Iterable
from typing import NamedTuple

import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_library as compared

from benchmarks.bar import Measured
from benchmarks.duplicates_people import Labelled, make_people
from rasoat.register.duplicates.found import Band, Found
from rasoat.register.duplicates.person import Person
from rasoat.register.duplicates.search import find_within

PERSONS = 600_000
PEER_LIKELIHOOD = 0.9
"""From which probability on splink's plain settings are taken to say "one person"."""


class Right(NamedTuple):
    """How much of what was found is right, how much of what is right was found."""

    precision: float
    recall: float

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}, recall {self.recall:.3f}"


def find_duplicates(persons: int = PERSONS) -> Measured:
    """Seconds, precision and recall of all that is proposed, certain or to settle; the peer beside it."""
    made = make_people(persons, "measured")
    find_within(made.people[:1_000])  # what is imported and read once
    begun = time.perf_counter()
    found = find_within(made.people)
    spent = time.perf_counter() - begun
    proposed = judged(found, (Band.CERTAIN, Band.TO_SETTLE), made)
    peer, peer_right = plain_splink(made)
    return Measured(
        f"{spent:.1f} s, {proposed}; {_parts(found, made)}",
        f"splink's plain settings {peer:.1f} s, {peer_right}",
        f"{spent / peer:.1f} x",
        spent <= 15 and proposed.precision >= 0.95 and proposed.recall >= 0.90,
        f"{len(made.people):,} persons, {len(made.same_person):,} pairs of one person",
    )


def judged(found: Found, bands: Collection[Band], made: Labelled) -> Right:
    """Of the pairs of persons in these bands."""
    return right(((one.left, one.right) for one in found.persons if one.band in bands), made.same_person)


def right(pairs: Iterable[tuple[int, int]], truth: Collection[tuple[int, int]]) -> Right:
    """Precision and recall of pairs against the truth."""
    proposed = set(pairs)
    hits = len(proposed & set(truth))
    return Right(hits / max(1, len(proposed)), hits / max(1, len(truth)))


def _parts(found: Found, made: Labelled) -> str:
    """The certain alone; recall with the whole household recorded again and without; households."""
    certain = judged(found, (Band.CERTAIN,), made)
    proposed = {(one.left, one.right) for one in found.persons}
    with_household = right(proposed, made.with_household()).recall
    alone = right(proposed, made.same_person - made.with_household()).recall
    households = right(((one.left, one.right) for one in found.households), made.same_household)
    return (
        f"certain alone: {certain}; recall with the household {with_household:.3f}, "
        f"of single persons {alone:.3f}; households: {households}"
    )


def plain_splink(made: Labelled) -> tuple[float, Right]:
    """Seconds and rightness of splink as its guide has it: names and dates as written, trained in the run."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    table = _as_written(made.people)
    begun = time.perf_counter()
    linker = Linker(DuckDBAPI().register(table), _plain_settings(), log_level=None)
    linker.training.estimate_probability_two_random_records_match([block_on("identity_number")], recall=0.3)
    linker.training.estimate_u_using_random_sampling(max_pairs=1_000_000, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("name", "village"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("birth", "village"))
    found = linker.inference.predict(threshold_match_probability=PEER_LIKELIHOOD).as_pyarrow_table()
    spent = time.perf_counter() - begun
    pairs = zip(found["unique_id_l"].to_pylist(), found["unique_id_r"].to_pylist(), strict=True)
    return spent, right(pairs, made.same_person)


def _plain_settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compared.JaroWinklerAtThresholds("name", [0.95, 0.88]).configure(term_frequency_adjustments=True),
            compared.DateOfBirthComparison("birth", input_is_string=True),
            compared.ExactMatch("sex"),
            compared.ExactMatch("village"),
            compared.ExactMatch("identity_number"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("identity_number"),
            block_on("name", "substr(birth, 1, 4)"),
            block_on("birth", "village"),
            block_on("name", "village"),
        ],
    )


def _as_written(people: Iterable[Person]) -> pa.Table:
    """A bare year becomes 1 January, as it is mostly typed."""
    rows = [(one.id, one.name, _day(one.birth), one.sex, one.village, one.identity_number) for one in people]
    names = ("unique_id", "name", "birth", "sex", "village", "identity_number")
    columns = ([value if value != "" else None for value in column] for column in zip(*rows, strict=True))
    return pa.table(dict(zip(names, map(pa.array, columns), strict=True)))


def _day(birth: str) -> str:
    return f"{birth}-01-01" if len(birth) == 4 else birth
