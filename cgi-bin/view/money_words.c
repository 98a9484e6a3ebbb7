/**
 * @file
 * See money_words.h.
 */
#include "view/money_words.h"

#include "base/text.h"
#include "view/words.h"

/* The entry of a table, or nothing for a number beyond it. */
#define BADGE_OF(table, index)                                                 \
	((size_t)(index) < ARRAY_LEN(table) && (table)[index].text != NULL     \
		? (table)[index]                                               \
		: (struct order_badge){ "", "quiet" })
#define TEXT_OF(table, index)                                                  \
	((size_t)(index) < ARRAY_LEN(table) && (table)[index] != NULL          \
		? (table)[index]                                               \
		: "")

struct order_badge
review_badge(enum credit_review_state state)
{
	static const struct order_badge badges[] = {
		[CREDIT_REVIEW_APPLICATION] = { T_("Sent back"), "warn" },
		[CREDIT_REVIEW_SURVEY] = { T_("Survey"), "info" },
		[CREDIT_REVIEW_SCORING] = { T_("Scoring"), "info" },
		[CREDIT_REVIEW_OPINION] = { T_("Opinion"), "info" },
		[CREDIT_REVIEW_DECISION] = { T_("Decision"), "warn" },
		[CREDIT_REVIEW_APPROVED] = { T_("Approved"), "good" },
		[CREDIT_REVIEW_REFUSED] = { T_("Turned down"), "bad" },
		[CREDIT_REVIEW_WITHDRAWN] = { T_("Withdrawn"), "quiet" },
	};

	return BADGE_OF(badges, state);
}

struct order_badge
receipt_badge(enum receipt_state state)
{
	static const struct order_badge badges[] = {
		[RECEIPT_POSTED] = { T_("Posted"), "good" },
		[RECEIPT_REVERSED] = { T_("Reversed"), "bad" },
	};

	return BADGE_OF(badges, state);
}

struct order_badge
slip_badge(enum payment_slip_state state)
{
	static const struct order_badge badges[] = {
		[PAYMENT_SLIP_WAITING] = { T_("Waits for the bank"), "warn" },
		[PAYMENT_SLIP_MATCHED] = { T_("Money has come"), "good" },
		[PAYMENT_SLIP_REFUSED] = { T_("Nothing came"), "bad" },
	};

	return BADGE_OF(badges, state);
}

struct order_badge
bank_badge(enum bank_line_state state)
{
	static const struct order_badge badges[] = {
		[BANK_UNMATCHED] = { T_("Not matched"), "warn" },
		[BANK_BECAME_RECEIPT] = { T_("Became a receipt"), "good" },
		[BANK_SET_ASIDE] = { T_("Set aside"), "quiet" },
	};

	return BADGE_OF(badges, state);
}

struct order_badge
tax_invoice_badge(enum tax_invoice_state state)
{
	static const struct order_badge badges[] = {
		[TAX_INVOICE_TO_ISSUE] = { T_("To be issued"), "warn" },
		[TAX_INVOICE_ISSUED] = { T_("Issued"), "good" },
		[TAX_INVOICE_RED_ASKED] = { T_("Red letter asked for"),
		    "warn" },
		[TAX_INVOICE_REVERSED] = { T_("Reversed in red"), "bad" },
		[TAX_INVOICE_GIVEN_UP] = { T_("Given up"), "quiet" },
	};

	return BADGE_OF(badges, state);
}

struct order_badge
red_letter_badge(enum red_letter_state state)
{
	static const struct order_badge badges[] = {
		[RED_LETTER_ASKED] = { T_("To be issued"), "warn" },
		[RED_LETTER_CONFIRMED] = { T_("Confirmed by the buyer"),
		    "warn" },
		[RED_LETTER_ISSUED] = { T_("Issued"), "good" },
		[RED_LETTER_LAPSED] = { T_("Lapsed, to be asked again"),
		    "bad" },
		[RED_LETTER_NEEDLESS] = { T_("Not needed any more"), "quiet" },
	};

	return BADGE_OF(badges, state);
}

