Feature: Two subjects turn out to be one
  Two officers enter the same group under two references. Once that is seen, the
  record joins what was entered apart, and undoes it if that was a mistake.

  Background:
    Given it is 2021-07-05
    And "Waste group" was formed in 2019-01 by minamata and brs
    And chemicals-and-health joined "Mercury wastes group" in 2020-06

  Scenario: What was entered apart is read as one
    When "Mercury wastes group" is said to be "Waste group"
    Then "Waste group" has on 2020-12-31 the members brs, chemicals-and-health and minamata
    And "Mercury wastes group" has on 2020-12-31 the members brs, chemicals-and-health and minamata

  Scenario: As known before, they were two
    When "Mercury wastes group" is said to be "Waste group"
    Then "Waste group" had on 2020-12-31, as known on 2021-07-05, the members brs and minamata

  Scenario: What is recorded later under either reference counts for both
    Given "Mercury wastes group" was said to be "Waste group"
    And brs left "Mercury wastes group" in 2021-03
    When "Waste group" is read as of 2021-03-31
    Then it has the members chemicals-and-health and minamata

  Scenario: They turn out to be two after all
    Given "Mercury wastes group" was said to be "Waste group"
    When that is withdrawn, for "they met in different cities"
    Then "Waste group" has on 2020-12-31 the members brs and minamata

  Scenario: A group is not a meeting
    When somebody tries to say that "Waste group" is the meeting "COP-4"
    Then it is refused, for "they are of different families"
