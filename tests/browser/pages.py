"""Every page there is: the GET routes of all programs, with things to show.

A new route has to be added to LOOKS, SAME_AS_OTHERS or NO_PAGE, else a test
fails.
"""
import subprocess

from support.instance import BUILD
from support import jobs
from world import (ADMIN, BOTH, BUYER, CREDIT, FINANCE, LEAD, MANAGER, NINGBO,
                   OWNER, SALES, SERVICE)

# Route -> [(name, who looks, path)]; {…} is a thing of the World.
LOOKS = {
    "/login": [("login", None, "/login")],
    "/me": [("me", BOTH, "/me")],
    "/me/second": [("me-second", BUYER, "/me/second")],
    "/admin/users": [("users", ADMIN, "/admin/users")],
    "/admin/users/new": [("user-new", ADMIN, "/admin/users/new")],
    "/admin/users/{id}": [("user", ADMIN, "/admin/users/21")],
    "/": [("home-buyer", BUYER, "/"), ("home-owner", OWNER, "/"),
          ("home-clerk", jobs.CLERK, "/"),
          ("home-warehouse", jobs.WAREHOUSE, "/"),
          ("home-credit", CREDIT, "/"), ("home-manager", MANAGER, "/")],
    "/search": [("search", BUYER, "/search?q=JL"),
                ("search-none", BUYER, "/search?q=zzzz")],
    "/notifications": [("notifications", BUYER, "/notifications")],
    "/customers": [("customers", jobs.CLERK, "/customers?sort=sales"),
                   ("customers-none", jobs.CLERK, "/customers?q=zzzz")],
    "/customers/places": [("places", jobs.CLERK, "/customers/places")],
    "/account": [("account", OWNER, "/account")],
    "/account/products": [("account-products", OWNER, "/account/products")],
    "/customers/{id}": [("customer", jobs.CLERK, "/customers/1")],
    "/customers/{id}/file": [("customer-file", SALES,
                              "/customers/1/file?edit=1")],
    "/account/file": [("account-file", OWNER, "/account/file")],
    "/customers/{id}/contacts": [("contacts", SALES, "/customers/1/contacts")],
    "/customers/{id}/team": [("team", MANAGER, "/customers/1/team")],
    "/handovers/new": [("handover-new", MANAGER, "/handovers/new")],
    "/customers/{id}/evaluation": [
        ("customer-evaluation", SALES, "/customers/1/evaluation")],
    "/customers/{id}/buying": [
        ("customer-buying", SALES, "/customers/1/buying")],
    "/customers/{id}/pressure": [
        ("customer-pressure", SALES, "/customers/1/pressure")],
    "/customers/new": [("customer-new", SALES, "/customers/new")],
    "/customers/{id}/opening": [
        ("customer-opening", SALES, "/customers/1/opening")],
    "/customers/{id}/timeline": [
        ("timeline", MANAGER, "/customers/1/timeline")],
    "/account/timeline": [("timeline-own", OWNER, "/account/timeline")],
    "/account/licences": [("licences", OWNER, "/account/licences")],
    "/customers/{id}/licences": [
        ("customer-licences", SALES, "/customers/1/licences")],
    "/account/contracts": [("contracts-own", OWNER, "/account/contracts")],
    "/customers/{id}/contracts": [
        ("customer-contracts", SALES, "/customers/1/contracts")],
    "/contracts": [("contracts", SALES, "/contracts")],
    "/contracts/calendar": [("contract-calendar", SALES,
                             "/contracts/calendar")],
    "/contracts/new": [("contract-new", SALES,
                        "/contracts/new?customer=C10003")],
    "/contracts/templates": [("contract-templates", SALES,
                              "/contracts/templates")],
    "/contracts/templates/{id}": [("contract-template", MANAGER,
                                   "/contracts/templates/1")],
    "/contracts/{no}": [("contract", SALES, "/contracts/CT-00000021")],
    "/contracts/{no}/edit": [("contract-edit", SALES,
                              "/contracts/CT-00000037/edit")],
    "/licences": [("licences-ending", jobs.CLERK, "/licences?which=30"),
                  ("licences-none", jobs.CLERK, "/licences")],
    "/licences/{id}": [("licence", OWNER, "/licences/2")],
    "/customers/{id}/products": [
        ("customer-products", jobs.CLERK, "/customers/1/products")],
    "/notifications/settings": [
        ("notification-settings", BUYER, "/notifications/settings")],
    "/deputies": [("deputies", MANAGER, "/deputies")],
    "/team-figures": [("team-figures", MANAGER, "/team-figures?team=1")],
    "/notifications/robots": [("robots", ADMIN, "/notifications/robots")],
    "/notifications/undelivered": [
        ("undelivered", ADMIN, "/notifications/undelivered")],
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
    "/account/credit": [("credit", OWNER, "/account/credit")],
    "/account/receivables": [("receivables", OWNER, "/account/receivables")],
    "/account/statement": [("statement", OWNER, "/account/statement")],
    "/account/payments": [("payments", OWNER, "/account/payments")],
    "/customers/{id}/credit": [("customer-credit", FINANCE,
                                "/customers/1/credit")],
    "/holds": [("holds", CREDIT, "/holds")],
    "/credit-reviews/new": [("review-new", SALES,
                             "/credit-reviews/new?customer=1")],
    "/receivables": [("due", FINANCE, "/receivables")],
    "/receivables/ageing": [("ageing", FINANCE, "/receivables/ageing")],
    "/receivables/opening": [("opening", FINANCE, "/receivables/opening")],
    "/credit-groups": [("groups", CREDIT, "/credit-groups")],
    "/receipts": [("receipts", FINANCE, "/receipts")],
    "/receipts/import": [("bank-import", FINANCE, "/receipts/import")],
    "/tax-invoices": [("tax-invoices", FINANCE, "/tax-invoices")],
    "/collections": [("collections", CREDIT, "/collections")],
    "/returns": [("returns", BUYER, "/returns"),
                 ("returns-house", jobs.WAREHOUSE, "/returns")],
    "/returns/new": [("return-new", BUYER, "/returns/new")],
    "/returns/{no}": [
        ("return-draft", BUYER, "/returns/{back[draft]}"),
        ("return-offered", BUYER, "/returns/{back[offer]}"),
        ("return-to-decide", SERVICE, "/returns/{back[submitted]}")],
    "/returns/{no}/receive": [
        ("return-receive", jobs.WAREHOUSE,
         "/returns/{back[in_transit]}/receive")],
    "/returns/{no}/inspect": [
        ("return-inspect", jobs.WAREHOUSE,
         "/returns/{back[received]}/inspect")],
    "/batch-cases": [("batch-cases", SERVICE, "/batch-cases")],
    "/quarantine": [("quarantine", jobs.WAREHOUSE, "/quarantine")],
    "/tickets": [("tickets", BUYER, "/tickets")],
    "/complaints/new": [("complain", BUYER, "/complaints/new"),
                        ("complain-staff", SERVICE,
                         "/complaints/new?customer=1")],
    "/complaints/{no}": [
        ("complaint-to-rate", BUYER, "/complaints/{case[replied]}"),
        ("complaint-to-decide", LEAD, "/complaints/{case[proposed]}"),
        ("complaint-staff", SERVICE, "/complaints/{case[proposed]}")],
    "/desk": [("inbox", SERVICE, "/desk?queue=all")],
    "/desk/calendar": [("calendar", MANAGER, "/desk/calendar")],
    "/desk/promises": [("promises", MANAGER, "/desk/promises")],
    "/desk/figures": [("figures", MANAGER, "/desk/figures")],
}

