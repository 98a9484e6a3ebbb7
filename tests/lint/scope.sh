#!/bin/sh
# Every SELECT on a tenant's table, also by a macro of its file, is limited by the
# actor's scope: it holds a @scope marker (of tickets TICKET_IN_SIGHT), or a
# comment inside its initialiser says which fragment does ("@scope stands in …"),
# or why there is none ("unscoped: only the id that order.find allowed comes
# here").  Run from the top of the tree.
set -eu

# Tables whose rows belong to one customer.
tables='customers customer_addresses memberships drafts draft_lines orders
order_lines order_events order_holds proposals proposal_lines shipments
shipment_lines credit_accounts credit_entries credit_notes credit_note_lines
customer_items returns return_lines tickets complaints contracts licences
invoices receivables receipts applications tax_invoices tax_invoice_parts
payment_slips bank_lines bank_payers deposit_entries statements statement_lines
credit_reviews credit_review_events credit_changes credit_reminders
collection_notes files rebates visits contacts customer_changes handovers'

sql=$(find cgi-bin/domain -name '*_sql.c' | sort)
[ -n "$sql" ] || exit 0

# shellcheck disable=SC2086  # file names of ours have no spaces
awk -v tables="$tables" '
BEGIN {
	n = split(tables, list, /[ \n]+/)
	for (i = 1; i <= n; i++)
		is_tenant[list[i]] = 1
}
FNR == 1 {
	delete macro
	define = ""
}
/^#define [A-Z]/ {
	define = $2
	sub(/\(.*/, "", define)
	macro[define] = ""
}
define != "" {
	macro[define] = macro[define] " " $0
	if ($0 !~ /\\$/)
		define = ""
	next
}
/^const struct db_query stmt_/ {
	name = $4
	sub(/[^a-z0-9_].*/, "", name)
	body = ""
	where = FILENAME ":" FNR
	inside = 1
}
inside { body = body " " $0 }
inside && /^};/ {
	inside = 0
	text = body
	# Twice: a macro may name another.
	for (i = 0; i < 2; i++)
		for (one in macro)
			if (text ~ ("[^A-Z_]" one "[^A-Z_]"))
				text = text " " macro[one]
	gsub(/["\\]/, " ", text)
	if (text !~ /[^A-Z]SELECT[^A-Z]/ ||
	    text ~ /TICKET_IN_SIGHT|unscoped: [a-z]/)
		next
	# Whom a complaint is about must not see it: a scope is not enough.
	if (text ~ /(FROM|JOIN) tickets[ ,)]/ && text !~ /person_id <=>/) {
		print where ": " name " reads tickets without TICKET_IN_SIGHT"
		bad = 1
		next
	}
	if (text ~ /@scope/)
		next
	count = split(text, word, /[ \t,()]+/)
	for (i = 1; i < count; i++) {
		if (word[i] != "FROM" && word[i] != "JOIN" &&
		    word[i] != "STRAIGHT_JOIN")
			continue
		if (!is_tenant[word[i + 1]])
			continue
		print where ": " name " reads " word[i + 1] " without @scope and without an \"unscoped: reason\""
		bad = 1
		break
	}
}
END { exit bad }
' $sql >&2
