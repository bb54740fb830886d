"""What msgspec raises for bytes from outside that are not what they should be."""

import msgspec

UNREADABLE = (
    msgspec.MsgspecError,
    UnicodeDecodeError,  # a text that is no UTF-8
    RecursionError,  # lists in lists in lists
)
