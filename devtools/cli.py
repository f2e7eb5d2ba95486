"""The commands of `./dev`: what a person may ask for, and nothing about how it is done."""

import sys
from devtools import layout, services, site, state, web
from devtools.layout import APP
from devtools.shell import Stop, say


def main(words: list[str]) -> int:
	bench = layout.here()
	known = state.load(bench)
	try:
		if words[:1] == ["new-site"]:
			name = words[1]
			config = {"laichau_content": 1, "laichau_demo": 1, "laichau_demo_password": site.DEMO_PASSWORD, "allow_tests": True}
			if not site.exists(bench, name):
				site.create(bench, known, name, config=config)
			if (bench.app / APP / "hooks.py").exists():
				site.install_app(bench, name)
			return 0
		if words[:1] == ["drop-site"]:
			site.drop(bench, known, words[1])
			return 0
		if words[:1] == ["serve"]:
			web.start_web(bench, words[1], int(words[2]), name=f"web-{words[1]}")
			return 0
		if words[:1] == ["stop-serve"]:
			from devtools import processes
			processes.stop(bench, f"web-{words[1]}")
			return 0
		raise Stop("not yet")
	except Stop as stop:
		say(f"{stop}")
		return 1
