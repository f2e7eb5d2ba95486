"""What the attacks of tests/site/attacks are made with: sessions, the stored record, the harness without guard."""
