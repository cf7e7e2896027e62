Feature: A joint report tells matters
  A delegate has ten minutes. A report therefore tells what was done and what came of it, not
  one entry after the other: what belongs together is one sentence, and stands in one place.

  Background:
    Given a joint report to "Example COP-4" is planned

  Rule: entries on one subject and for one purpose are one matter

    Scenario: A meeting and what came of it
      Given a meeting of the heads was held in 2019-05, titled "Heads meet"
      And its outcome is "Heads agree on a plan of work"
      When the report on 2018/2021-03 is looked at
      Then the overview says "Heads agree on a plan of work"
      And the overview does not say "Heads meet"

    Scenario: A plan and what it became
      Given a workshop was planned, titled "Workshop planned"
      And it was held in 2019-06, titled "Workshop held"
      When the report on 2018/2021-03 is looked at
      Then the overview says "Workshop held"
      And it does not say "Workshop planned"

    Scenario: Three workshops of one sort
      Given workshops on waste were held in 2019-05, 2019-09 and 2020-02
      When the report on 2018/2021-03 is looked at
      Then the section "mercury-wastes" has one sentence on 3 workshops

  Rule: each matter is told once

    Scenario: A section on the area takes precedence over the overview
      Given a study was completed in 2019-05 in the area of gender, titled "Study completed"
      When the report on 2018/2021-03 is looked at
      Then the section "gender" says "Study completed"
      And the overview does not say "Study completed"

  Rule: what is about the record, or about others, is no news

    Scenario: Another body's session is a place
      Given a session of another body was held in 2019-03, titled "Session held"
      When the report on 2018/2021-03 is looked at
      Then the overview does not say "Session held"
      And the annex lists "Session held"

  Rule: a plan is printed as long as it can be carried out

    Scenario Outline: A course that is only planned
      Given a course was planned for <date>, titled "Course planned"
      When the report on 2018/2021-03 is looked at
      Then the next steps <say> "Course planned"

      Examples:
        | date    | say        |
        | 2022    | say        |
        | 2019-10 | do not say |