# Drawn by the templates of the pages above, or leading on to them.
SAME_AS_OTHERS = {
    "/login/code", "/login/second", "/password/forgot",
    "/password/reset/{token}", "/invitation/{token}", "/me/password",
    "/account/users", "/account/users/new", "/account/users/{id}",
    "/account/file/changes", "/customers/{id}/file/changes",
    "/customers/{id}/events", "/customers/{id}/group", "/customers/tasks",
    "/customers/difficult",
    "/account/contacts", "/account/contacts/{contact}",
    "/customers/{id}/contacts/{contact}", "/account/team", "/proposals",
    "/proposals/{id}", "/handovers", "/handovers/{id}",
    "/returns/dock/{code}", "/batch-cases/{id}", "/quarantine/{stock}",
    "/orders/{no}/cases", "/returns/imported/{note}",
    "/tickets/new", "/tickets/{no}", "/complaints", "/desk/next",
    "/desk/tasks", "/desk/call", "/desk/handover", "/desk/replies",
    "/help", "/help/{id}",
    "/desk/replies/{id}", "/desk/figures/{month}",
    "/account/invoices", "/account/receivables/{doc}",
    "/account/statement/{month}", "/account/invoices/{doc}/file",
    "/customers/{id}/receivables", "/customers/{id}/receivables/{doc}",
    "/customers/{id}/statement", "/customers/{id}/statement/{month}",
    "/customers/{id}/invoices", "/customers/{id}/invoices/{doc}/file",
    "/customers/{id}/payments", "/credit-reviews", "/credit-reviews/{no}",
    "/account/credit-notes", "/customers/{id}/credit-notes", "/credit-notes",
    "/credit-notes/{no}", "/credit-groups/{id}",
    "/receipts/new", "/receipts/bank", "/receipts/slips", "/receipts/{no}",
    "/tax-invoices/all", "/tax-invoices/{doc}", "/tax-invoices/{doc}/file",
    "/tax-invoices/red", "/tax-invoices/red/{letter}",
    "/collections/{code}", "/statements/{no}", "/credit-accounts/{code}",
    "/invoices/{no}",
}

# What is no HTML, by its ending.
NO_PAGE = (".csv", ".xlsx", ".pdf", ".json", "/files/{id}", "/thumb")


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
                       shipment=world.shipment, case=world.case,
                       back=world.back)
