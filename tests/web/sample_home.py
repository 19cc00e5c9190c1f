"""The home of who runs the machine, and a bar with as many rooms as a person can have."""

from dataclasses import replace

from sample_operations import OPERATIONS
from sample_places import FRAME, OFFICER

from rasoat.common.words import Words
from rasoat.web.page_models.frame import Acting
from rasoat.web.page_models.home import HomePage

OPERATOR_HOME = HomePage("", None, (), (), (), days=None, signs=OPERATIONS.signs)
OPERATOR = replace(
    OFFICER,
    acting=Acting(1, Words("Người vận hành máy chủ", "Operator"), "Tỉnh Đắk Nông"),
    others=(),
    home_unit_url="",
    may_import=False,
    may_search=False,
    may_operate=True,
)
OPERATOR_FRAME = replace(FRAME, person=OPERATOR)
EVERY_ROOM = replace(
    FRAME,
    person=replace(
        OFFICER,
        name="Nguyễn Thị Minh Hòa (Trình diễn)",
        acting=Acting(
            1,
            Words("Cán bộ cơ quan thường trực cấp tỉnh", "Officer of the provincial standing office"),
            "Tỉnh Đắk Nông",
        ),
        may_manage=True,
        may_read_trail=True,
        may_operate=True,
        may_correct=True,
    ),
)
