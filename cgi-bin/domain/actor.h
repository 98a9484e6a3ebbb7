/**
 * @file
 * Who is asking, and how far each action reaches for them.  Layer: domain.
 */
#ifndef DOMAIN_ACTOR_H
#define DOMAIN_ACTOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "db/db.h"

/**
 * Everything a permission is asked for.  Append only: the order is stored in
 * sessions (one character each).  permission.c holds the names.
 */
enum action {
	ACTION_NONE = 0,      /* pages everyone may open: sign-in, errors */
	ACTION_SIGNED_IN,     /* pages of the user's own: /me, notifications */
	ACTION_CATALOGUE_SEE, /* products, own prices and stock */
	ACTION_ORDER_SEE,     /* orders, shipments */
	ACTION_ORDER_ENTER,   /* drafts, submit; for a customer by staff */
	ACTION_ORDER_APPROVE, /* the distributor's own approval */
	ACTION_ORDER_CONFIRM, /* confirm, reject, propose, close short */
	ACTION_ORDER_ANSWER,  /* accept or decline a proposal */
	ACTION_ORDER_CANCEL,  /* buyer: submitted; desk: confirmed */
	ACTION_ORDER_PICK,    /* pick, undo, ship, deliver */
	ACTION_SHIPMENT_SIGN, /* sign, refuse */
	ACTION_CREDIT_SEE,    /* limit, exposure */
	ACTION_HOLD_RELEASE,  /* release and force credit holds */
	ACTION_COST_SEE,      /* product costs and margins */
	ACTION_STOCK_SEE,     /* exact stock by batch and warehouse */
	ACTION_STOCK_CHANGE,  /* receive, block, adjust */
	ACTION_CUSTOMER_SEE,  /* customers of staff's scope */
	ACTION_ADMIN,         /* users, settings, imports */
	ACTION_MONEY_SEE,     /* receivables, receipts, statements */
	ACTION_STATEMENT_ANSWER, /* distributor: confirm or dispute */
	ACTION_PAYMENT_TELL,     /* distributor: payment slips */
	ACTION_CREDIT_ASK,       /* apply for a limit, term or raise */
	ACTION_CREDIT_OPINE,     /* the sales manager's opinion */
	ACTION_CREDIT_SCORE,     /* survey and scores */
	ACTION_CREDIT_DECIDE,    /* within one's band; freeze */
	ACTION_RECEIPT_POST,     /* receipts, bank files, applications */
	ACTION_TAX_INVOICE,      /* tax invoices, red-letter ones */
	ACTION_STATEMENT_MAKE,   /* close a month */
	ACTION_COLLECT,          /* collection notes, promises */
	ACTION_TICKET_SEE,       /* tickets and complaints */
	ACTION_TICKET_ASK,       /* distributor: open, answer, rate */
	ACTION_TICKET_WORK,      /* staff: register, triage, answer, propose */
	ACTION_COMPLAINT_DECIDE, /* within one's band */
	ACTION_DESK_SET,         /* canned replies, calendar, promises */
	ACTION_FIGURES_SEE,      /* after-sales figures */
	ACTION_RETURN_SEE,       /* return requests */
	ACTION_RETURN_ASK,       /* submit, send, answer offers */
	ACTION_RETURN_DECIDE,    /* approve, reject, offer, resolve */
	ACTION_RETURN_RECEIVE,   /* count at the dock */
	ACTION_RETURN_INSPECT,   /* accept, refuse, dispose of goods */
	ACTION_ACCOUNT_SEE,      /* the account page */
	ACTION_ACCOUNT_PROPOSE,  /* distributor: changes of its own data */
	ACTION_CUSTOMER_CHANGE,  /* open and change files */
	ACTION_PRIVATE_SEE,      /* private fields of contacts */
	ACTION_CUSTOMER_CLEAR_QUALITY, /* papers are in order */
	ACTION_CUSTOMER_CLEAR_CREDIT,  /* credit may be opened */
	ACTION_LICENCE_UPLOAD,         /* hand in papers */
	ACTION_LICENCE_CHECK,          /* verify papers */
	ACTION_CONTRACT_SEE,           /* contracts */
	ACTION_CONTRACT_SIGN,          /* distributor: the signed scan */
	ACTION_CONTRACT_DRAFT,         /* draft, amend, renew */
	ACTION_CONTRACT_REVIEW,        /* approve within four eyes */
	ACTION_CONTRACT_KEEP,          /* send, archive, end */
	ACTION_TEAM_FIGURES,           /* the manager's first page */
	ACTION_EVALUATE,               /* score customers */
	ACTION_HANDOVER_GIVE,          /* hand customers to colleagues */
	ACTION_CONCESSION_APPROVE,     /* what a customer was given */
	ACTION_USER_MANAGE,            /* invite, change, disable users */
	ACTION_API_TOKEN,              /* tokens of the API */
	ACTION_AUDIT_SEE,              /* who did and saw what */
	ACTION_COUNT
};

/** Which side of the counter a user stands on. */
enum side {
	SIDE_NOBODY = 0,
	SIDE_CUSTOMER,
	SIDE_STAFF
};

/** Languages of the interface. */
enum language {
	LANGUAGE_ZH = 0,
	LANGUAGE_EN,
	LANGUAGE_COUNT
};

/** The signed-in user, as the session vouches for.  Never NULL in a handler;
 *  user_id 0 is nobody. */
struct actor {
	int64_t user_id;
	int64_t session_id;
	enum side side;
	int64_t customer_id;    /* the company acted for; 0 for staff */
	int64_t team_id;        /* staff: own team, 0 for none */
	const char *name;       /* of the person */
	const char *company;    /* name of the company acted for */
	const char *role_names; /* "buyer,distributor_admin" */
	int64_t company_count;  /* companies this user may switch between */
	enum language language;
	int zone_minutes; /* of the user; default 480 */
	int64_t deputy_of;       /* whose authority is used; 0: one's own */
	const char *deputy_name; /* the absent one's; NULL */
	struct instant deputy_until; /* the first moment after */
	enum db_scope_kind reach[ACTION_COUNT];
};

/** Whether the actor may do this at all. */
static inline bool
actor_may(const struct actor *who, enum action action)
{
	return who->reach[action] != SCOPE_NONE;
}

/** Whether a user is the actor, or who the actor stands in for: neither judges
 *  what he did himself. */
static inline bool
actor_is(const struct actor *who, int64_t user_id)
{
	return user_id != 0 &&
	    (user_id == who->user_id || user_id == who->deputy_of);
}

/** The scope of an action, for the db_…_scoped() calls. */
struct db_scope actor_scope(const struct actor *who, enum action action);

/** The actor of jobs and imports: may do everything, user id 0. */
extern const struct actor actor_system;

#endif
