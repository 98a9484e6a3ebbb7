"""Sums up test reports in JUnit's XML, as cmocka and pytest write them.

sum.py FILE...               print "N passed, N failed"; exit 1 if any failed
                             or none ran
sum.py --show FILE...        print each failure and its message
sum.py --any-failed FILE...  exit 0 if the reports tell of a failure
"""
import sys
import xml.etree.ElementTree as ET


def cases(paths):
    """Yields (name, verdict, message); a broken report is one failure."""
    for path in paths:
        try:
            root = ET.parse(path).getroot()
        except (ET.ParseError, OSError) as error:
            yield path, "failed", str(error)
            continue
        for case in root.iter("testcase"):
            bad = case.find("failure")
            if bad is None:
                bad = case.find("error")
            if bad is not None:
                yield case.get("name"), "failed", bad.text or ""
            elif case.find("skipped") is not None:
                yield case.get("name"), "skipped", ""
            else:
                yield case.get("name"), "passed", ""


def main():
    words = [a for a in sys.argv[1:] if a.startswith("--")]
    found = list(cases(a for a in sys.argv[1:] if not a.startswith("--")))
    failed = [c for c in found if c[1] == "failed"]
    passed = sum(1 for c in found if c[1] == "passed")
    if "--any-failed" in words:
        sys.exit(0 if failed else 1)
    if "--show" in words:
        for name, _, message in failed:
            print(f"  {name}: {message.strip()}")
        return
    skipped = len(found) - passed - len(failed)
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {len(failed)} failed")
    sys.exit(1 if failed or passed == 0 else 0)


main()
