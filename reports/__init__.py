"""The joint report: from the log to the document that conference services take."""
