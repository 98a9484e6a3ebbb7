/**
 * @file
 * Complaints and questions on the first page.  See home_view.h.
 */
#include "domain/ticket.h"
#include "view/home_view.h"
#include "view/ticket_words.h"
#include "view/words.h"

size_t
home_view_todo_cases(struct tpl *tpl, const struct db_rows *rows)
{
	const struct ticket_row *cases = rows->items;
	struct arena *mem = tpl_arena(tpl);
	enum language language = tpl_language(tpl);

	for (size_t i = 0; i < rows->count; i++) {
		bool is_asked = cases[i].state == TICKET_WAITING_CUSTOMER;

		home_view_todo(tpl,
		    &(struct home_todo){
			.icon = "TODO_CASE",
			.tone = is_asked ? "warn" : "brand",
			.title = words_fill(mem, language,
			    is_asked ? T_("We have a question: {SUBJECT}")
				     : T_("There is a result: {SUBJECT}"),
			    "SUBJECT", cases[i].subject, NULL),
			.note = words(language,
			    is_asked ? T_("It goes on when you have answered")
				     : T_("Are you satisfied with it?")),
			.button = is_asked ? T_("Answer it") : T_("Rate it"),
			.number = cases[i].number,
			.path = ticket_path(mem, cases[i].kind, cases[i].id),
		    });
	}
	return rows->count;
}

static void
add_queue(struct tpl *tpl, const char *path, const char *text, int64_t count,
    const char *tone)
{
	struct tpl *row = tpl_row(tpl, "DESK");

	tpl_text(row, "DESK_PATH", path);
	tpl_text(row, "DESK_TEXT", words(tpl_language(tpl), text));
	tpl_text(row, "DESK_COUNT",
	    ticket_count_text(tpl_arena(tpl), count));
	tpl_text(row, "DESK_TONE", count > 0 ? tone : "quiet");
}

void
home_view_desk(struct tpl *tpl, const struct actor *who,
    const struct ticket_counts *counts)
{
	static const struct {
		enum ticket_queue queue;
		const char *path;
		const char *tone;
	} queues[] = {
		{ TICKET_QUEUE_DUE, "/desk?queue=due", "bad" },
		{ TICKET_QUEUE_MINE, "/desk?queue=mine", "brand" },
		{ TICKET_QUEUE_UNASSIGNED, "/desk?queue=unassigned", "warn" },
		{ TICKET_QUEUE_DECIDE, "/desk?queue=decide", "warn" },
	};

	tpl_show(tpl, "HAS_DESK");
	for (size_t i = 0; i < ARRAY_LEN(queues); i++) {
		if (queues[i].queue == TICKET_QUEUE_DECIDE &&
		    !actor_may(who, ACTION_COMPLAINT_DECIDE))
			continue;
		add_queue(tpl, queues[i].path,
		    ticket_queue_text(queues[i].queue),
		    counts->queue[queues[i].queue], queues[i].tone);
	}
	add_queue(tpl, "/desk/tasks", T_("My tasks"), counts->tasks, "warn");
}
