/**
 * @file
 * `qutong invite E-MAIL NAME`: a link by which an administrator of the supplier
 * comes in, for an instance that has none yet.  Program: tool.
 */
#include "base/config.h"
#include "base/text.h"
#include "domain/invitation.h"
#include "tool/commands.h"
#include "tool/database.h"

static const char *
fault_words(enum invitation_fault fault)
{
	switch (fault) {
	case INVITATION_LOGIN:
		return "That is no e-mail address.";
	case INVITATION_NAME:
		return "A name has 1 to 60 characters.";
	case INVITATION_THERE:
		return "This person is a user of the supplier already: an "
		       "administrator changes roles at /admin/users.";
	case INVITATION_OPEN:
		return "This person is invited already, for 7 days: withdraw "
		       "or send that one again at /admin/users.";
	case INVITATION_MANY:
		return "200 invitations are open: withdraw some first.";
	case INVITATION_FINE:
	case INVITATION_ROLES:
	case INVITATION_COMPANY:
		break;
	}
	return "The database does not answer: qutong status.";
}

int
command_invite(struct home *home, int argc, char **argv)
{
	static const char *const roles[] = { "admin" };
	const struct db_options options = { database_socket(home),
		home->account, "", config_text("db_name", "qutong") };
	const char *base = config_text("base_url", "");
	enum invitation_fault fault = INVITATION_FINE;
	struct invited sent = { .token = "" };
	struct act act = { .who = &actor_system,
		.mem = home->mem,
		.now = clock_now(),
		.address = "" };
	struct db *db;
	enum status st;

	if (argc != 2) {
		complain("qutong invite E-MAIL NAME");
		return 2;
	}
	db = db_new(&options);
	st = invitation_send(db, &act,
	    &(struct invite){ .login = argv[0],
		.name = argv[1],
		.roles = roles,
		.role_count = 1 },
	    &sent, &fault);
	db_free(db);
	if (st != STATUS_OK) {
		complain("%s", fault_words(fault));
		return 1;
	}
	if (sent.is_mailed) {
		printf("A link is on its way to %s; it is good for 7 days.\n",
		    argv[0]);
		return 0;
	}
	if (*base == '\0')
		base = text_format(home->mem, "http://127.0.0.1:%lld",
		    (long long)home->port);
	printf("%s/invitation/%s\nGood once, for 7 days: pass it on to %s.\n",
	    base, sent.token, argv[0]);
	return 0;
}
