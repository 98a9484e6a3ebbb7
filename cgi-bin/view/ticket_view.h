/**
 * @file
 * Tickets and complaints as the templates under templates/tickets/ see them.
 *
 * Layer: view.
 */
#ifndef VIEW_TICKET_VIEW_H
#define VIEW_TICKET_VIEW_H

#include "domain/credit.h"
#include "domain/ticket.h"
#include "view/tpl.h"

/** What the filters of a list hold, to show them again. */
struct ticket_list_form {
	const char *which; /* of a distributor: "", "open", "ended" */
	const char *q;
	enum ticket_kind kind;
	enum ticket_topic topic;
	enum ticket_severity severity;
};

/** A case's next promise as a list says it: what waits, how long is left; ""
 *  once it has ended. */
struct ticket_clock;
struct ticket_clock ticket_view_clock(struct tpl *tpl,
    const struct actor *who, const struct ticket_row *ticket,
    struct instant now);

/** Fill templates/tickets/list.tpl, the list of a distributor. */
void ticket_view_list(struct tpl *tpl, const struct actor *who,
    const struct ticket_list_form *form, struct instant now,
    const struct db_rows *rows);

/** Options of a <select> or radio group as rows of `section`: VALUE TEXT HINT
 *  CHOSEN. */
void ticket_view_kinds(
    struct tpl *tpl, const char *section, enum ticket_kind chosen);
void ticket_view_topics(
    struct tpl *tpl, const char *section, enum ticket_topic chosen);
void ticket_view_severities(
    struct tpl *tpl, const char *section, enum ticket_severity chosen);


/** The head, the status line, conversation and what a distributor may do:
 *  templates/tickets/mine.tpl. */
void ticket_view_mine(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, const struct db_rows *files,
    struct instant now, int64_t stars);

/** What is chosen in the forms of a case: as it stands, or as it was typed. */
struct ticket_choices {
	int64_t owner;
	int64_t person;
	int64_t department;
	int64_t assignee;
	int64_t responsible;
	int64_t stars;
	enum ticket_topic topic;
	enum ticket_severity severity;
	enum ticket_remedy remedy;
	const char *tags;
	int64_t task_id; /* whose form came back; 0 */
	const char *task_text;
};

/** What the page of staff needs beside the ticket; rows may be empty. */
struct ticket_desk {
	const struct db_rows *files;       /* struct file */
	const struct db_rows *colleagues;  /* struct colleague */
	const struct db_rows *departments; /* struct department */
	const struct db_rows *replies;     /* struct canned_reply */
	const struct db_rows *orders;      /* struct order_row, of the customer */
	const struct db_rows *cases;       /* struct ticket_row, open ones */
	const struct credit_panel *credit; /* NULL: not for this reader */
	struct ticket_choices chosen;

	/* When an answer was looked for. */
	bool has_looked;
	const char *find;              /* the words */
	const struct db_rows *answers; /* struct canned_reply */
	const struct db_rows *like;    /* struct knowledge_case */
	const char *queue;                 /* that the reader works through */
	const char *act; /* the act that was wrong, "propose"; "" for none */
	struct instant now;
};

/** The same for staff, with its tasks, links and forms: templates/tickets/
 *  case.tpl.  The forms' values are the handler's. */
void ticket_view_case(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, const struct ticket_desk *desk);

struct canned_reply;

/** A prepared answer in the reader's language, its places filled. */
const char *ticket_view_canned(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, const struct canned_reply *reply,
    struct instant now);

/** Colleagues as rows of `section`: VALUE TEXT CHOSEN.
 *  @param working_only those who may own a ticket */
void ticket_view_colleagues(struct tpl *tpl, const char *section,
    const struct db_rows *colleagues, int64_t chosen, bool working_only);

/** Departments as rows of `section`: VALUE TEXT CHOSEN. */
void ticket_view_departments(struct tpl *tpl, const char *section,
    const struct db_rows *departments, int64_t chosen);

/** Customers that may be calling, as rows of CALLER. */
void ticket_view_callers(struct tpl *tpl, const struct ticket_caller *callers,
    size_t count, bool has_asked);

/** Messages and events as rows of TALK. */
void ticket_view_talk(struct tpl *tpl, const struct actor *who,
    const struct ticket *ticket, const struct db_rows *files);

/** The full history as rows of EVENT, newest first. */
void ticket_view_history(
    struct tpl *tpl, const struct actor *who, const struct ticket *ticket);

#endif