struct order_badge
statement_badge(enum statement_state state)
{
	static const struct order_badge badges[] = {
		[STATEMENT_SENT] = { T_("To be confirmed"), "warn" },
		[STATEMENT_CONFIRMED] = { T_("Confirmed"), "good" },
		[STATEMENT_DISPUTED] = { T_("Disputed"), "bad" },
	};

	return BADGE_OF(badges, state);
}

struct order_badge
promise_badge(enum promise_state state)
{
	static const struct order_badge badges[] = {
		[PROMISE_OPEN] = { T_("Not yet due"), "info" },
		[PROMISE_KEPT] = { T_("Kept"), "good" },
		[PROMISE_BROKEN] = { T_("Broken"), "bad" },
	};

	return BADGE_OF(badges, state);
}

const char *
receipt_kind_text(enum receipt_kind kind)
{
	static const char *const texts[] = {
		[RECEIPT_BANK] = T_("Bank transfer"),
		[RECEIPT_CASH] = T_("Cash"),
		[RECEIPT_BILL] = T_("Bill of exchange"),
	};

	return TEXT_OF(texts, kind);
}

const char *
tax_invoice_kind_text(enum tax_invoice_kind kind)
{
	static const char *const texts[] = {
		[TAX_INVOICE_SPECIAL] = T_("Special VAT invoice"),
		[TAX_INVOICE_ORDINARY] = T_("Ordinary VAT invoice"),
	};

	return TEXT_OF(texts, kind);
}

const char *
statement_document_text(enum statement_document kind)
{
	static const char *const texts[] = {
		[STATEMENT_RECEIVABLE] = T_("Shipment"),
		[STATEMENT_RECEIPT] = T_("Payment received"),
		[STATEMENT_CREDIT_NOTE] = T_("Credit note"),
		[STATEMENT_REVERSAL] = T_("Payment reversed"),
	};

	return TEXT_OF(texts, kind);
}

const char *
collection_kind_text(enum collection_kind kind)
{
	static const char *const texts[] = {
		[COLLECTION_CALL] = T_("Call"),
		[COLLECTION_LETTER] = T_("Letter"),
		[COLLECTION_VISIT] = T_("Visit"),
		[COLLECTION_PROMISE] = T_("Promise to pay"),
		[COLLECTION_INSTALMENT] = T_("Instalment"),
		[COLLECTION_ACKNOWLEDGED] = T_("Acknowledged in writing"),
	};

	return TEXT_OF(texts, kind);
}

const char *
credit_change_text(enum credit_change_kind kind)
{
	static const char *const texts[] = {
		[CREDIT_CHANGE_REVIEW] = T_("Limit by review"),
		[CREDIT_CHANGE_RAISE] = T_("Temporary raise"),
		[CREDIT_CHANGE_RAISE_ENDED] = T_("Raise ended"),
		[CREDIT_CHANGE_LAPSED] = T_("Limit ran out"),
		[CREDIT_CHANGE_FROZEN] = T_("Frozen"),
		[CREDIT_CHANGE_UNFROZEN] = T_("Unfrozen"),
		[CREDIT_CHANGE_BY_HAND] = T_("Changed by hand"),
	};

	return TEXT_OF(texts, kind);
}

const char *
credit_band_text(enum credit_band band)
{
	static const char *const texts[] = {
		[CREDIT_BAND_OFFICER] = T_("Credit officer"),
		[CREDIT_BAND_FINANCE] = T_("Finance"),
		[CREDIT_BAND_EXECUTIVE] = T_("General manager"),
	};

	return TEXT_OF(texts, band);
}

const char *
review_kind_text(enum credit_review_kind kind)
{
	static const char *const texts[] = {
		[CREDIT_REVIEW_LIMIT] = T_("Limit and term"),
		[CREDIT_REVIEW_RAISE] = T_("Temporary raise"),
	};

	return TEXT_OF(texts, kind);
}

