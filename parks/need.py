"""What a result needs and does not find, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """
    An input that is not there.

    Parameters
    ----------
    zh, en
        Reads on after "无法计算：需要" and "cannot be computed: needs".
    """

    zh: str
    en: str

    def __str__(self) -> str:
        """Return the English words."""
        return self.en
