"""`python -m vibrief`: the command line where no script was installed."""

from vibrief.cli import main

main()
