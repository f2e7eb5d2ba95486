"""Entry points that hooks.py names; the work is in setup/steps.py."""

from laichau_env.setup import steps


def after_install() -> None:
	"""Make roles, workflows and, where the site's configuration asks for it, Lai Châu's content."""
	steps.run_install()


def after_migrate() -> None:
	"""Bring roles and workflows up to date; a second run changes nothing."""
	steps.run_migrate()


def before_uninstall() -> None:
	"""Remove what the steps made and the framework does not remove itself."""
	steps.run_uninstall()
