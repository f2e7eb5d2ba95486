"""Papers that are printed and not issued: sheets of a report, lists of tasks, registers, the decision as it was."""
