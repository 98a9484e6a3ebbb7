/**
 * @file
 * The money program: credit, receivables, receipts, tax invoices, statements,
 * collections; which URL runs which handler, and what the actor must be allowed
 * to do.
 */
#include "app/upload.h"
#include "money/pages.h"

#define APPLY_FIELDS "customer kind limit term days until reason"
#define RECEIPT_FIELDS                                                         \
	"customer kind received_on amount order payer reference matures_on "   \
	"note apply"
#define IMPORT_FIELDS                                                          \
	"file@ lines name day_column amount_column payer_column "              \
	"account_column reference_column"
#define MAKE_FIELDS                                                            \
	"take[] receivable[] amount[] kind title tax_number note customer"

enum {
	FILE_BODY = 17 * 1024 * 1024,
	INVOICE_BODY = 3 * 1024 * 1024,
	PARTS_BODY = 256 * 1024
};

/* clang-format off */

/* The pages of one account: of the reader's own company, and of a customer. */
#define ACCOUNT(base)                                                                                       \
	{ GET,  base "/credit",              ACTION_MONEY_SEE, money_account, NULL, 0 },                    \
	{ GET,  base "/receivables",         ACTION_MONEY_SEE, money_receivables, "which after", 0 },       \
	{ GET,  base "/receivables.csv",     ACTION_MONEY_SEE, money_receivables_export, "which after", 0 },\
	{ GET,  base "/receivables.xlsx",    ACTION_MONEY_SEE, money_receivables_export, "which after", 0 },\
	{ GET,  base "/receivables/{doc}",   ACTION_MONEY_SEE, money_receivable, NULL, 0 },                 \
	{ GET,  base "/statement",           ACTION_MONEY_SEE, money_statements, NULL, 0 },                 \
	{ GET,  base "/statement/{month}",   ACTION_MONEY_SEE, money_statement, NULL, 0 },                  \
	{ GET,  base "/statement/{month}.pdf",  ACTION_MONEY_SEE, money_statement_pdf, NULL, 0 },           \
	{ GET,  base "/statement/{month}/letter.pdf", ACTION_MONEY_SEE, money_statement_letter, NULL, 0 },  \
	{ GET,  base "/statement/{month}.csv",  ACTION_MONEY_SEE, money_statement_export, NULL, 0 },        \
	{ GET,  base "/statement/{month}.xlsx", ACTION_MONEY_SEE, money_statement_export, NULL, 0 },        \
	{ GET,  base "/invoices",            ACTION_MONEY_SEE, money_invoices, "after", 0 },                \
	{ GET,  base "/invoices.csv",        ACTION_MONEY_SEE, money_invoices_export, "after", 0 },         \
	{ GET,  base "/invoices.xlsx",       ACTION_MONEY_SEE, money_invoices_export, "after", 0 },         \
	{ GET,  base "/invoices/{doc}/file", ACTION_MONEY_SEE, money_invoice_file, NULL, 0 },               \
	{ GET,  base "/credit-notes",        ACTION_MONEY_SEE, money_notes, "which after", 0 },             \
	{ GET,  base "/credit-notes.csv",    ACTION_MONEY_SEE, money_notes_export, "which after", 0 },      \
	{ GET,  base "/credit-notes.xlsx",   ACTION_MONEY_SEE, money_notes_export, "which after", 0 },      \
	{ GET,  base "/payments",            ACTION_MONEY_SEE, money_payments, "order amount after", 0 },   \
	{ GET,  base "/payments.csv",        ACTION_MONEY_SEE, money_payments_export, "order amount after", 0 }, \
	{ GET,  base "/payments.xlsx",       ACTION_MONEY_SEE, money_payments_export, "order amount after", 0 }

