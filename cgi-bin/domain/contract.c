/**
 * @file
 * Reading contracts.  See contract.h.
 */
#include "domain/contract.h"

#include <string.h>

#include "base/text.h"
#include "domain/contract_sql.h"
#include "domain/number.h"
#include "domain/product.h"
#include "domain/setting.h"

enum {
	NUMBER_LONGEST = 30,
	YEAR_DAYS = 365
};

#define STATES(first, last)                                                    \
	(((INT64_C(1) << ((last) + 1)) - 1) & ~((INT64_C(1) << (first)) - 1))

enum status
contract_number_parse(const char *text, struct arena *mem, const char **number,
    int64_t *version)
{
	const char *dash = strrchr(text, '-');
	char canonical[32];
	int64_t id;

	*version = 1;
	if (dash != NULL && memchr(text, '-', (size_t)(dash - text)) != NULL) {
		if (text_to_int(dash + 1, version) != STATUS_OK ||
		    *version < 2 || *version > 1000 ||
		    dash - text > NUMBER_LONGEST)
			return STATUS_INVALID;
		text = arena_memdup(mem, text, (size_t)(dash - text));
	}
	if (number_parse(NUMBER_CONTRACT, text, &id) != STATUS_OK)
		return STATUS_INVALID;
	number_format(canonical, NUMBER_CONTRACT, id);
	*number = arena_strdup(mem, canonical);
	return STATUS_OK;
}

const char *
contract_number_full(struct arena *mem, const char *number, int64_t version)
{
	if (version <= 1)
		return number;
	return text_format(mem, "%s-%lld", number, (long long)version);
}

static void
begin(struct db_build *build, const struct actor *who)
{
	db_build_begin(build, &stmt_contract_list, DB_NO_ARGS);
	if (who->side != SIDE_STAFF)
		db_build_add(build, contract_shown_only, DB_NO_ARGS);
}

static enum status
find_row(struct db *db, struct arena *mem, const struct actor *who,
    const char *text, struct contract *out)
{
	struct db_build build;
	struct db_rows rows;
	const char *number;
	int64_t version;
	enum status st;

	if (contract_number_parse(text, mem, &number, &version) != STATUS_OK)
		return STATUS_NOT_FOUND;
	begin(&build, who);
	db_build_add(&build, contract_by_number,
	    DB_ARGS(db_text(number), db_int(version)));
	st = db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_CONTRACT_SEE), &rows);
	if (st != STATUS_OK)
		return st;
	if (rows.count == 0)
		return STATUS_NOT_FOUND;
	*out = *(const struct contract *)rows.items;
	return STATUS_OK;
}

struct contract_words
contract_words_of(const struct contract *contract, const char *company)
{
	return (struct contract_words){
		.customer = contract->party_customer[0] != '\0'
		    ? contract->party_customer
		    : contract->customer_name,
		.customer_code = contract->customer_code,
		.company = contract->party_company[0] != '\0'
		    ? contract->party_company
		    : company,
		.from = contract->valid_from,
		.to = contract->valid_to,
		.target_fen = contract->target_fen,
	};
}

static bool
is_intact(struct arena *mem, const struct contract_whole *whole)
{
	const struct contract *contract = &whole->contract;
	struct contract_words words = contract_words_of(contract, "");
	char hex[65];

	if (contract->frozen_digest == NULL)
		return true;
	contract_digest(mem, &whole->parts, &whole->rights, &words, hex);
	return text_equal(hex, contract->frozen_digest);
}

