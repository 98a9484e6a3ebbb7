/**
 * @file
 * The business settings, typed and kept for a moment.  See setting.h.
 */
#include "domain/setting.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "domain/act.h"
#include "domain/setting_sql.h"

#define KEPT_US ((int64_t)5 * 1000 * 1000)

/* Width of settings.value, in bytes of UTF-8, and the NUL. */
enum {
	VALUE_MAX = 400,
	VALUE_BYTES = VALUE_MAX * 4 + 1
};

enum kind {
	KIND_TEXT,
	KIND_INT,
	KIND_BOOL,
	KIND_STOCK_SHOWN,
	KIND_FREE_GOODS
};

/* One setting: how its text is read, and where the value goes. */
struct definition {
	const char *name;
	enum kind kind;
	size_t offset;
	const char *fallback;
	int64_t least;
	int64_t most;
};

#define TEXT(field, fallback)                                                  \
	{                                                                      \
#field, KIND_TEXT, offsetof(struct setting, field), fallback,  \
		    0, 0                                                       \
	}
#define BOOL(field, fallback)                                                  \
	{                                                                      \
#field, KIND_BOOL, offsetof(struct setting, field), fallback,  \
		    0, 1                                                       \
	}
#define INT(field, fallback, least, most)                                      \
	{                                                                      \
#field, KIND_INT, offsetof(struct setting, field), fallback,   \
		    least, most                                                \
	}

/* clang-format off */
static const struct definition definitions[] = {
	TEXT(company_name, "渠通"),
	TEXT(company_name_en, "Qutong"),
	TEXT(company_phone, ""),
	INT(zone_minutes, "480", -720, 840),
	{ "stock_shown", KIND_STOCK_SHOWN,
	    offsetof(struct setting, stock_shown), "exact", 0, 1 },
	INT(stock_few_below, "20", 0, 1000000000),
	INT(reservation_days, "3", 0, 365),
	INT(proposal_days, "2", 0, 365),
	INT(sign_after_delivery_days, "7", 1, 365),
	INT(sign_after_dispatch_days, "14", 1, 365),
	BOOL(confirm_by_itself, "0"),
	BOOL(free_goods_as_discount, "0"),
	BOOL(hold_over_limit, "1"),
	BOOL(hold_limit_ran_out, "1"),
	INT(hold_limit_grace_days, "0", 0, 3650),
	BOOL(hold_overdue, "1"),
	INT(hold_overdue_grace_days, "7", 0, 3650),
	INT(hold_overdue_above_fen, "100000", 0, INT64_MAX),
	BOOL(hold_order_share, "0"),
	INT(hold_order_share_bp, "5000", 0, 1000000),
	BOOL(bills_are_exposure, "1"),
	INT(credit_band_officer_fen, "20000000", 0, INT64_MAX),
	INT(credit_band_finance_fen, "100000000", 0, INT64_MAX),
	INT(credit_valid_months, "12", 1, 120),
	INT(credit_ceiling_c_fen, "5000000", 0, INT64_MAX),
	INT(credit_ceiling_b_fen, "20000000", 0, INT64_MAX),
	INT(credit_ceiling_a_fen, "100000000", 0, INT64_MAX),
	INT(credit_ceiling_aaa_fen, "500000000", 0, INT64_MAX),
	INT(credit_share_assets_bp, "3000", 0, 1000000),
	INT(credit_share_purchase_bp, "5000", 0, 1000000),
	TEXT(collection_level_days, "1,15,30,60,90"),
	INT(limitation_years, "3", 1, 20),
	TEXT(work_hours, "09:00-12:00,13:00-18:00"),
	INT(key_from_class, "6", 1, 7),
	BOOL(ticket_own_only, "1"),
	INT(ticket_resolve_days, "7", 1, 365),
	INT(ticket_grace_days, "3", 0, 365),
	INT(complaint_lead_fen, "500000", 0, INT64_MAX),
	INT(complaint_manager_fen, "5000000", 0, INT64_MAX),
	INT(escalate_1_bp, "7500", 1000, 100000),
	INT(escalate_2_bp, "10000", 1000, 100000),
	INT(escalate_3_bp, "15000", 1000, 100000),
	INT(return_days_good, "60", 0, 3650),
	INT(return_days_normal, "45", 0, 3650),
	INT(return_days_watched, "15", 0, 3650),
	INT(return_days_quality, "180", 0, 3650),
	BOOL(return_slow_selling, "0"),
	BOOL(return_near_expiry, "0"),
	INT(return_approve_by_itself_fen, "100000", 0, INT64_MAX),
	INT(return_service_limit_fen, "1000000", 0, INT64_MAX),
	INT(return_abuse_share_bp, "800", 0, 1000000),
	INT(return_abuse_per_month, "3", 0, 1000000),
	INT(return_send_days, "15", 1, 365),
	INT(return_answer_days, "7", 1, 365),
	INT(return_rest_days, "10", 1, 365),
	INT(return_promise_minutes, "480", 1, 100000),
	{ "return_free_goods", KIND_FREE_GOODS,
	    offsetof(struct setting, return_free_goods), "deduct", 0, 1 },
	INT(return_batch_customers, "3", 1, 1000000),
	INT(return_repair_tax_bp, "1300", 0, 10000),
	TEXT(licence_remind_days, "60,30,7"),
	BOOL(licence_block, "1"),
	TEXT(preferred_label, "重点支持单位"),
	TEXT(contract_remind_days, "90,60,30"),
	INT(contract_spread_limit_bp, "3000", 1, 10000),
	INT(contract_spread_month, "7", 1, 12),
	INT(file_bytes_max, "10485760", 1024, 10485760),
	INT(file_company_quota_bytes, "5368709120", 0, INT64_MAX),
	INT(file_orphan_hours, "24", 1, 8760),
	BOOL(contract_needed, "1"),
	INT(contract_grace_days, "30", 0, 3650),
	TEXT(contract_rule_since, ""),
	INT(contract_core_class, "4", 1, 7),
	INT(evaluation_months, "12", 1, 120),
	TEXT(file_scan_address, ""),
	TEXT(two_factor_roles, "admin,credit_officer,finance"),
};
/* clang-format on */

