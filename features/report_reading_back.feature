Feature: Read an edited report back
  Co-chairs edit the Word file, with changes being tracked, in whatever program they have.
  What they did is proposed or named; nothing of it is lost, and nothing is applied that
  somebody may still reject.

  Background:
    Given a joint report to "Example COP-4" is planned
    And brs wrote "We met twice." into the introduction
    And an edition on 2018/2021-03 was made

  Rule: pending changes are shown, and not applied

    Scenario: A change that nobody accepted
      When "twice" is changed to "three times" with changes being tracked
      Then nothing is proposed
      And "We met three times." is pending

    Scenario: The pending changes are accepted
      When "twice" is changed to "three times" with changes being tracked
      And the file is taken up with its pending changes
      Then the introduction says "We met three times."

    Scenario: The pending changes are left
      When "twice" is changed to "three times" with changes being tracked
      And the file is taken up
      Then the introduction says "We met twice."

    Scenario: A change that is settled
      When "twice" is changed to "three times"
      And the file is taken up
      Then the introduction says "We met three times."

  Rule: what changes no words is named

    Scenario: Words that are struck out
      When "We met twice." is struck out
      Then nothing is proposed
      And "We met twice." is named as struck-out

    Scenario: A question in the margin
      When "Only twice?" is asked beside "We met twice."
      Then nothing is proposed
      And "Only twice?" is named as comment

  Rule: a file that another program saved is read with care

    Scenario: The paragraphs no longer say which they are
      When "twice" is changed to "three times" by a program that drops anchors
      Then "We met three times." is proposed for the introduction
      And somebody has to confirm it

    Scenario: A line is added above the title by a program that drops anchors
      When "Draft of June" is written above the title by a program that drops anchors
      Then nothing is proposed
      And "Draft of June" is named as added-to-masthead
