"""Starts the tool when its folder is given to Python, as `./dev` does."""

import sys
from pathlib import Path

if sys.version_info < (3, 10):  # noqa: UP036 -- said in one sentence instead of a syntax error
	sys.exit(f"./dev needs Python 3.10 or newer; this is {sys.version.split()[0]}.")

sys.path[0] = str(Path(__file__).resolve().parent.parent)

from devtools.cli import main

sys.exit(main(sys.argv[1:]))
