"""Entry point of `python -m offercalc`."""

import sys

from offercalc.bootstrap import main

if __name__ == "__main__":
    sys.exit(main())
