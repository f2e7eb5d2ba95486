"""What the workspaces need and the framework does not sync from module folders: the block of the inbox."""

import frappe

INBOX_BLOCK = "Laichau Inbox"
BLOCK = {
	"html": '<div class="lc-inbox"></div>',
	"script": "laichau.inbox.draw(root_element);",
	"style": ":host { display: block; }",
}


def make_inbox_block() -> None:
	"""Make the block that public/js/desk/inbox.js draws into, or bring it up to date."""
	exists = frappe.db.exists("Custom HTML Block", INBOX_BLOCK)
	block = (
		frappe.get_doc("Custom HTML Block", INBOX_BLOCK) if exists else frappe.new_doc("Custom HTML Block")
	)
	if exists and all(block.get(field) == value for field, value in BLOCK.items()):
		return
	block.update({"name": INBOX_BLOCK, "private": 0, **BLOCK})
	block.flags.ignore_permissions = True
	block.save()


def remove_inbox_block() -> None:
	"""Delete the block; the workspaces that show it go with the app."""
	frappe.delete_doc(
		"Custom HTML Block", INBOX_BLOCK, ignore_missing=True, force=True, ignore_permissions=True
	)
