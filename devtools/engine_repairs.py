"""What a frozen copy of August 2023 needs to run with today's libraries.

Each repair is one function that names the library and the reason. They are made here, in the set-up tool,
and never to make our app work: upstream v15 and v16 have their own answers to each of them.
"""

from pathlib import Path

from devtools.shell import Stop


def apply(engine: Path) -> None:
	"""Make every repair on a freshly made engine."""
	make_pydantic_config_a_dict(engine / "frappe")
	let_pages_live_without_socketio(engine / "frappe")


def replace_once(path: Path, old: str, new: str) -> None:
	"""Replace a text that must be there exactly once, so that a repair cannot miss silently."""
	text = path.read_text()
	if text.count(old) != 1:
		raise Stop(
			f"The engine is not the expected one: {path.name} holds {text.count(old)} times {old[:40]!r}."
		)
	path.write_text(text.replace(old, new))


def make_pydantic_config_a_dict(frappe: Path) -> None:
	"""pydantic >= 2.14 takes a configuration class no more, and typed whitelisted methods would all fail."""
	replace_once(
		frappe / "utils" / "typing_validations.py",
		"class FrappePydanticConfig:\n\tarbitrary_types_allowed = True\n",
		'FrappePydanticConfig = {"arbitrary_types_allowed": True}\n',
	)


def let_pages_live_without_socketio(frappe: Path) -> None:
	"""The wheel has no socket.io server, so it is switched off (`disable_async`); `emit` forgets that it may be."""
	replace_once(
		frappe / "public" / "js" / "frappe" / "socketio_client.js",
		"\temit(event, ...args) {\n",
		"\temit(event, ...args) {\n\t\tif (!this.socket) return;\n",
	)
