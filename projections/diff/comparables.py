"""The questions whose answers at two moments can be compared, by name."""

from collections.abc import Mapping

from projections.diff.changed_between import select_affected_subjects
from projections.diff.comparable_answers import (
    compare_one_subject,
    compare_whole,
    read_area_cells,
    read_entity_counts,
    read_finding_cells,
)
from projections.diff.comparable_subjects import (
    agreement_cells,
    compare_subjects,
    coverage_cells,
    field_cells,
    mandate_cells,
    meeting_cells,
    role_cells,
)
from projections.diff.comparable_timelines import compare_timeline
from projections.diff.comparison import Comparison

COMPARABLE_QUESTIONS: Mapping[str, Comparison] = {
    "matrix": compare_whole(read_area_cells),
    "subject": compare_one_subject,
    "timeline": compare_timeline,
    "calendar": compare_subjects(("meeting",), meeting_cells),
    "mandates": compare_subjects(("mandate",), mandate_cells, select_affected_subjects),
    "coverage": compare_subjects(
        ("mandate",), coverage_cells, select_affected_subjects
    ),
    "agreements": compare_subjects(("agreement",), agreement_cells),
    "roles": compare_subjects(("role",), role_cells),
    "contributions": compare_subjects(("contribution",), field_cells),
    "documents": compare_subjects(("document",), field_cells),
    "activities": compare_subjects(("activity",), field_cells),
    "actors": compare_subjects(("actor",), field_cells),
    "areas": compare_subjects(("area",), field_cells),
    "bodies": compare_subjects(("body",), field_cells),
    "entities": compare_whole(read_entity_counts),
    "findings": compare_whole(read_finding_cells),
}
