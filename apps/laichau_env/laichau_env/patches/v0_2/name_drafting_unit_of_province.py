"""Sites loaded before letters named their drafting unit: Lai Châu's province drafts as KTN (8245/UBND-KTN of 19/12/2025).

The site decides afterwards, so a unit that somebody entered stays.
"""

import frappe

PROVINCE, UNIT = "UBND-LC", "KTN"


def execute() -> None:
	"""Enter the unit where the province has none."""
	if not frappe.db.exists("Agency", {"name": PROVINCE, "letter_symbol": ("is", "not set")}):
		return
	province = frappe.get_doc("Agency", PROVINCE)
	province.letter_symbol = UNIT
	province.save()
