"""The three scopes of working group cooperation, and who takes part in each.

Source: annex of the report on MC-3/11, note under the table of paragraph 6.
"""

from collections.abc import Mapping

SCOPE_ENTITIES: Mapping[str, tuple[str, ...]] = {
    "intersecretariat": ("actor:minamata", "actor:brs"),
    "tripartite": ("actor:minamata", "actor:brs", "actor:chemicals-and-health"),
    "officers-of-the-two-secretariats": ("actor:minamata", "actor:brs"),
}
"""Scope -> the entities whose officers cooperate, in the document's order."""
