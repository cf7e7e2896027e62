Feature: Correct a mistake without hiding it
  A mistake is followed by an entry, not by an edit: the record then says the right
  thing, and still says what it said before.

  Background:
    Given it is 2021-07-05
    And "Mercury waste group" was formed in 2019-01 by minamata and brs
    And chemicals-and-health joined "Mercury waste group" in 2020-06

  Scenario: A corrected date counts
    When that entry is corrected on 2021-07-06 to 2021-02, for "the minutes say February"
    Then "Mercury waste group" has on 2020-12-31 the members brs and minamata
    And "Mercury waste group" has on 2021-02-28 the members brs, chemicals-and-health and minamata

  Scenario: As known before the correction, the old date still counts
    When that entry is corrected on 2021-07-06 to 2021-02, for "the minutes say February"
    Then "Mercury waste group" had on 2020-12-31, as known on 2021-07-05, the members brs, chemicals-and-health and minamata

  Scenario: The last correction wins
    Given that entry was corrected on 2021-07-06 to 2021-02, for "the minutes say February"
    When that entry is corrected on 2021-07-07 to 2021-03, for "the minutes were read wrongly"
    Then "Mercury waste group" has on 2021-02-28 the members brs and minamata

  Scenario: Taking a correction back restores what stood before
    Given that entry was corrected on 2021-07-06 to 2021-02, for "the minutes say February"
    When that correction is withdrawn, for "these were other minutes"
    Then "Mercury waste group" has on 2020-12-31 the members brs, chemicals-and-health and minamata

  Scenario: An auditor sees the old date, the new one and the reason
    When that entry is corrected on 2021-07-06 to 2021-02, for "the minutes say February"
    Then its history shows that 2020-06 became 2021-02, for "the minutes say February"

  Scenario: A correction says why
    When somebody tries to correct that entry to 2021-02 without a reason
    Then it is refused, for "a correction or withdrawal needs a reason: say why"
