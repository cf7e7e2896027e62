"""What the three scopes of working group cooperation say about who takes part.

Source: annex of the report on MC-3/11, note under the table of paragraph 6.
"""

from collections.abc import Mapping

from domain.texts import Text, Wording

SCOPE_ENTITIES: Mapping[str, tuple[str, ...]] = {
    "intersecretariat": ("actor:minamata", "actor:brs"),
    "tripartite": ("actor:minamata", "actor:brs", "actor:chemicals-and-health"),
    "officers-of-the-two-secretariats": ("actor:minamata", "actor:brs"),
}
"""Scope -> the entities whose officers cooperate, in the document's order."""

SCOPE_WORDS: Mapping[str, Text] = {
    "intersecretariat": {
        "en": Wording("inter-secretariat"),
        "zh": Wording("秘书处间", official=True),
    },
    "tripartite": {
        "en": Wording("tripartite"),
        "zh": Wording("三方", official=True),
    },
    "officers-of-the-two-secretariats": {
        "en": Wording("officers of the two secretariats"),
        "zh": Wording("两个秘书处的干事", official=True),
    },
}
"""Scope -> the words for it; the Chinese ones are the document's."""
