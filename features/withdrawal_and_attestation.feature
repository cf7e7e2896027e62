Feature: Withdraw an entry, or add a further source
  What never happened is declared void. What a second document says too is one entry
  with two sources, not two entries.

  Background:
    Given it is 2021-07-05
    And "Mercury waste group" was formed in 2019-01 by minamata and brs
    And chemicals-and-health joined "Mercury waste group" in 2020-06

  Scenario: A withdrawn entry no longer counts
    When that entry is withdrawn on 2021-07-06, for "it was another group"
    Then "Mercury waste group" has on 2020-12-31 the members brs and minamata

  Scenario: As known before, a withdrawn entry still counts
    When that entry is withdrawn on 2021-07-06, for "it was another group"
    Then "Mercury waste group" had on 2020-12-31, as known on 2021-07-05, the members brs, chemicals-and-health and minamata

  Scenario: A withdrawal is final
    Given that entry was withdrawn on 2021-07-06, for "it was another group"
    When somebody tries to correct that entry to 2021-02, for "it was this group after all"
    Then it is refused, for "it was withdrawn, and a withdrawal is final; record it anew"

  Scenario: A further source changes nothing but what it rests on
    When paragraph 12 of "Second joint report" is added to that entry
    Then that entry rests on "First joint report" and "Second joint report"
    And "Mercury waste group" has on 2020-06-30 the members brs, chemicals-and-health and minamata
