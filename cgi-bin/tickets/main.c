/**
 * @file
 * The tickets program: complaints, questions, the staff inbox and its settings;
 * which URL runs which handler, and what the actor must be allowed to do.
 *
 * Both sides of the counter open the same addresses: what a page shows and what
 * may be done there goes by the side; the domain judges it again.
 */
#include "app/upload.h"
#include "tickets/pages.h"

#define LIST_FIELDS "which q kind after"
#define DESK_FIELDS                                                            \
	"queue q kind topic severity state tag customer owner department "     \
	"product batch responsible from until after"
#define NEW_FIELDS                                                             \
	"kind severity subject body order sku batch about_rep customer "       \
	"person contact phone take_it file[] files[]@"
#define TASK_FIELDS "kind department assignee what due"

enum {
	YEAR_BODY = 512 * 1024
};

/* clang-format off */

/* A case, under the address of its kind. */
#define CASE(base)                                                                                          \
	{ GET,  base "/{no}",             ACTION_TICKET_SEE, tickets_case, "queue", 0 },                    \
	{ POST, base "/{no}/messages",    ACTION_TICKET_SEE, tickets_messages,                              \
	    "body internal ask next queue canned canned_used find look like "               \
	    "file[] files[]@", UPLOAD_BODY_MAX },                                                            \
	{ POST, base "/{no}/ask",         ACTION_TICKET_WORK, tickets_ask,                                  \
	    "body next queue file[] files[]@", UPLOAD_BODY_MAX },                                           \
	{ POST, base "/{no}/answer",      ACTION_TICKET_WORK, tickets_answer,                               \
	    "body file[] files[]@", UPLOAD_BODY_MAX },                                                      \
	{ POST, base "/{no}/resolve",     ACTION_TICKET_WORK, tickets_resolve,                              \
	    "body file[] files[]@", UPLOAD_BODY_MAX },                                                      \
	{ POST, base "/{no}/writing",     ACTION_TICKET_WORK, tickets_writing, NULL, 0 },                   \
	{ POST, base "/{no}/rate",        ACTION_TICKET_SEE, tickets_rate, "verdict stars body", 0 },       \
	{ POST, base "/{no}/reopen",      ACTION_TICKET_ASK, tickets_reopen, "reason", 0 },                 \
	{ POST, base "/{no}/withdraw",    ACTION_TICKET_ASK, tickets_withdraw, "reason", 0 },               \
	{ POST, base "/{no}/assign",      ACTION_TICKET_WORK, tickets_assign, "owner", 0 },                 \
	{ POST, base "/{no}/claim",       ACTION_TICKET_WORK, tickets_claim, NULL, 0 },                     \
	{ POST, base "/{no}/refer",       ACTION_TICKET_WORK, tickets_refer, "department note", 0 },        \
	{ POST, base "/{no}/severity",    ACTION_TICKET_WORK, tickets_severity, "severity", 0 },            \
	{ POST, base "/{no}/tags",        ACTION_TICKET_WORK, tickets_tags, "tags", 0 },                    \
	{ POST, base "/{no}/link",        ACTION_TICKET_WORK, tickets_link, "object", 0 },                  \
	{ POST, base "/{no}/unlink",      ACTION_TICKET_WORK, tickets_unlink, "kind object", 0 },           \
	{ POST, base "/{no}/watch",       ACTION_TICKET_WORK, tickets_watch, "watch user", 0 },             \
	{ POST, base "/{no}/merge",       ACTION_TICKET_WORK, tickets_merge, "into", 0 },                   \
	{ POST, base "/{no}/tasks",       ACTION_TICKET_WORK, tickets_task, TASK_FIELDS, 0 },               \
	{ POST, base "/{no}/tasks/{task}/answer", ACTION_TICKET_WORK, tickets_task_answer, "body", 0 },     \
	{ POST, base "/{no}/tasks/{task}/drop",   ACTION_TICKET_WORK, tickets_task_drop, "reason", 0 }

