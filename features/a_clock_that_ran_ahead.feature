Feature: A clock that ran ahead
  Instants of the log only increase. If the clock of a machine runs a year ahead for one
  entry, nothing could be recorded for a year. An operator lets time continue from that
  entry, and everybody can see that this was done, and why.

  Background:
    Given it is 2021-07-05
    And "Mercury waste group" was formed in 2019-01 by minamata and brs

  Rule: an entry far ahead of all that the machine knows of the time must be confirmed

    Scenario: The clock is a year ahead
      Given the clock of the machine says 2022-07-05
      When somebody records without a second look that "Mercury waste group" started work
      Then it is doubted, for "365 days after the last entry"

    Scenario: Nothing was recorded for long, and other files are of today
      Given the clock of the machine says 2022-07-05
      And a file of the machine was written on 2022-07-04
      When somebody records without a second look that "Mercury waste group" started work
      Then it is recorded as entry 2

  Rule: time continues from the last entry if an operator says so

    Background:
      Given the clock of the machine says 2022-07-05
      And chemicals-and-health joined "Mercury waste group" in 2020-06
      And the clock of the machine says 2021-07-06

    Scenario: The true clock is refused until somebody decides
      When somebody tries to record by that clock
      Then recording is refused, for "364 days, 0:00:00 before the last entry"
      And the doctor says "1 entry is ahead of it, the last by 364 days, 0:00:00: set the clock right"

    Scenario: An operator lets time continue
      When the operator lets time continue, for "the clock was set to 2022 by mistake"
      And it is recorded that brs left "Mercury waste group" in 2021-02
      Then the last two entries were recorded within a moment after the one that ran ahead
      And beside each of them stands that the clock said 2021-07-06
      And the doctor says "time continues from there"

    Scenario: Everybody can read why
      When the operator lets time continue, for "the clock was set to 2022 by mistake"
      Then the history of "Mercury waste group" says "Time continues from entry 2: its clock ran ahead by 364 d 00:00"
      And the history of "Mercury waste group" says "the clock was set to 2022 by mistake"

    Scenario: What is to continue needs a reason, and to have stopped
      Given the operator lets time continue, for "the clock was set to 2022 by mistake"
      When the operator tries to let time continue again
      Then the operator is told "time continues already"