enum status
contract_find(struct db *db, struct arena *mem, const struct actor *who,
    const char *number, struct contract_whole *out)
{
	struct contract *contract = &out->contract;
	int64_t family[2];
	enum status st = find_row(db, mem, who, number, contract);

	if (st == STATUS_OK)
		st = db_all(db, mem, &stmt_contract_parts,
		    DB_ARGS(db_int(contract->id)), &out->parts);
	if (st == STATUS_OK)
		st = db_all(db, mem, &stmt_contract_rights,
		    DB_ARGS(db_int(contract->id)), &out->rights);
	if (st == STATUS_OK)
		st = db_all(db, mem, &stmt_contract_events,
		    DB_ARGS(db_int(contract->id)), &out->events);
	if (st != STATUS_OK)
		return st;
	family[0] = contract->renews_id;
	family[1] = contract->amends_id;
	st = db_all(db, mem, &stmt_contract_links,
	    DB_ARGS(db_int(contract->customer_id), db_ints(family, 2),
		db_int(contract->id), db_int(contract->id)),
	    &out->links);
	if (st == STATUS_OK)
		out->is_intact = is_intact(mem, out);
	return st;
}

static int64_t
states_of(enum contract_which which)
{
	switch (which) {
	case CONTRACTS_IN_WORK:
		return STATES(CONTRACT_DRAFT, CONTRACT_APPROVED);
	case CONTRACTS_SENT:
		return STATES(CONTRACT_SENT, CONTRACT_SIGNED);
	case CONTRACTS_ACTIVE:
		return STATES(CONTRACT_ACTIVE, CONTRACT_EXPIRING);
	case CONTRACTS_EXPIRING:
		return STATES(CONTRACT_EXPIRING, CONTRACT_EXPIRING);
	case CONTRACTS_ENDED:
		return STATES(CONTRACT_EXPIRED, CONTRACT_DROPPED);
	case CONTRACTS_CURRENT:
	case CONTRACT_WHICH_COUNT:
		break;
	}
	return STATES(CONTRACT_DRAFT, CONTRACT_EXPIRING);
}

enum status
contract_list(struct db *db, struct arena *mem, const struct actor *who,
    const struct contract_filter *filter, struct db_rows *rows)
{
	struct db_build build;

	begin(&build, who);
	/* A company sees its few contracts at once, ended ones last. */
	if (filter->customer_id == 0)
		db_build_add(&build, contract_of_states,
		    DB_ARGS(db_int(states_of(filter->which))));
	else
		db_build_add(&build, contract_of_customer,
		    DB_ARGS(db_int(filter->customer_id)));
	if (filter->q != NULL && filter->q[0] != '\0')
		db_build_add(&build, contract_matching,
		    DB_ARGS(db_text(filter->q), db_text(filter->q),
			db_text(filter->q), db_text(filter->q),
			db_text(filter->q)));
	if (filter->kind != 0)
		db_build_add(
		    &build, contract_of_kind, DB_ARGS(db_int(filter->kind)));
	if (filter->keeper_id != 0)
		db_build_add(&build, contract_kept_by,
		    DB_ARGS(db_int(filter->keeper_id)));
	if (!day_is_none(filter->ends_from))
		db_build_add(&build, contract_ends_within,
		    DB_ARGS(db_day(filter->ends_from),
			db_day(filter->ends_to)));
	if (!day_is_none(filter->after_to))
		db_build_add(&build, contract_after,
		    DB_ARGS(db_day(filter->after_to), db_day(filter->after_to),
			db_int(filter->after_id)));
	db_build_add(
	    &build, contract_in_order, DB_ARGS(db_int(filter->limit)));
	return db_build_all(
	    db, mem, &build, actor_scope(who, ACTION_CONTRACT_SEE), rows);
}

enum status
contract_count(struct db *db, struct arena *mem, const struct actor *who,
    struct contract_counts *out)
{
	struct contract_count_row row;
	enum status st;

	st = db_one_scoped(db, mem, &stmt_contract_count,
	    actor_scope(who, ACTION_CONTRACT_SEE), DB_NO_ARGS, &row);
	if (st != STATUS_OK)
		return st;
	*out = (struct contract_counts){ .of = {
		[CONTRACTS_CURRENT] = row.current,
		[CONTRACTS_IN_WORK] = row.in_work,
		[CONTRACTS_SENT] = row.sent,
		[CONTRACTS_ACTIVE] = row.active,
		[CONTRACTS_EXPIRING] = row.expiring,
		[CONTRACTS_ENDED] = row.ended,
	} };
	return STATUS_OK;
}

