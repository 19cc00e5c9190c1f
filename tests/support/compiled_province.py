"""The small province with its review decided: what is compiled, signed and approved from."""

from collections.abc import Callable, Iterable

from reviewed_commune import Autumn, ReviewedCommune, reviewed_commune
from small_province import Place, SmallProvince

from rasoat.archive.keeping import keep
from rasoat.campaigns.models import Campaign
from rasoat.people.acting import ActingUser, acting
from rasoat.places.installation import today
from rasoat.places.queries import unit_on
from rasoat.register.actions.decide_status import DecidedLine, Decision, decide_status
from rasoat.register.models import Assessment
from rasoat.review.compilation.actions.compile_unit import compile_unit
from rasoat.review.compilation.actions.confirm_residents import confirm_residents
from rasoat.review.compilation.actions.sign_off import Signature, sign_off
from rasoat.review.compilation.signing import Agreement
from rasoat.review.models import Body, CommuneReview, Recognition, Snapshot
from rasoat.review.queries.compilation import agreement


class CompiledProvince(ReviewedCommune):
    """``hill`` has decided: ``A`` stays poor, ``B`` and ``D`` left, ``C`` came in as poor."""

    @property
    def campaign(self) -> Campaign:
        """The campaign."""
        return Campaign.objects.get()

    def decided(self, *places: Place) -> None:
        """These communes have decisions; that of ``hill`` gives the classes."""
        for place in places:
            if place is self.province.hill:
                self.give_classes()
            with acting(self.by("province")) as who:
                review = CommuneReview.objects.create(
                    campaign=self.campaign, commune=place.unit, unit_path=place.path
                )
                Recognition.objects.create(
                    review=review, unit_path=place.path, number="1/QĐ", day=today(), signer="Chủ tịch",
                    annex="", poor=0, near_poor=0, left=0, decided_by=who.person,
                )  # fmt: skip

    def give_classes(self) -> None:
        """What the chair of ``hill`` decides."""
        lines = []
        for name, group in (("A", "poor"), ("B", "none"), ("C", "poor"), ("D", "none")):
            survey = self.survey(name, rich=group == "none")
            found = self.class_of(survey)
            lines.append(DecidedLine(self.codes[name], group, found if group == "poor" else "", survey))
        decision = Decision("1/QĐ", today(), "Chủ tịch", self.province.hill.path)
        self.do("chair", decide_status, decision, self.autumn.review_year + 1, lines)

    def class_of(self, survey: int) -> str:
        """The class that a survey proposes."""
        with acting(self.by("officer")):
            return str(Assessment.objects.get(pk=survey).class_id)

    def residents(self, households: int = 150, persons: int = 600, place: Place | None = None) -> object:
        """A commune confirms who lives there."""
        commune = (place or self.province.hill).unit.pk
        code = self.autumn.years.campaign
        by = {self.province.pine.unit.pk: "pine", self.province.town.unit.pk: "town"}.get(commune, "officer")
        return self.do(by, confirm_residents, code, commune, households, persons, "Công an xã", today())

    def compile(self, place: Place, by: str = "province", **more: object) -> Snapshot:
        """Freeze the figures of a unit."""
        return self.do(by, compile_unit, self.autumn.years.campaign, place.unit.pk, **more)

    def sign(self, snapshot: Snapshot, bodies: Iterable[str] = Body.values, by: str = "north") -> None:
        """An officer records signed paper."""
        for body in bodies:
            signature = Signature(body, "Y Ký", "Thường trực", today(), self.scan(snapshot, by))
            self.do(by, sign_off, snapshot.pk, signature)

    def scan(self, snapshot: Snapshot, by: str) -> str:
        """A picture of the paper, in the archive."""
        with acting(self.by(by)) as who:
            kept = keep(
                b"scan", name="scan.pdf", media_type="application/pdf", unit_path=snapshot.unit_path,
                acting_user=who,
            )  # fmt: skip
            return str(kept.sha256)

    def agreed(self, place: Place, by: str = "province") -> Agreement:
        """How the agreement on a unit stands."""
        unit = unit_on(place.unit.pk, today())
        with acting(self.by(by)) as who:
            return agreement(who, self.campaign, unit)


def compiled_province(
    province: SmallProvince, person_at: Callable[..., ActingUser], autumn: Autumn
) -> CompiledProvince:
    """Before anything is decided."""
    made = reviewed_commune(province, person_at, autumn)
    people = made.people | {
        "province": person_at(province.province, "province_officer"),
        "leader": person_at(province.province, "province_leader"),
        "north": person_at(province.north, "district_officer"),
        "south": person_at(province.south, "district_officer"),
        "party": person_at(province.north, "district_party_committee"),
        "council": person_at(province.north, "district_peoples_council"),
        "pine": person_at(province.pine, "commune_officer"),
        "town": person_at(province.town, "commune_officer"),
    }
    return CompiledProvince(made.province, people, made.codes, autumn)
