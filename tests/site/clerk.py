"""A process of test_register.py: issues papers, each in a transaction of its own, and tells the number after it."""

import sys
from datetime import date

import frappe

site, agency, kind, year, count = sys.argv[1:]
frappe.init(site=site, sites_path=".")
frappe.connect()
frappe.set_user("Administrator")

from laichau_env.documents.register import service  # needs a site

for turn in range(int(count)):
	day = date(int(year), 12, 16)
	entry = service.Entry(
		agency=agency,
		paper_kind=kind,
		symbol=f"{kind}-UBND",
		day=day,
		excerpt=f"Văn bản thử {turn}",
		signatory_title="CHỦ TỊCH",
		signatory_name="Pờ Mì Lế",
		recipients=(service.Recipient("Như trên"), service.Recipient("Lưu: VT")),
	)
	taken = service.take_number(agency, kind, day)
	service.enter(entry, taken)
	frappe.db.commit()
	print(taken.number, flush=True)
frappe.destroy()
