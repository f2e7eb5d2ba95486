"""The ordered steps of install, migrate and uninstall. Each is safe to run twice."""

import frappe

from laichau_env.documents.layouts import bases
from laichau_env.setup import chain, content, desk, jobs, roles, settings, workflows


def run_install() -> None:
	"""Everything a new site needs; content only where the site's configuration says `laichau_content: 1`."""
	run_migrate()
	if frappe.conf.get("laichau_content"):
		content.load_content()


def run_migrate() -> None:
	"""What must agree with the code after each update."""
	roles.make_roles()
	workflows.make_workflows()
	chain.make_chain_head()
	desk.make_inbox_block()
	settings.apply_settings()
	bases.look_at_bases()


def run_uninstall() -> None:
	"""Take away what the steps made, last first."""
	desk.remove_inbox_block()
	workflows.remove_workflows()
	settings.reset_settings()
	jobs.remove_jobs()
	roles.remove_roles()
