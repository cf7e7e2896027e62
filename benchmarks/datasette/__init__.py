"""The same questions asked of datasette, beside ours."""
