"""A process of test_bulk.py: carries out one bulk approval, as a worker does."""

import sys

import frappe

site, name = sys.argv[1:]
frappe.init(site=site, sites_path=".")
frappe.connect()

from laichau_env.approval.bulk import worker  # needs a site

worker.run(name)
frappe.destroy()
