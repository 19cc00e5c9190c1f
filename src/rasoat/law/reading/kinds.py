"""Which folder of a law directory holds what. The folder's name is the field of ``Law``."""

from rasoat.law.model.calendar import Calendar
from rasoat.law.model.instrument import Instruments
from rasoat.law.model.lists import Lists
from rasoat.law.model.procedure import Procedure, Tiers
from rasoat.law.model.questions import Questionnaire
from rasoat.law.model.reports import ReportDates
from rasoat.law.model.sheet import Regions, ScoreSheet
from rasoat.law.model.sourced import LawModel
from rasoat.law.model.standard import Standard
from rasoat.law.model.variant import Variant

REGISTER = "instruments.toml"

FOLDERS: dict[str, type[LawModel]] = {
    "instruments": Instruments,
    "questionnaires": Questionnaire,
    "regions": Regions,
    "standards": Standard,
    "sheets": ScoreSheet,
    "variants": Variant,
    "procedures": Procedure,
    "lists": Lists,
    "reports": ReportDates,
    "tiers": Tiers,
    "calendars": Calendar,
}
