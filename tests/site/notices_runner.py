"""A process of test_notices_at_once.py: runs the job of a morning, or hands over e-mails, at the word to go.

`python notices_runner.py SITE ISOLATION DAY WHAT [KILLED]`: says that it is ready, reads the moment to go, does it, tells the
names of the notices it wrote. With KILLED it kills itself at that place, as a machine does that loses its power.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import datetime

import frappe
import frappe.utils.data

site, isolation, day, what, *killed = sys.argv[1:]
frappe.init(site=site, sites_path=".")
frappe.connect()
frappe.db.sql(f"set session transaction isolation level {isolation}")
frappe.db.commit()

from laichau_env.common import clock  # needs a site
from laichau_env.follow_up.notices import mail, morning, service

morning_of_day = datetime.fromisoformat(f"{day} 06:15:00")
clock.now_datetime = frappe.utils.data.now_datetime = lambda: morning_of_day
frappe.enqueue = lambda *args, **words: None  # what a worker would do is one of the things run here


def die(*args: object, **words: object) -> None:
	os.kill(os.getpid(), signal.SIGKILL)


def after(times: int, call: Callable) -> Callable:
	"""`call`, and death after so many of them."""
	left = [times]

	def called(*args: object, **words: object) -> object:
		answer = call(*args, **words)
		left[0] -= 1
		return answer if left[0] else die()

	return called


if killed == ["notices written"]:
	service._alert = die
if killed == ["alerts written"]:
	service._alert = after(1, service._alert)
if killed == ["second e-mail"]:
	mail._hand_over = after(2, mail._hand_over)

print("ready", flush=True)
start = float(sys.stdin.readline())
while time.time() < start:
	pass
names = morning.remind_everybody() if what == "morning" else mail.send_each()
if killed == ["before the commit"]:
	die()
frappe.db.commit()
print(json.dumps(names or []), flush=True)
frappe.destroy()
