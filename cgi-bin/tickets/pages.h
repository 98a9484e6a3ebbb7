/**
 * @file
 * The page handlers of the tickets program, a file for each subject.
 */
#ifndef TICKETS_PAGES_H
#define TICKETS_PAGES_H

#include "app/list.h"
#include "app/page.h"
#include "domain/complaint_act.h"
#include "domain/ticket.h"

page_fn tickets_list; /* list.c */
page_fn tickets_export;

page_fn tickets_new_form; /* new.c, as the following */
page_fn tickets_new;
page_fn complaints_new_form;
page_fn complaints_new;

page_fn tickets_case; /* case_show.c */

page_fn tickets_messages; /* case_talk.c, as the following */
page_fn tickets_ask;
page_fn tickets_answer;
page_fn tickets_writing;
page_fn tickets_resolve;
page_fn tickets_rate;
page_fn tickets_reopen;
page_fn tickets_withdraw;

page_fn tickets_assign; /* case_act.c, as the following */
page_fn tickets_claim;
page_fn tickets_refer;
page_fn tickets_severity;
page_fn tickets_tags;
page_fn tickets_link;
page_fn tickets_unlink;
page_fn tickets_watch;
page_fn tickets_merge;
page_fn tickets_task;
page_fn tickets_task_answer;
page_fn tickets_task_drop;

page_fn complaints_triage; /* case_step.c, as the following */
page_fn complaints_investigate;
page_fn complaints_propose;
page_fn complaints_decide;
page_fn complaints_send_back;
page_fn complaints_reply;
page_fn complaints_act;
page_fn complaints_finish;

page_fn desk_inbox; /* desk.c, as the following */
page_fn desk_export;
page_fn desk_next;
page_fn desk_bulk;
page_fn desk_filter_save;
page_fn desk_filter_remove;
page_fn desk_tasks; /* desk_more.c, as the following */
page_fn desk_call;
page_fn desk_handover;
page_fn desk_handover_add;

page_fn desk_replies; /* replies.c, as the following */
page_fn desk_reply_form;
page_fn desk_reply_save;

page_fn help_list; /* help.c, as the following */
page_fn help_article;

page_fn desk_calendar; /* calendar.c, as the following */
page_fn desk_calendar_set;
page_fn desk_calendar_import;

page_fn desk_promises; /* promises.c, as the following */
page_fn desk_promise_set;
page_fn desk_leader_set;

page_fn desk_figures; /* figures.c, as the following */
page_fn desk_month;

/* --- Shared by the pages of a case ---------------------------------------------- */

/** The id behind "{no}" in the path. */
enum status ticket_of_path(struct page *page, int64_t *id) MUST_CHECK;

/** Render a case with what was typed and what is wrong.  case_show.c */
enum status ticket_show(struct page *page, int64_t id) MUST_CHECK;

/**
 * Answer an act on a case: on to where it leads, or its page with what is
 * wrong.
 *
 * @param field id of the field that a text in `fault` is about, "body"
 */
enum status ticket_answer(struct page *page, struct act *act, int64_t id,
    enum status st, enum ticket_fault fault, const char *field) MUST_CHECK;

/** Say what is wrong at its field. */
void ticket_fault_say(
    struct page *page, enum ticket_fault fault, const char *field);

/** Whether a button of the form looks for or inserts an answer: nothing is to
 *  be sent.  Staff alone.  case_talk.c */
bool ticket_wants_answer(const struct page *page);

/** The page again, with what was typed and what was asked for. */
enum status ticket_find_answer(struct page *page) MUST_CHECK;

/** A prepared answer was sent. */
void ticket_count_canned(struct page *page);

/** An id in a field; 0 for anything else. */
int64_t ticket_id_value(const struct page *page, const char *name);

#endif
