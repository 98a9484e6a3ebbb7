/**
 * @file
 * The registration form of a customer: its fields, changes and their history.
 *
 * Layer: domain.  Every field is a text in its plain form: whole numbers and
 * amounts in fen as digits, days as "2026-11-20", choices by their number, a
 * place by its six digits.  So one function compares, checks, stores and keeps
 * the history of all of them.  Each field
 * that changes leaves a row in customer_changes, in the same transaction.
 *
 * Distributors see fields with is_own alone and propose changes of those;
 * customer_file_proposal.h.
 */
#ifndef DOMAIN_CUSTOMER_FILE_H
#define DOMAIN_CUSTOMER_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "db/db.h"
#include "domain/act.h"
#include "domain/customer_open.h"

/** In the order of the form. */
enum record_field {
	RECORD_NAME = 0,
	RECORD_NAME_EN,
	RECORD_SHORT_NAME,
	RECORD_CREDIT_CODE,
	RECORD_LEGAL_PERSON,
	RECORD_FINANCE_CONTACT,
	RECORD_PHONE,
	RECORD_FOUNDED_ON,
	RECORD_DIVISION,
	RECORD_STREET,
	RECORD_INVOICE_TITLE,
	RECORD_INVOICE_NUMBER,
	RECORD_INVOICE_KIND,
	RECORD_BANK_NAME,
	RECORD_BANK_ACCOUNT,
	RECORD_REGISTERED,
	RECORD_PAID_IN,
	RECORD_OWNERSHIP,
	RECORD_RELATION,
	RECORD_NATURE,
	RECORD_TRADE,
	RECORD_PREFERRED,
	RECORD_DOWNSTREAM,
	RECORD_WAREHOUSE,
	RECORD_VEHICLES,
	RECORD_PEOPLE,
	RECORD_BRANDS,
	RECORD_COMPETITORS,
	RECORD_SHARE,
	RECORD_RIVAL_UNTIL,
	RECORD_GOALS,
	RECORD_FIELD_COUNT
};

enum record_kind {
	RECORD_TEXT,
	RECORD_LONG, /* a text of several lines */
	RECORD_INT,
	RECORD_MONEY,    /* fen */
	RECORD_SHARE_OF, /* basis points */
	RECORD_DAY,
	RECORD_CHOICE, /* least … most */
	RECORD_PLACE,  /* six digits of the national list */
	RECORD_CODE    /* GB 32100 */
};

/** What is known of a field. */
struct record_field_info {
	const char *name; /* of the form's field, the column and the history */
	enum record_kind kind;
	int64_t least, most; /* characters of a text; else the value */
	bool is_own;         /* distributors see it and may propose it */
};

/** @param field below RECORD_FIELD_COUNT */
const struct record_field_info *record_field_info(enum record_field field);

/** The field of that name; RECORD_FIELD_COUNT if there is none. */
enum record_field record_field_find(const char *name);

/** A file as it stands.  Never NULL; "" for what is not given. */
struct customer_file {
	int64_t id;
	int64_t version; /* counts changes */
	const char *value[RECORD_FIELD_COUNT];
	const char *place;  /* in words: "浙江省 杭州市 西湖区" */
	const char *region, *region_en; /* of sales; "" for none */
	bool may_change;    /* the reader may */
	bool sees_all;      /* what we think of it, too */
};

/**
 * Read a file: within ACTION_ACCOUNT_SEE.  What the reader may not see is "".
 *
 * @param id customer; 0: the company acted for
 */
enum status customer_file_find(struct db *db, struct arena *mem,
    const struct actor *who, int64_t id, struct customer_file *out) MUST_CHECK;

enum change_fault {
	RECORD_SOUND = 0,
	RECORD_FAULT_MISSING, /* a field that must be there */
	RECORD_FAULT_LONG,
	RECORD_FAULT_NUMBER, /* no number, or beyond its limits */
	RECORD_FAULT_DAY,    /* no day of the calendar, or not a likely one */
	RECORD_FAULT_CHOICE,
	RECORD_FAULT_PLACE,
	RECORD_FAULT_CODE,      /* does not check */
	RECORD_FAULT_TAKEN,     /* that credit code is on file */
	RECORD_FAULT_PREFERRED, /* only terminals may be preferred */
	RECORD_FAULT_DUPLICATE, /* looks like another: confirm and say why */
	RECORD_FAULT_REASON,    /* too long */
	RECORD_FAULT_NOTHING    /* nothing differs */
};

