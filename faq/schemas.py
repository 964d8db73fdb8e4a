"""What the YAML files of intents and wording must look like.

In a module of its own: whoever finds the files compiled has no need of pydantic.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, RootModel

from faq.reply import Wants

__all__ = ["IntentsFile", "WordingFile"]
