Feature: Draft the joint report
  Before a session the co-chairs need a report that tells what the record tells. They
  look at it as often as they like, and make an edition when it is worth reading.

  Background:
    Given a joint report to "Example COP-4" is planned

  Rule: looking at a report changes nothing

    Scenario: A preview tells the record
      When the report on 2018/2021-03 is looked at
      Then it tells that "Joint task force" was formed
      And nothing was recorded

    Scenario: A session without a planned report can be looked at
      When a report to "Example COP-5" on 2018/2021-03 is looked at
      Then it tells that "Joint task force" was formed

  Rule: a report says over which time it reports

    Scenario: A first report is given its period
      When somebody tries to make an edition without a period
      Then it is refused, for "needs a reporting period"

    Scenario: The next report goes on where the last one ended
      Given an edition on 2018/2021-03 was made
      And a joint report to "Example COP-5" is planned
      When an edition of the report to "Example COP-5" is made on 2021-07-05
      Then it reports on 2021-04-01/2021-07-05

  Rule: what was recorded in the period is not left out

    Scenario: A late entry stands in the next edition
      Given an edition on 2018/2021-03 was made
      And "Waste group" was formed in 2019-05, as recorded later
      When the next edition is made
      Then it tells that "Waste group" was formed
