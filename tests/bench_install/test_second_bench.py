"""The app on another bench: get-app from the exported repository, install, uninstall. One story in order."""

import subprocess

import pytest

pytestmark = pytest.mark.slow

ROLES = {
	"Commune Officer",
	"Commune Leader",
	"Department Officer",
	"Department Leader",
	"Province Officer",
	"Province Leader",
	"Supervisor",
	"Plan Administrator",
}


@pytest.fixture(scope="module")
def before(second_bench):
	"""What the site holds before our app comes."""
	return second_bench.inventory()


@pytest.fixture(scope="module")
def installed(second_bench, exported_app, before):
	"""What the site holds after get-app and install-app."""
	second_bench.bench("get-app", str(exported_app), "--skip-assets")
	second_bench.bench("--site", "second.localhost", "install-app", "laichau_env")
	return second_bench.inventory()


def test_exported_repository_has_the_app_at_its_root_and_its_history(exported_app):
	assert (exported_app / "pyproject.toml").is_file()
	assert (exported_app / "laichau_env" / "hooks.py").is_file()
	assert not (exported_app / "apps").exists()
	history = subprocess.run(
		["git", "-C", exported_app, "log", "--oneline"], capture_output=True, text=True, check=True
	)
	assert history.stdout.strip()


def test_engine_there_knows_nothing_of_us_before(before):
	assert before["installed app"] == ["frappe"]
	assert not ROLES & set(before["Role"])


def test_roles_workflow_and_print_format_are_there(installed, before):
	assert "laichau_env" in installed["installed app"]
	assert ROLES <= set(installed["Role"])
	assert "Progress Report Approval" in installed["Workflow"]
	assert "Progress Report" in installed["DocType"]
	assert set(installed["Print Format"]) - set(before["Print Format"])
	assert set(installed["Workspace"]) - set(before["Workspace"])


def test_no_demo_account_and_no_content_come_along(installed, before, second_bench):
	assert installed["User"] == before["User"]
	printed = second_bench.bench(
		"--site", "second.localhost", "execute", "frappe.db.count", "--args", '["Agency"]'
	)
	assert printed.split()[-1:] in ([], ["0"])


def test_migrating_repeats_the_steps_of_the_installation_and_changes_nothing(installed, second_bench):
	second_bench.bench("--site", "second.localhost", "migrate", "--skip-search-index")
	assert second_bench.inventory() == installed


def test_uninstalling_leaves_nothing(installed, before, second_bench):
	second_bench.bench("--site", "second.localhost", "uninstall-app", "laichau_env", "--yes", "--no-backup")
	after = second_bench.inventory()
	left = {kind: sorted(set(after[kind]) - set(before[kind])) for kind in before}
	lost = {kind: sorted(set(before[kind]) - set(after[kind])) for kind in before}
	assert {kind: names for kind, names in left.items() if names} == {}
	assert {kind: names for kind, names in lost.items() if names} == {}
