"""Plays a year of a seed on the real site and compares; prints what was done. The caller undoes the transaction."""

import os
from dataclasses import dataclass
from random import Random

import frappe
import pytest

from year.people import reporting_agencies, staff_of
from year.plan import PLAN, Size, make_plan
from year.recount.compare import Findings
from year.sayings import compare_all
from year.steps import Steps
from year.year import Agency, Merger, Odds, Period, What, course

QUARTERS = tuple(("Quarterly", number) for number in (1, 2, 3, 4))
BUSY = Odds(
	never_sent=0.82, nothing=0.12, recalled_by_leader=0.15, returned_by_line=0.25, revoked=0.3, amended=0.9, more_time=0.12
)  # fmt: skip
"""Most agencies send nothing, and with the others much goes wrong: a year in a minute."""
IS_LONG = os.environ.get("LAICHAU_YEAR") == "long"
"""Whether there is time for whole years, and for years with rules taken out."""
CI = Size(periods=(("Quarterly", 1), ("Quarterly", 2)), tasks=4, odds=BUSY)
LONG = Size(
	periods=(*QUARTERS, ("Half-Year", 1), ("Half-Year", 2), ("Annual", 1)),
	tasks=8,
	asked_on_request=12,
	delegating=12,
)


@dataclass
class Played:
	"""A year that was played: what was done, what was found."""

	seed: int
	steps: Steps
	found: Findings
	agencies: int
	moments: int = 0

	def lines(self) -> list[str]:
		"""Seed and counts, as they are printed."""
		stored = {
			"reports": "select count(*) from `tabProgress Report` where directive = %s",
			"periods": "select count(distinct period) from `tabProgress Report` where directive = %s",
			"events": """select count(*) from `tabApproval Event` event
				join `tabProgress Report` report on report.name = event.reference_name where report.directive = %s""",
		}
		counts = ", ".join(f"{what} {frappe.db.sql(query, PLAN)[0][0]}" for what, query in stored.items())
		done = sum(number for (kind, _), number in self.steps.counts.items() if kind == "done")
		head = (
			f"seed {self.seed}: agencies {self.agencies}, {counts}, steps {done}, moments of comparison {self.moments}, "
			f"facts compared {self.found.compared}, differences {len(self.found.differences)}"
		)
		rows = sorted(self.steps.counts.items(), key=lambda row: (row[0][0], -row[1]))
		return [head, *(f"  {kind:<11} {name:<50} {number:>6}" for (kind, name), number in rows)]


def play(seed: int, size: Size, patch: pytest.MonkeyPatch) -> Played:
	"""A year of `size`, compared after each period, merger, late revocation and at the end."""
	agencies = reporting_agencies(size.only)
	steps = Steps(
		patch, staff_of(agency.code for agency in agencies), {one.code for one in agencies if one.direct}
	)
	periods = make_plan(size, agencies)
	played = Played(seed, steps, Findings(), len(agencies))
	mergers = mergers_of(Random(seed), agencies, periods)
	for one in course(seed, agencies, periods, mergers, size.odds, size.delegating):
		if one.what == What.COMPARE:
			steps.clock.put(one.day)
			compare_all(played.found, provisional=bool(played.moments % 2))
			played.moments += 1
		else:
			steps.do(one)
	return played


def mergers_of(rng: Random, agencies: list[Agency], periods: list[Period]) -> list[Merger]:
	"""Three communes become a new one while a period is open, and later one goes into another that goes on."""
	communes = [one.code for one in agencies if one.code.isdigit() and not one.code.startswith("999")]
	chosen = rng.sample(communes, min(5, len(communes)))
	middle = periods[1]
	first = Merger(middle.due_agency, tuple(chosen[:2] if len(communes) < 5 else chosen[:3]), code="03998")
	if len(communes) < 5:
		return [first]
	last = periods[-1]
	return [first, Merger(last.due_agency, tuple(chosen[3:5]), into=chosen[4])]
