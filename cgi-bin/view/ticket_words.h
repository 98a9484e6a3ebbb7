/**
 * @file
 * What tickets, complaints and their promises are called.
 *
 * Layer: view.  Texts are T_() texts, to be passed to words(); "" for none.
 */
#ifndef VIEW_TICKET_WORDS_H
#define VIEW_TICKET_WORDS_H

#include "base/arena.h"
#include "domain/ticket_act.h"
#include "view/order_words.h"

const char *ticket_kind_text(enum ticket_kind kind);
const char *ticket_topic_text(enum ticket_topic topic);

/** The topic of a complaint, else the kind. */
const char *ticket_what_text(enum ticket_kind kind, enum ticket_topic topic);

/** What stands under a topic where one is chosen. */
const char *ticket_topic_hint(enum ticket_topic topic);

struct order_badge ticket_severity_badge(enum ticket_severity severity);

/** The state as this side of the counter says it. */
struct order_badge ticket_state_badge(
    enum side side, enum ticket_kind kind, enum ticket_state state);

/** Whose turn it is, for the distributor: "We are looking into it." */
const char *ticket_turn_text(enum ticket_kind kind, enum ticket_state state);

const char *ticket_remedy_text(enum ticket_remedy remedy);
const char *ticket_founded_text(enum ticket_founded founded);
const char *ticket_queue_text(enum ticket_queue queue);
const char *ticket_queue_empty_text(enum ticket_queue queue);
const char *ticket_link_text(enum ticket_link_kind kind);
const char *ticket_task_text(enum ticket_task_kind kind);

/** Who decides: "the team lead". */
const char *ticket_band_text(int64_t band);

/** "AA", "B+"; "" for a customer without a class. */
const char *ticket_class_text(int64_t class);

/** "12"; "99+" where no more were counted. */
const char *ticket_count_text(struct arena *mem, int64_t count);

/** What is wrong with the input. */
const char *ticket_fault_text(enum ticket_fault fault);

/** An icon and words for a promise. */
struct ticket_clock {
	const char *tone;
	const char *text; /* in the reader's language */
	bool is_late;
	bool is_paused;
};

/** "12 min late", "38 min left", "by 24 Nov 15:00".  @param due may be none */
struct ticket_clock ticket_clock(struct arena *mem, enum language language,
    int zone_minutes, struct instant due, struct instant now);

/** "3 min", "2 h 5 min", "4 days". */
const char *ticket_span_text(
    struct arena *mem, enum language language, int64_t milliseconds);

#endif
