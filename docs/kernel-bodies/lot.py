#!/usr/bin/env python3
"""Draws functions of a kernel tree by lot: lot.py TREE SEED COUNT.

Of all functions in kernel/, mm/ and lib/ that take at most 40 lines and have an operation on a per-CPU variable, those come first whose
SHA-256 of "SEED PATH NAME" does.
"""
import hashlib
import os
import re
import sys

PER_CPU = re.compile(r"\b(__|raw_)?(this_cpu|raw_cpu)_(?!ptr)\w+\(")


def functions(text):
    for found in re.finditer(r"^[a-zA-Z_][^;{}#]*?\b(\w+)\([^;{}]*\)\s*\n\{\n(.*?)^\}", text, re.M | re.S):
        yield found.group(1), found.group(2)


def main(tree, seed, count):
    all = set()
    for top in ("kernel", "mm", "lib"):
        for folder, _, files in os.walk(os.path.join(tree, top)):
            for file in files:
                path = os.path.relpath(os.path.join(folder, file), tree)
                if file.endswith(".c"):
                    with open(os.path.join(tree, path), errors="replace") as source:
                        for name, body in functions(source.read()):
                            if body.count("\n") <= 40 and PER_CPU.search(body):
                                all.add((path, name))
    print(len(all), "functions")
    order = sorted(all, key=lambda f: hashlib.sha256(("%s %s %s" % (seed, *f)).encode()).hexdigest())
    for path, name in order[: int(count)]:
        print(path, name)


main(*sys.argv[1:])
