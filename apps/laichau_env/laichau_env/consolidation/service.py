"""The writer of consolidation: makes a report, rebuilds it, keeps the officer's words, corrects a figure.

The whole set is read and checked before anything is written; a build's rows replace those before it in one
transaction under the record's lock. Sources and builds are written by nobody else.
"""

from collections.abc import Mapping, Sequence

import frappe
from frappe.model.document import Document

from laichau_env.approval.actor import ActingPerson, current_person
from laichau_env.common import clock, errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.common.roles import DEPARTMENT_OFFICER
from laichau_env.consolidation import building, corrections, fitness, keeping, queries, records, rows
from laichau_env.consolidation.constants import REPORT, Figure, ReportScope
from laichau_env.consolidation.corrections import Correction, Key
from laichau_env.consolidation.differences import differences
from laichau_env.consolidation.gathering import gather
from laichau_env.consolidation.hand import Place, Text, carried, meetings
from laichau_env.consolidation.inputs import Inputs, pins_of
from laichau_env.consolidation.keeping import Rebuilt
from laichau_env.consolidation.pins import Stale, by_standing, staleness
from laichau_env.follow_up.notices import service as notices
from laichau_env.follow_up.notices.constants import Kind
from laichau_env.organization.queries import province_above
from laichau_env.reporting.constants import PERIOD_PLANNED
from laichau_env.reporting.indicators import queries as indicators
from laichau_env.reporting.indicators.service import limits_of
from laichau_env.reporting.queries import examiners_of

PERIOD = "Reporting Period"


def make_report(period_name: str, scope: str, *, provisional: bool = False) -> Document:
	"""The consolidated report of the session user's department on a period: the live one, or a new one, built.

	One that replaces a revoked one carries the officer's words and corrections on. Raises NotForYouToConsolidate
	(403), ConsolidationUnfit (417); nothing is written unless the whole set is fit.
	"""
	frappe.get_doc(PERIOD, period_name, for_update=True).check_permission("read")
	period, person = queries.period_of(period_name), current_person()
	chosen = ReportScope(scope)
	_check_maker(period, person, chosen)
	agency = person.facts.agency
	last = queries.last_report(period.name, agency, chosen, for_update=True)
	if last and last.docstatus != 2:
		return frappe.get_doc(REPORT, last.name, for_update=True)
	inputs = gather(period, agency, chosen, provisional=provisional)
	fitness.check(period, inputs)
	before = frappe.get_doc(REPORT, last.name) if last else None
	report = records.new_report(period, person, chosen, provisional=provisional, before=before)
	report.flags.service_write = ServiceWrite()
	report.insert()
	report.flags.service_write = None
	_build(report, inputs, records.texts_of(before), records.corrections_of(before))
	return frappe.get_doc(REPORT, report.name)


def scopes_open(period_name: str) -> list[str]:
	"""Scopes in which the session's user may make a report on a period; none of one that is not open yet."""
	period, person = queries.period_of(period_name), current_person()
	if period.status == PERIOD_PLANNED:
		return []
	return [scope.value for scope in ReportScope if not _why_not(period, person, scope)]


def rebuild(name: str, *, provisional: bool | None = None) -> Rebuilt:
	"""Build a draft anew from what is there now; the officer's words and corrections stay.

	Raises ContentLocked, NotAnEditor (403), ConsolidationUnfit (417).
	"""
	report = _locked(name)
	if provisional is not None:
		report.include_provisional = int(provisional)
	period = queries.period_of(report.period)
	inputs = gather(period, report.agency, report.scope, provisional=bool(report.include_provisional))
	fitness.check(period, inputs)
	return _build(report, inputs, records.texts_of(report), records.corrections_of(report))


def correct(
	name: str, agency: str, figure: str, value: str, reason: str, *, plan_task: str = "", indicator: str = ""
) -> Rebuilt:
	"""Put another figure in the place of one that an agency reported, and add everything up again.

	Of percent and day of one line the newer correction stands alone. Raises CorrectionUnfit (417), ContentLocked,
	NotAnEditor (403), ConsolidationStale (409) where sources changed since the last build: they are to be read first.
	"""
	report = _locked(name)
	inputs = _fresh_inputs(report)
	person, wanted, label = current_person(), Figure(figure), inputs.names.get(agency, agency)
	original = records.originals(inputs).get((agency, plan_task, indicator, wanted))
	try:
		corrected = corrections.read(wanted, value)
	except corrections.NotAFigure as why:
		refuse(errors.CorrectionUnfit(field=corrections.LABELS[wanted], agency=label, why=str(why)))
	made = Correction(
		agency=agency,
		figure=wanted,
		original=original or "",
		corrected=corrected,
		reason=reason.strip(),
		plan_task=plan_task,
		indicator=indicator,
		by=person.facts.user,
		by_name=person.name,
		on=clock.now(),
	)
	refusal = corrections.refusal_of(made, original, _held_to(inputs, made), label)
	if refusal:
		refuse(refusal)
	others = corrections.beside(made, records.corrections_of(report))
	return _build(report, inputs, records.texts_of(report), [*others, made])


def withdraw_correction(name: str, row: str) -> Rebuilt:
	"""Let what the agency reported count again.

	Raises ContentLocked, NotAnEditor (403), RowOfEarlierBuild, ConsolidationStale (409).
	"""
	report = _locked(name)
	_check_there(report.corrections, row)
	inputs = _fresh_inputs(report)
	left = [one for one in report.corrections if one.name != row]
	return _build(report, inputs, records.texts_of(report), [records.correction_of(one) for one in left])


