"""People at the site's HTTP address, and what it answers them."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

import requests
from actors import ADMINISTRATOR, GUEST, Person

ADMIN_PASSWORD = "admin"
VIETNAMESE = re.compile(
	"[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE
)


@dataclass(frozen=True)
class Answer:
	"""Status, what the person is told, the code of the app's refusal and the whole body."""

	status: int
	told: str = ""
	code: str = ""
	body: Any = field(default=None, repr=False)

	@property
	def in_vietnamese(self) -> bool:
		"""Whether a Vietnamese reader is told something."""
		return bool(VIETNAMESE.search(self.told))


class Web:
	"""One session a person, over plain HTTP."""

	def __init__(self, base_url: str, password: str) -> None:
		self.base_url, self.password = base_url, password
		self.sessions: dict[Person, requests.Session] = {}

	def call(self, person: Person, command: str, /, verb: str = "POST", **values: Any) -> Answer:
		"""A whitelisted method, its arguments as the Desk sends them."""
		words = {key: _as_sent(value) for key, value in values.items() if value is not None}
		where = {"params": words} if verb == "GET" else {"data": words}
		return self._ask(person, verb, f"/api/method/{command}", **where)

	def rest(
		self, person: Person, verb: str, doctype: str, name: str = "", body: dict | None = None
	) -> Answer:
		"""A record by its REST address."""
		path = f"/api/resource/{doctype}" + (f"/{name}" if name else "")
		return self._ask(person, verb, path, json=json.loads(_as_sent(body or {})))

	def run(self, person: Person, doctype: str, name: str, method: str, **values: Any) -> Answer:
		"""A method of a record by its REST address."""
		words = {"run_method": method, **{key: _as_sent(value) for key, value in values.items()}}
		return self._ask(person, "POST", f"/api/resource/{doctype}/{name}", data=words)

	def upload(self, person: Person, name: str, content: bytes, **values: Any) -> Answer:
		"""A file, as the Desk's dialog sends it."""
		return self._ask(
			person, "POST", "/api/method/upload_file", data=values, files={"file": (name, content)}
		)

	def get(self, person: Person, path: str, **params: Any) -> Answer:
		"""Any path."""
		return self._ask(person, "GET", path, params={key: _as_sent(value) for key, value in params.items()})

	def close(self) -> None:
		"""End all sessions."""
		for session in self.sessions.values():
			session.close()

	def _ask(self, person: Person, verb: str, path: str, **options: Any) -> Answer:
		session = self.sessions.get(person) or self._log_in(person)
		return answer_of(session.request(verb, self.base_url + path, timeout=120, **options))

	def _log_in(self, person: Person) -> requests.Session:
		session = self.sessions[person] = requests.Session()
		session.trust_env = False
		session.headers.update(
			{"Accept": "application/json", "Connection": "close"}
		)  # a kept one may be cut between
		if person != GUEST:
			password = ADMIN_PASSWORD if person == ADMINISTRATOR else self.password
			answer = session.post(
				f"{self.base_url}/api/method/login", data={"usr": person.user, "pwd": password}, timeout=120
			)
			assert answer.status_code == 200, f"{person} cannot log in: {answer.text[:300]}"
		return session


def answer_of(response: requests.Response) -> Answer:
	"""Read status, messages and code from a response."""
	try:
		body = response.json()
	except ValueError:
		return Answer(response.status_code, response.text, body=response.content)
	if not isinstance(body, dict):
		return Answer(response.status_code, response.text, body=body)
	told = [_message(text) for text in json.loads(body.get("_server_messages") or "[]")]
	told += [str(body[key]) for key in ("exception", "_error_message", "message") if body.get(key)]
	return Answer(response.status_code, "\n".join(told), body.get("refusal") or "", body)


def _message(text: str) -> str:
	try:
		return str(json.loads(text).get("message", text))
	except (ValueError, AttributeError):
		return text


def _as_sent(value: Any) -> str:
	if isinstance(value, str):
		return value
	return json.dumps(value, ensure_ascii=False, default=str)
