Feature: Record a draft decision without putting it into effect
  A draft says what a decision would do. Nobody is asked for anything, and nothing is
  welcomed, until the decision is adopted. Whoever prepares a session must see both.

  Background:
    Given it is 2021-07-05
    And the draft decision "MC-7/1" was proposed on 2020-01-10

  Rule: what a draft says sets nothing on what it names

    Scenario: A draft would welcome a resolution
      Given the draft would welcome the resolution "UNEA-6/4"
      Then the resolution "UNEA-6/4" is not welcomed on 2020-12-31

    Scenario: The draft is adopted
      Given the draft would welcome the resolution "UNEA-6/4"
      When the draft is adopted on 2020-06-10
      Then the resolution "UNEA-6/4" is not welcomed on 2020-06-09
      And the resolution "UNEA-6/4" is welcomed on 2020-06-10

    Scenario: It turns out that another decision was adopted
      Given the draft would welcome the resolution "UNEA-6/4"
      And the draft was adopted on 2020-06-10
      When the adoption is withdrawn
      Then the resolution "UNEA-6/4" is not welcomed on 2020-12-31

  Rule: adopting what was a draft is no disagreement

    Scenario: A document was issued while the decision was a draft
      Given a document was issued under the draft on 2020-01-11
      When the draft is adopted on 2020-06-10
      Then nothing is found

    Scenario: A draft asks a body that was dissolved
      Given the body "Waste group" was formed in 2018 and dissolved in 2019
      When a paragraph of the draft asks "Waste group" to report
      Then nothing is found

    Scenario: Once it is adopted, it does ask a body that was dissolved
      Given the body "Waste group" was formed in 2018 and dissolved in 2019
      And a paragraph of the draft asks "Waste group" to report
      When the draft is adopted on 2020-06-10
      Then it is found that "Waste group" had ended by then
