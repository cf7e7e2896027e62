Feature: A dashboard author's heat map
  The author of a dashboard draws one square for each area and half-year, darker where
  more happened. Many dates are only a year. Each entry must be counted once, and the
  drawing must say how much of it is not exactly known.

  Background:
    Given it is 2021-12-31
    And decision MC-3/11 asks for areas of cooperation
    And the area "Gender" was identified in 2019-03 as row 1, tripartite
    And the area "Mercury waste" was identified in 2019-03 as row 2, tripartite

  Scenario: Entries are counted in the half-year of their date
    Given a meeting on "Gender" was held in 2021-02
    And a meeting on "Gender" was held in 2021-09
    When the heat map by area and half-year is drawn from 2020-01-01
    Then "Gender" has 1 entry in the first half of 2021, 0 of them imprecise
    And "Gender" has 1 entry in the second half of 2021, 0 of them imprecise

  Scenario: A date that spans two half-years is counted once and marked as imprecise
    Given a meeting on "Gender" was held in 2020
    When the heat map by area and half-year is drawn from 2020-01-01
    Then "Gender" has 1 entry in the first half of 2020, 1 of them imprecise
    And "Gender" has no entry in the second half of 2020

  Scenario: The same date is precise in a heat map of years
    Given a meeting on "Gender" was held in 2020
    When the heat map by area and year is drawn from 2020-01-01
    Then "Gender" has 1 entry in 2020, 0 of them imprecise

  Scenario: An entry on two areas is in both rows, and once in the total
    Given a meeting on "Gender" and "Mercury waste" was held in 2021-02
    When the heat map by area and half-year is drawn from 2020-01-01
    Then "Gender" has 1 entry in the first half of 2021, 0 of them imprecise
    And "Mercury waste" has 1 entry in the first half of 2021, 0 of them imprecise
    And all areas together have 1 entry in the first half of 2021

  Scenario: What has no date is counted apart
    Given a report of 2021-05-01 says that "Gender" was discussed, without a date
    When the heat map by area and half-year is drawn
    Then "Gender" has 1 entry without a date
