"""What is measured: `make bench`, or `python -m benchmarks.ballots --json FILE`."""
