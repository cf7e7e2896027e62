Feature: A damaged row
  A disk can change what was written, and somebody can change the file. The record says which
  entry is damaged, and goes on with all others.

  Background:
    Given a record with the groups "Alpha", "Beta" and "Gamma"

  Scenario Outline: A row that was changed is named
    When the <column> of the second entry is changed in the file
    Then an examination names entry 2 and no other
    And the groups "Alpha" and "Gamma" are shown
    And the group "Beta" is not shown

    Examples:
      | column      |
      | data        |
      | recorded_by |
      | recorded_at |
      | subject_id  |

  Scenario: An export says what is damaged
    When the recorded_by of the second entry is changed in the file
    Then an export has three lines, and says that the second one is damaged

  Scenario: Nothing is recorded on a subject with a damaged entry
    When the data of the second entry is changed in the file
    Then nothing can be recorded on the group "Beta"
    And something can be recorded on the group "Alpha"
