"""What an archive takes on a cluster, in hours and money: the table of docs/cluster.md, for your own numbers.

    python benchmarks/cluster.py [--articles N] [--words N] [--rate WORDS] [--cores N] [--price PRICE]

    seconds = articles x words / (nodes x cores x rate) + one shard + the start
    price   = seconds x nodes x cores x price of a core-hour / 3600

The rate is measured: `words_per_second` of the summary.json of a run like yours, divided by its cores. What is assumed
is said in the output.
"""

from __future__ import annotations

import argparse

SHARD = 128
"""Articles of a shard at most: while the last ones are made, other cores are idle."""
START = 60.0
"""Seconds until all actors of a cluster that is up have their engines, with room to spare."""


def seconds(articles: int, words: int, rate: float, cores: int) -> float:
    """Time for an archive on so many cores."""
    return articles * words / (cores * rate) + min(articles, SHARD) * words / rate + START


def duration(time: float) -> str:
    """A duration in hours and minutes."""
    minutes = round(time / 60)
    return f"{minutes // 60} h {minutes % 60:02} min" if minutes >= 60 else f"{minutes} min"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--words", type=int, default=500, help="words of an article")
    parser.add_argument("--rate", type=float, default=1200, help="words per second and core")
    parser.add_argument("--cores", type=int, default=16, help="cores of a node")
    parser.add_argument("--price", type=float, default=0.05, help="price of a core-hour, in your currency")
    parser.add_argument("--nodes", type=int, nargs="+", default=[1, 10, 100])
    given = parser.parse_args()
    print(
        f"Assumed: {given.words} words an article, {given.rate:g} words per second and core, {given.cores} cores "
        f"a node, {given.price:g} per core-hour, {START:.0f} s to start.\n"
    )
    print("| articles | nodes | time | core-hours | price |\n|---:|---:|---:|---:|---:|")
    for articles in given.articles:
        for nodes in given.nodes:
            cores = nodes * given.cores
            time = seconds(articles, given.words, given.rate, cores)
            used = time * cores / 3600
            print(f"| {articles:,} | {nodes} | {duration(time)} | {used:,.0f} | {used * given.price:,.2f} |")


if __name__ == "__main__":
    main()
