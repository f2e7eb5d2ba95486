"""A figure that agencies report: what must be true of its definition."""

import re

from frappe import _
from frappe.model.document import Document

from laichau_env.common import errors
from laichau_env.common.numbers import MOST_DECIMALS, NumberUnclear, read_number, write_number
from laichau_env.common.refuse import refuse
from laichau_env.reporting.indicators.constants import Addition

CODE = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


class Indicator(Document):
	"""Kept by the plan administrator; reports keep the name and unit they were opened with."""

	def validate(self) -> None:
		self.check_code()
		self.write_numbers()
		self.check_weight()
		self.check_limits()
		self.check_reporters()
		self.check_targets()

	def check_code(self) -> None:
		"""The code is part of how a place in a report is written."""
		if not CODE.fullmatch(self.code or ""):
			self.refuse_value(
				self, "code", "Chỉ dùng chữ cái không dấu, chữ số và dấu gạch nối, ví dụ: CTRSH-DT."
			)

	def write_numbers(self) -> None:
		"""Limits and targets are numbers, written as they are read."""
		for row, name in ((self, "minimum"), (self, "maximum"), *((row, "target") for row in self.targets)):
			try:
				number = read_number(row.get(name))
			except NumberUnclear as unclear:
				self.refuse_value(row, name, unclear.advice)
			row.set(name, "" if number is None else write_number(number))

	def check_weight(self) -> None:
		"""A weight is named for a weighted mean and for nothing else, and is another indicator."""
		weighed = self.addition == Addition.WEIGHTED_MEAN
		if not weighed:
			self.weight_indicator = None
		elif not self.weight_indicator or self.weight_indicator == self.name:
			self.refuse_value(self, "weight_indicator", "Hãy chọn một chỉ tiêu khác làm quyền số.")

	def check_limits(self) -> None:
		"""The least value is not above the greatest; decimals are those that a figure can hold."""
		low, high = read_number(self.minimum), read_number(self.maximum)
		if low is not None and high is not None and low > high:
			self.refuse_value(self, "maximum", f"Phải từ {self.minimum} trở lên.")
		if not 0 <= self.decimals <= MOST_DECIMALS:
			self.refuse_value(self, "decimals", f"Hãy nhập số từ 0 đến {MOST_DECIMALS}.")

	def check_reporters(self) -> None:
		"""Each row names one agency or one group."""
		for row in self.reporters:
			if bool(row.agency) == bool(row.agency_group):
				refuse(errors.PartyUnclear(table=_(self.meta.get_label("reporters")), row=row.idx))

	def check_targets(self) -> None:
		"""One target a year."""
		years = [row.year for row in self.targets]
		for row in self.targets:
			if years.count(row.year) > 1:
				self.refuse_value(row, "year", "Mỗi năm chỉ một mục tiêu, hãy gộp lại.")

	def refuse_value(self, row: Document, fieldname: str, advice: str) -> None:
		"""Refuse the value of a field of the indicator or of one of its rows. Raises IndicatorUnfit (417)."""
		refuse(
			errors.IndicatorUnfit(
				field=_(row.meta.get_label(fieldname)),
				where="" if row is self else f", dòng {row.idx}",
				value=row.get(fieldname) or "",
				advice=advice,
			)
		)
