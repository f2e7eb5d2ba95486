"""MariaDB and Redis of this bench alone: own data under `.dev/`, own ports, loopback only.

They share nothing with a database that the machine may run already. Ports and the database's password are
chosen once and kept in `.dev/state.json`; if a stranger holds a port at the next start, another is chosen.
One Redis serves cache and queue (databases 0 and 1), which is enough for one developer.
"""

import getpass
import os
import secrets
import shutil
import subprocess
from pathlib import Path

from devtools import processes
from devtools.layout import Bench
from devtools.shell import Stop, output, run, step
from devtools.state import State

MARIADB_PORTS = range(13306, 13400)
REDIS_PORTS = range(16379, 16480)

MARIADB_CONF = """[mariadbd]
datadir = {data}
port = {port}
bind-address = 127.0.0.1
skip-name-resolve
socket = {socket}
pid-file = {run}/mariadb.server-pid
log-error = {logs}/mariadb.log
# Its own: a server that starts deletes what another one keeps in a folder that they share.
tmpdir = {tmp}
user = {user}
character-set-server = utf8mb4
collation-server = utf8mb4_unicode_ci
skip-character-set-client-handshake
# As docs/production.md asks: no locks on the gaps between rows, which would turn people away as deadlocked.
transaction-isolation = READ-COMMITTED
# A developer's machine: quick rather than safe against a power cut.
innodb-flush-log-at-trx-commit = 2
sync-binlog = 0
skip-log-bin
innodb-doublewrite = 0
innodb-buffer-pool-size = 512M
innodb-log-file-size = 128M
max-allowed-packet = 256M
max-connections = 200
performance-schema = OFF
"""

REDIS_CONF = """bind 127.0.0.1
port {port}
dir {data}
daemonize no
save ""
appendonly no
maxmemory-policy noeviction
"""


def start(bench: Bench, state: State) -> None:
	"""Start what does not run yet, and write ports and password where bench and the engine read them."""
	start_mariadb(bench, state)
	start_redis(bench, state)


def stop(bench: Bench) -> None:
	"""Stop both, the database first, waiting for each to end."""
	processes.stop(bench, "mariadb")
	processes.stop(bench, "redis")


def start_mariadb(bench: Bench, state: State) -> None:
	"""Start the private database, making its data folder at the first time."""
	if processes.is_running(bench, "mariadb"):
		return
	data = bench.dev / "mariadb"
	state.db_port = processes.free_port(state.db_port, MARIADB_PORTS)
	state.save()
	config = write_mariadb_config(bench, data, state.db_port)
	if not (data / "mysql").is_dir():
		with step("Making the database's data folder"):
			make_data_folder(bench, data, config)
			state.db_root_password = ""
			state.save()
	with step(f"Starting MariaDB on 127.0.0.1:{state.db_port}"):
		processes.start(bench, "mariadb", [program("mariadbd"), f"--defaults-file={config}"])
		processes.wait_for_port(bench, "mariadb", state.db_port)
		if not state.db_root_password:
			set_root_password(bench, state)


def write_mariadb_config(bench: Bench, data: Path, port: int) -> Path:
	"""Write the database's configuration for this bench."""
	temporary = bench.dev / "mariadb-tmp"
	for folder in (data, temporary):
		folder.mkdir(parents=True, exist_ok=True)
	config = bench.dev / "mariadb.cnf"
	config.write_text(
		MARIADB_CONF.format(
			data=data,
			port=port,
			socket=socket(bench),
			run=bench.run,
			logs=bench.logs,
			tmp=temporary,
			user=getpass.getuser(),
		)
	)
	return config


def socket(bench: Bench) -> Path:
	"""The database's socket; a Unix socket's path is short by nature, so a deep bench keeps it in /tmp."""
	path = bench.run / "mariadb.sock"
	return path if len(str(path)) < 100 else Path(f"/tmp/laichau-{abs(hash(str(bench.root))) % 10**8}.sock")


def make_data_folder(bench: Bench, data: Path, config: Path) -> None:
	"""Initialise an empty data folder with the tables that the server itself needs."""
	run(
		[program("mariadb-install-db"), f"--defaults-file={config}", "--auth-root-authentication-method=normal",
			"--skip-test-db", f"--datadir={data}"],
		bench.logs / "mariadb-install.log",
	)  # fmt: skip


def set_root_password(bench: Bench, state: State) -> None:
	"""Give root a password, for connections over loopback too; it is kept in `.dev/state.json` (mode 600)."""
	password = secrets.token_hex(12)
	statements = (
		f"ALTER USER 'root'@'localhost' IDENTIFIED BY '{password}';"
		f"CREATE OR REPLACE USER 'root'@'127.0.0.1' IDENTIFIED BY '{password}';"
		"GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION; FLUSH PRIVILEGES;"
	)
	output(
		[program("mariadb"), "--no-defaults", f"--socket={socket(bench)}", "--user=root", "-e", statements]
	)
	state.db_root_password = password
	state.save()


def start_redis(bench: Bench, state: State) -> None:
	"""Start the private Redis; what it holds is cache and queue, nothing to keep."""
	if processes.is_running(bench, "redis"):
		return
	state.redis_port = processes.free_port(state.redis_port, REDIS_PORTS)
	state.save()
	data = bench.dev / "redis"
	data.mkdir(parents=True, exist_ok=True)
	config = bench.dev / "redis.conf"
	config.write_text(REDIS_CONF.format(port=state.redis_port, data=data))
	with step(f"Starting Redis on 127.0.0.1:{state.redis_port}"):
		processes.start(bench, "redis", [program("redis-server"), config])
		processes.wait_for_port(bench, "redis", state.redis_port)


def program(name: str) -> str:
	"""The path of a program, looked for in the administrator's folders too."""
	found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin:/sbin")
	if not found:
		raise Stop(
			f"The program {name} is not on this machine; run ./dev up as root to install what is missing."
		)
	return found


def sql(bench: Bench, state: State, statement: str) -> str:
	"""Run one statement as the database's root and return what it printed."""
	return output(
		[*client(bench), "--batch", "--skip-column-names", "-e", statement],
		env={"MYSQL_PWD": state.db_root_password},
	)


def client(bench: Bench) -> list[str]:
	"""The database's own client as root, over the private socket."""
	return [program("mariadb"), "--no-defaults", f"--socket={socket(bench)}", "--user=root"]


def load(bench: Bench, state: State, database: str, dump: Path) -> None:
	"""Load a dump into a database."""
	with open(dump, "rb") as source:
		done = subprocess.run(
			[*client(bench), database],
			stdin=source,
			capture_output=True,
			env={**os.environ, "MYSQL_PWD": state.db_root_password},
		)
	if done.returncode:
		raise Stop(f"The database refused {dump.name}: {done.stderr.decode(errors='replace').strip()}")


def redis_answers(port: int) -> bool:
	"""True where a Redis answers on this port."""
	try:
		return output([program("redis-cli"), "-p", str(port), "PING"]).strip() == "PONG"
	except Stop:
		return False
