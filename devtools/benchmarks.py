"""`./dev bench`: what the system costs with more agencies and more years, on a site of its own that is thrown away.

The measures are in tests/bench; their table is printed, their figures are kept as JSON under `.dev/bench`. A missed aim
is told and fails nothing: seconds depend on the machine, so each is also given in empty calls of the same run.
"""

import os
from collections.abc import Sequence
from datetime import datetime

from devtools import assets, packages, state, testing, up
from devtools.bench import environment, site_config, update_json
from devtools.layout import Bench
from devtools.shell import Stop, through

MEASURES = ("open", "action", "bulk", "matrix", "inbox", "consolidate", "papers")


def run(bench: Bench, measures: Sequence[str], years: Sequence[int], agencies: Sequence[int]) -> int:
	"""Measure what is asked for (nothing named = all). Raises Stop for a measure that there is not."""
	for name in measures:
		if name not in MEASURES:
			raise Stop(f"There is no measure {name}; there are {', '.join(MEASURES)}.")
	known = state.load(bench)
	packages.install_missing(bench, (*packages.TO_RUN, *packages.TO_TEST))
	up.prepare(bench, known)
	folder = bench.dev / "bench"
	folder.mkdir(parents=True, exist_ok=True)
	result = folder / f"{datetime.now():%Y%m%d-%H%M%S}.json"
	with testing.services_running(bench, known), testing.throw_away_site(bench, known) as name:
		assets.prepare(bench, known)
		update_json(site_config(bench, name), {"ignore_csrf": 1})  # the calls come from no page
		return through(
			[bench.python, "-W", "ignore", "-m", "bench.run", name, result, *measures,
				"--years", *map(str, years), "--agencies", *map(str, agencies)],
			cwd=bench.sites,
			env={**environment(bench), "PYTHONPATH": os.pathsep.join((str(bench.root / "tests"), str(bench.root)))},
		)  # fmt: skip
