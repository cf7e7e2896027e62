"""Documentation and schemas that follow from the kinds: plain functions giving text."""
