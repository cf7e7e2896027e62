Feature: Write a date as the document does
  A co-chair copies dates from documents in six languages. What can mean one date only
  is read, and shown in words before it counts. Anything else is asked about: a record
  that is never changed must not begin with a guess.

  Scenario Outline: A date is read as it is written
    When the date "<written>" is given
    Then it is read as "<read>"

    Examples:
      | written                          | read                             |
      | 25 to 29 Nov. 2019               | 25–29 November 2019              |
      | du 25 au 29 novembre 2019        | 25–29 November 2019              |
      | 25-29 ноября 2019 года           | 25–29 November 2019              |
      | 2019年11月25日至29日             | 25–29 November 2019              |
      | 5 de julio de 2021               | 5 July 2021                      |
      | ٥ تموز/يوليه 2021                | 5 July 2021                      |
      | T1 2022                          | 1st quarter 2022                 |
      | Second half of 2018              | second half of 2018              |
      | depuis avril 2008                | since April 2008                 |
      | before 5 July 2021               | by 4 July 2021                   |
      | between March and May 2016       | some time in March – May 2016    |

  Scenario Outline: What the product prints can be written
    Given the date "<written>" prints "<printed>" in <language>
    When the date "<printed>" is given
    Then it is read as "<written>"

    Examples:
      | written                 | language | printed                     |
      | by the end of July 2021 | French   | juillet 2021 au plus tard   |
      | since 1 April 2008      | Chinese  | 自2008年4月1日起            |
      | 3rd quarter 2020        | Arabic   | الربع الثالث 2020           |
      | January – March 2020    | Russian  | январь – март 2020 г.       |

  Scenario Outline: What can mean several dates is asked about
    When the date "<written>" is given
    Then it is asked whether it means "<one>" or "<other>"

    Examples:
      | written               | one                           | other                    |
      | 5/7/2021              | 5 July 2021                   | 7 May 2021               |
      | 2008/09               | September 2008                | 2008–2009                |
      | Thursday 1 April 2008 | 1 April 2008, a Tuesday       | 3 April 2008, a Thursday |
      | during 2018           | 2018                          | January – December 2018  |

  Scenario: Early in a year has no exact end
    When the date "early 2018" is given
    Then it is not read, because "its first and last day are not exact"
    And it may mean "1st quarter 2018", "first half of 2018" or "2018"

  Scenario: A spreadsheet's number is recognised and not accepted
    When the date "44382" is given
    Then it is not read, because "it looks like a spreadsheet's number"
    And it may mean "5 July 2021"

  Scenario Outline: What cannot be a date is refused with its reason
    When the date "<written>" is given
    Then it is not read, because "<reason>"
    And nothing is offered instead

    Examples:
      | written               | reason                                       |
      | 31 February 2021      | February 2021 has 28 days, and no day 31     |
      | 29–25 November 2019   | it ends before it begins                     |
      | 5 July                | it has no year of four digits                |
      | two years after 2018  | "two years" was not understood               |
      | not 2018              | it says what the date is not                 |
