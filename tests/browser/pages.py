"""Every page there is: the GET routes of all programs, with things to show.

A new route has to be added to LOOKS or to NO_PAGE, else a test fails.
"""
import subprocess

from support.instance import BUILD
from support import jobs
from world import BOTH, BUYER, CREDIT, NINGBO, OWNER

# Route -> [(name, who looks, path)]; {…} is a thing of the World.
LOOKS = {
    "/login": [("login", None, "/login")],
    "/me": [("me", BOTH, "/me")],
    "/": [("home-buyer", BUYER, "/"), ("home-owner", OWNER, "/"),
          ("home-clerk", jobs.CLERK, "/"),
          ("home-warehouse", jobs.WAREHOUSE, "/"),
          ("home-credit", CREDIT, "/")],
    "/search": [("search", BUYER, "/search?q=JL"),
                ("search-none", BUYER, "/search?q=zzzz")],
    "/notifications": [("notifications", BUYER, "/notifications")],
    "/catalogue": [("catalogue", BUYER, "/catalogue"),
                   ("catalogue-none", BUYER, "/catalogue?q=zzzz"),
                   ("catalogue-clerk", jobs.CLERK, "/catalogue")],
    "/catalogue/{sku}": [("product", BUYER, "/catalogue/JL-1906"),
                         ("product-clerk", jobs.CLERK,
                          "/catalogue/QK-0050")],
    "/orders": [("orders", BUYER, "/orders"),
                ("orders-none", BUYER, "/orders?q=zzzz"),
                ("orders-clerk", jobs.CLERK, "/orders")],
    "/orders/new": [("new", BUYER, "/orders/new"),
                    ("new-clerk", jobs.CLERK, "/orders/new")],
    "/orders/{no}": [
        ("order-submitted", BUYER, "/orders/{order[submitted]}"),
        ("order-to-confirm", jobs.CLERK, "/orders/{order[submitted]}"),
        ("order-to-approve", OWNER, "/orders/{order[awaiting]}"),
        ("order-held", NINGBO, "/orders/{order[held]}"),
        ("order-to-release", CREDIT, "/orders/{order[held]}"),
        ("order-cancelled", BUYER, "/orders/{order[cancelled]}"),
        ("order-to-answer", BUYER, "/orders/{order[proposed]}"),
        ("order-to-pick", jobs.WAREHOUSE, "/orders/{order[confirmed]}"),
        ("order-to-ship", jobs.WAREHOUSE, "/orders/{order[picking]}"),
        ("order-part", BUYER, "/orders/{order[part]}"),
        ("order-done", BUYER, "/orders/{order[done]}"),
        ("error-404", BUYER, "/orders/SO-99")],
    "/orders/{no}/propose": [("propose", jobs.CLERK,
                              "/orders/{order[submitted]}/propose")],
    "/orders/{no}/ship": [("ship", jobs.WAREHOUSE,
                           "/orders/{order[picking]}/ship")],
    "/drafts": [("drafts", BUYER, "/drafts"),
                ("drafts-none", OWNER, "/drafts?deleted={draft[gone]}")],
    "/drafts/{id}": [("draft-mixed", BUYER, "/drafts/{draft[mixed]}"),
                     ("draft-good", BUYER, "/drafts/{draft[good]}")],
    "/drafts/{id}/review": [
        ("review", BUYER, "/drafts/{draft[good]}/review"),
        ("review-over", NINGBO, "/drafts/{draft[over]}/review")],
    "/shipments": [("shipments", BUYER, "/shipments"),
                   ("shipments-house", jobs.WAREHOUSE, "/shipments")],
    "/shipments/{no}": [
        ("shipment-to-sign", BUYER, "/shipments/{shipment[part]}"),
        ("shipment-house", jobs.WAREHOUSE, "/shipments/{shipment[part]}"),
        ("shipment-signed", BUYER, "/shipments/{shipment[done]}")],
}

# What is no HTML, by its ending.
NO_PAGE = (".csv", ".xlsx", ".pdf", ".json")


def routes():
    """The GET routes of every program that was built."""
    found = []
    for program in sorted((BUILD / "bin").glob("*.fcgi")):
        done = subprocess.run([program, "--routes"], text=True, check=True,
                              capture_output=True)
        for line in done.stdout.splitlines():
            method, path, *_ = line.split()
            if method == "GET" and not path.endswith(NO_PAGE):
                found.append(path)
    return found


def looks():
    """(name, who, path) of every page."""
    return [look for route in LOOKS.values() for look in route]


def path_of(path, world):
    return path.format(order=world.order, draft=world.draft,
                       shipment=world.shipment)
