"""The app's clock: one place that tells the time, so that tests can stop it."""

from datetime import date, datetime

from frappe.utils import getdate, now_datetime


def now() -> datetime:
	"""Current time in the site's time zone, without zone, to the microsecond."""
	return now_datetime()


def today() -> date:
	"""Current date in the site's time zone."""
	return getdate(now_datetime())
