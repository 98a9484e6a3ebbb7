/**
 * @file
 * The page handlers of the orders program, one file each.
 */
#ifndef ORDERS_PAGES_H
#define ORDERS_PAGES_H

#include "app/page.h"
#include "domain/customer.h"
#include "domain/draft.h"
#include "domain/order.h"
#include "view/order_view.h"

page_fn orders_new_form;       /* draft_new.c */
page_fn orders_new;            /* draft_new.c */
page_fn orders_drafts;         /* draft_list.c */
page_fn orders_draft;          /* draft_show.c */
page_fn orders_draft_save;     /* draft_show.c */
page_fn orders_draft_autosave; /* draft_autosave.c */
page_fn orders_draft_delete;   /* draft_keep.c */
page_fn orders_draft_restore;  /* draft_keep.c */
page_fn orders_draft_template; /* draft_keep.c */
page_fn orders_draft_use;      /* draft_keep.c */
page_fn orders_draft_review;   /* draft_review.c */
page_fn orders_draft_submit;   /* draft_review.c */

page_fn orders_list;    /* order_list.c */
page_fn orders_export;  /* order_list.c */
page_fn orders_show;    /* order_show.c */
page_fn orders_cases;   /* order_cases.c */
page_fn orders_pdf;     /* order_show.c */
page_fn orders_approve; /* order_act.c, as the following */
page_fn orders_send_back;
page_fn orders_confirm;
page_fn orders_reject;
page_fn orders_cancel;
page_fn orders_reduce;
page_fn orders_accept;
page_fn orders_decline;
page_fn orders_pick;
page_fn orders_unpick;
page_fn orders_close;
page_fn orders_release;
page_fn orders_hold;
page_fn orders_ship_form;    /* order_ship.c */
page_fn orders_ship;         /* order_ship.c */
page_fn orders_propose_form; /* order_propose.c */
page_fn orders_propose;      /* order_propose.c */

page_fn shipments_list;   /* shipment_list.c */
page_fn shipments_export; /* shipment_list.c */
page_fn shipments_show;   /* shipment_show.c, as the following */
page_fn shipments_pdf;
page_fn shipments_deliver;
page_fn shipments_sign;
page_fn shipments_refuse;
page_fn shipments_lose;

/** The draft of "{id}" in the path and its customer.  draft_show.c */
enum status draft_of_path(struct page *page, struct draft *draft,
    struct customer *customer) MUST_CHECK;

/** An input that changes nothing of a draft but the rows.  draft_show.c */
void draft_input_of(const struct draft *draft, struct draft_input *in);

/** Answer a saved grid: on to review, or back with more rows.  draft_show.c */
enum status draft_lead(struct page *page, struct act *act) MUST_CHECK;

/** The order of "{no}" in the path, whole.  order_show.c */
enum status order_of_path(struct page *page, struct order *order) MUST_CHECK;

/** Render an order's page.  order_show.c */
enum status orders_show_order(
    struct page *page, const struct order *order) MUST_CHECK;

/** What was typed into this field of the rows of a form.  order_ship.c */
struct order_typed orders_typed(const struct page *page, const char *field);

/** Answer an act on an order: on to its page, or its page with what is wrong.
 *  order_act.c */
enum status orders_answer(
    struct page *page, struct act *act, enum status st) MUST_CHECK;

#endif
