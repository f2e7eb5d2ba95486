"""The independent recomputation: from events, lines, figures, periods and schedules, by plain SQL and arithmetic of its own.

Nothing in here imports the app: what it says is compared with what the app says.
"""
