Feature: Be asked before the same thing is recorded twice
  Two officers report the same event. The second is asked whether it is another one,
  or whether the source belongs to what stands there.

  Background:
    Given it is 2021-07-05
    And chemicals-and-health joined "Mercury waste group" in 2020-06

  Scenario: The same event on overlapping dates raises a doubt
    When somebody tries to record that chemicals-and-health joined "Mercury waste group" in 2020
    Then it is doubted, for "body.member-joined of 2020-06 (entry 1) of body:mercury-waste-group may say the same"

  Scenario: A doubt can be confirmed
    When somebody confirms that chemicals-and-health joined "Mercury waste group" in 2020
    Then "Mercury waste group" has 2 entries

  Scenario: Another date raises no doubt
    When it is recorded that chemicals-and-health joined "Mercury waste group" in 2021-03
    Then "Mercury waste group" has 2 entries

  Scenario: Another member raises no doubt
    When it is recorded that minamata joined "Mercury waste group" in 2020-06
    Then "Mercury waste group" has 2 entries

  Scenario: A reference that nobody recorded anything on is doubted, with what reads alike
    When somebody tries to record that minamata joined "Mercury wastes group" in 2020-06, part of "Mercury waste grup"
    Then it is doubted, for "did you mean body:mercury-waste-group"
