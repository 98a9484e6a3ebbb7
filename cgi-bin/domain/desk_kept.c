/**
 * @file
 * What a worker keeps of the desk.  See desk_kept.h.
 */
#include "domain/desk_kept.h"

#include "base/clock.h"
#include "base/text.h"
#include "domain/desk_kept_sql.h"
#include "domain/ticket_sight.h"

#define KEPT_US INT64_C(10000000)
#define KEPT_BYTES_MAX ((size_t)16 * 1024 * 1024)

enum {
	FILTERS_MAX = 500,
	VIEWERS_MAX = 16,
	LOADS_MAX = 200,
	ROLES_BYTES = 200
};

/* Two, so that what a request has read stays while the next is read. */
struct shelf_of_desk {
	struct arena *mem;
	int64_t version; /* 0: not known */
	int64_t read_us;
	struct db_rows departments;
	struct db_rows staff;
	struct db_rows replies;
	struct db_rows filters;
	struct db_rows notes;
};

static struct shelf_of_desk shelves[2];
static struct shelf_of_desk *kept = &shelves[0];

/* Who looked at the inbox, and what he counted. */
struct viewer {
	int64_t user_id;
	struct db_scope scope;
	char roles[ROLES_BYTES];
	int64_t used_us;
	int64_t version;
	int64_t event_id;
	int64_t counted_us; /* 0: never */
	struct ticket_counts counts;
	int64_t loaded_us; /* 0: never */
	size_t load_count;
	struct desk_load_row loads[LOADS_MAX];
};

static struct viewer viewers[VIEWERS_MAX];

void
desk_forget(void)
{
	kept->read_us = 0;
	memset(viewers, 0, sizeof(viewers));
}

enum status
desk_changed(struct db *db)
{
	kept->read_us = 0;
	return db_change(db, &stmt_desk_changed, DB_NO_ARGS);
}

/* --- What all see ------------------------------------------------------------- */

static enum status
read_all(struct db *db, struct shelf_of_desk *to)
{
	enum status st;

	st = department_list(db, to->mem, &to->departments);
	if (st == STATUS_OK)
		st = db_all(
		    db, to->mem, &stmt_desk_staff, DB_NO_ARGS, &to->staff);
	if (st == STATUS_OK)
		st = db_all(db, to->mem, &stmt_desk_replies,
		    DB_ARGS(db_int(DESK_REPLIES_OFFERED)), &to->replies);
	if (st == STATUS_OK)
		st = db_all(db, to->mem, &stmt_desk_filters,
		    DB_ARGS(db_int(FILTERS_MAX + 1)), &to->filters);
	if (st == STATUS_OK)
		st = db_all(
		    db, to->mem, &stmt_desk_note, DB_NO_ARGS, &to->notes);
	return st;
}

/* @param version 0: not known */
static enum status
keep(struct db *db, int64_t version)
{
	int64_t now_us = clock_monotonic_us();
	struct shelf_of_desk *to =
	    kept == &shelves[0] ? &shelves[1] : &shelves[0];
	enum status st;

	if (kept->read_us != 0 && now_us - kept->read_us <= KEPT_US &&
	    (version == 0 || version == kept->version))
		return STATUS_OK;
	if (to->mem != NULL)
		arena_free(to->mem);
	*to = (struct shelf_of_desk){ .mem = arena_new(KEPT_BYTES_MAX) };
	st = read_all(db, to);
	if (st != STATUS_OK)
		return st;
	to->version = version;
	to->read_us = now_us;
	kept = to;
	return STATUS_OK;
}

/* The name of a member of staff, also of one who left; NULL: not kept. */
static const char *
staff_name(int64_t user_id)
{
	const struct desk_staff_row *staff = kept->staff.items;

	for (size_t i = 0; i < kept->staff.count; i++)
		if (staff[i].one.user_id == user_id)
			return staff[i].one.name;
	return NULL;
}

