"""Papers that go out for a period: letters, the submission, the province's report; drafted by officers, issued by leaders."""
