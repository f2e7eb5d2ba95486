"""The app's clock: one place that tells the time, so that tests can stop it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from frappe.utils import get_system_timezone, getdate, now_datetime


def now() -> datetime:
	"""Current time in the site's time zone, without zone, to the microsecond."""
	return now_datetime()


def today() -> date:
	"""Current date in the site's time zone."""
	return getdate(now_datetime())


def by_site(moment: datetime) -> datetime:
	"""A moment that knows its zone, as the site's clock shows it: in the site's time zone, without zone."""
	return moment.astimezone(ZoneInfo(get_system_timezone())).replace(tzinfo=None)