static const struct route routes[] = {
	ACCOUNT("/account"),
	{ POST, "/account/payments", ACTION_PAYMENT_TELL, money_tell_payment,
	    "paid_on amount payer reference order note file[] files[]@", UPLOAD_BODY_MAX },
	{ POST, "/account/statement/{month}/confirm", ACTION_STATEMENT_ANSWER, money_statement_confirm, NULL, 0 },
	{ POST, "/account/statement/{month}/dispute", ACTION_STATEMENT_ANSWER, money_statement_dispute, "line body", 0 },

	ACCOUNT("/customers/{id}"),
	{ POST, "/customers/{id}/statement",     ACTION_STATEMENT_MAKE, money_statement_make, "month", 0 },
	{ POST, "/customers/{id}/credit/freeze", ACTION_CREDIT_DECIDE, money_freeze, "reason", 0 },
	{ POST, "/customers/{id}/credit/unfreeze", ACTION_CREDIT_DECIDE, money_unfreeze, "reason", 0 },
	{ POST, "/customers/{id}/credit/check",  ACTION_CREDIT_DECIDE, money_check_on, "reason", 0 },
	{ POST, "/customers/{id}/credit/no-check", ACTION_CREDIT_DECIDE, money_check_off, "reason", 0 },
	{ POST, "/customers/{id}/deposits",      ACTION_RECEIPT_POST, money_deposit, "kind amount note", 0 },
	{ POST, "/customers/{id}/credit-notes",  ACTION_RECEIPT_POST, money_credit_note, "kind amount note", 0 },

	{ GET,  "/statements/{no}",        ACTION_MONEY_SEE, money_lead_statement, NULL, 0 },
	{ GET,  "/invoices/{no}",          ACTION_MONEY_SEE, money_lead_invoice, NULL, 0 },
	{ GET,  "/credit-accounts/{code}", ACTION_MONEY_SEE, money_lead_account, NULL, 0 },

	{ GET,  "/holds",              ACTION_HOLD_RELEASE, money_holds, "reason customer after", 0 },
	{ GET,  "/holds.csv",          ACTION_HOLD_RELEASE, money_holds_export, "reason customer after", 0 },
	{ GET,  "/holds.xlsx",         ACTION_HOLD_RELEASE, money_holds_export, "reason customer after", 0 },
	{ POST, "/holds/again",        ACTION_HOLD_RELEASE, money_holds_again, "customer", 0 },
	{ POST, "/holds/{no}/release", ACTION_HOLD_RELEASE, money_hold_release, "reason", 0 },

	{ GET,  "/credit-groups",            ACTION_CREDIT_SEE, money_groups, NULL, 0 },
	{ POST, "/credit-groups/new",        ACTION_CREDIT_DECIDE, money_group_make, "name limit", 0 },
	{ GET,  "/credit-groups/{id}",       ACTION_CREDIT_SEE, money_group, NULL, 0 },
	{ POST, "/credit-groups/{id}/limit", ACTION_CREDIT_DECIDE, money_group_limit, "limit", 0 },
	{ POST, "/credit-groups/{id}/join",  ACTION_CREDIT_DECIDE, money_group_join, "customer", 0 },
	{ POST, "/credit-groups/{id}/leave", ACTION_CREDIT_DECIDE, money_group_leave, "customer", 0 },

	{ GET,  "/credit-reviews",      ACTION_CREDIT_SEE, money_reviews, "state customer after", 0 },
	{ GET,  "/credit-reviews.csv",  ACTION_CREDIT_SEE, money_reviews_export, "state customer after", 0 },
	{ GET,  "/credit-reviews.xlsx", ACTION_CREDIT_SEE, money_reviews_export, "state customer after", 0 },
	{ GET,  "/credit-reviews/new",  ACTION_CREDIT_ASK, money_review_form, "customer kind limit reason q", 0 },
	{ POST, "/credit-reviews/new",  ACTION_CREDIT_ASK, money_review_new, APPLY_FIELDS, 0 },
	{ GET,  "/credit-reviews/{no}", ACTION_CREDIT_SEE, money_review, NULL, 0 },
	{ POST, "/credit-reviews/{no}/apply",  ACTION_CREDIT_ASK, money_review_again, APPLY_FIELDS, 0 },
	{ POST, "/credit-reviews/{no}/survey", ACTION_CREDIT_SEE, money_review_survey,
	    "survey assets purchase file[] files[]@", UPLOAD_BODY_MAX },
	{ POST, "/credit-reviews/{no}/score",  ACTION_CREDIT_SCORE, money_review_score, "analysis potential note", 0 },
	{ POST, "/credit-reviews/{no}/opine",  ACTION_CREDIT_OPINE, money_review_opine, "opinion", 0 },
	{ POST, "/credit-reviews/{no}/decide", ACTION_CREDIT_DECIDE, money_review_decide,
	    "decision limit term days until note", 0 },
	{ POST, "/credit-reviews/{no}/send-back", ACTION_CREDIT_SCORE, money_review_send_back, "reason", 0 },
	{ POST, "/credit-reviews/{no}/withdraw", ACTION_CREDIT_ASK, money_review_withdraw, "reason", 0 },

	{ GET,  "/receivables",      ACTION_MONEY_SEE, money_due, "when customer after", 0 },
	{ GET,  "/receivables.csv",  ACTION_MONEY_SEE, money_due_export, "when customer after", 0 },
	{ GET,  "/receivables.xlsx", ACTION_MONEY_SEE, money_due_export, "when customer after", 0 },
	{ GET,  "/receivables/ageing",      ACTION_MONEY_SEE, money_ageing, "after", 0 },
	{ GET,  "/receivables/ageing.csv",  ACTION_MONEY_SEE, money_ageing_export, "after", 0 },
	{ GET,  "/receivables/ageing.xlsx", ACTION_MONEY_SEE, money_ageing_export, "after", 0 },

	{ GET,  "/receivables/opening", ACTION_RECEIPT_POST, money_opening, NULL, 0 },
	{ POST, "/receivables/opening", ACTION_RECEIPT_POST, money_opening_post,
	    "customer number posted_on due_on amount tax", 0 },
	{ POST, "/receivables/opening/import", ACTION_RECEIPT_POST, money_opening_import, "file@ lines go", FILE_BODY },

	{ GET,  "/credit-notes",      ACTION_MONEY_SEE, money_all_notes, "which after", 0 },
	{ GET,  "/credit-notes.csv",  ACTION_MONEY_SEE, money_all_notes_export, "which after", 0 },
	{ GET,  "/credit-notes.xlsx", ACTION_MONEY_SEE, money_all_notes_export, "which after", 0 },
	{ GET,  "/credit-notes/{no}", ACTION_MONEY_SEE, money_note, NULL, 0 },
	{ GET,  "/credit-notes/{no}.pdf", ACTION_MONEY_SEE, money_note_pdf, NULL, 0 },

	{ GET,  "/receipts",       ACTION_MONEY_SEE, money_receipts, "which customer after", 0 },
	{ GET,  "/receipts.csv",   ACTION_MONEY_SEE, money_receipts_export, "which customer after", 0 },
	{ GET,  "/receipts.xlsx",  ACTION_MONEY_SEE, money_receipts_export, "which customer after", 0 },
	{ GET,  "/receipts/new",   ACTION_RECEIPT_POST, money_receipt_form, "customer order", 0 },
	{ POST, "/receipts/new",   ACTION_RECEIPT_POST, money_receipt_post, RECEIPT_FIELDS, 0 },
	{ GET,  "/receipts/import", ACTION_RECEIPT_POST, money_import_form, NULL, 0 },
	{ POST, "/receipts/import", ACTION_RECEIPT_POST, money_import, IMPORT_FIELDS, FILE_BODY },
	{ GET,  "/receipts/bank",  ACTION_RECEIPT_POST, money_bank, "state after", 0 },
	{ POST, "/receipts/bank/{line}/match", ACTION_RECEIPT_POST, money_bank_match,
	    "customer_id order_id customer order", 0 },
	{ POST, "/receipts/bank/{line}/set-aside", ACTION_RECEIPT_POST, money_bank_set_aside, "note", 0 },
	{ POST, "/receipts/bank/{line}/take-up", ACTION_RECEIPT_POST, money_bank_take_up, NULL, 0 },
	{ GET,  "/receipts/slips", ACTION_RECEIPT_POST, money_slips, "after", 0 },
	{ POST, "/receipts/slips/{slip}/refuse", ACTION_RECEIPT_POST, money_slip_refuse, "reason", 0 },
	{ GET,  "/receipts/{no}",  ACTION_MONEY_SEE, money_receipt, NULL, 0 },
	{ POST, "/receipts/{no}/apply", ACTION_RECEIPT_POST, money_receipt_apply, "receivable[] amount[]", PARTS_BODY },
	{ POST, "/receipts/{no}/undo", ACTION_RECEIPT_POST, money_receipt_undo, "application", 0 },
	{ POST, "/receipts/{no}/reverse", ACTION_RECEIPT_POST, money_receipt_reverse, "reason", 0 },
	{ POST, "/receipts/{no}/earmark", ACTION_RECEIPT_POST, money_receipt_earmark, "order", 0 },

	{ GET,  "/tax-invoices",          ACTION_TAX_INVOICE, money_tax_work, "customer after", 0 },
	{ POST, "/tax-invoices/make",     ACTION_TAX_INVOICE, money_tax_make, MAKE_FIELDS, PARTS_BODY },
	{ GET,  "/tax-invoices/all",      ACTION_TAX_INVOICE, money_tax_list, "state customer after", 0 },
	{ GET,  "/tax-invoices/all.csv",  ACTION_TAX_INVOICE, money_tax_list_export, "state customer after", 0 },
	{ GET,  "/tax-invoices/all.xlsx", ACTION_TAX_INVOICE, money_tax_list_export, "state customer after", 0 },
	{ POST, "/tax-invoices/import",   ACTION_TAX_INVOICE, money_tax_import, "file@", FILE_BODY },
	{ GET,  "/tax-invoices/red",      ACTION_TAX_INVOICE, money_red_list, "which after", 0 },
	{ GET,  "/tax-invoices/red.csv",  ACTION_TAX_INVOICE, money_red_export, "which after", 0 },
	{ GET,  "/tax-invoices/red.xlsx", ACTION_TAX_INVOICE, money_red_export, "which after", 0 },
	{ GET,  "/tax-invoices/red/{letter}", ACTION_TAX_INVOICE, money_red, NULL, 0 },
	{ POST, "/tax-invoices/red/{letter}/confirm", ACTION_TAX_INVOICE, money_red_confirm, NULL, 0 },
	{ POST, "/tax-invoices/red/{letter}/lapse", ACTION_TAX_INVOICE, money_red_lapse, NULL, 0 },
	{ POST, "/tax-invoices/red/{letter}/again", ACTION_TAX_INVOICE, money_red_again, NULL, 0 },
	{ POST, "/tax-invoices/red/{letter}/issue", ACTION_TAX_INVOICE, money_red_issue, "number issued_on", 0 },
	{ GET,  "/tax-invoices/{doc}",    ACTION_TAX_INVOICE, money_tax, NULL, 0 },
	{ GET,  "/tax-invoices/{doc}/file", ACTION_TAX_INVOICE, money_tax_file, NULL, 0 },
	{ POST, "/tax-invoices/{doc}/issue", ACTION_TAX_INVOICE, money_tax_issue, "number issued_on file@", INVOICE_BODY },
	{ POST, "/tax-invoices/{doc}/attach", ACTION_TAX_INVOICE, money_tax_attach, "file@", INVOICE_BODY },
	{ POST, "/tax-invoices/{doc}/give-up", ACTION_TAX_INVOICE, money_tax_give_up, "reason", 0 },
	{ POST, "/tax-invoices/{doc}/red-ask", ACTION_TAX_INVOICE, money_tax_red_ask, "reason", 0 },
	{ POST, "/tax-invoices/{doc}/red-drop", ACTION_TAX_INVOICE, money_tax_red_drop, NULL, 0 },
	{ POST, "/tax-invoices/{doc}/red-issue", ACTION_TAX_INVOICE, money_tax_red_issue, "number issued_on", 0 },

	{ GET,  "/collections",             ACTION_COLLECT, money_collections, "level after", 0 },
	{ GET,  "/collections.csv",         ACTION_COLLECT, money_collections_export, "level after", 0 },
	{ GET,  "/collections.xlsx",        ACTION_COLLECT, money_collections_export, "level after", 0 },
	{ GET,  "/collections/{code}",      ACTION_COLLECT, money_collection, NULL, 0 },
	{ POST, "/collections/{code}/note", ACTION_COLLECT, money_collection_note, "kind note promise_day promise", 0 },
	{ POST, "/collections/{code}/plan", ACTION_COLLECT, money_collection_plan, "day[] amount[] note", 0 },
	{ GET,  "/collections/{code}/letter.pdf", ACTION_COLLECT, money_collection_letter, NULL, 0 },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "money",
		.routes = routes,
		.route_count = ARRAY_LEN(routes),
	};

	return app_main(&program, argc, argv);
}
