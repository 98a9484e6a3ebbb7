/**
 * @file
 * Robots of staff's chat groups: WeCom, DingTalk, Feishu.
 *
 * Layer: domain.  An administrator gives a robot's address and which groups of
 * staff read there; events for these groups are told by it, too.
 */
#ifndef DOMAIN_ROBOT_H
#define DOMAIN_ROBOT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "db/db.h"
#include "domain/act.h"
#include "domain/actor.h"
#include "domain/message.h"

enum {
	ROBOT_NAME_CHARS = 60,
	ROBOT_URL_CHARS = 300,
	ROBOT_SECRET_CHARS = 120
};

/** A robot as its page shows it. */
struct robot {
	int64_t id;
	enum robot_kind kind;
	bool is_on;
	bool has_secret;
	const char *name, *url, *secret;
	int64_t audience; /* TELL_… bits */
	enum language language;
};

/** Which groups of staff a robot may speak to: TELL_… bits. */
int64_t robot_groups(void);

/** All robots (ACTION_ADMIN).  @param[out] rows struct robot, secret NULL */
enum status robot_list(struct db *db, struct arena *mem,
    const struct actor *who, struct db_rows *rows) MUST_CHECK;

/** Why a robot cannot be saved. */
enum robot_fault {
	ROBOT_FINE = 0,
	ROBOT_FAULT_KIND,
	ROBOT_FAULT_NAME,
	ROBOT_FAULT_URL,     /* not https:// (http:// on this machine only) */
	ROBOT_FAULT_AUDIENCE /* nobody */
};

/**
 * Add a robot (id 0) or change one; an empty secret keeps the one it had
 * (ACTION_ADMIN).
 *
 * @return STATUS_OK; STATUS_INVALID with *fault set; STATUS_NOT_FOUND.
 */
enum status robot_save(struct db *db, struct act *act,
    const struct robot *robot, enum robot_fault *fault) MUST_CHECK;

#endif
