/**
 * @file
 * Returns as the templates under templates/returns/ see them.
 *
 * Layer: view.
 */
#ifndef VIEW_RETURN_VIEW_H
#define VIEW_RETURN_VIEW_H

#include "domain/batch_case.h"
#include "domain/return_act.h"
#include "view/tpl.h"

/** What the filters of the list hold, to show them again. */
struct return_list_form {
	const char *tab; /* a state's name, "open", "imported", "" */
	const char *q;
	const char *from;
	const char *to;
	int64_t customer_id; /* staff look at this one alone; 0 */
};

/** Fill templates/returns/list.tpl.  @param rows struct return_row */
void return_view_list(struct tpl *tpl, const struct actor *who,
    const struct return_list_form *form, const struct db_rows *rows);

/** Customers to choose from: templates/returns/pick.tpl. */
struct customer;
void return_view_pick(struct tpl *tpl, const char *query,
    const struct customer *customers, size_t count);

/** Delivered goods to choose from: templates/returns/new.tpl.
 *  @param rows struct return_choice, of which `count` are shown */
void return_view_choices(struct tpl *tpl, const struct actor *who,
    const struct return_choice *rows, size_t count);

/** What was typed into a draft that is shown again; NULL arrays for none. */
struct return_typed {
	const char *const *quantities; /* one per line */
	const char *const *kinds;
	const char *const *reasons;
	const char *const *notes;
	const char *const *wanted;
	size_t count;
	const char *remark;
	const char *way;
};

/** Fill templates/returns/draft.tpl. */
void return_view_draft(struct tpl *tpl, const struct actor *who,
    const struct return_request *request, const struct return_line *lines,
    const struct return_preview *preview, const struct return_typed *typed);


/** Fill templates/returns/show.tpl.
 *  @param files struct file, on the request's lines
 *  @param findings struct file, of inspection */
void return_view_show(struct tpl *tpl, const struct actor *who,
    const struct return_request *request, const struct db_rows *files,
    const struct db_rows *findings);

/** Fill templates/returns/imported.tpl. */
struct return_imported;
void return_view_imported(struct tpl *tpl, const struct actor *who,
    const struct return_imported *one);

/** Fill templates/returns/dock.tpl and inspect.tpl. */
void return_view_dock(struct tpl *tpl, const struct actor *who,
    const struct return_request *request, const struct db_rows *files);

/** Fill templates/returns/batches.tpl and batch.tpl. */
void return_view_batches(struct tpl *tpl, const struct actor *who,
    const struct batch_case *cases, size_t count);

#endif
