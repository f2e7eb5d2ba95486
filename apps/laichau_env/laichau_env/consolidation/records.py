"""Between the plain values of a consolidation and the fields of its record, both ways. Writes nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

import frappe
from frappe.model.document import Document
from frappe.utils import get_datetime

from laichau_env.approval.actor import ActingPerson
from laichau_env.common import clock
from laichau_env.common.hashing import canonical_json, sha256
from laichau_env.common.numbers import rounded, write_number
from laichau_env.consolidation import building, corrections
from laichau_env.consolidation.building import Built, IndicatorTotal
from laichau_env.consolidation.constants import REPORT, Figure, ReportScope, TextKind
from laichau_env.consolidation.corrections import Correction, Key
from laichau_env.consolidation.hand import Place, Text
from laichau_env.consolidation.inputs import Inputs
from laichau_env.consolidation.keeping import plain_pins
from laichau_env.consolidation.pins import Pins
from laichau_env.organization.queries import province_above
from laichau_env.reporting.constants import DRAFT

OF_LINES = (Figure.PERCENT, Figure.COMPLETED_ON, Figure.FUNDS_PLANNED, Figure.FUNDS_DISBURSED)


def new_report(
	period: frappe._dict,
	person: ActingPerson,
	scope: ReportScope,
	*,
	provisional: bool,
	before: Document | None,
) -> Document:
	"""The record, without figures yet, not inserted; `before` is the revoked one that it replaces."""
	agency = frappe.get_cached_doc("Agency", person.facts.agency)
	to_province = scope is ReportScope.PROVINCE
	issuer = frappe.get_cached_doc("Agency", province_above(agency.name)) if to_province else agency
	report = frappe.new_doc(REPORT)
	report.update(
		{
			"period": period.name,
			"agency": agency.name,
			"scope": scope.value,
			"examining_agency": issuer.name if to_province else "",
			"directive": period.directive,
			"due_date": period.due_province,
			"title": title_of(period.title, agency.short_name, scope),
			"include_provisional": int(provisional),
			"agency_symbol": issuer.symbol,
			"agency_printed_name": issuer.agency_name,
			"workflow_state": DRAFT,
			"amended_from": before.name if before else None,
		}
	)
	return report


def title_of(period: str, agency: str, scope: ReportScope) -> str:
	"""Period and agency in words, cut to the field's length."""
	about = "Tổng hợp toàn tỉnh" if scope is ReportScope.PROVINCE else "Tổng hợp nhiệm vụ chủ trì"
	return f"{about} - {period} - {agency}"[:140]


def header_of(report: Document, inputs: Inputs, pins: Pins) -> dict[str, Any]:
	"""What the record itself says of a build."""
	counted = inputs.counted
	return {
		"built_on": clock.now(),
		"build_number": (report.build_number or 0) + 1,
		"owing": len(inputs.owing),
		"counted": len(counted),
		"provisional": sum(one.provisional for one in counted),
		"inputs_hash": sha256(canonical_json(plain_pins(pins))),
	}


def rows_of(
	inputs: Inputs, built: Built, texts: Sequence[Text], corrected: Sequence[Correction]
) -> dict[str, list[dict[str, Any]]]:
	"""Child rows of a build, by their tables."""
	tasks = {task.name: task for task in inputs.tasks}
	return {
		"lines": [_line(tasks[one.plan_task], one) for one in built.tasks],
		"indicators": [_indicator(one, inputs.names) for one in built.indicators],
		"texts": [_text(one) for one in texts],
		"corrections": [_correction(one) for one in corrected],
	}


def texts_of(report: Document | None) -> dict[Place, Text]:
	"""Words of a record by their places."""
	rows = report.texts if report else ()
	texts = [
		Text(
			TextKind(row.kind),
			row.built_text or "",
			row.plan_task or "",
			row.subject or "",
			row.hand_text or "",
			row.over_text or "",
		)
		for row in rows
	]
	return {text.place: text for text in texts}


def corrections_of(report: Document | None) -> list[Correction]:
	"""Corrections of a record."""
	return [correction_of(row) for row in report.corrections] if report else []


def correction_of(row: Document) -> Correction:
	"""One correction as the record keeps it."""
	return Correction(
		agency=row.agency,
		figure=Figure(row.figure),
		original=row.original or "",
		corrected=row.corrected or "",
		reason=row.reason,
		plan_task=row.plan_task or "",
		indicator=row.indicator or "",
		by=row.corrected_by or "",
		by_name=row.corrected_by_name or "",
		on=get_datetime(row.corrected_on) if row.corrected_on else None,
	)


def originals(inputs: Inputs) -> dict[Key, str]:
	"""Every figure that could be corrected, as the counted reports say it."""
	of_lines = {
		(line.agency, line.plan_task, "", figure): corrections.original_of(line, figure)
		for line in inputs.lines
		for figure in OF_LINES
	}
	of_indicators = {
		(row.agency, "", row.indicator, Figure.INDICATOR): ""
		if row.value is None
		else write_number(row.value)
		for row in inputs.measured
	}
	return {**of_lines, **of_indicators}


def _line(task: Any, figures: Any) -> dict[str, Any]:
	found = building.figures_of(figures)
	return {
		"plan_task": task.name,
		"section": task.section,
		"order_no": task.order_no,
		"task_content": task.content,
		**found,
		"mean_percent": found["mean_percent"] or 0,
		"weighted_percent": found["weighted_percent"] or 0,
		"has_weighted": int(found["weighted_percent"] is not None),
	}


def _text(text: Text) -> dict[str, Any]:
	return {
		"kind": text.kind.value,
		"plan_task": text.plan_task,
		"subject": text.subject,
		"built_text": text.built,
		"hand_text": text.hand,
		"over_text": text.over,
	}


def _correction(one: Correction) -> dict[str, Any]:
	return {
		"agency": one.agency,
		"plan_task": one.plan_task,
		"indicator": one.indicator,
		"figure": one.figure.value,
		"original": one.original,
		"corrected": one.corrected,
		"reason": one.reason,
		"corrected_by": one.by,
		"corrected_by_name": one.by_name,
		"corrected_on": one.on,
	}


def _indicator(one: IndicatorTotal, names: Mapping[str, str]) -> dict[str, Any]:
	indicator, total = one.indicator, one.total
	said = [
		f"{words}: {', '.join(names.get(agency, agency) for agency in agencies)}"
		for words, agencies in (
			("Chưa có số liệu", total.missing),
			("Thiếu trọng số", total.without_weight),
			("Số liệu cùng lúc khác nhau", total.contested),
		)
		if agencies
	]
	return {
		"indicator": indicator.name,
		"indicator_name": indicator.title,
		"unit": indicator.unit,
		"addition": indicator.addition,
		"total": "" if total.total is None else write_number(rounded(total.total, indicator.decimals)),
		"target": indicator.target,
		"counted": len(total.counted),
		"missing": len(total.missing),
		"remark": "\n".join(said),
	}
