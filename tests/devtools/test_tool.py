"""The tool itself: one sentence when something is wrong, its own processes only, ports that are free."""

import json
import os
import socket
import stat
import subprocess
import sys

import pytest

from devtools import (
	assets,
	bench,
	cli,
	environment,
	packages,
	processes,
	site,
	stamps,
	state,
	testing,
	up,
	upstream,
)
from devtools.layout import Bench
from devtools.shell import Stop


def said(capsys):
	"""What the tool told on its error channel."""
	return capsys.readouterr().err.strip()


@pytest.mark.parametrize(
	("words", "code", "sentence"),
	[
		(["fly"], 1, "There is no command fly"),
		(["up", "--fast"], 1, "./dev up does not know --fast"),
		(["export-app", "/"], 1, "is there already"),
		(["bench", "tea"], 1, "There is no measure tea; there are open"),
		(["bench", "--site", "all", "migrate"], 1, "./dev bench does not know --site"),
		(["serve", "nowhere.localhost", "x"], 2, "invalid int value"),
		([], 2, "required: COMMAND"),
	],
)
def test_wrong_use_is_one_sentence_and_a_code(words, code, sentence, capsys):
	try:
		got = cli.main(words)
	except SystemExit as end:
		got = end.code
	told = said(capsys)
	assert got == code
	assert sentence in told
	assert len(told.splitlines()) == 1


def test_reset_without_a_person_at_the_terminal_deletes_nothing(bench_root):
	done = subprocess.run(
		[bench_root / "dev", "reset"], capture_output=True, text=True, stdin=subprocess.DEVNULL
	)
	assert done.returncode == 1
	assert "--yes" in done.stderr


def test_without_root_the_missing_packages_are_named(monkeypatch):
	monkeypatch.setattr(os, "geteuid", lambda: 1000)
	monkeypatch.setattr(packages.shutil, "which", lambda name, path=None: "/usr/bin/apt-get")
	with pytest.raises(Stop, match=r"apt-get install --no-install-recommends redis-server nodejs$"):
		packages.refuse_where_we_cannot("redis-server nodejs")


def test_without_apt_the_missing_packages_are_named(monkeypatch):
	monkeypatch.setattr(packages.shutil, "which", lambda name, path=None: None)
	with pytest.raises(Stop, match=r"no apt-get.* redis-server$"):
		packages.refuse_where_we_cannot("redis-server")


def test_a_need_is_met_by_the_thing_not_by_the_package():
	nowhere = packages.Need("no-such-package", "a test", packages.has_program("no-such-program"))
	shell = packages.Need("no-such-package", "a test", packages.has_program("sh"))
	assert packages.missing((nowhere, shell)) == [nowhere]


def test_an_absent_python_is_one_sentence():
	with pytest.raises(Stop, match=r"No Python 9\.99 is on this machine"):
		environment.interpreter(("9.99",))


@pytest.mark.parametrize(
	("version", "wanted", "fitting"),
	[
		("3.11", ">=3.10", True),
		("3.14", ">=3.14,<3.15", True),
		("3.13", ">=3.14,<3.15", False),
		("3.14", ">=3.10,<3.14", False),
		("3.10", ">3.10", False),
	],
)
def test_a_checkouts_python_is_understood(version, wanted, fitting):
	assert upstream.fits(version, wanted) is fitting


def test_a_folder_that_is_no_checkout_is_refused(tmp_path):
	here = Bench(tmp_path)
	with pytest.raises(Stop, match="is no checkout of frappe"):
		upstream.use(here, state.load(here), str(tmp_path))


def test_a_checkout_whose_python_is_absent_is_refused_before_anything_changes(tmp_path, monkeypatch):
	here, checkout = Bench(tmp_path / "bench"), tmp_path / "frappe"
	(checkout / "frappe").mkdir(parents=True)
	here.root.mkdir()
	(checkout / "frappe" / "hooks.py").touch()
	(checkout / "package.json").touch()
	(checkout / "pyproject.toml").write_text('[project]\nrequires-python = ">=3.14,<3.15"\n')
	monkeypatch.setattr(environment, "works", lambda python, version: False)
	known = state.load(here)
	with pytest.raises(Stop, match=r"asks for Python >=3\.14,<3\.15, and none such"):
		upstream.use(here, known, str(checkout))
	assert known.upstream == ""


def test_a_taken_port_is_passed_over():
	with socket.socket() as taken:
		taken.bind(("127.0.0.1", 0))
		taken.listen()
		port = taken.getsockname()[1]
		assert processes.free_port(port, [port, port + 1, port + 2, port + 3]) != port
		with pytest.raises(Stop, match="is free"):
			processes.free_port(port, [port])


def test_only_the_process_that_we_started_is_stopped(tmp_path):
	here = Bench(tmp_path)
	processes.start(here, "sleeper", [sys.executable, "-c", "import time; time.sleep(600)"])
	pid = processes.running_pid(here, "sleeper")
	file = processes.pid_file(here, "sleeper")
	mine = file.read_text()
	file.write_text(f"{pid} 12345\n")  # the same id, another beginning: somebody else's process by now
	assert not processes.is_running(here, "sleeper")
	assert not processes.stop(here, "sleeper")
	assert processes.began(pid)
	file.write_text(mine)
	assert processes.stop(here, "sleeper")
	assert not processes.began(pid)


