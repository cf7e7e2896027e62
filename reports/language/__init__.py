"""Language: words, names, dates and sentences of a report in six languages."""
