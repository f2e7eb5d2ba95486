// For people who only work with this app: the Desk without the parts that are for its builders.
// Appearance only; what a person may do is decided on the server.

const BUILDER_ROLES = ["System Manager", "Workspace Manager"];
const OUR_ROLES = [
	"Commune Officer",
	"Commune Leader",
	"Department Officer",
	"Department Leader",
	"Province Officer",
	"Province Leader",
	"Supervisor",
	"Plan Administrator",
];

$(document).on("app_ready", () => {
	const holds = (roles) => roles.some((role) => frappe.user_roles.includes(role));
	document.body.classList.toggle("lc-plain", holds(OUR_ROLES) && !holds(BUILDER_ROLES));
});
