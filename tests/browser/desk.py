"""What a person does on the Desk, in the words of the screen: log in, open what waits, fill in, press, confirm."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

expect.set_options(timeout=30_000)  # the machine may be at other work too

SCREENSHOTS = os.environ.get("LAICHAU_SCREENSHOTS")
REPORT = "/app/progress-report/{}"
ACT = "laichau_env.approval.api.act"
CLICKS = 3
UNANSWERED = 8_000
"""Milliseconds after which one who sees nothing happen clicks again."""
FIRST_PAGE = 60_000
"""Milliseconds for the first page of a fresh browser: it takes six megabytes along, from a server just begun."""


class Person:
	"""One person at one computer."""

	def __init__(self, page: Page) -> None:
		self.page = page

	def log_in(self, user: str, password: str, landing: str = ".lc-inbox-title") -> None:
		"""Log in on the login page and wait for the workspace of the role; `landing` is what it shows."""
		self.page.goto("/login")
		self.page.fill("#login_email", user)
		self.page.fill("#login_password", password)
		self.page.click(".btn-login")
		expect(self.page.locator(landing).first).to_be_visible(timeout=FIRST_PAGE)

	def open_waiting(self, title: str) -> None:
		"""Click the report in the list of what waits."""
		self.page.locator(".lc-inbox-item a", has_text=title).click()
		expect(self.page.locator(".lc-strip")).to_be_visible()

	def open_report(self, name: str) -> None:
		"""Open the report by its address."""
		self.page.goto(REPORT.format(name))
		expect(self.page.locator(".lc-strip")).to_be_visible()

	def state(self) -> str:
		"""The state as the strip says it."""
		return self.page.locator(".lc-strip .lc-state").inner_text()

	def buttons(self) -> list[str]:
		"""The action buttons this person is given."""
		return self.page.locator(".lc-strip [data-action]").all_inner_texts()

	def press(self, label: str, *, reason: str = "", values: dict[str, str] | None = None) -> None:
		"""Press an action, answer its dialog and wait until the strip has moved on."""
		before = self.state()
		self.page.locator(".lc-strip").get_by_role("button", name=label, exact=True).click()
		dialog = self.dialog()
		typed = {**(values or {}), **({"reason": reason} if reason else {})}
		for fieldname, value in typed.items():
			self._type(dialog, fieldname, value)
		for fieldname, value in typed.items():
			expect(self._input(dialog, fieldname)).to_have_value(value)
		self._confirm(dialog, label)
		try:
			expect(self.page.locator(".lc-strip .lc-state")).not_to_have_text(before)
		except AssertionError as still:
			told = " | ".join(self.page.locator(".modal.show").all_inner_texts())
			raise AssertionError(f"«{label}» moved nothing; the page says: {told}") from still

	def _confirm(self, dialog, label: str) -> None:
		"""Click the dialog's button until the page asks the server, as who sees nothing happen clicks once more.

		On a machine at other work a click can fall into the moment in which the dialog takes the focus.
		"""
		button = dialog.get_by_role("button", name=label, exact=True)
		for _ in range(CLICKS):
			try:
				with self.page.expect_request(lambda request: ACT in request.url, timeout=UNANSWERED):
					button.click()
				return
			except PlaywrightTimeout:
				continue

	def enter_result(self, card: int, **values: str) -> None:
		"""Open the card's dialog, type, save, and wait for the card to say that it is entered."""
		line = self.page.locator(".lc-line").nth(card)
		line.locator("[data-do=edit]").click()
		dialog = self.dialog()
		for fieldname, value in values.items():
			if fieldname == "pace":
				dialog.locator("[data-fieldname=pace] select").select_option(label=value)
			else:
				self._type(dialog, fieldname, value)
		dialog.get_by_role("button", name="Lưu", exact=True).click()
		expect(dialog).to_be_hidden()
		expect(line.locator(".lc-chip", has_text="Đã nhập")).to_be_visible()

	def attach(self, card: int, file: Path) -> None:
		"""Attach evidence to the card's task through the upload dialog."""
		line = self.page.locator(".lc-line").nth(card)
		line.locator("[data-do=attach]").click()
		with self.page.expect_file_chooser() as chooser:
			self.page.locator(".file-uploader .btn-file-upload").first.click()
		chooser.value.set_files(file)
		self.dialog().locator(
			".modal-footer .btn-modal-primary, .modal-header .btn-modal-primary"
		).first.click()
		expect(line.locator(".lc-files", has_text=file.stem)).to_be_visible()

	def type_general_part(self, fieldname: str, text: str) -> None:
		"""Type into a field of the general part of the form."""
		self.page.locator(f".form-layout [data-fieldname={fieldname}] textarea").first.fill(text)

	def save(self) -> None:
		"""Save as people do, with the keyboard."""
		self.page.keyboard.press("Control+s")
		expect(self.page.locator(".page-head .indicator-pill", has_text="Chưa lưu")).to_be_hidden()

	def download_paper(self) -> bytes:
		"""Press the print button and take the PDF from the window that opens."""
		self.page.context.route("**/*download_report*", as_download)
		with self.page.expect_download() as download:
			self.page.locator(".lc-strip").get_by_role("button", name="In báo cáo (PDF)").click()
		return Path(download.value.path()).read_bytes()

	def history(self) -> list[str]:
		"""What the history on the form says, newest first."""
		return self.page.locator("[data-fieldname=history_view] .lc-event").all_inner_texts()

	def picture(self, name: str) -> None:
		"""A screenshot, where the run asks for them, without the passing messages of the corner."""
		if SCREENSHOTS:
			self.page.add_style_tag(content="#alert-container { display: none !important }")
			expect(self.page.locator("#freeze.in")).to_have_count(0)
			self.page.screenshot(path=Path(SCREENSHOTS) / name)

	def dialog(self):
		"""The open dialog, once it has come to rest: it takes the focus then, from whoever types before."""
		dialog = self.page.locator(".modal.show").last
		expect(dialog).to_be_visible()
		expect(dialog).to_have_css("opacity", "1")
		return dialog

	def _input(self, dialog, fieldname: str):
		return dialog.locator(f"[data-fieldname={fieldname}]").locator("input, textarea").first

	def _type(self, dialog, fieldname: str, value: str) -> None:
		field = self._input(dialog, fieldname)
		field.fill(value)
		field.press("Tab")


def as_download(route) -> None:
	"""The headless browser shows no PDF: the same answer, kept as a file."""
	answer = route.fetch(timeout=FIRST_PAGE)
	route.fulfill(
		response=answer, headers={**answer.headers, "content-disposition": "attachment; filename=bao-cao.pdf"}
	)


@contextmanager
def person(
	browser: Browser,
	base_url: str,
	user: str,
	password: str,
	*,
	width: int = 1360,
	landing: str = ".lc-inbox-title",
) -> Iterator[Person]:
	"""A person with a browser of his own, logged in; an error of the page's scripts fails the test."""
	context = browser.new_context(
		base_url=base_url,
		locale="vi-VN",
		timezone_id="Asia/Ho_Chi_Minh",
		viewport={"width": width, "height": 900},
		reduced_motion="reduce",  # dialogs stand at once: no click is lost while one moves
	)
	page = context.new_page()
	page.set_default_timeout(30_000)
	problems: list[str] = []
	page.on("pageerror", lambda error: problems.append(str(error)))
	someone = Person(page)
	someone.log_in(user, password, landing)
	yield someone
	context.close()
	assert not problems, f"the page's scripts failed for {user}: {problems}"
