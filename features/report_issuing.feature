Feature: Submit and issue the joint report
  Conference services take the report as a file. What was published can be shown to be
  what was endorsed, years later, on any machine.

  Background:
    Given a joint report to "Example COP-4" is planned
    And an edition on 2018/2021-03 was made

  Rule: an edition writes the same file for ever

    Scenario Outline: On another day, after later entries, after a rebuild
      Given edition 1 was written as <form>
      When "Waste group" is recorded later as formed in 2019-05
      And the answers are made anew on 2024-01-31
      Then edition 1 writes the same bytes as <form>

      Examples:
        | form |
        | docx |
        | html |
        | md   |
        | akn  |

  Rule: one document may bear the symbol of each body

    Scenario: Three symbols
      Given the report bears the symbols "A/COP.15/1", "B/COP.10/1" and "C/COP.10/1"
      When the next edition is made
      Then its first page shows all three symbols
      And the report is found by "B/COP.10/1"

  Rule: what was published is kept, and compared

    Scenario: The file as the edition writes it
      When edition 1 is issued as it is
      Then the report is issued, and does not differ

    Scenario: A file that conference services changed
      When edition 1 is issued with other words
      Then the report is issued, and differs
      And the published file is kept

    Scenario: A file that is something else
      When a letter is issued as edition 1
      Then it is refused, for "it is not this report"
      And nothing was issued

  Rule: what comes after issue has a name

    Scenario: An edition that does not say what it is
      Given edition 1 was issued as it is
      When the next edition is tried
      Then it is refused, for "corrigendum or revision"

    Scenario: A corrigendum
      Given edition 1 was issued as it is
      When the next edition is made as a corrigendum
      Then edition 2 is a corrigendum
