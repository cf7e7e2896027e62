"""Pictures of pages: their geometry, which templates draw as SVG."""