const char *
credit_note_kind_text(enum credit_note_kind kind)
{
	static const char *const texts[] = {
		[CREDIT_NOTE_RETURN] = T_("Return"),
		[CREDIT_NOTE_ADJUSTMENT] = T_("Adjustment"),
		[CREDIT_NOTE_REFUSED] = T_("Refused or lost"),
		[CREDIT_NOTE_REBATE] = T_("Rebate"),
	};

	return TEXT_OF(texts, kind);
}

const char *
deposit_kind_text(enum deposit_kind kind)
{
	static const char *const texts[] = {
		[DEPOSIT_PAID_IN] = T_("Deposit paid in"),
		[DEPOSIT_PAID_BACK] = T_("Deposit paid back"),
		[DEPOSIT_TAKEN] = T_("Deposit taken for a debt"),
	};

	return TEXT_OF(texts, kind);
}

const char *
bank_reason_text(enum bank_reason reason)
{
	static const char *const texts[] = {
		[BANK_BY_REFERENCE] = T_("A number of ours stands in the text"),
		[BANK_BY_SLIP] = T_("Its payment slip says this amount"),
		[BANK_BY_PAYER] = T_("The payer is known"),
		[BANK_BY_AMOUNT] = T_("One open invoice has this amount"),
	};

	return TEXT_OF(texts, reason);
}

const char *
limitation_text(enum limitation_since since)
{
	static const char *const texts[] = {
		[LIMITATION_NONE] = T_("Nothing is overdue"),
		[LIMITATION_DUE] = T_("since the oldest due day"),
		[LIMITATION_ACKNOWLEDGED] = T_("since it was acknowledged"),
		[LIMITATION_CONFIRMED] = T_("since a statement was confirmed"),
		[LIMITATION_PAID] = T_("since a payment in part"),
	};

	return TEXT_OF(texts, since);
}

const char *
term_kind_text(enum term_kind kind)
{
	static const char *const texts[] = {
		[TERM_PAY_FIRST] = T_("Pay first"),
		[TERM_FROM_SHIPMENT] = T_("Days from shipment"),
		[TERM_FROM_INVOICE] = T_("Days from tax invoice"),
		[TERM_MONTHLY] = T_("Monthly, days after the cut-off"),
		[TERM_ROLLING] = T_("The last batch before the next"),
	};

	return TEXT_OF(texts, kind);
}

const char *
term_text(struct arena *mem, enum language language, enum term_kind kind,
    int64_t days)
{
	static const char *const texts[] = {
		[TERM_PAY_FIRST] = T_("Pay first"),
		[TERM_FROM_SHIPMENT] = T_("{DAYS} days from shipment"),
		[TERM_FROM_INVOICE] = T_("{DAYS} days from tax invoice"),
		[TERM_MONTHLY] = T_("Monthly, {DAYS} days after the cut-off"),
		[TERM_ROLLING] = T_("The last batch before the next"),
	};

	return words_fill(mem, language, TEXT_OF(texts, kind), "DAYS",
	    text_format(mem, "%lld", (long long)days), NULL);
}

const char *
review_event_text(const char *kind)
{
	static const struct {
		const char *kind;
		const char *text;
	} events[] = {
		{ "applied", T_("Applied") },
		{ "sent_back", T_("Sent back") },
		{ "surveyed", T_("Survey written") },
		{ "scored", T_("Scored") },
		{ "opined", T_("Opinion given") },
		{ "approved", T_("Approved") },
		{ "refused", T_("Turned down") },
		{ "withdrawn", T_("Withdrawn") },
	};

	for (size_t i = 0; i < ARRAY_LEN(events); i++) {
		if (text_equal(events[i].kind, kind))
			return events[i].text;
	}
	return T_("Changed");
}

