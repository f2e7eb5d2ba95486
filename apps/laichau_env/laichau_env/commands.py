"""Commands of the app for bench: `bench --site SITE verify-approvals`."""

import click
import frappe
from frappe.commands import get_site, pass_context


@click.command("verify-approvals")
@pass_context
def verify_approvals(context: frappe._dict) -> None:
	"""Walk the hash chains of approval events and name the first broken link (exit code 1)."""
	from laichau_env.approval.verify import verify

	site = get_site(context)
	frappe.init(site=site)
	frappe.connect()
	# One snapshot for the whole walk, on a server that reads what is committed meanwhile too.
	frappe.db.sql("set session transaction isolation level repeatable read")
	frappe.db.rollback()
	try:
		verdict = verify()
	finally:
		frappe.destroy()
	if verdict.broken:
		click.secho(f"Broken: {verdict.broken}", fg="red", err=True)
		raise SystemExit(1)
	click.echo(f"Sound: {verdict.events} events, {verdict.records} records.")


commands = [verify_approvals]
