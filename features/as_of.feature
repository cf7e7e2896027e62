Feature: Ask what was so on a day, and what was known on a day
  A delegate asks what the cooperation looked like when a decision was taken. An
  auditor asks what the record said when a report was written. These are two clocks.

  Background:
    Given it is 2020-01-15
    And "Mercury waste group" was formed in 2019-01 by minamata and brs

  Scenario: Before a group was formed there was none
    When "Mercury waste group" is read as of 2018-12-31
    Then nothing is stated of it

  Scenario: A group is the same until something happens
    When "Mercury waste group" is read as of 2025-12-31
    Then it has the members brs and minamata

  Scenario: What happened later does not show
    Given it is 2020-06-15
    And chemicals-and-health joined "Mercury waste group" in 2020-05
    When "Mercury waste group" is read as of 2020-04-30
    Then it has the members brs and minamata

  Scenario: What was recorded later does not show in what was known
    Given it is 2020-06-15
    And chemicals-and-health joined "Mercury waste group" in 2020-05
    When "Mercury waste group" is read as of 2020-12-31, as known on 2020-06-14
    Then it has the members brs and minamata

  Scenario: Before the first entry the record knew nothing
    When "Mercury waste group" is looked for, as known on 2020-01-14
    Then it is unknown
