"""An extra day off or a swapped working day; counts before the national calendar of holidays."""

from frappe.model.document import Document
from frappe.utils import getdate

from laichau_env.common import errors
from laichau_env.common.refuse import refuse


class WorkingDayChange(Document):
	"""Read by reporting/schedule.py. Periods that have their dates keep them."""

	def validate(self) -> None:
		if self.swapped_with and getdate(self.swapped_with) == getdate(self.day):
			refuse(errors.SwappedDayUnfit(day=f"{getdate(self.day):%d/%m/%Y}"))
