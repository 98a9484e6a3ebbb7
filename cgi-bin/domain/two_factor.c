/**
 * @file
 * Codes of an app and recovery codes: how they are made, taken and kept.  See
 * two_factor.h; what users do with their own stands in two_factor_own.c.
 */
#include "domain/two_factor.h"

#include <liboath/oath.h>
#include <stdlib.h>

#include "base/log.h"
#include "base/random.h"
#include "base/text.h"
#include "domain/permission.h"
#include "domain/seal.h"
#include "domain/setting.h"
#include "domain/two_factor_sql.h"

#define STEP_MS INT64_C(30000)
#define SEAL_PURPOSE "two_factor"
#define CODE_PURPOSE "recovery_code"

enum {
	DIGITS = 6,
	STEPS_ASIDE = 1,
	CODE_CHARS = 15, /* of 5 bits each */
	CODE_GROUP = 5,
	TYPED_MAX = 40
};

static const char code_letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

int64_t
two_factor_step(struct instant at)
{
	return at.ms / STEP_MS;
}

enum status
two_factor_code(const unsigned char *secret, size_t length, int64_t step,
    unsigned digits, char out[9])
{
	static bool is_ready;

	out[0] = '\0';
	if (!is_ready && oath_init() != OATH_OK)
		return STATUS_BUG;
	is_ready = true;
	if (digits < DIGITS || digits > 8 || step < 0)
		return STATUS_BUG;
	return oath_hotp_generate((const char *)secret, length, (uint64_t)step,
		   digits, false, OATH_HOTP_DYNAMIC_TRUNCATION, out) == OATH_OK
	    ? STATUS_OK
	    : STATUS_BUG;
}

/* --- Secrets ----------------------------------------------------------------- */

static const char *
base32(struct arena *mem, const unsigned char *bytes, size_t length)
{
	char *made = NULL;
	const char *copy;

	if (oath_base32_encode((const char *)bytes, length, &made, NULL) !=
	    OATH_OK)
		return NULL;
	copy = arena_strdup(mem, made);
	free(made);
	return copy;
}

enum status
two_factor_make(
    struct db *db, struct arena *mem, int64_t user_id, struct instant now)
{
	unsigned char secret[TWO_FACTOR_SECRET_BYTES];
	const char *text, *sealed;

	random_bytes(secret, sizeof(secret));
	text = base32(mem, secret, sizeof(secret));
	sealed = text == NULL ? NULL : seal_close(mem, SEAL_PURPOSE, text);
	if (sealed == NULL)
		return STATUS_BUG;
	return db_run(db, &stmt_two_factor_save,
	    DB_ARGS(db_int(user_id), db_text(sealed), db_instant(now)), NULL);
}

/* Whether a code fits one of the steps around now.  @param[out] step of it */
static bool
code_fits(struct arena *mem, const char *sealed, const char *code,
    struct instant now, int64_t *step)
{
	const char *text = seal_open(mem, SEAL_PURPOSE, sealed);
	char *secret = NULL;
	size_t length = 0;
	bool fits = false;

	if (text == NULL ||
	    oath_base32_decode(text, strlen(text), &secret, &length) !=
		OATH_OK) {
		log_event(LOG_ERROR, "two_factor.seal", NULL);
		return false;
	}
	for (int64_t aside = -STEPS_ASIDE; aside <= STEPS_ASIDE; aside++) {
		int64_t at = two_factor_step(now) + aside;
		char expected[9];

		if (two_factor_code((const unsigned char *)secret, length, at,
			DIGITS, expected) == STATUS_OK &&
		    digest_equal(expected, code)) {
			*step = at;
			fits = true;
		}
	}
	free(secret);
	return fits;
}

/* --- Recovery codes ---------------------------------------------------------- */

static void
make_code(char out[TWO_FACTOR_CODE_BYTES])
{
	size_t at = 0;

	for (size_t i = 0; i < CODE_CHARS; i++) {
		if (i > 0 && i % CODE_GROUP == 0)
			out[at++] = '-';
		out[at++] = code_letters[random_below(32)];
	}
	out[at] = '\0';
}

/* Without spaces and dashes, in capitals. */
static const char *
plain_code(struct arena *mem, const char *typed)
{
	struct text out = text_new(mem, TYPED_MAX);

	for (const char *c = typed; *c != '\0'; c++) {
		if (*c >= 'a' && *c <= 'z')
			text_add_char(&out, (char)(*c - 'a' + 'A'));
		else if (*c != ' ' && *c != '-')
			text_add_char(&out, *c);
	}
	return out.bytes;
}

static const char *
code_hash(struct arena *mem, int64_t user_id, const char *plain)
{
	char *hash = arena_alloc(mem, 44);

	return seal_digest(CODE_PURPOSE,
		   text_format(mem, "%lld.%s", (long long)user_id, plain), hash)
	    ? hash
	    : NULL;
}

enum status
two_factor_give_codes(struct db *db, struct arena *mem, int64_t user_id,
    struct two_factor_codes *codes)
{
	static const struct db_column columns[] = {
		DB_COLUMN(struct two_factor_code_item, user_id),
		DB_COLUMN(struct two_factor_code_item, hash),
	};
	struct two_factor_code_item items[TWO_FACTOR_CODES];
	const struct db_items bulk = {
		.columns = columns,
		.column_count = ARRAY_LEN(columns),
		.items = items,
		.item_size = sizeof(items[0]),
		.count = TWO_FACTOR_CODES,
	};
	enum status st;

