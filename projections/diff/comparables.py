"""The questions whose answers at two moments can be compared, by name."""

from collections.abc import Mapping

from projections.diff.changed_between import beside
from projections.diff.comparable_answers import (
    areas,
    disagreements,
    shares,
    subject,
    whole,
)
from projections.diff.comparable_subjects import (
    fields,
    of_coverage,
    of_mandates,
    of_meetings,
    of_roles,
    registered,
    with_terms,
)
from projections.diff.comparable_timelines import timeline
from projections.diff.comparison import Question

QUESTIONS: Mapping[str, Question] = {
    "matrix": whole(areas),
    "subject": subject,
    "timeline": timeline,
    "calendar": registered(("meeting",), of_meetings),
    "mandates": registered(("mandate",), of_mandates, beside),
    "coverage": registered(("mandate",), of_coverage, beside),
    "agreements": registered(("agreement",), with_terms),
    "roles": registered(("role",), of_roles),
    "contributions": registered(("contribution",), fields),
    "documents": registered(("document",), fields),
    "activities": registered(("activity",), fields),
    "actors": registered(("actor",), fields),
    "areas": registered(("area",), fields),
    "bodies": registered(("body",), fields),
    "entities": whole(shares),
    "findings": whole(disagreements),
}
