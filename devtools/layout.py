"""Where everything lies: the one place that knows the folders of the bench.

A bench is the repository itself. What the tool makes goes to `.dev/` (data of MariaDB and Redis, logs,
process ids, caches), to `env/` (Python), to `apps/frappe` (the engine) and to `sites/<site>`; all of
that is ignored by git, and `./dev reset` may delete it.
"""

from dataclasses import dataclass
from pathlib import Path

APP = "laichau_env"
SITE = "laichau.localhost"


@dataclass(frozen=True)
class Bench:
	"""Paths of one bench; `root` is the repository."""

	root: Path

	@property
	def dev(self) -> Path:
		"""Everything the tool keeps for itself."""
		return self.root / ".dev"

	@property
	def cache(self) -> Path:
		"""What can be made again: downloads, database dumps, built bundles."""
		return self.dev / "cache"

	@property
	def logs(self) -> Path:
		"""Output of the processes and of the long steps."""
		return self.dev / "logs"

	@property
	def run(self) -> Path:
		"""Process ids and sockets."""
		return self.dev / "run"

	@property
	def engine(self) -> Path:
		"""The engine, as an app of the bench."""
		return self.root / "apps" / "frappe"

	@property
	def app(self) -> Path:
		"""Our app."""
		return self.root / "apps" / APP

	@property
	def env(self) -> Path:
		"""The Python environment of the bench."""
		return self.root / "env"

	@property
	def python(self) -> Path:
		"""The bench's own Python."""
		return self.env / "bin" / "python"

	@property
	def sites(self) -> Path:
		"""Site folders, assets and the bench's common configuration."""
		return self.root / "sites"

	@property
	def common_config(self) -> Path:
		"""Configuration that all sites of the bench share."""
		return self.sites / "common_site_config.json"

	@property
	def node_modules(self) -> Path:
		"""The packages of the engine's front end."""
		return self.engine / "node_modules"

	def make_folders(self) -> None:
		"""Make the folders that bench and the engine expect to find."""
		for folder in (self.cache, self.logs, self.run, self.sites / "assets"):
			folder.mkdir(parents=True, exist_ok=True)
		for name in ("config/pids", "logs", "apps"):
			(self.root / name).mkdir(parents=True, exist_ok=True)


def here() -> Bench:
	"""The bench that this copy of the tool belongs to."""
	return Bench(Path(__file__).resolve().parent.parent)
