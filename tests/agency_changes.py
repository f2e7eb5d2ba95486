"""Changes of agencies as the plan's administrator writes them: some communes become the commune Sông Đà."""

import frappe
from actors import BUM_TO, DOAN_KET
from frappe.utils import today

NEW, NAME = "03999", "UBND xã Sông Đà"
BASIS = {
	"resolution_number": "1670/NQ-UBTVQH15",
	"resolution_date": "2025-06-16",
	"resolution_title": "Nghị quyết về việc sắp xếp các đơn vị hành chính cấp xã của tỉnh Lai Châu",
}


def change_of(kind: str, old: list[str], new: list[dict], **values: object) -> dict:
	"""The data of a change."""
	return {
		"doctype": "Agency Change",
		"kind": kind,
		"effective_date": today(),
		"old_agencies": [{"agency": agency} for agency in old],
		"new_agencies": new,
		**BASIS,
		**values,
	}


def song_da(**values: object) -> dict:
	"""The commune that is made."""
	return {
		"code": NEW,
		"agency_name": "Ủy ban nhân dân xã Sông Đà",
		"short_name": NAME,
		"place_name": "Sông Đà",
		**values,
	}


def third_commune() -> str:
	"""Another commune of the province with duties."""
	used = (BUM_TO, DOAN_KET)
	return frappe.db.get_value("Agency", {"agency_type": "Commune", "name": ("not in", used), "disabled": 0})