def keep_words(name: str, row: str) -> None:
	"""The officer's words stand, though the merged text changed under them.

	Raises ContentLocked, NotAnEditor (403), RowOfEarlierBuild (409).
	"""
	report = _locked(name)
	_check_there(report.texts, row)
	for text in report.texts:
		if text.name == row and text.hand_text:
			text.over_text = text.built_text
	_save(report)
	rows.write(report, "texts", list(report.texts))


def stale_parts(report: Document, *, for_update: bool = False) -> list[Stale]:
	"""What of the last build's sources no longer holds, by reading every one of them again."""
	return staleness(keeping.last_pins(report.name), pins_of(_inputs_of(report, for_update=for_update)))


def stale_at_a_glance(report: Document) -> list[Stale]:
	"""What of the last build's sources no longer holds, by their standing alone: what a form asks each time it opens.

	Eight queries. A source that was changed past approval shows only when somebody acts (`stale_parts`).
	"""
	period, built = queries.period_of(report.period), keeping.last_pins(report.name)
	standing = queries.how_things_stand(
		period, report.agency, report.scope, provisional=bool(report.include_provisional)
	)
	now = pins_of(standing)
	arrived = queries.tasks_of_reports(now.reports.keys() - built.reports.keys())
	return staleness(built, by_standing(now, built, arrived))


def originals_now(report: Document) -> dict[Key, str]:
	"""Every figure that could be corrected, as the counted reports say it now."""
	return records.originals(_inputs_of(report))


def _inputs_of(report: Document, *, for_update: bool = False) -> Inputs:
	return gather(
		queries.period_of(report.period),
		report.agency,
		report.scope,
		provisional=bool(report.include_provisional),
		for_update=for_update,
	)


def _fresh_inputs(report: Document) -> Inputs:
	inputs = _inputs_of(report)
	stale = staleness(keeping.last_pins(report.name), pins_of(inputs))
	if stale:
		refuse(fitness.stale_refusal(stale))
	return inputs


def _held_to(inputs: Inputs, made: Correction) -> corrections.HeldTo:
	known = indicators.indicators().get(made.indicator) if made.indicator else None
	return corrections.HeldTo(
		is_lead=any(
			line.is_lead
			for line in inputs.lines
			if (line.agency, line.plan_task) == (made.agency, made.plan_task)
		),
		latest=min(clock.today(), inputs.as_of),
		decimals=known.decimals or 0 if known else 0,
		limits=limits_of(known),
	)


def _check_there(rows_shown: Sequence[Document], row: str) -> None:
	"""Rows are named anew by each build: who names one that is not there looks at an earlier build."""
	if row not in {one.name for one in rows_shown}:
		refuse(errors.RowOfEarlierBuild())


def _check_maker(period: frappe._dict, person: ActingPerson, scope: ReportScope) -> None:
	why = _why_not(period, person, scope)
	if why:
		refuse(errors.NotForYouToConsolidate(why=why))


def _why_not(period: frappe._dict, person: ActingPerson, scope: ReportScope) -> str:
	facts = person.facts
	if facts.agency_type != "Department" or DEPARTMENT_OFFICER not in facts.roles:
		return "việc này thuộc chuyên viên sở, ban, ngành"
	if scope is ReportScope.PROVINCE and facts.agency not in examiners_of(period.directive):
		return (
			"báo cáo toàn tỉnh do cơ quan thẩm định của kế hoạch lập; "
			"đơn vị của bạn lập báo cáo về nhiệm vụ mình chủ trì"
		)
	if scope is ReportScope.PROVINCE and not province_above(facts.agency):
		return "trong cây cơ quan, phía trên đơn vị của bạn chưa có UBND tỉnh để trình lên"
	return _why_not_own(period, facts.agency) if scope is ReportScope.OWN_TASKS else ""


def _why_not_own(period: frappe._dict, agency: str) -> str:
	led, asked = queries.led_tasks(period.directive, agency), queries.asked_tasks(period.name)
	if not led:
		return "đơn vị của bạn không chủ trì nhiệm vụ nào của kế hoạch"
	if asked and not led & asked:
		return "kỳ này không hỏi nhiệm vụ nào do đơn vị của bạn chủ trì"
	return ""


def _locked(name: str) -> Document:
	report = frappe.get_doc(REPORT, name, for_update=True)
	report.check_permission("write")
	return report


def _build(
	report: Document, inputs: Inputs, texts: Mapping[Place, Text], corrected: Sequence[Correction]
) -> Rebuilt:
	built = building.build(inputs, [one.used for one in corrected])
	merged = carried(built.texts, texts)
	before, pins, totals = keeping.last_build(report.name), pins_of(inputs), building.totals_of(built)
	found = Rebuilt(
		name=report.name,
		sources=staleness(before.pins, pins) if before else (),
		figures=differences(before.totals, totals) if before else (),
		meetings=meetings(merged),
	)
	report.update(records.header_of(report, inputs, pins))
	_save(report)
	rows.replace(report, records.rows_of(inputs, built, merged, corrected))
	keeping.keep_sources(report, inputs, pins)
	keeping.keep_build(report, built, pins, totals)
	notices.clear(REPORT, report.name, Kind.STALE)
	return found


def _save(report: Document) -> None:
	"""The record's own row; the guard settles that this person may make its content anew in this state."""
	report.flags.service_write, report.flags.rows_stand = ServiceWrite(remakes=True), True
	report.save()
	report.flags.service_write = report.flags.rows_stand = None