struct change_problem {
	enum change_fault fault;
	enum record_field field; /* RECORD_FIELD_COUNT: of the form */
};

/** A change of a file. */
struct file_change_request {
	int64_t customer_id;
	int64_t version;                       /* of the file that was shown */
	const char *value[RECORD_FIELD_COUNT]; /* NULL: as it is */
	const char *reason;                    /* "" for none */
	bool is_confirmed; /* likenesses with others were seen */
};

/** The plain form of what was typed: folded code, "１２.５" yuan to "1250".  What
 *  cannot be read comes back as it is and is refused later. */
const char *record_field_read(
    struct arena *mem, enum record_field field, const char *typed);

/** How a plain value is typed: "1250" fen to "12.50". */
const char *record_field_typed(
    struct arena *mem, enum record_field field, const char *value);

/** Customers who have what this request changes; at most 10, without itself.
 *  @param[out] rows struct duplicate */
enum status customer_file_likes(struct db *db, struct arena *mem,
    const struct actor *who, const struct customer_file *now,
    const struct file_change_request *request, struct db_rows *rows) MUST_CHECK;

/**
 * Change a file (ACTION_CUSTOMER_CHANGE).
 *
 * @param[out] changed how many fields
 * @return STATUS_CONFLICT when it was changed meanwhile; STATUS_INVALID with
 *         *problem.
 */
enum status customer_file_change(struct db *db, struct act *act,
    const struct file_change_request *request, struct change_problem *problem,
    int64_t *changed) MUST_CHECK;

/* --- History ------------------------------------------------------------------ */

enum change_state {
	CHANGE_PROPOSED = 1,
	CHANGE_IN_FORCE,
	CHANGE_REFUSED,
	CHANGE_WITHDRAWN
};

/** A field's change, or something else that happened to the file: field is then
 *  "opened", "quality_cleared", "credit_cleared", "address", "salesperson",
 *  "service", "credit_officer" or "sponsor". */
struct file_change {
	int64_t id;
	int64_t customer_id;
	const char *customer_code, *customer_name, *customer_name_en;
	int64_t state;
	const char *field, *old_value, *new_value, *reason;
	struct instant at;
	const char *by; /* NULL: unknown */
	const char *decided_by;
	struct instant decided_at;
	const char *answer;
	const char *present;      /* proposals: the value as it stands now */
	const char *present_text; /* the same; of a place, its names */
};

/**
 * What was changed, newest first; distributors read changes of own fields that
 * they see, staff all.
 *
 * @param before   only ids below; 0: all
 * @param[out] rows struct file_change
 */
enum status customer_file_history(struct db *db, struct arena *mem,
    const struct actor *who, int64_t customer_id, int64_t before, int64_t limit,
    struct db_rows *rows) MUST_CHECK;

/* --- Delivery addresses ------------------------------------------------------- */

enum {
	RECORD_ADDRESSES_MAX = 200
};

struct file_address {
	int64_t customer_id;
	int64_t id; /* 0: a new one */
	const char *label, *address, *contact, *phone;
	bool is_default;
};

enum address_fault {
	ADDRESS_SOUND = 0,
	ADDRESS_FAULT_LABEL,
	ADDRESS_FAULT_ADDRESS,
	ADDRESS_FAULT_CONTACT,
	ADDRESS_FAULT_PHONE,
	ADDRESS_FAULT_MANY
};

/** Add or change one (ACTION_CUSTOMER_CHANGE).  Orders keep what they were
 *  placed with.  @return STATUS_NOT_FOUND for another customer's. */
enum status file_address_save(struct db *db, struct act *act,
    const struct file_address *address, enum address_fault *fault) MUST_CHECK;

/** Take one away. */
enum status file_address_remove(
    struct db *db, struct act *act, int64_t customer_id, int64_t id) MUST_CHECK;

#endif
