#!/usr/bin/env python3
"""Puts definitions out of a kernel tree into a file, as they stand there.

paste.py TREE FILE.c: writes FILE.c, with each line "// paste PATH NAME..." replaced by what PATH in TREE says of each NAME:
a function, struct, enum, variable or macro, from its first line to its last. NAME@2 is the second definition of that name.
"""
import re
import sys


def first_line(lines, at):
    """The line on which the definition that has line `at` begins: attributes and types may stand above a name."""
    while at > 0 and lines[at - 1] and not re.match(r"[ \t}#/*]", lines[at - 1]):
        if lines[at - 1].endswith((";", "*/", ":", "\\")):
            break
        at -= 1
    return at


def last_line(lines, at):
    """The line on which the definition that has line `at` ends."""
    if lines[at].startswith("#"):
        while lines[at].endswith("\\"):
            at += 1
        return at
    depth = 0
    while True:
        code = re.sub(r"/\*.*?\*/", "", lines[at])
        depth += len(re.findall(r"[({]", code)) - len(re.findall(r"[)}]", code))
        if depth == 0 and (code.rstrip().endswith(";") or code.startswith("}")):
            return at
        if depth == 0 and code.endswith("}"):
            return at
        at += 1


def starts(lines, name):
    """The lines on which something of that name is defined."""
    word = re.escape(name)
    for at, line in enumerate(lines):
        if re.match(r"#\s*define\s+%s\b" % word, line):
            yield at
        elif re.match(r"[a-zA-Z_]", line) and re.search(r"\b%s\b" % word, line):
            begin = first_line(lines, at)
            end = last_line(lines, begin)
            text = "\n".join(lines[begin : end + 1])
            prototype = re.search(r"\b%s\([^{]*;$|^(struct|union|enum) \w+;$" % word, text) and "{" not in text
            is_named = re.search(r"\b%s\b\s*(\[[^]]*\]\s*)*([({;=,)]|__|____)" % word, text.split("{")[0] + "{")
            if not prototype and is_named and not text.startswith(("extern", "EXPORT", "DECLARE", "NOKPROBE")):
                yield begin
        elif re.match(r"\s+%s\b\s*[,=/]" % word, line):
            begin = at
            while begin > 0 and re.match(r"[\s#/]|$", lines[begin]):
                begin -= 1
            if lines[begin].startswith("enum"):
                yield begin


def definition(tree, path, name):
    with open(tree + "/" + path, errors="replace") as source:
        lines = source.read().split("\n")
    name, _, number = name.partition("@")
    found = list(dict.fromkeys(starts(lines, name)))
    which = int(number or 1) - 1
    if which >= len(found):
        sys.exit("%s: no definition %d of %s" % (path, which + 1, name))
    begin = found[which]
    return "\n".join(lines[begin : last_line(lines, begin) + 1])


def main(tree, file):
    with open(file) as user:
        for line in user:
            if line.startswith("// paste "):
                path, *names = line.split()[2:]
                for name in names:
                    print(definition(tree, path, name))
            else:
                print(line, end="")


main(*sys.argv[1:])
