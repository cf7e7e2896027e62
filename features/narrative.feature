Feature: The words of a matter
  A joint report is signed by three heads: it says what was done in the words that people
  wrote for it. Where nobody wrote any, it says it in a plain sentence if it has all the
  names, and else prints the title. It never puts words of another language into a sentence.

  Background:
    Given a joint report to "Example COP-4" is planned

  Rule: a narrative stands for its whole matter

    Scenario: One narrative of several entries
      Given minamata and brs held "Workshop on waste" on 2020-09-15
      And its outcome has the narrative "The workshop trained 48 officials."
      When the report is looked at
      Then it says "The workshop trained 48 officials."
      And it does not say "Workshop on waste" in a paragraph

    Scenario: A narrative for each of two entries
      Given minamata and brs held "Workshop on waste" on 2020-09-15
      And its outcome has the narrative "The workshop trained 48 officials."
      And its outcome has the narrative "It also drew up a list."
      When the report is looked at
      Then it says "The workshop trained 48 officials. It also drew up a list."

  Rule: without a narrative, a pattern says who did what

    Scenario: A meeting with its organizers
      Given minamata and brs held "Workshop on waste" on 2020-09-15
      When the report is looked at
      Then it says "The two secretariats held a workshop on waste (15 September 2020)."

  Rule: without all names, the title is printed with its date

    Scenario: A meeting that nobody named
      Given minamata and brs met on 2020-09-15, titled "Officers compared work plans"
      When the report is looked at
      Then it says "Officers compared work plans (15 September 2020)"

    Scenario: An inferred date is left out
      Given minamata and brs met about 2020, titled "Officers compared work plans"
      When the report is looked at
      Then it says "Officers compared work plans."

  Rule: no sentence has words of another language

    Scenario: A narrative in English only
      Given minamata and brs held "Workshop on waste" on 2020-09-15
      And its outcome has the narrative "The workshop trained 48 officials."
      When the report is looked at
      Then its Chinese text does not say "The workshop" in a paragraph
