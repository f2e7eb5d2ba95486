"""What the tool remembers between runs: ports, the database's password, what the site was last made from."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from devtools.layout import Bench


@dataclass
class State:
	"""The content of `.dev/state.json`; readable by its owner alone, since it holds a password."""

	path: Path
	db_port: int = 0
	redis_port: int = 0
	web_port: int = 0
	db_root_password: str = ""
	upstream: str = ""
	half_made: bool = False  # the site was begun and has not been whole yet
	sites: dict[str, str] = field(default_factory=dict)
	logins: list[dict[str, str]] = field(default_factory=list)

	def save(self) -> None:
		"""Write the state, whole or not at all."""
		content = asdict(self)
		del content["path"]
		fresh = self.path.with_suffix(".new")
		fresh.write_text(json.dumps(content, indent=1) + "\n")
		os.chmod(fresh, 0o600)
		fresh.replace(self.path)


def load(bench: Bench) -> State:
	"""The remembered state, or an empty one on a new bench."""
	path = bench.dev / "state.json"
	path.parent.mkdir(parents=True, exist_ok=True)
	known = State.__dataclass_fields__.keys() - {"path"}
	stored = json.loads(path.read_text()) if path.exists() else {}
	return State(path=path, **{key: value for key, value in stored.items() if key in known})
