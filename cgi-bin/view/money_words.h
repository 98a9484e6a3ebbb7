/**
 * @file
 * The words for states and kinds of money: credit, receipts, invoices.
 *
 * Layer: view.  Texts are T_() texts: pass them to words().
 */
#ifndef VIEW_MONEY_WORDS_H
#define VIEW_MONEY_WORDS_H

#include "domain/bank.h"
#include "domain/collection.h"
#include "domain/credit_limit.h"
#include "domain/credit_note.h"
#include "domain/credit_review.h"
#include "domain/credit_rule.h"
#include "domain/deposit.h"
#include "domain/payment_slip.h"
#include "domain/receipt.h"
#include "domain/receivable_opening.h"
#include "domain/statement.h"
#include "domain/red_letter.h"
#include "domain/tax_invoice.h"
#include "view/order_words.h"

/* A state: its text and its tone. */
struct order_badge review_badge(enum credit_review_state state);
struct order_badge receipt_badge(enum receipt_state state);
struct order_badge slip_badge(enum payment_slip_state state);
struct order_badge bank_badge(enum bank_line_state state);
struct order_badge tax_invoice_badge(enum tax_invoice_state state);
struct order_badge red_letter_badge(enum red_letter_state state);
struct order_badge statement_badge(enum statement_state state);
struct order_badge promise_badge(enum promise_state state);

/* A kind. */
const char *receipt_kind_text(enum receipt_kind kind);
const char *tax_invoice_kind_text(enum tax_invoice_kind kind);
const char *statement_document_text(enum statement_document kind);
const char *collection_kind_text(enum collection_kind kind);
const char *credit_change_text(enum credit_change_kind kind);
const char *credit_band_text(enum credit_band band);
const char *review_kind_text(enum credit_review_kind kind);
const char *review_event_text(const char *kind);
const char *deposit_kind_text(enum deposit_kind kind);
const char *credit_note_kind_text(enum credit_note_kind kind);
const char *bank_reason_text(enum bank_reason reason);
const char *limitation_text(enum limitation_since since);

/** When is paid, filled in: "30 days from shipment". */
const char *term_text(struct arena *mem, enum language language,
    enum term_kind kind, int64_t days);

/** The kind alone, for a choice: "Days from shipment". */
const char *term_kind_text(enum term_kind kind);

/* What is wrong with an input; "" for nothing. */
const char *review_fault_text(enum credit_review_fault fault);
const char *receipt_fault_text(enum receipt_fault fault);
const char *bank_fault_text(enum bank_fault fault);
const char *tax_fault_text(enum tax_invoice_fault fault);
const char *collection_fault_text(enum collection_fault fault);
const char *opening_fault_text(enum opening_fault fault);

#endif
