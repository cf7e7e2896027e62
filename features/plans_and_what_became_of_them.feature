Feature: See what was planned, and what became of it
  A plan says what is to happen, and not that it happened. A reader of the calendar must
  see which plans are still to come, which were fulfilled, and of which nothing is known.

  Background:
    Given it is 2021-07-05

  Rule: a plan reads as planned until its last day has passed

    Scenario Outline: Nothing later is recorded
      Given "<plan>" was planned on 2019-11-01 for 2020-03
      Then "<plan>" is "planned" on 2020-03-31
      And "<plan>" is "<state>" on 2020-04-01

      Examples:
        | plan               | state                                        |
        | meeting:cop-4      | planned; not known to have been held         |
        | activity:study     | planned; not known to have been carried out  |
        | document:report    | planned; not known to have been prepared     |
        | contribution:staff | planned; not known to have been made         |

    Scenario: A plan without a day
      Given "meeting:cop-4" was planned on 2019-11-01 for a day to be set
      Then "meeting:cop-4" is "planned" on 2021-07-05

    Scenario: The plan is moved to another time
      Given "meeting:cop-4" was planned on 2019-11-01 for 2020-03
      And "meeting:cop-4" was rescheduled on 2020-06-01 to 2020-09
      Then "meeting:cop-4" is "planned; not known to have been held" on 2020-05-31
      And "meeting:cop-4" is "planned" on 2020-09-30
      And "meeting:cop-4" is "planned; not known to have been held" on 2020-10-01

  Rule: what was held keeps no mark of its plan

    Scenario: A tentative plan, and then the meeting
      Given "meeting:cop-4" was planned tentatively on 2019-11-01 for 2020-03
      When it is recorded that "meeting:cop-4" was held on 2020-03-10
      Then "meeting:cop-4" is "held" on 2020-12-31
      And nothing of the plan of "meeting:cop-4" is left on 2020-12-31

    Scenario: Only the name of somebody who took part is known
      Given "meeting:cop-4" was planned tentatively on 2019-11-01 for 2020-03
      When it is recorded that brs took part in "meeting:cop-4" on 2020-03-10
      Then "meeting:cop-4" is "held" on 2020-12-31
      And nothing of the plan of "meeting:cop-4" is left on 2020-12-31

  Rule: a meeting is held once

    Scenario: Two sources give different days
      When it is recorded that "meeting:cop-4" was held on 2020-03-10
      And it is recorded that "meeting:cop-4" was held on 2020-03-12
      Then both entries are shown as a contradiction

    Scenario: One source knows the month, another one the day
      When it is recorded that "meeting:cop-4" was held on 2020-03
      And it is recorded that "meeting:cop-4" was held on 2020-03-12
      Then no contradiction is shown
