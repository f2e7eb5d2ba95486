"""Names of the app's roles. setup/roles.py makes them; design and docs/permissions.md say what each does."""

COMMUNE_OFFICER = "Commune Officer"
COMMUNE_LEADER = "Commune Leader"
DEPARTMENT_OFFICER = "Department Officer"
DEPARTMENT_LEADER = "Department Leader"
PROVINCE_OFFICER = "Province Officer"
PROVINCE_LEADER = "Province Leader"
SUPERVISOR = "Supervisor"
PLAN_ADMINISTRATOR = "Plan Administrator"
DELEGATED_SIGNATORY = "Delegated Signatory"
"""Held only while a delegation is current (approval/delegation.py)."""
NOBODY = "Nobody"
"""Editor of locked workflow states; never assigned to anyone."""

ROLES = (
	COMMUNE_OFFICER,
	COMMUNE_LEADER,
	DEPARTMENT_OFFICER,
	DEPARTMENT_LEADER,
	PROVINCE_OFFICER,
	PROVINCE_LEADER,
	SUPERVISOR,
	PLAN_ADMINISTRATOR,
	DELEGATED_SIGNATORY,
	NOBODY,
)