def test_a_process_that_ends_at_once_is_reported_with_its_last_words(tmp_path):
	here = Bench(tmp_path)
	processes.start(here, "broken", [sys.executable, "-c", "print('no disk left')"])
	with pytest.raises(Stop, match="broken did not start: no disk left"):
		processes.wait_for_port(here, "broken", 9)


def test_state_is_kept_for_its_owner_alone_and_unknown_keys_do_no_harm(tmp_path):
	known = state.load(Bench(tmp_path))
	known.db_port = 13399
	known.save()
	assert stat.S_IMODE(known.path.stat().st_mode) == 0o600
	known.path.write_text(json.dumps({**json.loads(known.path.read_text()), "of_an_older_version": 1}))
	assert state.load(Bench(tmp_path)).db_port == 13399


def test_keys_that_a_person_added_to_a_configuration_stay(tmp_path):
	path = tmp_path / "common_site_config.json"
	path.write_text('{"developer_mode": 1, "db_port": 1}')
	bench.update_json(path, {"db_port": 2})
	assert json.loads(path.read_text()) == {"developer_mode": 1, "db_port": 2}


def test_what_bench_runs_keeps_its_compiled_modules_where_the_machine_forbids_it(tmp_path, monkeypatch):
	monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
	here = Bench(tmp_path)
	(tmp_path / "some_module.py").touch()
	command = [sys.executable, "-c", "import some_module"]
	subprocess.run(command, cwd=tmp_path, env={**os.environ, **bench.environment(here)}, check=True)
	assert [path.is_relative_to(here.dev) for path in tmp_path.rglob("some_module*.pyc")] == [True]


def test_a_tree_is_known_by_paths_and_content_and_caches_do_not_count(tmp_path):
	(tmp_path / "a.py").write_text("1")
	first = stamps.tree(tmp_path)
	(tmp_path / "__pycache__").mkdir()
	(tmp_path / "__pycache__" / "a.pyc").write_text("2")
	assert stamps.tree(tmp_path) == first
	(tmp_path / "a.py").write_text("2")
	assert stamps.tree(tmp_path) != first


def test_a_link_is_put_right_and_a_right_one_left(tmp_path):
	for name in ("one", "two"):
		(tmp_path / name).mkdir()
	place = tmp_path / "place"
	assets.link(place, tmp_path / "one")
	assets.link(place, tmp_path / "two")
	assert place.readlink() == tmp_path / "two"


def test_a_site_that_was_left_half_made_is_made_anew_and_a_whole_one_is_kept(tmp_path, monkeypatch):
	here, done = Bench(tmp_path), []
	folder = here.sites / up.SITE

	def create(*args: object, **more: object) -> None:
		done.append("create")
		folder.mkdir(parents=True)
		bench.update_json(folder / "site_config.json", {"db_name": ""})

	def install(*args: object) -> None:
		done.append("install")
		if done.count("install") == 1:
			raise Stop("no disk left")

	monkeypatch.setattr(site, "create", create)
	monkeypatch.setattr(site, "install_app", install)
	monkeypatch.setattr(site, "has_app", lambda *args: done[-1:] == ["install"])
	monkeypatch.setattr(stamps, "of", lambda *trees: "now")
	monkeypatch.setattr(stamps, "engine", lambda here: "")
	monkeypatch.setattr(stamps, "app", lambda here: "")
	with pytest.raises(Stop):
		up.make_or_update_site(here, state.load(here))
	(folder / "half").write_text("")
	assert up.make_or_update_site(here, state.load(here))
	assert done == ["create", "install", "create", "install"]
	assert not (folder / "half").exists()
	(folder / "work of people").write_text("")
	assert not up.make_or_update_site(here, state.load(here))
	assert (folder / "work of people").exists()


def test_logins_are_found_among_what_a_command_printed():
	assert site.logins('a warning\n[{"role": "Supervisor"}]\n') == [{"role": "Supervisor"}]
	with pytest.raises(Stop, match="JSON list"):
		site.logins("nothing of the kind")


def test_only_sites_of_dead_runs_count_as_left_over():
	assert testing.SITE_NAME.match("test-123.localhost").group(1) == "123"
	assert not testing.SITE_NAME.match("laichau.localhost")
	assert processes.began(os.getpid())


def test_the_repository_names_no_machine(bench_root):
	"""No path or host of the machine where this was written."""
	files = subprocess.run(
		["git", "ls-files"], cwd=bench_root, capture_output=True, text=True, check=True
	).stdout
	forbidden = ("/" + "work/", "/" + "root/", "registry." + "npmjs", "pypi" + ".org", "deb." + "debian")
	found = [
		name
		for name in files.splitlines()
		if name.startswith(("devtools/", ".ci/", "sites/", "docs/", "tests/", "dev", ".pre"))
		and (bench_root / name).is_file()
		for word in forbidden
		if word in (bench_root / name).read_text(errors="replace")
	]
	assert found == []