static const struct department *
department_kept(int64_t id)
{
	const struct department *all = kept->departments.items;

	for (size_t i = 0; i < kept->departments.count; i++)
		if (all[i].id == id)
			return &all[i];
	return NULL;
}

enum status
desk_name_rows(struct db *db, struct ticket_row *rows, size_t count)
{
	bool is_read_again = false;
	enum status st = keep(db, 0);

	for (size_t i = 0; i < count && st == STATUS_OK; i++) {
		struct ticket_row *row = &rows[i];
		const struct department *department =
		    department_kept(row->department_id);

		if (department != NULL) {
			row->department_name = department->name;
			row->department_name_en = department->name_en;
		}
		if (row->owner_id == 0)
			continue;
		row->owner_name = staff_name(row->owner_id);
		if (row->owner_name != NULL || is_read_again)
			continue;
		/* Who came a moment ago. */
		is_read_again = true;
		kept->read_us = 0;
		st = keep(db, 0);
		row->owner_name = staff_name(row->owner_id);
	}
	return st;
}

enum status
desk_replies_offered(struct db *db, struct arena *mem, int64_t department_id,
    struct db_rows *rows)
{
	const struct canned_reply *all;
	struct canned_reply *out;
	enum status st = keep(db, 0);

	if (st != STATUS_OK)
		return st;
	all = kept->replies.items;
	out = arena_calloc(mem, DESK_REPLIES_OFFERED, sizeof(*out));
	*rows = (struct db_rows){ .items = out };
	for (size_t i = 0; i < kept->replies.count &&
	     rows->count < DESK_REPLIES_OFFERED;
	     i++)
		if (all[i].department_id == 0 ||
		    all[i].department_id == department_id)
			out[rows->count++] = all[i];
	return STATUS_OK;
}

/* --- What one sees ------------------------------------------------------------- */

static bool
is_of(const struct viewer *viewer, const struct actor *who,
    const struct ticket_sight *sight)
{
	return viewer->user_id == who->user_id &&
	    viewer->scope.kind == sight->scope.kind &&
	    viewer->scope.id == sight->scope.id &&
	    text_equal(viewer->roles, who->role_names);
}

/* The actor's place, or that of who came least lately, emptied. */
static struct viewer *
viewer_of(const struct actor *who, const struct ticket_sight *sight)
{
	struct viewer *oldest = &viewers[0];
	int64_t now_us = clock_monotonic_us();

	for (size_t i = 0; i < VIEWERS_MAX; i++) {
		if (is_of(&viewers[i], who, sight)) {
			viewers[i].used_us = now_us;
			return &viewers[i];
		}
		if (viewers[i].used_us < oldest->used_us)
			oldest = &viewers[i];
	}
	*oldest = (struct viewer){
		.user_id = who->user_id,
		.scope = sight->scope,
		.used_us = now_us,
	};
	/* Roles that do not fit are equal to none: not kept. */
	snprintf(oldest->roles, ROLES_BYTES, "%s", who->role_names);
	return oldest;
}

static enum status
count_queues(struct db *db, struct arena *mem, const struct actor *who,
    struct instant now, const struct desk_state_row *state,
    struct viewer *viewer)
{
	int64_t now_us = clock_monotonic_us();
	enum status st;

	if (viewer->counted_us != 0 &&
	    now_us - viewer->counted_us <= KEPT_US &&
	    viewer->version == state->version &&
	    viewer->event_id == state->event_id)
		return STATUS_OK;
	viewer->counted_us = 0;
	st = ticket_counts(db, mem, who, now, &viewer->counts);
	if (st != STATUS_OK)
		return st;
	viewer->version = state->version;
	viewer->event_id = state->event_id;
	viewer->counted_us = now_us;
	return STATUS_OK;
}

