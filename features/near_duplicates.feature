Feature: Be told before one thing is recorded twice under two names
  Two offices rarely use the same words for a meeting or a group. Whoever records it
  a second time is shown what is recorded already, with the number of its entry.

  Background:
    Given it is 2026-11-30

  Rule: nearly the same words and the same numbers are shown

    Scenario: A group in another spelling
      Given "Joint task force" was formed in 2018-07 by minamata and brs
      When somebody tries to record that chemicals-and-health joined "Joint taskforce" in 2019-01
      Then it is doubted, for "did you mean body:joint-task-force (entry 1)?"

    Scenario: A group under its initials
      Given "Joint task force" was formed in 2018-07 by minamata and brs
      When somebody tries to record that chemicals-and-health joined "JTF" in 2019-01
      Then it is doubted, for "did you mean body:joint-task-force (entry 1)?"

    Scenario: The next session has another number
      Given the meeting "minamata-cop-5" was held in "Geneva" on 2023-10-30/2023-11-03
      When it is recorded without confirming that the meeting "minamata-cop-6" was held in "Geneva" on 2025-11-03/2025-11-07
      Then there are 2 meetings

  Rule: a meeting on the same days and in the same place is shown

    Scenario: The same workshop under another name
      Given the meeting "workshop-on-wastes" was held in "Nairobi" on 2026-03-10/2026-03-12
      When somebody tries to record that the meeting "nairobi-training" was held in "Nairobi" on 2026-03-11
      Then it is doubted, for "meeting:workshop-on-wastes has the same days (entry 1)"

    Scenario: Another meeting on the same days elsewhere
      Given the meeting "workshop-on-wastes" was held in "Nairobi" on 2026-03-10/2026-03-12
      When it is recorded without confirming that the meeting "bureau-call" was held in "Basel" on 2026-03-11
      Then there are 2 meetings

  Rule: a plan that a meeting may fulfil is shown

    Scenario: The meeting was planned under another name
      Given the meeting "regional-meeting-africa" is planned in "Dakar" for 2026-10
      When somebody tries to record that the meeting "dakar-consultation" was held in "Dakar" on 2026-10-06/2026-10-08
      Then it is doubted, for "meeting:regional-meeting-africa is planned for these days (entry 1)"

  Rule: what says the same is named, and not what another State or member did

    Scenario: A ratification recorded again
      Given samoa ratified "Minamata convention" on 2015-09-24
      And chad ratified "Minamata convention" on 2015-09-24
      When somebody tries to record that chad ratified "Minamata convention" on 2015-09-24
      Then it is doubted, for "(entry 2) of agreement:minamata-convention may say the same"

    Scenario: The ratification by another State
      Given samoa ratified "Minamata convention" on 2015-09-24
      When it is recorded without confirming that uganda ratified "Minamata convention" on 2015-09-24
      Then "Minamata convention" was ratified by samoa and uganda

    Scenario: A ratification recorded again under another name of the State
      Given samoa ratified "Minamata convention" on 2015-09-24
      And independent-state-of-samoa is found to be the same as samoa
      When somebody tries to record that independent-state-of-samoa ratified "Minamata convention" on 2015-09
      Then it is doubted, for "(entry 1) of agreement:minamata-convention may say the same"

    Scenario: A member whom an entry of another kind names already
      Given "Joint task force" was reinvigorated in 2018-07 with minamata and brs
      When somebody tries to record that brs joined "Joint task force" in 2019-01
      Then it is doubted, for "it holds already by body.reinvigorated of 2018-07 (entry 1)"

    Scenario: A member that joins again after it left
      Given "Joint task force" was reinvigorated in 2018-07 with minamata and brs
      And brs left "Joint task force" in 2019-03
      When it is recorded without confirming that brs joined "Joint task force" in 2020-01
      Then brs is a member of "Joint task force" on 2020-06-01
