"""Time and memory of a call, against a floor measured in turn with it."""

import gc
import statistics
import time
from collections.abc import Callable


def seconds(call: Callable[[], object]) -> float:
    """Wall time of one call."""
    gc.collect()
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def in_turn(figure: Callable[[], object], floor: Callable[[], object], runs: int = 5) -> tuple[float, float]:
    """Median seconds of figure and floor, run in turn (A B A B) so that the machine's drift meets both."""
    figure(), floor()
    pairs = [(seconds(figure), seconds(floor)) for _ in range(runs)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)
