"""`make bench-sync`: what a save and a sync cost, in one table. Ends with 1 where a bound
is broken.

Run it on a machine that does nothing else. The tests assert no times; this is where they are seen.
"""

import sys

from tests.bench import intake, save
from tests.bench.table import show

if __name__ == "__main__":
    sys.exit(0 if show([*save.measure(), *intake.measure()]) else 1)
