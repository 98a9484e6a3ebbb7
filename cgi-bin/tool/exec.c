/**
 * @file
 * `qutong setup`, `exec` and `nginx`: what the supervisor does for a private
 * instance, one piece at a time for systemd and the system's nginx.
 *
 * Program: tool.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/text.h"
#include "tool/commands.h"
#include "tool/database.h"
#include "tool/environment.h"
#include "tool/front.h"
#include "tool/spawn.h"

enum {
	PROGRAMS_MOST = 40,
	CONNECTIONS = 200
};

static const int64_t database_patience_us = 300ll * 1000000;

/** Run a task of the supervisor's to its end. */
static bool
run_task(const struct home *home, const struct process *task)
{
	struct spawn spawn = { .errors = text_format(home->mem, "%s/%s.log",
				   home->log, task->name) };
	bool is_good;

	for (size_t i = 0; i < PROCESS_ARGS && task->args[i] != NULL; i++)
		spawn.args[i] = task->args[i];
	if (task->input != NULL)
		spawn.input = open(task->input, O_RDONLY | O_CLOEXEC);
	is_good = spawn.input >= 0 && spawn_wait(spawn_start(&spawn));
	if (spawn.input > 0)
		close(spawn.input);
	if (!is_good)
		complain("%s failed; %s says why.", task->name, spawn.errors);
	return is_good;
}

/** Names of the areas, then the services. */
static size_t
list_programs(const struct home *home, const char *names[PROGRAMS_MOST])
{
	struct dirent *entry;
	size_t count = 0;
	DIR *bin = opendir(home->bin);

	while (bin != NULL && (entry = readdir(bin)) != NULL)
		if (text_ends_with(entry->d_name, ".fcgi") &&
		    count < PROGRAMS_MOST - SERVICE_COUNT)
			names[count++] = arena_memdup(home->mem, entry->d_name,
			    strlen(entry->d_name) - strlen(".fcgi"));
	if (bin != NULL)
		closedir(bin);
	return count;
}

/* --- qutong setup ---------------------------------------------------------- */

static int
setup_conf(const struct home *home)
{
	if (access(home->conf, F_OK) == 0)
		return 0;
	return home_write_conf(home) ? 0 : 1;
}

static int
setup_tables(struct home *home)
{
	struct timespec tick = { 0, 50 * 1000000 };
	int64_t until = clock_monotonic_us() + database_patience_us;
	const char *names[PROGRAMS_MOST];
	size_t count = list_programs(home, names);
	struct process task;
	enum status st;

	while (!database_answers(home)) {
		if (clock_monotonic_us() > until) {
			complain("The database does not answer; "
				 "%s/mariadb.log says why.",
			    home->log);
			return 1;
		}
		nanosleep(&tick, NULL);
	}
	if (database_create(home, &task) != STATUS_OK ||
	    !run_task(home, &task) || command_migrate(home, 0, NULL) != 0)
		return 1;
	for (size_t i = 0; i < SERVICE_COUNT; i++)
		names[count++] = service_names[i];
	st = database_users(home, names, count, &task);
	if (st == STATUS_NOT_FOUND)
		return 0;
	if (st != STATUS_OK || !run_task(home, &task))
		return 1;
	database_users_done(home);
	puts("Each program has its rights.");
	return 0;
}

int
command_setup(struct home *home, int argc, char **argv)
{
	if (argc == 1 && text_equal(argv[0], "conf"))
		return setup_conf(home);
	if (argc == 1 && text_equal(argv[0], "tables"))
		return setup_tables(home);
	complain("Usage: qutong setup conf|tables");
	return 2;
}

/* --- qutong exec ----------------------------------------------------------- */

static int
become(const char *const *words)
{
	char *args[PROCESS_ARGS + 1] = { NULL };

	for (size_t i = 0; i < PROCESS_ARGS && words[i] != NULL; i++)
		args[i] = (char *)(uintptr_t)words[i];
	execv(args[0], args);
	complain("%s cannot be started: %s.", args[0], strerror(errno));
	return 1;
}

static int
exec_database(const struct home *home)
{
	struct process process;

	if ((mkdir(home->tmp, 0700) != 0 && errno != EEXIST) ||
	    (mkdir(home->files, 0700) != 0 && errno != EEXIST) ||
	    chdir(home->tmp) != 0) {
		complain("%s cannot be used: %s.", home->tmp, strerror(errno));
		return 1;
	}
	if (access(home->data, F_OK) != 0) {
		database_install(home, &process);
		if (!run_task(home, &process) || !database_install_done(home))
			return 1;
	}
	if (database_server(home, config_int("db_connections", CONNECTIONS),
		&process) != STATUS_OK)
		return 1;
	return become(process.args);
}

static int
exec_program(const struct home *home, const char *name)
{
	const char *const *env = environment_common(home);
	const char *words[] = { environment_program(home, name), NULL };

	for (size_t i = 0; env[i] != NULL; i++)
		if (putenv((char *)(uintptr_t)env[i]) != 0)
			return 1;
	if (setenv("QUTONG_DB_USER", name, 1) != 0 ||
	    setenv("QUTONG_DB_PASSWORD", database_password(home, name), 1) != 0)
		return 1;
	return become(words);
}

int
command_exec(struct home *home, int argc, char **argv)
{
	if (argc != 1 || strchr(argv[0], '/') != NULL) {
		complain("Usage: qutong exec database|PROGRAM");
		return 2;
	}
	if (text_equal(argv[0], "database"))
		return exec_database(home);
	return exec_program(home, argv[0]);
}

/* --- qutong nginx ---------------------------------------------------------- */

int
command_nginx(struct home *home, int argc, char **argv)
{
	const char *file =
	    text_format(home->mem, "/tmp/qutong-nginx-%d", (int)getpid());
	struct front_routes routes = { NULL, 0, 0 };
	const char *names[PROGRAMS_MOST];
	size_t count = list_programs(home, names);
	const char *text;

	if (argc != 1 || !text_equal(argv[0], "--config")) {
		complain("Usage: qutong nginx --config");
		return 2;
	}
	for (size_t i = 0; i < count; i++)
		if (front_ask(home, names[i], &routes) != STATUS_OK) {
			complain("The program %s does not run.", names[i]);
			return 1;
		}
	if (front_write(home, &routes, "nginx/system.conf.in", file) !=
	    STATUS_OK)
		return 1;
	text = home_read(home, file, 1 << 20);
	unlink(file);
	if (text == NULL)
		return 1;
	fputs(text, stdout);
	return 0;
}
