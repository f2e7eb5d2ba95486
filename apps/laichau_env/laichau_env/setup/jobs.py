"""Scheduled jobs: the framework makes them from hooks.py at each migrate, but leaves them when the app goes."""

import frappe


def remove_jobs() -> None:
	"""Delete the records of the app's jobs and their logs."""
	jobs = frappe.get_all("Scheduled Job Type", {"method": ("like", "laichau_env.%")}, pluck="name")
	if jobs:
		frappe.db.delete("Scheduled Job Log", {"scheduled_job_type": ("in", jobs)})
		frappe.db.delete("Scheduled Job Type", {"name": ("in", jobs)})
