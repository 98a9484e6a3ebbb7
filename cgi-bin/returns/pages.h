/**
 * @file
 * The page handlers of the returns program, one file each.
 */
#ifndef RETURNS_PAGES_H
#define RETURNS_PAGES_H

#include "app/page.h"
#include "domain/return.h"
#include "domain/return_act.h"

page_fn returns_list;        /* list.c */
page_fn returns_export;      /* list.c */
page_fn returns_new_form;    /* new.c */
page_fn returns_new;         /* new.c */
page_fn returns_save;        /* draft.c */
page_fn returns_submit;      /* draft.c */
page_fn returns_show;        /* show.c */
page_fn returns_imported;    /* imported.c */
page_fn returns_pdf;         /* show.c */
page_fn returns_ask;         /* act.c, as the following */
page_fn returns_answer;
page_fn returns_approve;
page_fn returns_reject;
page_fn returns_cancel;
page_fn returns_send;
page_fn returns_offer;
page_fn returns_accept;
page_fn returns_decline;
page_fn returns_resolve;
page_fn returns_quote;
page_fn returns_quote_accept;
page_fn returns_quote_decline;
page_fn returns_rate;
page_fn returns_dock;         /* dock.c, as the following */
page_fn returns_receive_form;
page_fn returns_receive;
page_fn returns_inspect_form;
page_fn returns_inspect;
page_fn batch_cases_list;     /* batch.c, as the following */
page_fn batch_cases_show;
page_fn batch_cases_decide;
page_fn quarantine_page;      /* quarantine.c, as the following */
page_fn quarantine_show;
page_fn quarantine_act;

/** The request of "{no}" in the path, whole.  show.c */
enum status return_of_path(
    struct page *page, struct return_request *request) MUST_CHECK;

/** Its id alone.  show.c */
enum status return_id_of_path(struct page *page, int64_t *id) MUST_CHECK;

/** Its page: a draft's, or the other one.  show.c */
enum status return_show(struct page *page) MUST_CHECK;

/** A draft's page, with what was typed if it was refused.  draft.c */
enum status return_draft_show(
    struct page *page, const struct return_request *request) MUST_CHECK;

/** Say what is wrong with an input at a field.  act.c */
void return_explain(struct page *page, const char *field,
    const struct return_problem *problem);

/** Positions and quantities of a form; STATUS_INVALID with a message.  act.c
 *  @param[out] counts those that are not left empty */
enum status return_read_counts(struct page *page, struct return_count **counts,
    size_t *n) MUST_CHECK;

#endif
