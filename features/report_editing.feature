Feature: Write paragraphs of the joint report
  Some of a report no record can tell. Co-chairs write it, each for the paragraph and the
  language that they know, and nobody's words are lost.

  Background:
    Given a joint report to "Example COP-4" is planned

  Rule: what people write stands in the report

    Scenario: An introduction
      When brs writes "We report as one." into the introduction
      Then the introduction says "We report as one."

    Scenario: Who saw a text and writes another replaces it
      Given brs wrote "We report as one." into the introduction
      When minamata, who saw it, writes "We report together."
      Then the introduction says "We report together."

    Scenario: A text without a translation stands in the annex
      When brs writes "We report as one." into the introduction
      Then in Chinese the annex shows "We report as one." as English
      And in Chinese the introduction has no text of people

  Rule: two editors of one paragraph see both texts

    Scenario: Neither saw the other's
      Given brs wrote "We report as one." into the introduction
      When minamata, who did not see it, writes "We report together."
      Then both texts stand in the introduction, as in conflict

    Scenario: Who saw both ends the conflict
      Given brs wrote "We report as one." into the introduction
      And minamata, who did not see it, wrote "We report together."
      When chemicals-and-health, who saw both, writes "We report."
      Then the introduction says "We report."

  Rule: empty on purpose is not forgotten

    Scenario: A section that nobody wrote
      When the checklist is read
      Then the section "gender" is missing

    Scenario: A section that was left empty
      Given the section "gender" was left empty, for "Nothing was done"
      When the checklist is read
      Then the section "gender" is settled

    Scenario: A section that was left empty can be written after all
      Given the section "gender" was left empty, for "Nothing was done"
      When brs writes "Much was done." into the section "gender"
      And the checklist is read
      Then the section "gender" is written in English, and settled in Chinese
