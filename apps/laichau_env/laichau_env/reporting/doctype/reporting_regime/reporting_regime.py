"""One duty to report: the ten items of Decree 09/2019 article 7, and its deadlines as data."""

from frappe.model.document import Document

from laichau_env.common.refuse import refuse
from laichau_env.reporting import outline, schedule


class ReportingRegime(Document):
	"""Read by reporting/schedule.py; periods keep the dates that were computed from it."""

	def validate(self) -> None:
		schedule.tier_rules(self)
		check_headings(self)


def check_headings(regime: Document) -> None:
	"""Its headings are an outline in which nothing is lost. Raises OutlineUnfit (417)."""
	headings = [outline.Heading(row.title, outline.Contents(row.contents)) for row in regime.headings]
	refusal = outline.refusal_of(headings)
	if refusal:
		refuse(refusal)
