"""A process of test_killed.py: signs a paper, or issues one that was signed elsewhere, and stops at a point to be killed.

`python stopped.py SITE USER CALL POINT` reads its material as JSON from its input: name, and files in base64.
"""

import base64
import importlib
import json
import signal
import sys
from collections.abc import Callable

import frappe

site, user, call, point = sys.argv[1:]
frappe.init(site=site, sites_path=".")
frappe.connect()
frappe.set_user(user)

from laichau_env.documents.signing import keys, service  # needs a site
from laichau_env.documents.signing.outside import service as outside
from laichau_env.documents.signing.secret import Secret


def stopping(work: Callable) -> Callable:
	"""`work`, after which the process waits for its end."""

	def done(*given: object, **named: object) -> None:
		work(*given, **named)
		print("here", flush=True)
		signal.pause()

	return done


material = json.loads(sys.stdin.readline())
files = {name: base64.b64decode(content) for name, content in material["files"].items()}
if point:
	module, _, function = point.rpartition(".")
	room = importlib.import_module(module)
	setattr(room, function, stopping(getattr(room, function)))
if call == "sign":
	service.sign(material["name"], keys.key_file(Secret(files["key"]), Secret(files["passphrase"])))
else:
	outside.issue(material["name"], files["signed"], late_reason=material["late_reason"])
frappe.db.commit()
print("done", flush=True)
frappe.destroy()
