/**
 * @file
 * The page handlers of the customers program, one file each.
 */
#ifndef CUSTOMERS_PAGES_H
#define CUSTOMERS_PAGES_H

#include "app/page.h"

page_fn customers_list; /* list.c, as the following */
page_fn customers_export;
page_fn customers_places; /* places.c */
page_fn customers_licences; /* licences.c, as the following */
page_fn customers_licence;
page_fn customers_licence_check;
page_fn customers_new; /* opening.c, as the following */
page_fn customers_open;
page_fn customers_opening;
page_fn customers_clear_quality;
page_fn customers_clear_credit;
page_fn customers_evaluation; /* evaluation.c, as the following */
page_fn customers_evaluate;
page_fn customers_buying; /* buying.c, as the following */
page_fn customers_buying_calendar;
page_fn customers_buying_process;
page_fn customers_events; /* events.c, as the following */
page_fn customers_event_add;
page_fn customers_event_done;
page_fn customers_tasks;
page_fn customers_group; /* group.c, as the following */
page_fn customers_group_set;
page_fn customers_pressure; /* pressure.c, as the following */
page_fn customers_pressure_save;
page_fn customers_pressure_step;
page_fn customers_pressure_done;
page_fn customers_concession_add;
page_fn customers_concession_decide;
page_fn customers_difficult; /* difficult.c, as the following */
page_fn customers_difficult_export;
page_fn customers_proposals; /* proposals.c, as the following */
page_fn customers_proposal;
page_fn customers_proposal_decide;
page_fn customers_handovers; /* handovers.c, as the following */
page_fn customers_handover_new;
page_fn customers_handover_give;
page_fn customers_handover;
page_fn customers_handover_take;
page_fn customers_handover_decline;
page_fn customers_handover_back;

#endif
