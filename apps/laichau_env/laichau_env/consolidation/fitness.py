"""Whether a set of reports can be added up, and what is told where a built one no longer holds. Pure but for words."""

from collections.abc import Collection, Sequence

import frappe

from laichau_env.common import errors
from laichau_env.common.errors import Refusal
from laichau_env.common.refuse import refuse
from laichau_env.common.vietnamese import decimal
from laichau_env.consolidation.inputs import Inputs
from laichau_env.consolidation.pins import Change, Stale
from laichau_env.consolidation.rules import COMPLETE, Line
from laichau_env.planning.queries import places_of
from laichau_env.reporting.constants import MOST_FUNDS, PERIOD_PLANNED

SAYINGS = {
	Change.GONE: "{who}: báo cáo đã bị thu hồi hoặc trả lại",
	Change.CHANGED: "{who}: nội dung báo cáo đã thay đổi",
	Change.ARRIVED: "{who}: có báo cáo mới được duyệt",
	Change.APPROVED: "{who}: báo cáo tạm tính nay đã được phê duyệt",
	Change.LATENESS: "{who}: số ngày gửi muộn đã thay đổi",
	Change.TASK: "nhiệm vụ {who} của kế hoạch đã thay đổi",
	Change.INDICATOR: "chỉ tiêu {who} đã thay đổi",
	Change.PERIOD: "thời gian lấy số liệu của kỳ đã đổi thành {who}",
	Change.COVERAGE: "danh sách cơ quan phải báo cáo đã thay đổi ({who})",
}


def check(period: frappe._dict, inputs: Inputs) -> None:
	"""The whole set, before anything is written. Raises ConsolidationUnfit (417) with the first thing that is wrong."""
	why = _unfit(period, inputs)
	if why:
		refuse(errors.ConsolidationUnfit(period=period.title, why=why))


def _unfit(period: frappe._dict, inputs: Inputs) -> str:
	if period.status == PERIOD_PLANNED:
		return "kỳ chưa mở"
	if not inputs.owing:
		return "không có cơ quan nào phải báo cáo trong kỳ này"
	if not inputs.counted:
		return "chưa có báo cáo nào được duyệt"
	for one in inputs.counted:
		if not one.content_hash:
			return f"báo cáo {one.report} không có lịch sử phê duyệt"
	tasks = {task.name for task in inputs.tasks}
	for line in inputs.lines:
		why = _unfit_line(line, tasks)
		if why:
			task = places_of([line.plan_task]).get(line.plan_task, line.plan_task)
			return f"{inputs.names.get(line.agency)}, nhiệm vụ {task}: {why}"
	return ""


def _unfit_line(line: Line, tasks: Collection[str]) -> str:
	if line.plan_task not in tasks:
		return "nhiệm vụ không thuộc kế hoạch"
	if not 0 <= line.percent <= COMPLETE:
		return f"phần trăm {decimal(line.percent)} ngoài khoảng 0-100"
	if min(line.funds_planned, line.funds_disbursed) < 0:
		return "kinh phí là số âm"
	if max(line.funds_planned, line.funds_disbursed) > MOST_FUNDS:
		return f"kinh phí quá lớn, số tiền ghi bằng triệu đồng, nhiều nhất {decimal(MOST_FUNDS)}"
	return ""


def stale_refusal(stale: Sequence[Stale]) -> Refusal:
	"""What is told of a report that no longer holds: the first cause, and how many more there are."""
	more = f" và {len(stale) - 1} thay đổi khác" if len(stale) > 1 else ""
	return errors.ConsolidationStale(first=said([stale[0]])[0], more=more)


def said(stale: Sequence[Stale]) -> list[str]:
	"""Each cause in words: agencies and indicators by name, tasks by their places in the plan. Four queries."""
	agencies = {one.agency for one in stale if one.agency}
	rows = (
		frappe.get_all("Agency", {"name": ("in", list(agencies))}, ["name", "short_name"]) if agencies else []
	)
	names = {row.name: row.short_name for row in rows}
	subjects = [one.subject for one in stale if one.subject]
	titles = frappe.get_all("Indicator", {"name": ("in", subjects)}, ["name", "indicator_name"])
	called = {**places_of(subjects), **{row.name: f"«{row.indicator_name}»" for row in titles}}
	return [
		SAYINGS[one.change].format(who=names.get(one.agency) or called.get(one.subject) or one.subject)
		for one in stale
	]