	for (size_t i = 0; i < TWO_FACTOR_CODES; i++) {
		make_code(codes->code[i]);
		items[i] = (struct two_factor_code_item){
			.user_id = user_id,
			.hash = code_hash(
			    mem, user_id, plain_code(mem, codes->code[i])),
		};
		if (items[i].hash == NULL)
			return STATUS_BUG;
	}
	st = db_run(db, &stmt_two_factor_codes_delete,
	    DB_ARGS(db_int(user_id)), NULL);
	if (st != STATUS_OK)
		return st;
	return db_bulk(db, &stmt_two_factor_code_insert, &bulk, NULL);
}

/* --- For signing in ---------------------------------------------------------- */

/* Whether one of the roles stands in the list of those that must. */
static bool
roles_must(struct arena *mem, const char *role_names, const char *list)
{
	for (const char *at = role_names; *at != '\0';) {
		size_t length = strcspn(at, ",");

		if (permission_has_role(list, arena_memdup(mem, at, length)))
			return true;
		at += length;
		at += *at == ',';
	}
	return false;
}

enum status
two_factor_asked(struct db *db, struct arena *mem, int64_t user_id,
    bool *is_on, bool *is_due)
{
	struct two_factor_asked_row row;
	struct setting setting;
	enum status st;

	st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;
	st = db_one(db, mem, &stmt_two_factor_asked,
	    DB_ARGS(db_int(user_id), db_int(user_id)), &row);
	if (st != STATUS_OK)
		return st;
	*is_on = row.is_on;
	*is_due = row.role_names != NULL &&
	    roles_must(mem, row.role_names, setting.two_factor_roles);
	return STATUS_OK;
}

enum status
two_factor_take(struct db *db, struct arena *mem, int64_t user_id,
    const char *code, struct instant now)
{
	const char *plain = plain_code(mem, code);
	struct two_factor_row row;
	const char *hash;
	int64_t step, hit;
	enum status st;

	st = db_one(
	    db, mem, &stmt_two_factor_lock, DB_ARGS(db_int(user_id)), &row);
	if (st != STATUS_OK)
		return st;
	if (row.secret == NULL || instant_is_none(row.confirmed_at))
		return STATUS_INVALID;
	if (strlen(plain) != DIGITS) {
		hash = code_hash(mem, user_id, plain);
		if (hash == NULL)
			return STATUS_BUG;
		st = db_run(db, &stmt_two_factor_code_use,
		    DB_ARGS(db_instant(now), db_int(user_id), db_text(hash)),
		    &hit);
		return st == STATUS_OK && hit == 0 ? STATUS_INVALID : st;
	}
	if (!code_fits(mem, row.secret, plain, now, &step))
		return STATUS_INVALID;
	st = db_run(db, &stmt_two_factor_step,
	    DB_ARGS(db_int(step), db_int(user_id), db_int(step)), &hit);
	return st == STATUS_OK && hit == 0 ? STATUS_INVALID : st;
}

/* What an app reads from the picture. */
static const char *
uri_of(struct arena *mem, const char *login, const char *secret,
    const struct setting *setting)
{
	const char *name = setting->company_name_en[0] != '\0'
	    ? setting->company_name_en
	    : setting->company_name;
	const char *issuer = text_url_encode(mem, name);

	return text_format(mem,
	    "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6"
	    "&period=30",
	    issuer, text_url_encode(mem, login), secret, issuer);
}

enum status
two_factor_waiting(struct db *db, struct arena *mem, int64_t user_id,
    struct two_factor *out)
{
	struct setting setting;
	struct two_factor_row row;
	enum status st;

	*out = (struct two_factor){ .secret = "", .uri = "" };
	st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;
	st = db_one(
	    db, mem, &stmt_two_factor_find, DB_ARGS(db_int(user_id)), &row);
	if (st != STATUS_OK)
		return st;
	if (row.secret == NULL)
		return STATUS_NOT_FOUND;
	out->is_on = !instant_is_none(row.confirmed_at);
	out->since = row.confirmed_at;
	out->codes_left = row.codes_left;
	if (out->is_on)
		return STATUS_NOT_FOUND;
	out->secret = seal_open(mem, SEAL_PURPOSE, row.secret);
	if (out->secret == NULL) {
		out->secret = "";
		return STATUS_NOT_FOUND;
	}
	out->is_begun = true;
	out->uri = uri_of(mem, row.login, out->secret, &setting);
	return STATUS_OK;
}

enum status
two_factor_settle(struct db *db, struct arena *mem, int64_t user_id,
    const char *code, struct instant now, struct two_factor_codes *codes)
{
	struct two_factor_row row;
	int64_t step;
	enum status st;

	st = db_one(
	    db, mem, &stmt_two_factor_lock, DB_ARGS(db_int(user_id)), &row);
	if (st != STATUS_OK)
		return st;
	if (row.secret == NULL || !instant_is_none(row.confirmed_at))
		return STATUS_CONFLICT;
	if (!code_fits(mem, row.secret, plain_code(mem, code), now, &step))
		return STATUS_INVALID;
	st = db_change(db, &stmt_two_factor_confirm,
	    DB_ARGS(db_instant(now), db_int(step), db_int(user_id)));
	if (st != STATUS_OK)
		return st;
	return two_factor_give_codes(db, mem, user_id, codes);
}

enum status
two_factor_remove(struct db *db, int64_t user_id)
{
	enum status st;

	st = db_run(db, &stmt_two_factor_codes_delete,
	    DB_ARGS(db_int(user_id)), NULL);
	if (st != STATUS_OK)
		return st;
	return db_run(
	    db, &stmt_two_factor_delete, DB_ARGS(db_int(user_id)), NULL);
}
