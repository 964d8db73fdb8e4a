"""Vietnamese clauses told in plain English, by the lexicon and a small grammar."""

from faq.gloss.glosser import Glosser

__all__ = ["Glosser"]
