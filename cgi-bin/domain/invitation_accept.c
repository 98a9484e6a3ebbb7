/**
 * @file
 * Following an invitation's link.  See invitation.h.
 */
#include "base/random.h"
#include "base/text.h"
#include "domain/credential.h"
#include "domain/invitation.h"
#include "domain/invitation_sql.h"
#include "domain/session.h"
#include "domain/setting.h"
#include "domain/user.h"

enum {
	NAME_CHARS = 60
};

enum status
invitation_find(struct db *db, struct arena *mem, const char *token,
    struct instant now, struct invitation *out)
{
	char hash[65];

	digest_sha256(token, strlen(token), hash);
	return db_one(db, mem, &stmt_invitation_find,
	    DB_ARGS(db_text(hash), db_instant(now)), out);
}

/* What join() needs to know; see invitation_accept(). */
struct joining {
	struct arena *mem;
	const struct sign_in *in;
	const char *token_hash;
	const char *name;
	const char *hash; /* of the new password; NULL: there is an account */
	int64_t user_id;
};

static enum status
make_user(struct db *db, struct joining *job, const struct invitation_row *row)
{
	enum status st;

	st = db_insert(db, &stmt_invitation_user_insert,
	    DB_ARGS(db_text(row->login), db_text(job->name),
		db_int(row->language), db_instant(job->in->now)),
	    &job->user_id);
	if (st != STATUS_OK)
		return st;
	return credential_store(db, job->user_id, job->hash, job->in->now);
}

static enum status
join(struct db *db, void *context)
{
	struct joining *job = context;
	struct invitation_row row;
	enum status st;

	st = db_one(db, job->mem, &stmt_invitation_of_token,
	    DB_ARGS(db_text(job->token_hash), db_instant(job->in->now)), &row);
	if (st != STATUS_OK)
		return st;
	/* An account appeared or went since the form was judged: look anew. */
	if ((row.user_id != 0) != (job->hash == NULL))
		return STATUS_NOT_FOUND;
	job->user_id = row.user_id;
	if (job->hash != NULL) {
		st = make_user(db, job, &row);
		if (st != STATUS_OK)
			return st;
	}
	st = user_join(db, job->mem, job->user_id, row.customer_id,
	    row.team_id, row.roles);
	if (st != STATUS_OK)
		return st;
	st = db_change(db, &stmt_invitation_accept,
	    DB_ARGS(db_instant(job->in->now), db_int(job->user_id),
		db_int(row.id)));
	if (st != STATUS_OK)
		return st;
	return db_insert(db, &stmt_invitation_audit,
	    DB_ARGS(db_instant(job->in->now), db_int(job->user_id),
		db_text(job->in->address), db_text("invite_accept"),
		db_int(row.id), db_text(row.login)),
	    NULL);
}

static enum status
judge(struct db *db, struct arena *mem, const struct invitation *invitation,
    const char *name, const char *password, enum password_fault *fault)
{
	struct setting setting;
	size_t name_chars = utf8_length(name);
	enum status st;

	st = setting_read(db, mem, &setting);
	if (st != STATUS_OK)
		return st;
	const char *personal[] = { invitation->login, name,
		invitation->company, setting.company_name,
		setting.company_name_en };

	*fault = password_judge(mem, password, personal, ARRAY_LEN(personal));
	if (name_chars == 0 || name_chars > NAME_CHARS)
		return STATUS_INVALID;
	return *fault == PASSWORD_FINE ? STATUS_OK : STATUS_INVALID;
}

enum status
invitation_accept(struct db *db, struct arena *mem, const char *token,
    const char *name, const char *password, const struct sign_in *in,
    enum password_fault *fault, struct signed_in *out)
{
	struct invitation invitation;
	struct sign_in whole = *in;
	char hash[65];
	struct joining job = {
		.mem = mem,
		.in = in,
		.token_hash = hash,
		.name = name,
	};
	enum status st;

	*fault = PASSWORD_FINE;
	digest_sha256(token, strlen(token), hash);
	st = invitation_find(db, mem, token, in->now, &invitation);
	if (st != STATUS_OK)
		return st;
	whole.login = invitation.login;
	whole.password = password;
	if (invitation.has_account) {
		st = sign_in_check(db, mem, &whole, &job.user_id);
		if (st != STATUS_OK)
			return st;
	} else {
		st = judge(db, mem, &invitation, name, password, fault);
		if (st != STATUS_OK)
			return st;
		st = password_hash(mem, password, &job.hash);
		if (st != STATUS_OK)
			return st;
	}
	st = db_transact(db, join, &job);
	if (st != STATUS_OK)
		return st == STATUS_CONFLICT ? STATUS_NOT_FOUND : st;
	return sign_in_user(db, mem, job.user_id, in, out);
}
