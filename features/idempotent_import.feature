Feature: Import a sheet as often as one likes
  An officer keeps a sheet of what happened and imports it whenever it has grown.
  What stands in the record already is left alone, whoever mended it meanwhile.

  Background:
    Given it is 2021-07-05
    And a sheet says that "Mercury waste group" was formed in 2019-01
    And the sheet was imported

  Scenario: Importing twice changes nothing
    When the sheet is imported again
    Then nothing is recorded

  Scenario: A row that was added is recorded
    Given the sheet also says that brs joined "Mercury waste group" in 2020-06
    When the sheet is imported again
    Then 1 entry is recorded

  Scenario: A changed row is refused with its place
    Given the sheet says now that "Mercury waste group" was formed in 2019-02
    When somebody tries to import the sheet
    Then it is refused, for "mend the row, or import with --as-corrections REASON"

  Scenario: A changed row is taken as a correction
    Given the sheet says now that "Mercury waste group" was formed in 2019-02
    When the sheet is imported as corrections, for "the minutes say February"
    Then nothing is stated of "Mercury waste group" on 2019-01-31

  Scenario: An import does not revert somebody's correction
    Given the row's entry was corrected to 2019-03, for "the minutes say March"
    When the sheet is imported again
    Then nothing is recorded
    And nothing is stated of "Mercury waste group" on 2019-02-28

  Scenario: An import does not raise what was withdrawn
    Given the row's entry was withdrawn, for "there was no such group"
    When the sheet is imported again
    Then nothing is recorded
