#!/usr/bin/env python3
"""HTML stands only in templates, where values are escaped for their place.

Prints file:line: fault; exits 1 if a C file holds a tag in a string.  The
template compiler is no part of the product that runs, the command line tool
writes to terminals.
"""
import pathlib
import re
import sys

TAGS = ('a abbr article aside b body br button caption code dd details div dl dt em '
        'fieldset footer form h1 h2 h3 head header hr html i iframe img input label li '
        'link main meta nav ol option p pre script section select small span strong '
        'style summary svg table tbody td textarea tfoot th thead title tr u ul').split()
TAG = re.compile(r'</?(?:' + '|'.join(TAGS) + r')(?=[\s>/\\"])[^"]*', re.I)
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')


def main():
    bad = 0
    for path in sorted(pathlib.Path('cgi-bin').glob('*/*.c*')):
        if path.parent.name in ('tplc', 'tool'):
            continue
        for number, line in enumerate(path.read_text(encoding='utf-8').split('\n'), 1):
            for string in STRING.findall(line):
                if TAG.search(string):
                    print(f'{path}:{number}: HTML in C: {string}')
                    bad = 1
    return bad


if __name__ == '__main__':
    sys.exit(main())
