# An organisation's own rules on a plan of pfconn: `conftest test plan.json --policy docs/examples/policy`.
# `deny` stops, `warn` is shown. Take what you need; each rule stands alone.
package main

import rego.v1

# What the plan does to connections, without those that stay as they are.
changed contains change if {
	some change in input.changes
	change.action != "no-op"
}

# Every value that a create or an update writes at a path, by the connection's id.
writes contains {"id": change.id, "path": difference.path, "value": difference.desired} if {
	some change in changed
	some difference in change.differences
	difference.desired
}

# Of what can't be undone at most one connection goes with a pull request.
deny contains message if {
	ids := [change.id | some change in changed; change.tier == "irreversible"]
	count(ids) > 1
	message := sprintf("at most one change that can't be undone in a pull request, here are %d: %s", [count(ids), concat(", ", sort(ids))])
}

# Accounts at a partner are disabled, never deleted.
deny contains message if {
	some change in changed
	some wait in array.concat(object.get(change, "waits", []), object.get(change, "accepted", []))
	startswith(wait.token, "delete-accounts-")
	message := sprintf("%s: accounts of leavers are disabled here, not deleted", [change.id])
}

# Nobody logs whole messages in production: people's attributes would stand in the log.
deny contains message if {
	input.environment == "production"
	some write in writes
	write.path == "loggingMode"
	write.value == "FULL"
	message := sprintf("%s: Logging Mode Full isn't allowed in production", [write.id])
}

# Signatures with SHA-1 are refused by the security department.
deny contains message if {
	some write in writes
	endswith(write.path, "signingSettings.algorithm")
	startswith(write.value, "SHA1")
	message := sprintf("%s: %s is too weak a signature", [write.id, write.value])
}

# Personnel numbers leave the house only to these partners.
may_have_numbers := {"payroll"}

deny contains message if {
	some change in changed
	not change.id in may_have_numbers
	some difference in change.differences
	difference.kind != "removed"
	walk(difference.desired, [_, value])
	value == "employeeNumber"
	message := sprintf("%s: employeeNumber isn't for this partner (%s)", [change.id, difference.console])
}

# A new connection says who answers for it.
deny contains message if {
	some change in changed
	change.action == "create"
	not owned(change)
	message := sprintf("%s: write its owner under extendedProperties, owner", [change.id])
}

owned(change) if {
	some difference in change.differences
	startswith(difference.path, "extendedProperties")
	contains(json.marshal([difference.path, difference.desired]), "owner")
}

# What no rule of the tool can judge is looked at by somebody who knows it.
warn contains message if {
	some change in changed
	some finding in change.findings
	finding.tier == "not-judged"
	message := sprintf("%s: %s; ask the identity team (%s:%d)", [change.id, finding.message, finding.place.file, finding.place.line])
}

# A plan near its limit is worth a word before it is over it.
warn contains message if {
	some kind, limit in input.limits
	limit.planned > limit.allowed * 0.8
	message := sprintf("%d %s of %d that are allowed", [limit.planned, kind, limit.allowed])
}
