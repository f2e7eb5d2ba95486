"""Scheduled jobs: the framework names each by the last two words of its path, and deletes one of two of a name."""

from laichau_env import hooks


def test_no_two_jobs_have_one_name() -> None:
	events = hooks.scheduler_events
	cron = [path for paths in events["cron"].values() for path in paths]
	paths = [path for name, some in events.items() if name != "cron" for path in some] + cron
	names = [path.rsplit(".", 2)[-2:] for path in paths]
	assert sorted(names) == sorted([list(pair) for pair in {tuple(name) for name in names}])
