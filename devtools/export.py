"""The app as a repository of its own, which is what `bench get-app` wants.

In this repository the app is a folder of a bench; `git subtree split` makes the history of that folder alone.
Only what is committed is exported, and the tool says so if something is not.
"""

from pathlib import Path

from devtools.layout import APP, Bench
from devtools.shell import Stop, output, say


def export_app(bench: Bench, folder: str) -> Path:
	"""Make a repository of the app alone in a new folder and return its path."""
	target = Path(folder).expanduser().resolve()
	if target.exists():
		raise Stop(f"{target} is there already; name a folder that is not.")
	prefix = f"apps/{APP}"
	if output(["git", "-C", bench.root, "status", "--porcelain", "--", prefix]).strip():
		say(f"Note: {prefix} has changes that are not committed; they are not exported.")
	commit = output(["git", "-C", bench.root, "subtree", "split", f"--prefix={prefix}"]).split()[-1]
	target.mkdir(parents=True)
	output(["git", "init", "--quiet", "--initial-branch=main", target])
	output(["git", "-C", bench.root, "push", "--quiet", target, f"{commit}:refs/exported/main"])
	output(["git", "-C", target, "reset", "--hard", "--quiet", "refs/exported/main"])
	output(["git", "-C", target, "update-ref", "-d", "refs/exported/main"])
	return target
