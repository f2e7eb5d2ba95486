"""A stretch of time for which agencies report."""

from datetime import date

from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common.refuse import refuse
from laichau_env.reporting import rules


class ReportingPeriod(Document):
	"""Opened by reporting/service.py."""

	def validate(self) -> None:
		self.check_dates()

	def check_dates(self) -> None:
		"""Cut-off before the due dates, each tier after the one below (Decree 09/2019 article 8)."""
		due = [
			("Hạn của cơ quan", _date(self.due_agency)),
			("Hạn của sở thẩm định", _date(self.due_department)),
			("Hạn của tỉnh", _date(self.due_province)),
		]
		refusal = rules.period_dates_refusal(_date(self.data_from), _date(self.data_to), due)
		if refusal:
			refuse(refusal)


def _date(value: str | date | None) -> date | None:
	return getdate(value) if value else None
