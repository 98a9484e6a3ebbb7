#!/usr/bin/env python3
"""Every name a template uses is filled by C, every name C fills is used.

Prints file:line: fault; exits 1 if there is one.  Names are compared as one set
over the whole product; that each page fills its own is checked at run time (a
test aborts on a name nobody set).
"""
import pathlib
import re
import sys

# Names that are put together at run time, or that C fills for any page.
FREE = re.compile(r'_ERROR$|_separator$')
# Filled for pages to use if they like.
OFFERED = {'IS_CUSTOMER', 'IS_STAFF', 'USER_NAME', 'USER_COMPANY', 'STATE', 'CODE',
           'HAS_ERRORS', 'RETRY', 'RELOAD', 'FIELDS', 'TARGET', 'SIGN_IN', 'NAME', 'VALUE'}
NAME = r'[A-Z][A-Z0-9_]*'
CALL = re.compile(r'\btpl_(?:text|int|plain|money|price|percent|day|time|time_iso|show|'
                  r'show_if|list|row|include)\s*\(')


def used_in(path):
    source = re.sub(r'\{\{!.*?\}\}', lambda m: '\n' * m.group(0).count('\n'),
                    path.read_text(encoding='utf-8'), flags=re.S)
    for match in re.finditer(r'\{\{[#/>]?(' + NAME + r'(?:_separator)?)(?::[^}]*)?\}\}', source):
        yield match.group(1), source.count('\n', 0, match.start()) + 1
    for text in re.finditer(r'\{\{_"(.*?)"\}\}', source, re.S):
        for match in re.finditer(r'\{(' + NAME + r')\}', text.group(1)):
            yield match.group(1), source.count('\n', 0, text.start()) + 1
    if '{{@form}}' in source:
        yield 'CSRF', 1
        yield 'FORM_TOKEN', 1


def second_argument(source, at):
    """Text of a call's second argument; `at` is just after its bracket."""
    depth, begin, quoted = 0, None, False
    for i in range(at, min(len(source), at + 2000)):
        c = source[i]
        if quoted:
            quoted = not (c == '"' and source[i - 1] != '\\')
        elif c == '"':
            quoted = True
        elif c in '([{':
            depth += 1
        elif c in ')]}' and depth > 0:
            depth -= 1
        elif c in ',)' and depth == 0:
            if begin is not None:
                return source[begin:i].strip()
            begin = i + 1
            if c == ')':
                break
    return ''


def main():
    used, filled, quoted = {}, {}, set()
    for path in sorted(pathlib.Path('templates').rglob('*.tpl')):
        for name, line in used_in(path):
            used.setdefault(name, f'{path}:{line}')
    for path in sorted(pathlib.Path('cgi-bin').glob('*/*.c')):
        if path.parent.name in ('base', 'db', 'domain', 'http', 'tplc'):
            continue
        source = path.read_text(encoding='utf-8')
        quoted.update(re.findall(r'"(' + NAME + r')"', source))
        # Names kept in tables, and those made by macros ("X_" #y), are quoted too.
        for call in CALL.finditer(source):
            argument = re.fullmatch('"(' + NAME + ')"', second_argument(source, call.end()))
            if argument:
                line = source.count('\n', 0, call.start()) + 1
                filled.setdefault(argument.group(1), f'{path}:{line}')

    bad = 0
    for name, place in sorted(used.items(), key=lambda item: item[1]):
        if name not in quoted and not FREE.search(name):
            print(f'{place}: {{{{{name}}}}} is filled by no C file')
            bad = 1
    for name, place in sorted(filled.items(), key=lambda item: item[1]):
        if name not in used and name not in OFFERED and not FREE.search(name):
            print(f'{place}: "{name}" is used by no template')
            bad = 1
    return bad


if __name__ == '__main__':
    sys.exit(main())
