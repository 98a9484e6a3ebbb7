/**
 * @file
 * Returns on the first page.  See home_view.h.
 */
#include "base/text.h"
#include "view/home_view.h"
#include "view/return_words.h"
#include "view/words.h"

size_t
home_view_todo_returns(struct tpl *tpl, const struct db_rows *rows)
{
	const struct return_row *items = rows->items;
	struct arena *mem = tpl_arena(tpl);
	enum language language = tpl_language(tpl);

	for (size_t i = 0; i < rows->count; i++) {
		bool sends = items[i].state == RETURN_APPROVED;

		home_view_todo(tpl,
		    &(struct home_todo){
			.icon = "TODO_RETURN",
			.tone = "warn",
			.title = words_fill(mem, language,
			    sends ? T_("Send the goods of return {NO}")
				  : T_("Return {NO} waits for your answer"),
			    "NO", items[i].number, NULL),
			.note = words(language,
			    return_badge(items[i].state, true).text),
			.button = sends ? T_("To the slip") : T_("Answer it"),
			.number = items[i].number,
			.path = text_format(
			    mem, "/returns/%s", items[i].number),
		    });
	}
	return rows->count;
}

void
home_view_returns(struct tpl *tpl, const struct actor *who,
    const int64_t counts[RETURN_QUEUE_COUNT])
{
	static const struct {
		enum return_queue queue;
		enum action action;
		enum return_state state; /* 0: goods kept apart */
		const char *tone;
	} queues[] = {
		{ RETURN_TO_DECIDE, ACTION_RETURN_DECIDE, RETURN_SUBMITTED,
		    "warn" },
		{ RETURN_TO_RECEIVE, ACTION_RETURN_RECEIVE, RETURN_IN_TRANSIT,
		    "brand" },
		{ RETURN_TO_INSPECT, ACTION_RETURN_INSPECT, RETURN_RECEIVED,
		    "warn" },
		{ RETURN_APART, ACTION_RETURN_INSPECT, 0, "warn" },
		{ RETURN_TO_OFFER, ACTION_RETURN_DECIDE, RETURN_INSPECTED,
		    "warn" },
		{ RETURN_IN_WORK, ACTION_RETURN_RECEIVE, RETURN_RESOLVING,
		    "brand" },
	};
	enum language language = tpl_language(tpl);

	tpl_show(tpl, "HAS_RETURNS");
	for (size_t i = 0; i < ARRAY_LEN(queues); i++) {
		struct tpl *row;

		if (!actor_may(who, queues[i].action))
			continue;
		row = tpl_row(tpl, "RETURNS");
		tpl_text(row, "RETURNS_PATH",
		    queues[i].state == 0
			? "/quarantine"
			: text_format(tpl_arena(tpl), "/returns?state=%s",
			      return_state_name(queues[i].state)));
		tpl_text(row, "RETURNS_TEXT",
		    words(language,
			queues[i].state == 0
			    ? T_("Back from customers, to be released")
			    : return_badge(queues[i].state, false).text));
		tpl_int(row, "RETURNS_COUNT", counts[queues[i].queue]);
		tpl_text(row, "RETURNS_TONE",
		    counts[queues[i].queue] > 0 ? queues[i].tone : "quiet");
	}
}
