Feature: Enter old history late
  Much of the cooperation is in e-mail and in people's heads. Whoever finds it enters
  it with the date on which it was so; nothing pretends that it was known before.

  Background:
    Given it is 2021-07-05
    And "Mercury waste group" was formed in 2019-01 by minamata and brs

  Scenario: An old membership shows in the past
    Given it is 2021-09-01
    And chemicals-and-health joined "Mercury waste group" in 2020-06
    When "Mercury waste group" is read as of 2020-12-31
    Then it has the members brs, chemicals-and-health and minamata

  Scenario: An old membership does not show in what was known before
    Given it is 2021-09-01
    And chemicals-and-health joined "Mercury waste group" in 2020-06
    When "Mercury waste group" is read as of 2020-12-31, as known on 2021-08-31
    Then it has the members brs and minamata

  Scenario: A departure is entered before the arrival
    Given chemicals-and-health left "Mercury waste group" in 2021-02
    And chemicals-and-health joined "Mercury waste group" in 2020-06
    When "Mercury waste group" is read as of 2021-06-30
    Then it has the members brs and minamata

  Scenario: A member certainly took part before the day on which it left
    Given chemicals-and-health joined "Mercury waste group" in 2020
    And chemicals-and-health left "Mercury waste group" in 2020-06
    When "Mercury waste group" is read as of 2020-06-30
    Then it has the members brs and minamata
    And "Mercury waste group" has on 2020-12-31 the members brs and minamata
