"""A process of test_batch.py: makes one batch, as a worker does; slowly = says how far it is and waits to be killed."""

import sys
import time

import frappe

site, name, *how = sys.argv[1:]
frappe.init(site=site, sites_path=".")
frappe.connect()

from laichau_env.documents.batch import worker  # needs a site

if how:
	write = worker._write

	def told(batch, **values) -> None:
		write(batch, **values)
		if values.get("done"):
			print(values["done"], flush=True)
			time.sleep(60)

	worker._write = told
worker.run(name)
frappe.destroy()
