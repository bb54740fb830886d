"""What happens at the stand: visits, sealed answers, sessions, handouts.

Knows nothing of Qt, of networks or of the centre; imports only `resources`.
"""

__version__ = "0.1.0"