static enum status
count_loads(struct db *db, struct arena *mem,
    const struct ticket_sight *sight, struct viewer *viewer)
{
	int64_t now_us = clock_monotonic_us();
	struct db_rows rows;
	enum status st;

	if (viewer->loaded_us != 0 && now_us - viewer->loaded_us <= KEPT_US)
		return STATUS_OK;
	viewer->loaded_us = 0;
	st = db_all_scoped(db, mem, &stmt_desk_loads, sight->scope,
	    DB_ARGS(TICKET_SIGHT_ARGS(sight)), &rows);
	if (st != STATUS_OK)
		return st;
	viewer->load_count = rows.count < LOADS_MAX ? rows.count : LOADS_MAX;
	if (viewer->load_count > 0)
		memcpy(viewer->loads, rows.items,
		    viewer->load_count * sizeof(viewer->loads[0]));
	viewer->loaded_us = now_us;
	return STATUS_OK;
}

static void
list_colleagues(struct arena *mem, const struct viewer *viewer,
    struct db_rows *rows)
{
	const struct desk_staff_row *staff = kept->staff.items;
	struct colleague *out =
	    arena_calloc(mem, kept->staff.count + 1, sizeof(*out));

	*rows = (struct db_rows){ .items = out };
	for (size_t i = 0; i < kept->staff.count; i++) {
		struct colleague *one = &out[rows->count];

		if (!staff[i].is_active)
			continue;
		*one = staff[i].one;
		for (size_t k = 0; k < viewer->load_count; k++)
			if (viewer->loads[k].user_id == one->user_id)
				one->open_tickets = viewer->loads[k].count;
		rows->count++;
	}
}

enum status
desk_people(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *departments, struct db_rows *colleagues)
{
	struct ticket_sight sight;
	struct viewer *viewer;
	enum status st;

	if (who->side != SIDE_STAFF)
		return STATUS_FORBIDDEN;
	st = ticket_sight(db, mem, who, ACTION_TICKET_SEE, &sight);
	if (st == STATUS_OK)
		st = keep(db, 0);
	if (st != STATUS_OK)
		return st;
	viewer = viewer_of(who, &sight);
	st = count_loads(db, mem, &sight, viewer);
	if (st != STATUS_OK)
		return st;
	list_colleagues(mem, viewer, colleagues);
	*departments = kept->departments;
	return STATUS_OK;
}

static enum status
list_filters(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	const struct desk_filter_row *all = kept->filters.items;
	struct saved_filter *out;

	if (kept->filters.count > FILTERS_MAX)
		return saved_filter_list(db, mem, who, "desk", rows);
	out = arena_calloc(mem, kept->filters.count + 1, sizeof(*out));
	*rows = (struct db_rows){ .items = out };
	for (size_t i = 0; i < kept->filters.count; i++)
		if (all[i].one.is_shared || all[i].user_id == who->user_id)
			out[rows->count++] = all[i].one;
	return STATUS_OK;
}

enum status
desk_beside(struct db *db, struct arena *mem, const struct actor *who,
    struct instant now, struct desk_beside *out)
{
	struct desk_state_row state;
	struct ticket_sight sight;
	struct viewer *viewer;
	enum status st;

	if (who->side != SIDE_STAFF)
		return STATUS_FORBIDDEN;
	st = ticket_sight(db, mem, who, ACTION_TICKET_SEE, &sight);
	if (st == STATUS_OK)
		st = db_one(db, mem, &stmt_desk_state, DB_NO_ARGS, &state);
	if (st == STATUS_OK)
		st = keep(db, state.version);
	if (st != STATUS_OK)
		return st;
	viewer = viewer_of(who, &sight);
	st = count_queues(db, mem, who, now, &state, viewer);
	if (st == STATUS_OK)
		st = count_loads(db, mem, &sight, viewer);
	if (st == STATUS_OK)
		st = list_filters(db, mem, who, &out->saved);
	if (st != STATUS_OK)
		return st;
	list_colleagues(mem, viewer, &out->colleagues);
	out->counts = viewer->counts;
	out->departments = kept->departments;
	out->notes = kept->notes;
	return STATUS_OK;
}
