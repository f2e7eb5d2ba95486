"""The running number of an agency's outgoing papers in one year."""

from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.approvable import ServiceWrite
from laichau_env.common.refuse import refuse
from laichau_env.documents.register import queries, rules


class DocumentNumberSeries(Document):
	"""A series may be started where paper left off; once it gave a number, only the register moves it."""

	def autoname(self) -> None:
		"""Agency, year and kind: there is one of each."""
		self.paper_kind = (self.paper_kind or "").strip()
		self.name = rules.series_name(self.agency, self.year, self.paper_kind)

	def validate(self) -> None:
		self.check_kind()
		self.check_start()

	def on_trash(self) -> None:
		refuse(errors.SeriesKept(series=self.name))

	def check_kind(self) -> None:
		"""All kinds together, or each by itself: not both in one year."""
		if self.is_new():
			others = queries.kinds_of_series(self.agency, self.year)
			refusal = rules.series_refusal(self.paper_kind, others)
			if refusal:
				refuse(refusal)

	def check_start(self) -> None:
		"""The last number is set by hand only before the first paper."""
		if self.is_new() or isinstance(self.flags.service_write, ServiceWrite):
			return
		if self.has_value_changed("last_number") and queries.has_papers(self.name):
			refuse(errors.SeriesKept(series=self.name))
