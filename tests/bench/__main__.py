"""`make bench`: everything that has a bound in time, in one table. Ends with 1 where one is broken.

Run it on a machine that does nothing else. The tests assert no times; this is where they are seen.
"""

import sys

from tests.bench import cost, tap
from tests.bench.table import show

if __name__ == "__main__":
    sys.exit(0 if show([*cost.run(), *tap.run()]) else 1)
