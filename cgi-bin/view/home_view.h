/**
 * @file
 * The first page as templates/home/today.tpl sees it, and notifications.
 *
 * Layer: view.  home_view_begin() announces every part as empty; the others
 * fill one part each and may be left out.
 */
#ifndef VIEW_HOME_VIEW_H
#define VIEW_HOME_VIEW_H

#include "domain/actor.h"
#include "domain/credit.h"
#include "domain/return.h"
#include "domain/today.h"
#include "view/tpl.h"

/** Greeting, day, and every part empty. */
void home_view_begin(
    struct tpl *tpl, const struct actor *who, struct instant now);

/* --- Figures on top; in the order of the calls -------------------------------- */

/** What was ordered this month and the one before; for who leads, also by team
 *  or by representative.  @param parts struct today_part */
void home_view_month(
    struct tpl *tpl, const struct actor *who, const struct db_rows *parts);

/** What is left of the credit: figure and panel. */
void home_view_credit(struct tpl *tpl, const struct credit_panel *panel);

void home_view_buyer_figures(
    struct tpl *tpl, const struct today_sum sums[TODAY_QUEUE_COUNT]);

/** The queues this reader works on; one less beside the month. */
void home_view_staff_figures(struct tpl *tpl, const struct actor *who,
    bool has_month, const struct today_sum sums[TODAY_QUEUE_COUNT]);

/* --- What waits for a buyer ---------------------------------------------------- */

/** @param rows struct order_row.  @return how many rows were added */
size_t home_view_todo_orders(
    struct tpl *tpl, enum today_queue queue, const struct db_rows *rows);

/** One thing that waits; texts in the reader's language but for the button. */
struct home_todo {
	const char *icon; /* a section of today.tpl */
	const char *tone;
	const char *title;
	const char *note;
	const char *button; /* T_() */
	const char *number; /* read after the button; "" */
	const char *path;
};
void home_view_todo(struct tpl *tpl, const struct home_todo *todo);

/** @param rows struct shipment_row.  @return how many rows were added */
size_t home_view_todo_shipments(struct tpl *tpl, const struct db_rows *rows);

/** Cases that wait for an answer or a rating.  @param rows struct ticket_row.
 *  @return how many rows were added */
size_t home_view_todo_cases(struct tpl *tpl, const struct db_rows *rows);

/** Returns that wait for an answer or for their goods.
 *  @param rows struct return_row.  @return how many rows were added */
size_t home_view_todo_returns(struct tpl *tpl, const struct db_rows *rows);

/** How many returns wait for what, for staff who deal with them. */
void home_view_returns(struct tpl *tpl, const struct actor *who,
    const int64_t counts[RETURN_QUEUE_COUNT]);

/** Last of them: how many there are in all, or that there is none. */
void home_view_todo_end(struct tpl *tpl, size_t count);

/** @param rows struct draft_summary */
void home_view_drafts(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows);

/** @param rows struct order_row */
void home_view_last(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows);

/** @param rows struct suggestion */
void home_view_restock(
    struct tpl *tpl, struct instant now, const struct db_rows *rows);

/* --- What staff work on --------------------------------------------------------- */

/** One queue with its first orders.  @param rows struct order_row */
void home_view_queue(struct tpl *tpl, const struct actor *who,
    enum today_queue queue, const struct today_sum *sum,
    const struct db_rows *rows);

/** How many cases stand in each queue of the desk. */
struct ticket_counts;
void home_view_desk(struct tpl *tpl, const struct actor *who,
    const struct ticket_counts *counts);

/** On their way.  @param rows struct shipment_row */
void home_view_shipments(struct tpl *tpl, const struct db_rows *rows);

/* --- Another page ----------------------------------------------------------------- */

/** Fill templates/home/notifications.tpl.  @param rows struct notification */
void home_view_notifications(struct tpl *tpl, const struct actor *who,
    bool has_pager, const struct db_rows *rows);

#endif
