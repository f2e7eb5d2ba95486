"""Chromium, and a fresh page of a fresh person, for the browser tests."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
# No background traffic and no sandbox: the machine may be root's and may reach package registries only.
CHROMIUM_FLAGS = (
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
)


@pytest.fixture(scope="package")
def browser() -> Iterator[object]:
	"""Debian's Chromium, driven by Playwright, for all tests of this folder.

	It goes with the folder: its event loop would stand in the way of what signs PDFs, which starts one itself.
	"""
	with sync_playwright() as playwright:
		chromium = playwright.chromium.launch(
			executable_path=CHROMIUM, headless=True, args=list(CHROMIUM_FLAGS)
		)
		yield chromium
		chromium.close()


@pytest.fixture
def browser_page(browser: object, base_url: str) -> Iterator[object]:
	"""A fresh page of a fresh person, in Vietnamese, on the site; an error of the page's scripts fails the test."""
	context = browser.new_context(
		base_url=base_url,
		locale="vi-VN",
		timezone_id="Asia/Ho_Chi_Minh",
		viewport={"width": 1360, "height": 900},
		accept_downloads=True,
	)
	page = context.new_page()
	problems: list[str] = []
	page.on("pageerror", lambda error: problems.append(str(error)))
	yield page
	context.close()
	assert not problems, f"the page's scripts failed: {problems}"
