Feature: Upgrading a ledger
  A newer program opens the record of an older one. Nothing that was recorded changes, and the
  record says since when it has had each guarantee.

  Background:
    Given a record of the first format with the groups "Alpha" and "Beta"

  Scenario: The first opening for writing upgrades it
    When a program opens it for writing
    Then it has the latest format
    And all its entries are as they were
    And an examination says that rows have had digests since their recording from position 3 on

  Scenario: Reading does not upgrade it
    When a program opens it for reading
    Then it has the first format
    And the groups "Alpha" and "Beta" are shown

  Scenario: A program that is too old says so
    Given a newer program has upgraded it to a format that nobody knows yet
    Then opening it says "this program is too old"
