"""How subjects are called within sentences: one, several, or a role."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from domain.content import Content
from domain.texts import choose_wording
from projections.names.resolution import NamedSubject
from reports.language.english import is_plural
from reports.language.names import name_of
from reports.language.rich_text import listed, text
from reports.language.role_phrases import Post, Posts, grouped
from reports.language.sentences import Values, free, render
from reports.model import Runs
from wording.words import DEFAULT, Words

NO_POSTS: Mapping[str, Post] = MappingProxyType({})


class Calling:
    """Calls subjects in one language.

    Args:
        called: their names, by reference as written.
        posts: what roles are, likewise.
    """

    def __init__(
        self,
        words: Words,
        called: Mapping[str, NamedSubject],
        posts: Mapping[str, Post] = NO_POSTS,
    ) -> None:
        self.words = words
        self._called = called
        self._posts = posts
        self._named: dict[tuple[str, bool], Runs] = {}

    def name(self, reference: str, *, is_brief: bool = False) -> Runs:
        """Give the name of a subject.

        Args:
            is_brief: name a decision by its number alone.
        """
        key = (reference, is_brief)
        if key not in self._named:
            self._named[key] = self._name(reference, is_brief=is_brief)
        return self._named[key]

    def names(self, references: Sequence[str]) -> Runs:
        """Give the names of several as a list, like posts of theirs as one."""
        posts = [self._posts[one] for one in references if one in self._posts]
        others = [one for one in references if one not in self._posts]
        return listed(
            self.words,
            [
                *(self.posts(one) for one in grouped(posts)),
                *(self.name(one, is_brief=True) for one in others),
            ],
        )

    def subjects(self, contents: Sequence[Content], *, is_brief: bool = False) -> Runs:
        """Give the names of what entries are about."""
        post = self._post_of(contents[0])
        if post:
            return self.posts(*grouped([post]))
        references = dict.fromkeys(one.subject for one in contents)
        named = [self.name(one, is_brief=is_brief) for one in references]
        return listed(self.words, named)

    def is_plural(self, content: Content) -> bool:
        """Tell whether what an entry is about has a plural name."""
        called = self._called.get(content.subject)
        if called is None or self._post_of(content):
            return False
        shown = choose_wording(called.names, DEFAULT)
        return shown is not None and is_plural(shown.words)

    def posts(self, posts: Posts) -> Runs:
        """Tell posts: of which body, for which area, and of which entity if of one."""
        n = max(len(posts.entities), 1)
        address = f"function/{posts.function}"
        fixed = address if self.words.has(address) else f"choice/{address}"
        parts = {
            "function": text(self.words.count(fixed, n)),
            "body": self.name(posts.body) if posts.body else (),
            "area": self.name(posts.area) if posts.area else (),
            "entity": self.name(*posts.entities) if len(posts.entities) == 1 else (),
        }
        template = free(self.words.term("format/post"))
        return render(template, Values({}, lambda field, _: parts.get(field, ())))

    def _name(self, reference: str, *, is_brief: bool) -> Runs:
        post = self._posts.get(reference)
        if post:
            return self.posts(*grouped([post]))
        called = self._called.get(reference)
        return name_of(self.words, called, reference, is_brief=is_brief)

    def _post_of(self, content: Content) -> Post | None:
        """Give what a role is: as the entry says it, or else as it is known."""
        if not content.subject.startswith("role:"):
            return None
        post = Post.read(content.data) or self._posts.get(content.subject)
        # Who holds a role in itself, such as a body that keeps its reports, has it.
        is_own = post is not None and post.body == content.data.get("holder")
        return post._replace(body="") if post and is_own else post
