Feature: See where the cooperation stands in the matrix
  A head of entity sees each area of cooperation: its heading, its scope, the groups
  that take it up, and whose lead officers are known.

  Background:
    Given it is 2021-07-05
    And decision MC-3/11 asks for areas of cooperation
    And the area "Gender" was identified in 2021-03 as row 2, tripartite
    And the area "Mercury waste" was identified in 2021-03 as row 1, intersecretariat

  Scenario: Areas stand in the order of the list
    When the matrix is read as of 2021-03-31
    Then its areas are Mercury waste and Gender

  Scenario: Before the areas were identified there is no matrix
    When the matrix is read as of 2021-03-30
    Then it has no areas

  Scenario: Groups show from the day on which they take the area up
    Given "Gender group" was formed in 2021-03 by minamata and brs
    And "Gender group" took the area "Gender" up in 2021-05
    When the matrix is read as of 2021-05-31
    Then the area "Gender" is taken up by "Gender group"

  Scenario: A lead officer whom no source names is unnamed, and the others are not stated
    Given brs has a lead officer for the area "Gender" since 2021-04
    When the matrix is read as of 2021-04-30
    Then the leads of "Gender" are minamata not stated, brs unnamed, chemicals-and-health not stated

  Scenario: A lead officer who left is seen to be missing
    Given brs has a lead officer for the area "Gender" since 2021-04
    And the lead officer of brs for the area "Gender" left in 2021-06
    When the matrix is read as of 2021-06-30
    Then the leads of "Gender" are minamata not stated, brs vacant, chemicals-and-health not stated
