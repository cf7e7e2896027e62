Feature: Record what happened
  A lead officer logs an action in under a minute: what, when, who and from which
  source. What cannot be is refused with a sentence that says what to do instead.

  Background:
    Given it is 2021-07-05
    And "Mercury waste group" was formed in 2021-01 by minamata and brs

  Scenario: What was recorded is read back
    When it is recorded that chemicals-and-health joined "Mercury waste group" in 2021-03
    Then "Mercury waste group" has on 2021-03-31 the members brs, chemicals-and-health and minamata

  Scenario: The source stands beside what it says
    When it is recorded from paragraph 7 of "First joint report" that chemicals-and-health joined "Mercury waste group" in 2021-03
    Then the membership of chemicals-and-health in "Mercury waste group" rests on paragraph 7 of "First joint report"

  Scenario: Several entries of one meeting are recorded all or none
    When somebody tries to record at once that chemicals-and-health joined "Mercury waste group" in 2021-03 and in 2026-11
    Then "Mercury waste group" has on 2021-07-05 the members brs and minamata

  Scenario: What is to come is planned, not recorded
    When somebody tries to record that chemicals-and-health joined "Mercury waste group" in 2021-09
    Then it is refused, for "nothing happens after it was reported; record a plan instead"

  Scenario: Somebody else recorded in between
    Given an officer read "Mercury waste group" when it had 1 entry
    And chemicals-and-health joined "Mercury waste group" in 2021-03
    When that officer tries to record that brs left "Mercury waste group" in 2021-04
    Then it is refused, for "was expected to have 1 entry and has 2"
