Feature: Know what ended, and who came after
  Most sources give a year or a month. The record must not keep a plan that was
  fulfilled, a holder who left, or a step that was passed, because a date was imprecise.

  Background:
    Given it is 2021-07-05

  Rule: a plan ends with what fulfils it

    Scenario Outline: The later step counts, whichever was recorded first
      Given it is recorded of "<subject>" that it was <later> in 2020-03-10
      And it is recorded of "<subject>" that it was <earlier> in 2020
      Then "<subject>" is <state> on 2020-12-31
      And its order is not in doubt

      Examples:
        | subject            | earlier               | later                | state     |
        | meeting:cop-4      | meeting.planned       | meeting.held         | held      |
        | meeting:cop-4      | meeting.postponed     | meeting.closed       | closed    |
        | agreement:services | agreement.proposed    | agreement.in-force   | in-force  |
        | activity:study     | activity.planned      | activity.completed   | completed |
        | activity:study     | activity.postponed    | activity.started     | under-way |
        | contribution:funds | contribution.pledged  | contribution.received | received |
        | document:report    | document.planned      | document.issued      | issued    |
        | document:report    | document.submitted    | document.considered  | considered |
        | mandate:mc-3/11    | mandate.proposed      | mandate.in-force     | in-force  |
        | body:waste-group   | body.proposed         | body.dissolved       | dissolved |
        | area:waste         | area.proposed         | area.retired         | retired   |

    Scenario: What is planned again after its end is planned
      Given it is recorded of "meeting:cop-4" that it was meeting.held in 2019
      And it is recorded of "meeting:cop-4" that it was meeting.planned in 2020
      Then "meeting:cop-4" is planned on 2020-12-31

  Rule: who leaves a role is who held it

    Scenario: An old assignment that is found late does not bring its holder back
      Given officer-2 took the role "lead" in 2016
      And the role "lead" was vacated in 2016-09-01
      When it is recorded that officer-1 took the role "lead" in 2010
      Then the role "lead" is vacant on 2021-07-05

    Scenario: The last of several holders leaves
      Given officer-1 took the role "lead" in 2010
      And officer-2 took the role "lead" in 2014
      And officer-3 took the role "lead" in 2016
      When the role "lead" was vacated in 2016-09-01
      Then the role "lead" is vacant on 2021-07-05

    Scenario: Between the first and the last day on which a holder can have left
      Given officer-1 took the role "lead" in 2014
      When the role "lead" was vacated in 2018
      Then the role "lead" is held by officer-1 on 2018-06-30, and may be vacant
      And the role "lead" is held by officer-1 on 2017-12-31
      And the role "lead" is vacant on 2018-12-31

  Rule: who left and came back is a member

    Scenario: All three in one month
      Given "Waste group" was formed in 2017 by minamata
      And brs joined "Waste group" in 2018-03
      And brs left "Waste group" in 2018-03
      And brs joined "Waste group" in 2018-03
      Then "Waste group" has on 2018-12-31 the members brs and minamata
