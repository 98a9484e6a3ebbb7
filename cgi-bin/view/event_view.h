/**
 * @file
 * What happens at a customer, and tasks at customers, in names.  Layer: view.
 */
#ifndef VIEW_EVENT_VIEW_H
#define VIEW_EVENT_VIEW_H

#include "domain/customer_event.h"
#include "view/tpl.h"

/** The form as typed. */
struct event_typed {
	const char *kind, *day, *what, *task, *owner, *due;
};

/** What the page shows. */
struct event_page {
	const struct actor *who;
	const struct account *account;
	const struct db_rows *events;  /* struct customer_event */
	const struct db_rows *helpers; /* struct customer_helper */
	const struct event_typed *typed;
	struct day today;
};

/** Fill templates/customers/events.tpl. */
void event_view_page(struct tpl *tpl, const struct event_page *page);

/** Fill the choice HELPER(HELPER_ID HELPER_NAME HELPER_CHOSEN).
 *  @param rows struct customer_helper  @param chosen as typed */
void event_view_helpers(
    struct tpl *tpl, const struct db_rows *rows, const char *chosen);

/** Fill templates/customers/tasks.tpl.  @param rows struct customer_task */
void event_view_tasks(struct tpl *tpl, const struct actor *who,
    const struct db_rows *rows, struct day today);

/** The sentence for what is wrong (to be passed to words()), and its field. */
const char *event_fault_words(enum customer_event_fault fault);
const char *event_fault_field(enum customer_event_fault fault);

#endif
