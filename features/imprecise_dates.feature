Feature: Dates as exactly as they are known, never more
  Most sources give a month or less. What is said of a day must then be certain, and
  a date must print as it was given.

  Background:
    Given it is 2021-07-05
    And "Mercury waste group" was formed in 2019-01 by minamata and brs

  Scenario Outline: An imprecise date counts from its last possible day
    Given chemicals-and-health joined "Mercury waste group" in <when>
    Then chemicals-and-health is a member of "Mercury waste group" on <day>
    And chemicals-and-health is no member of "Mercury waste group" on <day before>

    Examples:
      | when                     | day        | day before |
      | 2020-06-15               | 2020-06-15 | 2020-06-14 |
      | 2020-06                  | 2020-06-30 | 2020-06-29 |
      | 2020-33                  | 2020-03-31 | 2020-03-30 |
      | 2020-40                  | 2020-06-30 | 2020-06-29 |
      | 2020                     | 2020-12-31 | 2020-12-30 |
      | [2020-06-15..2020-06-19] | 2020-06-19 | 2020-06-18 |
      | ../2020                  | 2020-12-31 | 2020-12-30 |

  Scenario: A month that is reported before its end counts from the day of the report
    Given a report of 2021-06-21 says that chemicals-and-health joined "Mercury waste group" in 2021-06
    Then chemicals-and-health is a member of "Mercury waste group" on 2021-06-21
    And chemicals-and-health is no member of "Mercury waste group" on 2021-06-20

  Scenario: What has no date counts from the day of its report
    Given a report of 2021-06-21 says that chemicals-and-health joined "Mercury waste group" at an unknown time
    Then chemicals-and-health is a member of "Mercury waste group" on 2021-06-21
    And chemicals-and-health is no member of "Mercury waste group" on 2021-06-20

  Scenario Outline: A date prints as it was given
    Given chemicals-and-health joined "Mercury waste group" in <when>
    Then that entry prints "<English>" in English, "<French>" in French and "<Chinese>" in Chinese

    Examples:
      | when       | English        | French       | Chinese       |
      | 2019-07    | July 2019      | juillet 2019 | 2019年7月    |
      | 2019-08-28 | 28 August 2019 | 28 août 2019 | 2019年8月28日 |
      | 2020       | 2020           | 2020         | 2020年        |

  Scenario: Where the order of two entries is not known, the answer says so
    Given "Mercury waste group" was called "Waste group" in 2020
    And "Mercury waste group" was called "Mercury wastes" in 2020
    When the name of "Mercury waste group" on 2020-12-31 is explained
    Then it says that the order of two entries is not known

  Scenario: What may have happened is told apart from what has
    Given chemicals-and-health joined "Mercury waste group" in 2020
    When the possible entries of 2020-06-30 are asked for
    Then there is one that chemicals-and-health joined "Mercury waste group" in 2020
