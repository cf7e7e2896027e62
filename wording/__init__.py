"""Words for readers in six languages: every value, heading and sentence of ours.

This layer lies between ``projections`` and ``reports``: the command line, GraphQL, the
pages and the reports all take their words from here, so that one thing has one wording.

- ``wording/locale/<language>.po`` is the message catalogue. ``msgctxt`` is the group of
  a message and ``msgid`` its key; an address is ``group/key``. docs/report-words.md
  lists the groups and says how to translate.
- :func:`wording.words.words` gives the :class:`~wording.words.Words` of a language:
  ``words("fr").term("answer/nothing")``, counts, lists, numbers, amounts of money.
- :func:`wording.words.heading` gives the heading of a column.
- :class:`wording.values.ValueFormatter` turns a value into words, by the state field
  that holds it: a code, a date, a reference, a text, a list, an amount, a truth value.
  It returns a :class:`wording.phrases.Phrase`: the words, and the same words marked
  where they are inferred, ours or in another language.
- :mod:`wording.codes` gives the words of codes, :mod:`wording.moments` the sentence on
  the moment that an answer describes.

A new column, code or sentence needs its message in all six files; a test lists what is
missing.
"""
