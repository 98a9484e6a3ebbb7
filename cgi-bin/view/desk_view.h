/**
 * @file
 * The inbox of staff, its tasks, handover notes and settings as the templates
 * under templates/tickets/ see them.
 *
 * Layer: view.
 */
#ifndef VIEW_DESK_VIEW_H
#define VIEW_DESK_VIEW_H

#include "domain/desk_kept.h"
#include "domain/workday.h"
#include "view/tpl.h"

/** What stands around the rows of the inbox. */
struct desk_inbox {
	const struct ticket_filter *filter;
	const char *q;
	const char *query; /* of the filters: what is kept under a name */
	const struct desk_beside *beside;
	const struct db_rows *rows; /* struct ticket_row */

	/* Of the bulk form, when it came back. */
	const int64_t *picked;
	size_t picked_count;
	const char *tag;
	int64_t to_colleague;
	int64_t to_department;
	struct instant now;
};

/** Fill templates/tickets/desk.tpl. */
void desk_view_inbox(struct tpl *tpl, const struct actor *who,
    const struct desk_inbox *inbox);

/** Rows of TASK for templates/tickets/tasks.tpl.
 *  @param rows struct ticket_task */
void desk_view_tasks(struct tpl *tpl, const struct db_rows *rows, bool done,
    struct instant now);

/** Rows of NOTE.  @param rows struct handover_note */
void desk_view_notes(struct tpl *tpl, const struct db_rows *rows);

/** A month as weeks of days: WEEK(DAY(…)).  @param days struct calendar_day of
 *  its year */
void desk_view_month(struct tpl *tpl, struct day first, struct day today,
    struct day chosen, const struct db_rows *days);

#endif
