"""The engine: names put back in texts and file names, and nothing else touched."""

import hashlib

import pymysql
import pytest

from devtools import engine, engine_repairs
from devtools.layout import Bench
from devtools.shell import Stop


@pytest.mark.parametrize(
	("wheel", "upstream"),
	[
		("import criscostack", "import frappe"),
		("CRISCOSTACK_SITE", "FRAPPE_SITE"),
		("class CriscoTestCase", "class FrappeTestCase"),
		("Criscoerp and criscoerp", "ERPNext and erpnext"),
		("criscostack.utils.brik_helper", "frappe.utils.bench_helper"),
		("Numbrikaart, rubrik", "Numbrikaart, rubrik"),
	],
)
def test_names_are_put_back(wheel, upstream):
	assert engine.renamed(wheel) == upstream


def test_files_and_folders_get_their_names_and_binaries_stay(tmp_path):
	deep = tmp_path / "criscostack" / "public" / "js" / "criscostack"
	deep.mkdir(parents=True)
	(deep / "criscostack-web.bundle.js").write_text("criscostack.provide('criscostack.ui');")
	picture = b"\x89PNG criscostack \xff\xfe"
	(tmp_path / "criscostack" / "public" / "criscostack-logo.png").write_bytes(picture)
	engine.restore_names(tmp_path)
	script = tmp_path / "frappe" / "public" / "js" / "frappe" / "frappe-web.bundle.js"
	assert script.read_text() == "frappe.provide('frappe.ui');"
	assert (tmp_path / "frappe" / "public" / "frappe-logo.png").read_bytes() == picture


def test_a_wheel_with_another_sum_is_refused_and_removed(tmp_path):
	bench = Bench(tmp_path)
	bench.cache.mkdir(parents=True)
	wheel = bench.cache / engine.WHEEL
	wheel.write_bytes(b"something else")
	with pytest.raises(Stop, match=hashlib.sha256(b"something else").hexdigest()):
		engine.download(bench)
	assert not wheel.exists()


def test_an_engine_that_somebody_else_put_there_is_never_replaced(tmp_path):
	bench = Bench(tmp_path)
	(bench.engine / "frappe").mkdir(parents=True)
	with pytest.raises(Stop, match="was not made by this tool"):
		engine.refuse_foreign_engine(bench)


def test_a_repair_that_finds_nothing_to_repair_stops(tmp_path):
	file = tmp_path / "some.py"
	file.write_text("nothing of the kind")
	with pytest.raises(Stop, match="holds 0 times"):
		engine_repairs.replace_once(file, "the old text", "the new text")


def test_a_connection_to_the_database_makes_no_tls_context():
	"""It took ten milliseconds of each request, and the database is on this machine."""
	assert pymysql.Connection(defer_connect=True).ssl is False


def test_the_engine_of_this_bench_speaks_upstreams_names_only(bench_root):
	bench = Bench(bench_root)
	if not (bench.engine / ".made-by-dev").exists():
		pytest.skip("this bench uses a checkout of upstream")
	old = [
		path
		for path in (bench.engine / "frappe").rglob("*.py")
		if "crisco" in path.read_text(errors="replace").lower()
	]
	assert old == []
	assert "The MIT License" in (bench.engine / "LICENSE").read_text()
	assert engine.SHA256 in (bench.engine / "NOTICE").read_text()
