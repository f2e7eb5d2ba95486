"""`./dev lint`: the linters, in pinned versions, over what is written by hand here.

ruff checks and formats Python, prettier formats our scripts and styles (with Frappe's settings). With --fix
both rewrite the files; without it they only say what they would change.
"""

from devtools import assets, environment, packages
from devtools.layout import APP, Bench
from devtools.shell import Stop, say, through

PYTHON = ("devtools", "tests", f"apps/{APP}")
SCRIPTS = (f"apps/{APP}/**/*.js", f"apps/{APP}/**/*.{{css,scss}}", "devtools/frontend/*.mjs", "tests/**/*.js")


def lint(bench: Bench, *, fix: bool) -> int:
	"""Run the linters; 0 if there is nothing to say."""
	packages.install_missing(bench, packages.TO_RUN)
	bench.make_folders()
	environment.prepare(bench, environment.interpreter())
	assets.install_packages(bench)
	ruff, prettier = bench.env / "bin" / "ruff", assets.FRONTEND / "node_modules" / ".bin" / "prettier"
	patterns = [str(bench.root / pattern) for pattern in SCRIPTS]
	commands = (
		[ruff, "check", *(["--fix"] if fix else []), *PYTHON],
		[ruff, "format", *([] if fix else ["--check"]), *PYTHON],
		[
			prettier,
			"--write" if fix else "--check",
			"--log-level",
			"warn",
			"--no-error-on-unmatched-pattern",
			*patterns,
		],
	)
	codes = [through(command, cwd=bench.root) for command in commands]
	if any(codes):
		raise Stop("The linters found something; ./dev lint --fix puts most of it right.")
	say("The linters found nothing.")
	return 0
