/**
 * @file
 * What returns are called: states, kinds, reasons, ways, marks, events.
 *
 * Layer: view.  Texts are T_(): words() says them in a language.
 */
#ifndef VIEW_RETURN_WORDS_H
#define VIEW_RETURN_WORDS_H

#include "domain/batch_case.h"
#include "domain/return_act.h"
#include "view/order_words.h"

struct order_badge return_badge(enum return_state state, bool for_customer);
const char *return_kind_text(enum return_kind kind);
const char *return_reason_text(enum return_reason reason);
const char *return_way_text(enum return_way way);
const char *return_disposition_text(enum return_disposition disposition);
const char *return_level_text(enum return_level level);
const char *return_conduct_text(enum return_conduct conduct);
struct order_badge return_resolution_badge(enum return_resolution resolution);

/** Why a person must look: the text of one bit. */
const char *return_mark_text(enum return_mark mark);

/** A row of the timeline, and its icon's tone. */
struct order_badge return_event_badge(const char *kind, bool by_itself);

/** What is wrong with an input, for the reader. */
const char *return_fault_text(enum return_fault fault);

struct order_badge batch_case_badge(enum batch_case_state state);

/** How far a request is: 1 asked, 2 agreed, 3 received, 4 judged, 5 done; 0
 *  where it went another way. */
int return_progress(enum return_state state);

#endif
