"""The list of all views. A new one is added here and nowhere else."""

from projections.projector.calendar_view import Calendar, Plans
from projections.projector.fact_views import Citations, Facts, FollowUps, Lines, Scopes
from projections.projector.matrix_views import MatrixAreas, MatrixGroups, MatrixLeads
from projections.projector.setting_views import Settings, Ties
from projections.projector.state_views import Amendments, Lives, Names
from projections.projector.view import View

VIEWS: tuple[View, ...] = (
    Settings(),
    Facts(),
    Scopes(),
    MatrixAreas(),
    MatrixLeads(),
    MatrixGroups(),
    Names(),
    Lives(),
    Lines(),
    Calendar(),
    Plans(),
    Ties(),
    FollowUps(),
    Citations(),
    Amendments(),
)
