"""What gunicorn serves on a developer's machine: the engine's application with its static files before it.

In production nginx serves /assets and /files. `bench serve` would do it here, but it listens on every
address of the machine. `DEV_SITE` names the site for any host name, `SITES_PATH` the folder of the sites.
"""

import os

import frappe.app
from frappe.middlewares import StaticDataMiddleware
from werkzeug.middleware.shared_data import SharedDataMiddleware

sites = os.path.abspath(os.environ.get("SITES_PATH", "."))
frappe.app._site = os.environ.get("DEV_SITE") or None
application = SharedDataMiddleware(frappe.app.application, {"/assets": os.path.join(sites, "assets")})
application = StaticDataMiddleware(application, {"/files": sites})
