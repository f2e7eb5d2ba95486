"""Sites made before consolidation lack its Module Def, which its DocTypes hang on.

The framework makes modules when an app is installed, not when it is updated.
"""

from laichau_env.patches.v0_2.make_module_follow_up import make_module


def execute() -> None:
	"""Make the module if it is not there."""
	make_module("Consolidation")
