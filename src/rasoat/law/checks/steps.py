"""Steps of a condition item: none hidden behind an earlier one."""

from collections.abc import Iterator

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.checks.asked import registers
from rasoat.law.checks.walk import fault, parts
from rasoat.law.model.items import ConditionItem
from rasoat.law.reading.law import Law


def steps_can_be_reached(law: Law) -> Iterator[Problem]:
    """No step has the condition of an earlier step: it would never be looked at."""
    for file, _ in registers(law):
        for key, model in parts(law, file):
            if not isinstance(model, ConditionItem):
                continue
            for number, step in enumerate(model.steps):
                if any(step.when == earlier.when for earlier in model.steps[:number]):
                    yield fault(
                        "unreachable", file, f"{key}.step#{number + 1}",
                        Words("Mức này trùng điều kiện với mức trước nên không bao giờ đạt tới.",
                              "This step has the condition of an earlier one, so it is never reached."),
                        Words("Sửa điều kiện hoặc bỏ mức.", "Mend the condition or remove the step."),
                    )  # fmt: skip
