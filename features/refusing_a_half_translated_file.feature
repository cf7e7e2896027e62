Feature: Refuse a half-translated file
  Heads of entities do not sign a page half of which is in another language. Whoever asks
  for such a file reads what lacks words, and can still see a preview.

  Background:
    Given a joint report to "Example COP-4" is planned
    And "Mercury waste group" was formed in 2019-05, with a title in English only

  Rule: an edition is not written in a language that lacks more than a tenth of its words

    Scenario: Words that nobody translated
      Given people wrote a long introduction in English
      When an edition is made in English and French
      Then its French file is refused
      And the refusal lists the introduction
      And the refusal lists "Mercury waste group set up", where it stands, and its entry
      And its English file is written

    Scenario: A tenth may lack words
      Given people wrote a long introduction in French
      When an edition is made in English and French
      Then its French file is written

  Rule: a preview and the annotated file are always written

    Scenario: To see what is missing
      Given people wrote a long introduction in English
      When an edition is made in English and French
      Then its annotated French file is written
      And a French preview is written

  Rule: a translated file can be issued

    Scenario: Conference services translated the rest
      Given people wrote a long introduction in English
      When an edition is made in English and French
      And a French file of it is issued
      Then the report is issued
