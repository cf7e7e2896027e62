Feature: Know what an earlier source changes
  Nothing happens after it was reported. A source that is found later, or the day of a
  document that becomes known later, says that something had happened earlier; what was
  known before stays what it was.

  Background:
    Given it is 2021-07-05
    And "Waste group" was formed in 2015 by minamata

  Scenario: A note of 2019 attests what a report of 2021 says
    Given a report of 2021-07-05 says that brs is a member of "Waste group"
    When a note of 2019-03-01 is found that says the same
    Then brs is a member of "Waste group" on 2019-03-01
    And brs is no member of "Waste group" on 2019-02-28

  Scenario: As known before the note was found
    Given a report of 2021-07-05 says that brs is a member of "Waste group"
    And it is 2021-09-01
    When a note of 2019-03-01 is found that says the same
    Then "Waste group" had on 2020-01-01, as known on 2021-08-31, the members minamata

  Scenario: The day of a document is known before what it says
    Given "Minutes" was issued on 2019-03-01
    When it is recorded that "Minutes" says that brs is a member of "Waste group"
    Then brs is a member of "Waste group" on 2019-03-01

  Scenario: The day of a document is known after what it says
    Given it is recorded that "Minutes" says that brs is a member of "Waste group"
    When "Minutes" was issued on 2019-03-01
    Then brs is a member of "Waste group" on 2019-03-01

  Scenario: A paragraph is added years later
    Given it is recorded that "Minutes" says that brs is a member of "Waste group"
    And it is 2026-11-30
    When the paragraph is added to that entry
    Then brs is a member of "Waste group" on 2021-07-05

  Scenario: Two members turn out to be one
    Given brs joined "Waste group" in 2016
    And basel-secretariat joined "Waste group" in 2017
    When basel-secretariat turns out to be brs
    Then "Waste group" has on 2021-07-05 the members brs and minamata

  Scenario: Who joined under one name left under another
    Given brs joined "Waste group" in 2016
    And basel-secretariat left "Waste group" in 2017
    When basel-secretariat turns out to be brs
    Then "Waste group" has on 2021-07-05 the members minamata
