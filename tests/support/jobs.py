"""What people do with orders, through the pages: paste, submit, confirm, ship.

Every step takes the Session of who does it and goes through the forms of the
pages, so that a step that is not offered fails.  do() is the exception: it
posts to an address with valid tokens whether or not a page offers it.
"""
import concurrent.futures
import re
import urllib.parse

CLERK = "clerk@qutong.example"
WAREHOUSE = "warehouse@qutong.example"


def tokens(session):
    """(csrf, form_token) as this session's pages carry them."""
    page = session.get("/me")
    if page.status != 200 or not page.forms:
        page = session.get("/login")
    form = page.form(has="csrf")
    return form.value("csrf"), form.value("form_token")


def do(session, path, fields=(), follow=True, **named):
    """POST as a form would, offered or not."""
    csrf, form_token = tokens(session)
    pairs = list(fields.items() if isinstance(fields, dict) else fields)
    pairs += list(named.items())
    return session.post(path, pairs + [("csrf", csrf),
                                       ("form_token", form_token)],
                        follow=follow)


def draft(session, lines, customer=None):
    """Paste (code, quantity) pairs into a new quick order.  Its page."""
    path = "/orders/new" + (f"?customer={customer}" if customer else "")
    page = session.get(path)
    text = "\n".join(f"{code}\t{quantity}" for code, quantity in lines)
    page = page.submit(page.form("/orders/new", has="lines"), lines=text)
    assert page.name == "drafts.show", page
    return page


def draft_id(page):
    return re.match(r"/drafts/(\d+)", page.url).group(1)


def review(session, lines, customer=None):
    """The last look before submit.  Its page."""
    page = draft(session, lines, customer)
    page = page.submit(page.form(page.url, has="lines"), go="review")
    assert page.name == "drafts.review", page
    return page


def submit_form(page):
    return next(f for f in page.forms if f.action.endswith("/submit"))


def order(session, lines, customer=None, **fields):
    """From pasted lines to an order.  Its page."""
    page = review(session, lines, customer)
    page = page.submit(submit_form(page), **fields)
    assert page.name == "orders.show", (page, page.history)
    return page


def number(page):
    """"SO-00000013" of an order's page or of a redirect to it."""
    path = urllib.parse.urlsplit(page.url).path
    return urllib.parse.unquote(path.split("/")[2])


def press(session, no, verb, what="orders", **fields):
    """Press a button of the page of an order or shipment."""
    page = session.get(f"/{what}/{no}")
    return page.submit(page.form(f"/{what}/{no}/{verb}"), **fields)


def ship(session, no, quantities=None, **fields):
    """Send what is reserved, or so many of each line.  The order's page."""
    page = session.get(f"/orders/{no}/ship")
    form = page.form(f"/orders/{no}/ship")
    if quantities is not None:
        fields["quantity"] = quantities
    return page.submit(form, **fields)


def shipments(page):
    """Numbers of the shipments on an order's page, in order."""
    found = [urllib.parse.unquote(link.split("/")[2]) for link in page.links
             if re.fullmatch(r"/shipments/[^/]+(?<!\.pdf)", link)]
    return list(dict.fromkeys(found))


def at_once(calls):
    """Run all callables at the same time.  Their results."""
    with concurrent.futures.ThreadPoolExecutor(len(calls)) as pool:
        return [job.result() for job in [pool.submit(c) for c in calls]]


def order_id(instance, no):
    """The row behind a number of ours."""
    digits = no.split("-")[1][:-1]
    return int(digits)


def books_disagree(instance):
    """What the books say twice and differently; empty if all agree."""
    checks = {
        "stock on hand": """SELECT s.id FROM stocks s JOIN (
            SELECT stock_id, SUM(on_hand_delta) AS n FROM stock_movements
            GROUP BY stock_id) m ON m.stock_id = s.id WHERE m.n <> s.on_hand""",
        "stock reserved": """SELECT s.id FROM stocks s LEFT JOIN (
            SELECT stock_id, SUM(reserved_delta) AS n FROM stock_movements
            GROUP BY stock_id) m ON m.stock_id = s.id
            WHERE IFNULL(m.n, 0) <> s.reserved""",
        "reservations": """SELECT s.id FROM stocks s LEFT JOIN (
            SELECT stock_id, SUM(quantity) AS n FROM reservations
            GROUP BY stock_id) r ON r.stock_id = s.id
            WHERE IFNULL(r.n, 0) <> s.reserved""",
        "reserved of lines": """SELECT l.order_id FROM order_lines l
            LEFT JOIN (SELECT order_id, position, SUM(quantity) AS n
            FROM reservations GROUP BY order_id, position) r
            ON r.order_id = l.order_id AND r.position = l.position
            WHERE IFNULL(r.n, 0) <> l.reserved""",
        "shipped of lines": """SELECT l.order_id FROM order_lines l
            LEFT JOIN (SELECT s.order_id, p.position, SUM(p.quantity) AS n
            FROM shipment_lines p JOIN shipments s ON s.id = p.shipment_id
            GROUP BY s.order_id, p.position) h
            ON h.order_id = l.order_id AND h.position = l.position
            WHERE IFNULL(h.n, 0) <> l.shipped""",
        "credit used": """SELECT a.customer_id FROM credit_accounts a
            LEFT JOIN (SELECT customer_id, SUM(amount_fen) AS n
            FROM credit_entries GROUP BY customer_id) e
            ON e.customer_id = a.customer_id
            WHERE IFNULL(e.n, 0) <> a.used_fen""",
        "credit of confirmed orders": """SELECT o.id FROM orders o
            LEFT JOIN (SELECT document_id, SUM(amount_fen) AS n
            FROM credit_entries WHERE document_kind = 1 GROUP BY document_id)
            e ON e.document_id = o.id WHERE o.foreign_no IS NULL
            AND IFNULL(e.n, 0) <> IF(o.state IN (4, 5, 6, 7, 8), o.total_fen,
            IF(o.state = 11, e.n, 0))""",
        "order without its lines": """SELECT o.id FROM orders o
            LEFT JOIN (SELECT order_id, COUNT(*) AS n, SUM(net_fen) AS net,
            SUM(tax_fen) AS tax FROM order_lines GROUP BY order_id) l
            ON l.order_id = o.id WHERE IFNULL(l.n, 0) <> o.line_count
            OR l.net <> o.net_fen OR l.tax <> o.tax_fen
            OR o.net_fen + o.tax_fen <> o.total_fen""",
        "draft without its lines": """SELECT d.id FROM drafts d LEFT JOIN (
            SELECT draft_id, COUNT(*) AS n FROM draft_lines GROUP BY draft_id)
            l ON l.draft_id = d.id WHERE IFNULL(l.n, 0) <> d.line_count""",
        "order without its event": """SELECT o.id FROM orders o
            LEFT JOIN order_events e ON e.order_id = o.id
            WHERE e.id IS NULL AND o.foreign_no IS NULL""",
        "draft ordered without its order": """SELECT d.id FROM drafts d
            LEFT JOIN orders o ON o.id = d.order_id
            WHERE d.state = 2 AND o.id IS NULL""",
    }
    return {name: rows for name, query in checks.items()
            if (rows := instance.sql(query))}
