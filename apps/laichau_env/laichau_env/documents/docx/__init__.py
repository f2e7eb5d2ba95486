"""The papers as Word files: the HTML of a paper, which has the wording, becomes paragraphs, tables and sections."""
