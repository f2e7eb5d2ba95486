// For people who only work with this app: the Desk without the parts that are for its builders.
// Appearance only; what a person may do is decided on the server.

const BUILDER_ROLES = ["System Manager", "Workspace Manager"];
const WORKSPACE_OF_ROLE = {
	"Commune Officer": "Commune Work",
	"Commune Leader": "Commune Work",
	"Department Officer": "Department Work",
	"Department Leader": "Department Work",
	"Province Officer": "Province Work",
	"Province Leader": "Province Work",
	Supervisor: "Supervision",
	"Plan Administrator": "Plan Administration",
};
const OUR_MODULES = [
	"Organization",
	"Planning",
	"Reporting",
	"Approval",
	"Consolidation",
	"Documents",
	"Follow Up",
];

const roles = frappe.boot?.user?.roles || [];
const own = roles.map((role) => WORKSPACE_OF_ROLE[role]).find(Boolean);

if (own && !roles.some((role) => BUILDER_ROLES.includes(role))) make_plain();

function make_plain() {
	frappe.boot.onboarding_tours = [];
	lead_trails_home();
	$(() => document.body.classList.add("lc-plain"));
}

/** A trail leads through modules that have a first page; all of ours begin at the person's own, whose module that is. */
function lead_trails_home() {
	const home = (frappe.boot.allowed_workspaces || []).find(({ name }) => name === own);
	if (!home) return;
	(frappe.boot.module_wise_workspaces ||= {})[home.module] = [own];
	const homes = (frappe.breadcrumbs.module_map ||= {}); // absent: a framework that leads its trails otherwise
	for (const module of OUR_MODULES) {
		if (module !== home.module) homes[module] = home.module;
	}
}