static const struct route routes[] = {
	{ GET,  "/tickets",      ACTION_TICKET_SEE, tickets_list, LIST_FIELDS, 0 },
	{ GET,  "/tickets.csv",  ACTION_TICKET_SEE, tickets_export, LIST_FIELDS, 0 },
	{ GET,  "/tickets.xlsx", ACTION_TICKET_SEE, tickets_export, LIST_FIELDS, 0 },
	{ GET,  "/tickets/new",  ACTION_TICKET_SEE, tickets_new_form, "customer q order kind sku", 0 },
	{ POST, "/tickets/new",  ACTION_TICKET_SEE, tickets_new, NEW_FIELDS, UPLOAD_BODY_MAX },
	CASE("/tickets"),

	{ GET,  "/complaints",     ACTION_TICKET_SEE, tickets_list, LIST_FIELDS, 0 },
	{ GET,  "/complaints/new", ACTION_TICKET_SEE, complaints_new_form,
	    "customer q order kind severity subject body sku batch", 0 },
	{ POST, "/complaints/new", ACTION_TICKET_SEE, complaints_new, NEW_FIELDS, UPLOAD_BODY_MAX },
	CASE("/complaints"),
	{ POST, "/complaints/{no}/triage",      ACTION_TICKET_WORK, complaints_triage,
	    "kind severity department owner person message", 0 },
	{ POST, "/complaints/{no}/investigate", ACTION_TICKET_WORK, complaints_investigate,
	    "body file[] files[]@", UPLOAD_BODY_MAX },
	{ POST, "/complaints/{no}/propose",     ACTION_TICKET_WORK, complaints_propose,
	    "founded cause responsible remedy proposal cost", 0 },
	{ POST, "/complaints/{no}/decide",      ACTION_COMPLAINT_DECIDE, complaints_decide, "remedy cost opinion", 0 },
	{ POST, "/complaints/{no}/send-back",   ACTION_COMPLAINT_DECIDE, complaints_send_back, "reason", 0 },
	{ POST, "/complaints/{no}/reply",       ACTION_TICKET_WORK, complaints_reply,
	    "body nothing canned canned_used find look like file[] files[]@", UPLOAD_BODY_MAX },
	{ POST, "/complaints/{no}/act",         ACTION_TICKET_WORK, complaints_act, "object department what due", 0 },
	{ POST, "/complaints/{no}/finish",      ACTION_TICKET_WORK, complaints_finish,
	    "body file[] files[]@", UPLOAD_BODY_MAX },

	{ GET,  "/help",      ACTION_TICKET_SEE, help_list, "q topic", 0 },
	{ GET,  "/help/{id}", ACTION_TICKET_SEE, help_article, NULL, 0 },

	{ GET,  "/desk",          ACTION_TICKET_SEE, desk_inbox, DESK_FIELDS, 0 },
	{ GET,  "/desk.csv",      ACTION_TICKET_SEE, desk_export, DESK_FIELDS, 0 },
	{ GET,  "/desk.xlsx",     ACTION_TICKET_SEE, desk_export, DESK_FIELDS, 0 },
	{ GET,  "/desk/next",     ACTION_TICKET_SEE, desk_next, "queue after", 0 },
	{ POST, "/desk/bulk",     ACTION_TICKET_WORK, desk_bulk, "queue ticket[] go to tag", 0 },
	{ POST, "/desk/filters",  ACTION_TICKET_SEE, desk_filter_save, "name query shared", 0 },
	{ POST, "/desk/filters/{id}/remove", ACTION_TICKET_SEE, desk_filter_remove, NULL, 0 },
	{ GET,  "/desk/tasks",    ACTION_TICKET_SEE, desk_tasks, "done", 0 },
	{ GET,  "/desk/call",     ACTION_TICKET_WORK, desk_call, "q", 0 },
	{ GET,  "/desk/handover", ACTION_TICKET_WORK, desk_handover, NULL, 0 },
	{ POST, "/desk/handover", ACTION_TICKET_WORK, desk_handover_add, "body", 0 },

	{ GET,  "/desk/replies",      ACTION_DESK_SET, desk_replies, NULL, 0 },
	{ GET,  "/desk/replies/{id}", ACTION_DESK_SET, desk_reply_form, NULL, 0 },
	{ POST, "/desk/replies/{id}", ACTION_DESK_SET, desk_reply_save,
	    "name name_en body body_en department topic sku help away", 0 },
	{ GET,  "/desk/calendar",        ACTION_DESK_SET, desk_calendar, "month day", 0 },
	{ POST, "/desk/calendar",        ACTION_DESK_SET, desk_calendar_set, "month day working name", 0 },
	{ POST, "/desk/calendar/import", ACTION_DESK_SET, desk_calendar_import, "file@", YEAR_BODY },
	{ GET,  "/desk/promises", ACTION_DESK_SET, desk_promises, NULL, 0 },
	{ POST, "/desk/promises", ACTION_DESK_SET, desk_promise_set, "severity tier first update result round", 0 },
	{ POST, "/desk/leaders",  ACTION_DESK_SET, desk_leader_set, "department leader", 0 },

	{ GET,  "/desk/figures",         ACTION_FIGURES_SEE, desk_figures, "from until kind department by", 0 },
	{ GET,  "/desk/figures/{month}", ACTION_FIGURES_SEE, desk_month, NULL, 0 },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "tickets",
		.routes = routes,
		.route_count = ARRAY_LEN(routes),
	};

	return app_main(&program, argc, argv);
}
