"""More time asked for a report: made by reporting/extensions/service.py, moved by approval."""

from laichau_env.common.latest import SavedInTurn


class ExtensionRequest(SavedInTurn):
	"""Who may make, change and decide it is the service's and the guard's."""
