// Reports on a plan open with the newest one. The framework knows a chosen name once it knows its title: so that it does
// before a report asks for it.

const { name, title } = frappe.boot?.laichau_newest_plan || {};

if (name) frappe.utils.add_link_title("Directive", name, title || name);
