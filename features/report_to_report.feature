Feature: From one joint report to the next
  A report does not begin with an empty page. What people wrote for the previous one is
  offered, and stands in the new one only when somebody adopts it. What people write for
  an area stays there, whatever is recorded later.

  Background:
    Given a joint report to "Example COP-4" is planned

  Rule: the next report offers what the previous one says

    Background:
      Given brs wrote "We report as one." into the introduction
      And an edition on 2018/2021-03 was made
      And a joint report to "Example COP-5" is planned

    Scenario: The text is offered, marked
      When the next report is looked at
      Then it offers "We report as one." for the introduction
      And the checklist names the text of "introduction" as offered

    Scenario: What is new beside an offered text is marked
      Given brs wrote "Much was done." for "mercury-wastes"
      And a workshop on waste was held in 2021-05
      When the next report is looked at
      Then it marks the workshop as new

    Scenario: A text that nobody adopted is not in an edition
      When an edition of the next report is made
      Then it does not say "We report as one."

    Scenario: Somebody adopts it
      When minamata adopts the introduction for the next report
      And an edition of the next report is made
      Then it says "We report as one."

    Scenario: There is nothing to adopt
      When minamata tries to adopt "gender" for the next report
      Then it is refused, for "it has texts for introduction"

  Rule: what people write for an area stays there

    Scenario: A late entry in the area
      Given brs wrote "Much was done on waste." for "mercury-wastes"
      When "Waste group" is recorded later as formed in 2019-05
      Then the report says "Much was done on waste."

  Rule: texts for paragraphs of an earlier version find their place

    Scenario Outline: A text with a key of an earlier version
      Given an earlier version recorded "Known words." for "<key>"
      When the report is looked at
      Then "Known words." stands in the section "<section>"

      Examples:
        | key                  | section      |
        | timeline/2018        | overview     |
        | objective            | areas        |
        | about                | introduction |
        | gender/0123456789ab  | gender       |
