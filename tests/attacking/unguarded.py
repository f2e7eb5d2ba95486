"""The harness that takes the guard out, for the attacks alone: to see that it is the guard that refuses.

The product has no such switch. Handlers of the guard are left out of what frappe.get_hooks() answers, and the
controllers of events, of other kept records and of rows forget their checks; roles, permissions and the stock Workflow stay
as they are.
"""

from collections.abc import Callable
from typing import Any

GUARD = (
	"laichau_env.approval.guard.",
	"laichau_env.approval.file_guard.",
	"laichau_env.approval.form_guard.",
	"laichau_env.approval.api.",
	"laichau_env.reporting.permissions.",
	"laichau_env.common.stock_reads.",
)
KEPT_CHECKS = (
	"before_validate",
	"before_change",
	"on_trash",
	"after_delete",
	"before_rename",
	"after_rename",
)


def take_out() -> None:
	"""Patch this process for good."""
	import frappe
	from laichau_env.common.kept_record import KeptRecord
	from laichau_env.common.rows import OwnedRow

	frappe.get_hooks = _without_guard(frappe.get_hooks)
	for check in KEPT_CHECKS:
		if hasattr(KeptRecord, check):
			setattr(KeptRecord, check, lambda *args, **kwargs: None)
	OwnedRow.check_place = lambda row: None


def _without_guard(get_hooks: Callable[..., Any]) -> Callable[..., Any]:
	def filtered(hook: str | None = None, *args: Any, **kwargs: Any) -> Any:
		return _strip(get_hooks(hook, *args, **kwargs))

	return filtered


def _strip(value: Any) -> Any:
	if isinstance(value, dict):
		stripped = {key: _strip(inner) for key, inner in value.items()}
		return type(value)({key: inner for key, inner in stripped.items() if inner != [] or value[key] == []})
	if isinstance(value, list):
		return [inner for inner in value if not (isinstance(inner, str) and inner.startswith(GUARD))]
	return value
