Feature: Be told all that is wrong with a row, and what would be right
  Co-chairs copy what happened from spreadsheets. A row with a mistake is not recorded;
  it says each mistake at once, so that it is mended once.

  Rule: all mistakes of a row are said at once

    Scenario: A day that is none, a type in capitals, and a name for a reference
      When a "Call" is entered as "call-of-may", on "31/02/2021", with "BRS"
      Then there are 3 mistakes
      And one says "did you mean call?"
      And one says "write family:BRS, the family one of actor, body, role"
      And one says "February 2021 has 28 days, and no day 31"

    Scenario: Two participants in one cell
      When a "call" is entered as "call-of-may", on "5 May 2021", with "actor:brs; actor:minamata"
      Then there is 1 mistake
      And one says "it holds several references; write each of them by itself"

    Scenario: A date that two countries read differently
      When a "call" is entered as "call-of-may", on "12/03/2024", with "actor:brs"
      Then there is 1 mistake
      And one says "write 2024-03-12 for 12 March 2024 or 2024-12-03 for 3 December 2024"

  Rule: what a program adds to words is left out

    Scenario: Quotation marks and a capital
      When a "“call”" is entered as "“call-of-may”", on "“5 May 2021”", with "“Actor: brs”"
      Then there are 0 mistakes
      And the row is about "meeting:call-of-may" on 2021-05-05

  Rule: a person's name stands in no reference

    Scenario: A person without a reference
      When the person "Ada Example" is entered without a reference
      Then there are 0 mistakes
      And the reference of the person does not say "ada"
