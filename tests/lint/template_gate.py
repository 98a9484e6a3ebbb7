#!/usr/bin/env python3
"""What a template must not do.  Prints file:line: fault; exits 1 if there is one.

- the AUTOESCAPE pragma comes first: without it values go out raw
- no modifier that switches escaping off
- a variable in a query string is :u, or & and # break it
- attribute values are quoted: unquoted ones lose every Chinese character
- no variable where ctemplate does not know an address for one (formaction, hx-*)
- no inline script, style or event handler: the CSP refuses them
- each text a reader sees stands in {{_"..."}}
"""
import pathlib
import re
import sys

PRAGMA = '{{%AUTOESCAPE context="HTML"}}'
UNKNOWN_URL = re.compile(r'^(formaction|xlink:href|data|srcset|ping|hx-.*)$')
SEEN = ('aria-label', 'placeholder', 'title', 'alt', 'data-label', 'content')
# Names of things that are the same in every language.
SAME = {'PDF', 'CSV', 'XLSX', 'Excel', 'SKU', 'Ctrl', 'Enter', 'Esc', 'light',
        'dark', 'width', 'device'}
# Sample codes and numbers: JL-1906, SO-2026.
CODE = re.compile(r'\b[A-Z]{1,4}-?\d[\w-]*')
WORD = re.compile(r'[A-Za-z]{2,}|[\u3400-\u9fff]')
TOKEN = re.compile(r'\{\{_"(.*?)"\}\}|\{\{(.*?)\}\}', re.S)
TAG = re.compile(r'<(/?[a-zA-Z!][^\s>/]*)((?:[^>"\']|"[^"]*"|\'[^\']*\')*)>', re.S)
ATTRIBUTE = re.compile(r'([^\s=<>"\'/\x01\x02]+)\s*=\s*("[^"]*"|\'[^\']*\'|[^\s>]*)', re.S)


class Page:
    def __init__(self, path):
        self.path = path
        self.source = path.read_text(encoding='utf-8')
        self.faults = []
        self.inner = []  # what each {{...}} held

    def fault(self, offset, message):
        line = self.source.count('\n', 0, offset) + 1
        self.faults.append((line, message))

    def flatten(self):
        """The text with each {{...}} made as many \x02 as it has characters:
        offsets stay, quotes and angle brackets inside are gone."""
        def hide(match):
            self.inner.append((match.start(), match.group(0)))
            return ''.join('\n' if c == '\n' else '\x02' for c in match.group(0))
        return TOKEN.sub(hide, self.source)

    def variables(self, begin, end):
        """(offset, token) of each value between two offsets."""
        for at, token in self.inner:
            if not begin <= at < end:
                continue
            if token.startswith('{{_"'):
                for name in re.finditer(r'\{([A-Z][A-Z0-9_]*)\}', token[2:-2]):
                    yield at, '{{' + name.group(1) + '}}'
            elif re.match(r'\{\{[A-Z]', token):
                yield at, token

    def check_attribute(self, tag, name, value, begin):
        end = begin + len(value)
        values = list(self.variables(begin, end))
        if name.startswith('on'):
            self.fault(begin, f'event handler {name}')
        if name == 'style':
            self.fault(begin, 'style attribute')
        if value[:1] not in ('"', "'"):
            self.fault(begin, f'value of {name} is not quoted')
        if values and UNKNOWN_URL.match(name):
            self.fault(begin, f'variable in {name}')
        if name in ('href', 'src', 'action'):
            for at, token in values:
                before = self.flat[begin:at]
                if '?' in before and ':u' not in token:
                    self.fault(at, f'{token} in a query string without :u')
        if name in SEEN and not (tag == 'meta'):
            self.check_words(begin, value)

    def check_words(self, begin, text):
        text = CODE.sub(lambda match: ' ' * len(match.group(0)), text)
        for word in WORD.finditer(text):
            if word.group(0) in SAME or text[word.start() - 1:word.start()] == '&':
                continue
            self.fault(begin + word.start(),
                       f'text outside {{{{_"..."}}}}: {text[word.start():word.start() + 20]!r}')
            return

    def check(self):
        if not self.source.startswith(PRAGMA):
            self.fault(0, 'does not begin with ' + PRAGMA)
        self.flat = self.flatten()
        for at, token in self.inner:
            if re.match(r'\{\{[A-Z][A-Z0-9_]*:(.*:)?none', token):
                self.fault(at, f'{token} switches escaping off')
        position, foreign = 0, False
        for tag in TAG.finditer(self.flat):
            text = self.flat[position:tag.start()]
            if not foreign:
                self.check_words(position, text)
            name = tag.group(1).lower()
            for attribute in ATTRIBUTE.finditer(tag.group(2)):
                self.check_attribute(name, attribute.group(1).lower(),
                                     attribute.group(2),
                                     tag.start(2) + attribute.start(2))
            if name == 'style' or (name == 'script' and 'src=' not in tag.group(2)):
                self.fault(tag.start(), f'inline {name}')
            if name == '/script' and text.strip():
                self.fault(position, 'inline script')
            # A text in a named language says the same to every reader.
            foreign = name not in ('html',) and re.search(r'\slang=', tag.group(2))
            position = tag.end()
        self.check_words(position, self.flat[position:])
        return sorted(self.faults)


def main():
    bad = 0
    for path in sorted(pathlib.Path('templates').rglob('*.tpl')):
        for line, message in Page(path).check():
            print(f'{path}:{line}: {message}')
            bad = 1
    return bad


if __name__ == '__main__':
    sys.exit(main())