const char *
review_fault_text(enum credit_review_fault fault)
{
	static const char *const texts[] = {
		[CREDIT_REVIEW_AMOUNT] = T_(
		    "Enter an amount that is not negative; a raise needs one above 0."),
		[CREDIT_REVIEW_TERM] = T_("Choose a term, and 0 to 365 days."),
		[CREDIT_REVIEW_UNTIL] = T_(
		    "Choose a last day in the future, at most a year ahead."),
		[CREDIT_REVIEW_REASON] =
		    T_("Write a text here, not longer than the field allows."),
		[CREDIT_REVIEW_SCORE] = T_("Scores go from 0 to 100."),
		[CREDIT_REVIEW_BAND] =
		    T_("This amount is above what you may decide."),
	};

	return TEXT_OF(texts, fault);
}

const char *
receipt_fault_text(enum receipt_fault fault)
{
	static const char *const texts[] = {
		[RECEIPT_BAD_AMOUNT] = T_("Enter an amount above 0."),
		[RECEIPT_BAD_DAY] =
		    T_("Choose a day that is not in the future."),
		[RECEIPT_BAD_MATURITY] =
		    T_("A bill of exchange needs the day it matures."),
		[RECEIPT_BAD_TEXT] =
		    T_("This text is too long or has invisible characters."),
		[RECEIPT_BAD_ORDER] =
		    T_("This customer has no such open order."),
		[RECEIPT_BAD_CUSTOMER] = T_("There is no such customer."),
		[RECEIPT_BAD_KIND] = T_("Choose how it was paid."),
	};

	return TEXT_OF(texts, fault);
}

const char *
bank_fault_text(enum bank_fault fault)
{
	static const char *const texts[] = {
		[BANK_BAD_DAY] = T_("no day that can be read"),
		[BANK_BAD_AMOUNT] = T_("no amount that can be read"),
		[BANK_NOT_INCOMING] = T_("nothing came in"),
		[BANK_NO_PAYER] = T_("no payer"),
		[BANK_TOO_LONG] = T_("a text is too long"),
	};

	return TEXT_OF(texts, fault);
}

const char *
tax_fault_text(enum tax_invoice_fault fault)
{
	static const char *const texts[] = {
		[TAX_INVOICE_BAD_NUMBER] = T_("the number cannot be used"),
		[TAX_INVOICE_BAD_DAY] = T_("no day that can be read"),
		[TAX_INVOICE_BAD_AMOUNT] = T_("no amount that can be read"),
		[TAX_INVOICE_NO_RECEIVABLE] = T_("the shipment is not known"),
		[TAX_INVOICE_TOO_MUCH] = T_("more than is left to invoice"),
		[TAX_INVOICE_NUMBER_KNOWN] = T_("taken in before"),
		[TAX_INVOICE_TWO_CUSTOMERS] =
		    T_("two customers on one invoice"),
	};

	return TEXT_OF(texts, fault);
}

const char *
collection_fault_text(enum collection_fault fault)
{
	static const char *const texts[] = {
		[COLLECTION_BAD_KIND] = T_("Choose what was done."),
		[COLLECTION_BAD_NOTE] =
		    T_("Write what was said, at most 1,000 characters."),
		[COLLECTION_BAD_DAY] = T_("Choose a day from today on."),
		[COLLECTION_BAD_AMOUNT] =
		    T_("Enter an amount above 0, no more than is owed."),
		[COLLECTION_BAD_COUNT] = T_("Enter at least one instalment."),
	};

	return TEXT_OF(texts, fault);
}

const char *
opening_fault_text(enum opening_fault fault)
{
	static const char *const texts[] = {
		[OPENING_NO_CUSTOMER] = T_("No customer has this code."),
		[OPENING_BAD_NUMBER] = T_("The number is too long."),
		[OPENING_BAD_DAY] =
		    T_("Write a day that is not in the future, like "
		       "2026-10-31."),
		[OPENING_BAD_DUE] = T_("The due day is no day."),
		[OPENING_BAD_AMOUNT] = T_("Write an amount above 0."),
		[OPENING_BAD_TAX] = T_("The tax is part of the amount."),
		[OPENING_KNOWN] = T_("This number was posted before."),
		[OPENING_TWICE] = T_("This number stands above already."),
	};

	return TEXT_OF(texts, fault);
}