/* What was read last, and when; 0: never, or to be read again. */
static struct {
	int64_t read_us;
	struct setting values;
	char texts[ARRAY_LEN(definitions)][VALUE_BYTES];
} kept;

static const struct definition *
definition_of(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(definitions); i++) {
		if (text_equal(definitions[i].name, name))
			return &definitions[i];
	}
	return NULL;
}

/* The number a value stands for; STATUS_INVALID when it is none. */
static enum status
value_read(const struct definition *definition, const char *value, int64_t *out)
{
	int64_t number;

	switch (definition->kind) {
	case KIND_TEXT:
		*out = 0;
		return utf8_length(value) <= VALUE_MAX &&
			!text_has_controls(value)
		    ? STATUS_OK
		    : STATUS_INVALID;
	case KIND_STOCK_SHOWN:
		number = text_equal(value, "exact") ? SETTING_STOCK_EXACT
		    : text_equal(value, "words")    ? SETTING_STOCK_WORDS
						    : -1;
		break;
	case KIND_FREE_GOODS:
		number = text_equal(value, "deduct") ? 0
		    : text_equal(value, "pro_rata")  ? 1
						     : -1;
		break;
	case KIND_INT:
	case KIND_BOOL:
	default:
		if (text_to_int(value, &number) != STATUS_OK)
			return STATUS_INVALID;
		break;
	}
	if (number < definition->least || number > definition->most)
		return STATUS_INVALID;
	*out = number;
	return STATUS_OK;
}

static void
value_keep(
    const struct definition *definition, const char *value, int64_t number)
{
	size_t index = (size_t)(definition - definitions);
	char *field = (char *)&kept.values + definition->offset;
	const char *text = kept.texts[index];
	enum setting_stock_shown shown = (enum setting_stock_shown)number;
	bool is_set = number != 0;

	switch (definition->kind) {
	case KIND_TEXT:
		snprintf(kept.texts[index], VALUE_BYTES, "%s", value);
		memcpy(field, &text, sizeof(text));
		break;
	case KIND_INT:
		memcpy(field, &number, sizeof(number));
		break;
	case KIND_BOOL:
	case KIND_FREE_GOODS:
		memcpy(field, &is_set, sizeof(is_set));
		break;
	case KIND_STOCK_SHOWN:
	default:
		memcpy(field, &shown, sizeof(shown));
		break;
	}
}

static void
keep_all(const struct setting_row *rows, size_t count)
{
	for (size_t i = 0; i < ARRAY_LEN(definitions); i++) {
		const struct definition *definition = &definitions[i];
		const char *value = definition->fallback;
		int64_t number;

		for (size_t k = 0; k < count; k++) {
			if (text_equal(rows[k].name, definition->name))
				value = rows[k].value;
		}
		if (value_read(definition, value, &number) != STATUS_OK) {
			log_event(LOG_WARN, "setting.malformed", "name",
			    definition->name, NULL);
			value = definition->fallback;
			if (value_read(definition, value, &number) != STATUS_OK)
				number = 0;
		}
		value_keep(definition, value, number);
	}
}

enum status
setting_read(struct db *db, struct arena *mem, struct setting *out)
{
	int64_t now_us = clock_monotonic_us();
	struct db_rows rows;
	enum status st;

	if (kept.read_us == 0 || now_us - kept.read_us > KEPT_US) {
		st = db_all(db, mem, &stmt_setting_all, DB_NO_ARGS, &rows);
		if (st != STATUS_OK)
			return st;
		keep_all(rows.items, rows.count);
		kept.read_us = now_us;
	}
	*out = kept.values;
	for (size_t i = 0; i < ARRAY_LEN(definitions); i++) {
		char *field = (char *)out + definitions[i].offset;
		const char *text;

		if (definitions[i].kind != KIND_TEXT)
			continue;
		memcpy(&text, field, sizeof(text));
		text = arena_strdup(mem, text);
		memcpy(field, &text, sizeof(text));
	}
	return STATUS_OK;
}

void
setting_forget(void)
{
	kept.read_us = 0;
}

enum status
setting_save(
    struct db *db, struct act *act, const char *name, const char *value)
{
	const struct definition *definition = definition_of(name);
	int64_t number;

	if (!actor_may(act->who, ACTION_ADMIN))
		return STATUS_FORBIDDEN;
	if (definition == NULL)
		return STATUS_NOT_FOUND;
	if (value_read(definition, value, &number) != STATUS_OK)
		return STATUS_INVALID;

	setting_forget();
	return db_run(db, &stmt_setting_save,
	    DB_ARGS(db_text(name), db_text(value), db_instant(act->now),
		db_id(act->who->user_id)),
	    NULL);
}
