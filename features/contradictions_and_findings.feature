Feature: Be told of contradictions, and of what does not fit together
  Two entries on one subject that cannot both be as dated are refused, both being
  named. Where two subjects disagree, the record says so and goes on.

  Background:
    Given it is 2021-07-05
    And "Mercury waste group" was formed in 2019-01 by minamata and brs

  Scenario: Nobody joins before there is a group
    When somebody tries to record that chemicals-and-health joined "Mercury waste group" in 2018-06
    Then it is refused, for "body.formed of 2019-01 (entry 1) of body:mercury-waste-group must come before body.member-joined of 2018-06 (the new entry)"

  Scenario: What the record does not know contradicts nothing
    When it is recorded that brs left "Mercury waste group" in 2020-06
    Then "Mercury waste group" has on 2020-06-30 the members minamata

  Scenario: Dates that may agree do not contradict each other
    When it is recorded that chemicals-and-health joined "Mercury waste group" in 2019
    Then chemicals-and-health is a member of "Mercury waste group" on 2019-12-31

  Scenario: A correction is checked like an entry
    Given chemicals-and-health joined "Mercury waste group" in 2020-06
    When somebody tries to correct that entry to 2018-06, for "the minutes say so"
    Then it is refused, for "must come before body.member-joined of 2018-06 (entry 2)"

  Scenario: A lead in a group that was dissolved is found, not refused
    Given "Mercury waste group" was dissolved in 2020-03
    When it is recorded that a lead officer was assigned to "Mercury waste group" in 2021-02
    Then it is found that it "names body:mercury-waste-group, which had ended by 2020-03-31"
    And the audit lists one finding

  Scenario: A date that cannot be is refused with what was understood
    When somebody tries to record that chemicals-and-health joined "Mercury waste group" in 2015-02-29
    Then it is refused, for "February 2015"
