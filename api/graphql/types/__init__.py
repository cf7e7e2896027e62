"""Types that queries and mutations share: entries, dates, texts, references, pages."""
