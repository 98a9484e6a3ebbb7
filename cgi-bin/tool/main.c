/**
 * @file
 * `qutong`, the command line.  `qutong --home HOME_DIR COMMAND` works on that
 * instance; without --home on var/dev.
 *
 * Program: tool.
 */
#include <signal.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "tool/commands.h"

enum {
	MEMORY_CEILING = 64 << 20
};

struct command {
	const char *name;
	int (*run)(struct home *home, int argc, char **argv);
	const char *purpose;
};

static const struct command commands[] = {
	{ "up", command_up,
	    "start the instance and wait until it is ready [--port N]" },
	{ "down", command_down, "stop it in good order" },
	{ "status", command_status, "say what runs and what does not" },
	{ "logs", command_logs, "follow what all programs write [NAME]" },
	{ "migrate", command_migrate, "bring the tables up to date" },
	{ "seed-demo", command_seed_demo, "load the demo company, once" },
	{ "seed", command_seed,
	    "load data to measure with: --orders N [--seed S] ..." },
	{ "import", command_import,
	    "take in data: retail|holidays|products|customers|... FILE" },
	{ "doctor", command_doctor, "look for what is wrong, and say it" },
	{ "reconcile", command_reconcile,
	    "compare stock and credit with their ledgers" },
	{ "clocks", command_clocks,
	    "compute the promises of all tickets again and compare" },
	{ "backup", command_backup,
	    "copy a running instance: DIR [--keep N] [--encrypt-to KEY.pub]" },
	{ "restore", command_restore,
	    "bring it back: DIR --home NEW [--to TIME] [--key KEY]" },
	{ "invite", command_invite,
	    "let an administrator in: E-MAIL NAME; prints the link" },
	{ "nginx", command_nginx,
	    "print what the system's nginx serves it with: --config" },
	{ "setup", command_setup,
	    "systemd's part: settings, database, tables, rights" },
	{ "exec", command_exec,
	    "systemd's part: become the database or a program" },
	{ "supervise", command_supervise,
	    "run the instance in the foreground (what `up` starts)" },
};

static void
usage(FILE *out)
{
	fputs("Usage: qutong [--home HOME_DIR] COMMAND [ARGUMENT...]\n\n", out);
	for (size_t i = 0; i < ARRAY_LEN(commands); i++)
		fprintf(out, "  %-10s  %s\n", commands[i].name,
		    commands[i].purpose);
}

static const struct command *
find_command(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(commands); i++)
		if (text_equal(commands[i].name, name))
			return &commands[i];
	return NULL;
}

int
main(int argc, char **argv)
{
	const char *path = home_default();
	const struct command *command;
	struct home home;
	int at = 1;

	log_program("qutong");
	if (argc > 2 && text_equal(argv[1], "--home")) {
		path = argv[2];
		at = 3;
	}
	if (argc > at &&
	    (text_equal(argv[at], "help") || text_equal(argv[at], "--help"))) {
		usage(stdout);
		return 0;
	}
	command = argc > at ? find_command(argv[at]) : NULL;
	if (command == NULL) {
		usage(stderr);
		return 2;
	}
	if (home_open(&home, arena_new(MEMORY_CEILING), path) != STATUS_OK)
		return 1;
	return command->run(&home, argc - at - 1, argv + at + 1);
}
