Feature: Endorse the joint report
  The heads of the three entities answer for the report. Each endorses for its own
  entity, and what it endorses stays as it was.

  Background:
    Given a joint report to "Example COP-4" is planned
    And an edition on 2018/2021-03 was made

  Rule: a report is final when all have endorsed its latest edition

    Scenario: Three endorsements
      When minamata, brs and chemicals-and-health endorse edition 1
      Then the report is final

    Scenario: Two are not enough
      When minamata and brs endorse edition 1
      Then chemicals-and-health is awaited

    Scenario: A new edition needs new endorsements
      Given minamata, brs and chemicals-and-health endorsed edition 1
      When the next edition is made
      Then minamata, brs and chemicals-and-health are awaited

    Scenario: An earlier edition is endorsed no more
      Given the next edition was made
      When minamata tries to endorse edition 1
      Then it is refused, for "edition 2 took its place"

  Rule: an entity that refuses keeps the report open

    Scenario: One declines
      Given minamata and chemicals-and-health endorsed edition 1
      When brs declines edition 1, for "The calendar is wrong"
      Then brs has declined, for "The calendar is wrong"
      And the report is not final

    Scenario: A report that is not final is submitted only by who says so
      Given brs declined edition 1, for "The calendar is wrong"
      When somebody tries to submit the report
      Then it is doubted, for "actor:brs declined it"

    Scenario: Who declined can endorse after all
      Given brs declined edition 1, for "The calendar is wrong"
      When minamata, brs and chemicals-and-health endorse edition 1
      Then the report is final

  Rule: an entity endorses only for itself

    Scenario: Nobody endorses in the name of another
      When minamata tries to record that brs endorsed edition 1
      Then it is refused, for "an entity speaks only for itself"

    Scenario: Nobody takes back what another endorsed
      Given brs endorsed edition 1
      When minamata tries to withdraw what brs endorsed
      Then it is refused, for "an entity speaks only for itself"

  Rule: what was endorsed stays as it was

    Scenario: A late entry after endorsement
      Given minamata, brs and chemicals-and-health endorsed edition 1
      When "Waste group" is recorded later as formed in 2019-05
      Then edition 1 says what it said
      And the report is final
      And "Waste group" is listed as recorded since
