Feature: See what a decision asked for, and what the record knows was done
  A Party asks what became of each paragraph of a decision. The answer says what the
  record knows on a day and blames nobody: what is not recorded may have been done.

  Background:
    Given it is 2026-11-30

  Rule: only a request, an invitation and an urging wait for action

    Scenario Outline: What a paragraph is
      Given decision "X/1" was adopted on 2020-03-10
      And paragraph 1 of decision "X/1" is a <type>
      Then paragraph 1 of decision "X/1" shows "<state>" on 2021-01-01

      Examples:
        | type       | state                |
        | request    | no action recorded   |
        | permission | no action called for |
        | definition | no action called for |

  Rule: a draft asks nothing of anybody until it is adopted

    Scenario: A draft decision
      Given decision "X/1" was proposed on 2020-01-10
      And paragraph 1 of decision "X/1" is a request
      And the body "working-group" was formed on 2020-02-10, following paragraph 1
      Then paragraph 1 of decision "X/1" shows "proposed" on 2020-03-01

    Scenario: The draft is adopted
      Given decision "X/1" was proposed on 2020-01-10
      And paragraph 1 of decision "X/1" is a request
      And decision "X/1" was adopted on 2020-03-10
      Then paragraph 1 of decision "X/1" shows "proposed" on 2020-03-01
      And paragraph 1 of decision "X/1" shows "no action recorded" on 2020-03-10

  Rule: an action is what was done, not what was planned or asked for

    Scenario: A plan, and then the action
      Given decision "X/1" was adopted on 2020-03-10
      And paragraph 1 of decision "X/1" is a request
      And the body "working-group" was proposed on 2020-06-01, following paragraph 1
      And the body "working-group" was formed on 2020-09-01, following paragraph 1
      Then paragraph 1 of decision "X/1" shows "planned" on 2020-06-30
      And paragraph 1 of decision "X/1" shows "action recorded" on 2020-09-01

  Rule: what is done under a part of a paragraph is done under the paragraph

    Scenario: An action under paragraph 1 (a)
      Given decision "X/1" was adopted on 2020-03-10
      And paragraph 1 of decision "X/1" is a request
      And paragraph 1 (a) of decision "X/1" is a request
      And the body "working-group" was formed on 2020-06-01, following paragraph 1 (a)
      Then paragraph 1 (a) of decision "X/1" shows "action recorded" on 2020-06-01
      And paragraph 1 of decision "X/1" shows "action recorded" on 2020-06-01
