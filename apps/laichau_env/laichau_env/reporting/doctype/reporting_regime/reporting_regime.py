"""One duty to report: the ten items of Decree 09/2019 article 7, and its deadlines as data."""

from frappe.model.document import Document

from laichau_env.reporting import schedule


class ReportingRegime(Document):
	"""Read by reporting/schedule.py; periods keep the dates that were computed from it."""

	def validate(self) -> None:
		schedule.tier_rules(self)
