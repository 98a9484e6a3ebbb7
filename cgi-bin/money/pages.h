/**
 * @file
 * The page handlers of the money program, a file for each subject.
 */
#ifndef MONEY_PAGES_H
#define MONEY_PAGES_H

#include "app/page.h"
#include "money/subject.h"
#include "money/table.h"

enum {
	MONEY_REASON_MAX = 160 /* characters; as templates/parts/reason.tpl */
};

page_fn money_lead_statement; /* leads.c */
page_fn money_lead_account;   /* leads.c */
page_fn money_lead_invoice;   /* leads.c */
page_fn money_account; /* account.c, as the following */
page_fn money_freeze;
page_fn money_unfreeze;
page_fn money_check_on;
page_fn money_check_off;
page_fn money_deposit;
page_fn money_credit_note;

page_fn money_receivables; /* receivables.c */
page_fn money_receivables_export;
page_fn money_receivable;

page_fn money_due; /* due.c */
page_fn money_due_export;
page_fn money_ageing;
page_fn money_ageing_export;

page_fn money_all_notes; /* credit_notes.c */
page_fn money_all_notes_export;
page_fn money_notes;
page_fn money_notes_export;
page_fn money_note;
page_fn money_note_pdf;

page_fn money_opening; /* opening.c */
page_fn money_opening_post;
page_fn money_opening_import;

page_fn money_groups; /* credit_groups.c */
page_fn money_group_make;
page_fn money_group;
page_fn money_group_limit;
page_fn money_group_join;
page_fn money_group_leave;

page_fn money_invoices; /* invoices.c */
page_fn money_invoices_export;
page_fn money_invoice_file;

page_fn money_payments; /* payments.c */
page_fn money_payments_export;
page_fn money_tell_payment;

page_fn money_statements; /* statements.c */
page_fn money_statement;
page_fn money_statement_export;
page_fn money_statement_pdf;
page_fn money_statement_letter;
page_fn money_statement_make;
page_fn money_statement_confirm;
page_fn money_statement_dispute;

page_fn money_holds; /* holds.c */
page_fn money_holds_export;
page_fn money_hold_release;
page_fn money_holds_again;

page_fn money_reviews; /* review_list.c */
page_fn money_reviews_export;
page_fn money_review_form;
page_fn money_review_new;

page_fn money_review;       /* review_show.c */
page_fn money_review_again; /* review_act.c, as the following */
page_fn money_review_survey;
page_fn money_review_score;
page_fn money_review_opine;
page_fn money_review_decide;
page_fn money_review_send_back;
page_fn money_review_withdraw;

page_fn money_receipts; /* receipts.c */
page_fn money_receipts_export;
page_fn money_receipt_form;
page_fn money_receipt_post;

page_fn money_receipt; /* receipt_show.c */
page_fn money_receipt_apply;
page_fn money_receipt_undo;
page_fn money_receipt_reverse;
page_fn money_receipt_earmark;

page_fn money_import_form; /* bank_import.c */
page_fn money_import;

page_fn money_bank; /* bank.c */
page_fn money_bank_match;
page_fn money_bank_set_aside;
page_fn money_bank_take_up;
page_fn money_slips;
page_fn money_slip_refuse;

page_fn money_tax_work; /* tax_invoices.c */
page_fn money_tax_make;
page_fn money_tax_list;
page_fn money_tax_list_export;
page_fn money_tax_import;

page_fn money_tax; /* tax_invoice_show.c */
page_fn money_tax_issue;
page_fn money_tax_attach;
page_fn money_tax_give_up;
page_fn money_tax_red_ask;
page_fn money_tax_red_drop;
page_fn money_tax_red_issue;

page_fn money_red_list;    /* red_letters.c */
page_fn money_red_export;  /* red_letters.c */
page_fn money_red;         /* red_letters.c */
page_fn money_red_confirm; /* red_letters.c */
page_fn money_red_lapse;   /* red_letters.c */
page_fn money_red_again;   /* red_letters.c */
page_fn money_red_issue;   /* red_letters.c */
page_fn money_tax_file;

page_fn money_collections; /* collections.c */
page_fn money_collections_export;

page_fn money_collection; /* collection_show.c */
page_fn money_collection_note;
page_fn money_collection_plan;
page_fn money_collection_letter;

/** Render the account page, after an act that did not go through. */
enum status money_account_page(
    struct page *page, const struct subject *subject) MUST_CHECK;

/** What was handed in with these slips, as struct file.  payments.c
 *  @param slips struct payment_slip */
enum status money_slip_papers(struct page *page, const struct db_rows *slips,
    struct db_rows *files) MUST_CHECK;

/** Tax invoices as a list: of one customer, or of all. */
extern const struct list money_invoice_list;
extern const struct table money_invoice_table;

/** Tabs of what all customers owe; `path` is the chosen one.  due.c */
const struct table_link *money_owed_tabs(
    struct page *page, const char *path, size_t *count);

#endif