/* --- Overlaps --------------------------------------------------------------- */

static struct contract_right
right_of(const struct contract_other_row *row)
{
	return (struct contract_right){
		.level = (enum contract_level)row->level,
		.division = row->division,
		.division_name = row->division_name,
		.group_id = row->group_id,
		.group = row->group,
		.group_en = row->group_en,
		.product_id = row->product_id,
		.product_group = row->product_group,
		.sku = row->sku,
		.product = row->product,
		.product_en = row->product_en,
	};
}

enum status
contract_overlaps(struct db *db, struct arena *mem,
    const struct contract *contract, const struct db_rows *rights,
    struct db_rows *rows)
{
	struct contract_overlap *found = arena_calloc(
	    mem, CONTRACT_OVERLAPS_MAX, sizeof(*found));
	const struct contract_right *right = rights->items;
	const struct contract_other_row *other;
	struct db_rows others, categories;
	enum status st;

	*rows = (struct db_rows){ .items = found };
	if (rights->count == 0)
		return STATUS_OK;
	st = product_categories(db, mem, &categories);
	if (st == STATUS_OK)
		st = db_all(db, mem, &stmt_contract_others,
		    DB_ARGS(db_int(contract->customer_id),
			db_day(contract->valid_from),
			db_day(contract->valid_to)),
		    &others);
	if (st != STATUS_OK)
		return st;
	other = others.items;
	for (size_t i = 0; i < rights->count; i++) {
		for (size_t k = 0; k < others.count; k++) {
			struct contract_right theirs = right_of(&other[k]);

			if (!contract_rights_overlap(
				&right[i], &theirs, &categories))
				continue;
			if (rows->count == CONTRACT_OVERLAPS_MAX)
				return STATUS_OK;
			found[rows->count++] = (struct contract_overlap){
				.position = right[i].position,
				.number = other[k].number,
				.version = other[k].version,
				.customer_name = other[k].customer_name,
				.customer_name_en = other[k].customer_name_en,
				.state = (enum contract_state)other[k].state,
				.valid_from = other[k].valid_from,
				.valid_to = other[k].valid_to,
				.right = theirs,
			};
		}
	}
	return STATUS_OK;
}

enum status
contract_keepers(struct db *db, struct arena *mem, const struct actor *who,
    struct db_rows *rows)
{
	return db_all_scoped(db, mem, &stmt_contract_keepers,
	    actor_scope(who, ACTION_CONTRACT_SEE), DB_NO_ARGS, rows);
}

enum status
contract_may_keep(struct db *db, struct arena *mem, struct db_rows *rows)
{
	return db_all(db, mem, &stmt_contract_may_keep, DB_NO_ARGS, rows);
}

/* --- The spread of ends -------------------------------------------------------- */

enum status
contract_spread(struct db *db, struct arena *mem, const struct actor *who,
    struct day today, struct contract_spread *out)
{
	const struct contract_month_row *row;
	struct setting setting;
	struct db_rows months;
	enum status st;

	*out = (struct contract_spread){ .total = 0 };
	st = setting_read(db, mem, &setting);
	if (st == STATUS_OK)
		st = db_all_scoped(db, mem, &stmt_contract_months,
		    actor_scope(who, ACTION_CONTRACT_SEE),
		    DB_ARGS(db_day(today), db_day(day_add(today, YEAR_DAYS))),
		    &months);
	if (st != STATUS_OK)
		return st;
	row = months.items;
	for (size_t i = 0; i < months.count; i++) {
		if (row[i].month < 1 || row[i].month > 12)
			continue;
		out->ends[row[i].month - 1] = row[i].count;
		out->total += row[i].count;
	}
	out->limit_bp = setting.contract_spread_limit_bp;
	out->month = setting.contract_spread_month;
	return STATUS_OK;
}
