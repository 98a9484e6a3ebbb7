/**
 * @file
 * `qutong supervise`: brings the whole instance up, in order, and keeps it up.
 *
 * Program: tool.  Database, migrations, users, demo company; then every program
 * (build/bin/<area>.fcgi, found by listing), the worker and nginx at once.  What
 * dies is started again.  SIGTERM stops all in order; SIGHUP takes in a new
 * build: migrations, grants, routes, programs.
 */
#include <dirent.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/log.h"
#include "base/text.h"
#include "tool/commands.h"
#include "tool/database.h"
#include "tool/environment.h"
#include "tool/front.h"
#include "tool/process.h"
#include "tool/seed_sql.h"

enum {
	PROGRAMS_MOST = 40,
	GENERATION_CEILING = 64 << 20
};
/** One that dies so often in a row at the start has something to say. */
enum {
	START_DEATHS_MOST = 6
};

static const int64_t database_patience_ms = 300 * 1000;
static const int64_t ready_patience_ms = 60 * 1000;

struct supervisor {
	struct home *home;
	struct arena *generation; /* what describes the build now running */
	const char *names[PROGRAMS_MOST]; /* areas, then services */
	size_t area_count;
	size_t name_count;

	struct process database;
	struct process front;
	struct process shipper; /* of the log to backups, where that is set */
	struct process task;
	struct process programs[PROGRAMS_MOST];
	struct process *all[PROGRAMS_MOST + 4];
	size_t all_count;
	bool stop;
	bool reload;
};

/* --- What there is to run -------------------------------------------------- */

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
list_programs(struct supervisor *s)
{
	struct home *home = s->home;
	struct dirent *entry;
	DIR *bin = opendir(home->bin);

	s->area_count = 0;
	while (bin != NULL && (entry = readdir(bin)) != NULL) {
		if (!text_ends_with(entry->d_name, ".fcgi") ||
		    s->area_count == PROGRAMS_MOST - SERVICE_COUNT)
			continue;
		s->names[s->area_count++] = arena_memdup(home->mem,
		    entry->d_name, strlen(entry->d_name) - strlen(".fcgi"));
	}
	if (bin != NULL)
		closedir(bin);
	qsort(s->names, s->area_count, sizeof(*s->names), compare_names);
	s->name_count = s->area_count;
	for (size_t i = 0; i < SERVICE_COUNT; i++)
		if (access(service_path(home, service_names[i]), X_OK) == 0 &&
		    s->name_count < PROGRAMS_MOST)
			s->names[s->name_count++] = service_names[i];
}

static const char *
set(struct home *home, const char *name, const char *value)
{
	return text_format(home->mem, "%s=%s", name, value);
}

static void
describe_program(struct supervisor *s, size_t i)
{
	struct home *home = s->home;
	struct process *process = &s->programs[i];
	const char *name = s->names[i];
	bool is_area = i < s->area_count;

	*process = (struct process){
		.name = name, .stop_signal = SIGTERM, .orphan_signal = SIGUSR1
	};
	process->args[0] = is_area
	    ? text_format(home->mem, "%s/%s.fcgi", home->bin, name)
	    : service_path(home, name);
	process->env[0] = set(home, "QUTONG_DB_USER", name);
	process->env[1] =
	    set(home, "QUTONG_DB_PASSWORD", database_password(home, name));
}

static void
list_all(struct supervisor *s)
{
	s->all_count = 0;
	s->all[s->all_count++] = &s->task;
	s->all[s->all_count++] = &s->database;
	s->all[s->all_count++] = &s->front;
	s->all[s->all_count++] = &s->shipper;
	for (size_t i = 0; i < s->name_count; i++)
		s->all[s->all_count++] = &s->programs[i];
}

/* --- Steps ----------------------------------------------------------------- */

static void
step(struct supervisor *s, const char *text)
{
	log_event(LOG_INFO, "supervise.step", "step", text, NULL);
	home_tell(s->home, HOME_STARTING, text);
}

static enum status
fail(struct supervisor *s, const char *sentence)
{
	log_event(LOG_ERROR, "supervise.failed", "why", sentence, NULL);
	home_tell(s->home, HOME_FAILED, sentence);
	return STATUS_UNAVAILABLE;
}

static void
watch(struct supervisor *s, int wait_ms)
{
	struct process_news news =
	    processes_watch(s->all, s->all_count, wait_ms);

	s->stop |= news.stop;
	s->reload |= news.reload;
}

/** Run s->task to its end.  @return whether it ended well. */
static bool
run_task(struct supervisor *s)
{
	if (!process_start(&s->task)) {
		s->task.is_wanted = false;
		return false;
	}
	while (s->task.pid != 0 && !s->stop)
		watch(s, 200);
	if (s->task.pid != 0) {
		process_stop(&s->task, 2000);
		return false;
	}
	return WIFEXITED(s->task.exit_status) &&
	    WEXITSTATUS(s->task.exit_status) == 0;
}

/** Run this program with another sub-command on the same home. */
static bool
run_command(struct supervisor *s, const char *name)
{
	struct home *home = s->home;

	s->task = (struct process){
		.name = name, .stop_signal = SIGTERM, .is_task = true
	};
	s->task.args[0] = home_path(home, home->bin, "qutong");
	s->task.args[1] = "--home";
	s->task.args[2] = home->root;
	s->task.args[3] = name;
	s->task.env[0] = set(home, "QUTONG_DB_USER", home->account);
	s->task.env[1] = "QUTONG_DB_PASSWORD=";
	return run_task(s);
}

static const char *
log_of(struct supervisor *s, const char *name)
{
	return text_format(s->home->mem, "%s/%s.log", s->home->log, name);
}

static enum status
start_database(struct supervisor *s)
{
	struct home *home = s->home;
	int64_t until = clock_monotonic_us() + database_patience_ms * 1000;
	int64_t connections =
	    (int64_t)s->name_count * (config_int("workers", 2) + 2) + 30;

	if (access(home->data, F_OK) != 0) {
		step(s, "Creating the database");
		database_install(home, &s->task);
		if (!run_task(s) || !database_install_done(home))
			return fail(s,
			    text_format(home->mem,
				"The database could not be created; %s says why. "
				"Is the disk full?",
				log_of(s, "mariadb-install")));
	}
	step(s, "Starting the database");
	if (database_server(home, config_int("db_connections", connections),
		&s->database) != STATUS_OK)
		return fail(s, "The database's settings cannot be written.");
	process_start(&s->database);
	while (!s->stop && !database_answers(home)) {
		if (s->database.quick_deaths >= 3 ||
		    clock_monotonic_us() > until)
			return fail(s,
			    text_format(home->mem,
				"The database does not start; %s says why.",
				log_of(s, "mariadb")));
		watch(s, 50);
	}
	return s->stop ? STATUS_UNAVAILABLE : STATUS_OK;
}

static enum status
prepare_database(struct supervisor *s)
{
	struct home *home = s->home;
	enum status st;

	step(s, "Bringing the tables up to date");
	if (database_create(home, &s->task) != STATUS_OK || !run_task(s))
		return fail(s,
		    text_format(home->mem,
			"The empty database could not be created; %s says why.",
			log_of(s, "mariadb-client")));
	if (!run_command(s, "migrate"))
		return fail(s,
		    text_format(home->mem,
			"The tables could not be brought up to date; %s says why.",
			log_of(s, "migrate")));
	step(s, "Giving each program its rights");
	st = database_users(home, s->names, s->name_count, &s->task);
	if (st == STATUS_NOT_FOUND)
		return STATUS_OK;
	if (st != STATUS_OK || !run_task(s))
		return fail(s,
		    text_format(home->mem,
			"The database users could not be made; %s says why.",
			log_of(s, "mariadb-client")));
	database_users_done(home);
	return STATUS_OK;
}

static bool
demo_is_there(const struct home *home)
{
	const struct db_options options = { database_socket(home),
		home->account, "", config_text("db_name", "qutong") };
	struct db *db = db_new(&options);
	struct seed_done done;
	bool is_there = db_one(db, home->mem, &stmt_seed_done, DB_NO_ARGS,
			    &done) == STATUS_OK &&
	    db_one(db, home->mem, &stmt_seed_played, DB_NO_ARGS, &done) ==
		STATUS_OK;

	db_free(db);
	return is_there;
}

static enum status
load_demo(struct supervisor *s)
{
	if (!config_bool("demo", false) || demo_is_there(s->home))
		return STATUS_OK;
	step(s, "Loading the demo company (the first time only)");
	if (!run_command(s, "seed-demo"))
		return fail(s,
		    text_format(s->home->mem,
			"The demo company could not be loaded; %s says why.",
			log_of(s, "seed-demo")));
	return STATUS_OK;
}

static enum status
describe_front(struct supervisor *s, struct process *front)
{
	struct front_routes routes = { NULL, 0, 0 };

	for (size_t i = 0; i < s->area_count; i++)
		if (front_ask(s->home, s->names[i], &routes) != STATUS_OK)
			return fail(s,
			    text_format(s->home->mem,
				"The program %s does not run; build it again.",
				s->names[i]));
	if (front_server(s->home, &routes, front) != STATUS_OK)
		return fail(s, "nginx's settings cannot be written.");
	return STATUS_OK;
}

/** The first of the programs and nginx that does not answer; NULL if all do. */
static const struct process *
first_silent(const struct supervisor *s)
{
	char path[4096];

	for (size_t i = 0; i < s->area_count; i++) {
		snprintf(path, sizeof(path), "%s/%s.sock", s->home->sockets,
		    s->names[i]);
		if (!home_socket_answers(path))
			return &s->programs[i];
	}
	if (s->front.pid == 0 || !home_port_answers(s->home->port))
		return &s->front;
	return NULL;
}

static enum status
wait_until_ready(struct supervisor *s)
{
	int64_t until = clock_monotonic_us() + ready_patience_ms * 1000;
	const struct process *silent = NULL;

	while (!s->stop) {
		silent = first_silent(s);
		if (silent == NULL)
			break;
		if (silent->quick_deaths >= START_DEATHS_MOST ||
		    clock_monotonic_us() > until)
			return fail(s,
			    text_format(s->home->mem,
				"%s does not answer; %s says why.",
				silent->name, log_of(s, silent->name)));
		watch(s, 50);
	}
	if (s->stop)
		return STATUS_UNAVAILABLE;
	home_tell(s->home, HOME_READY, "");
	log_event(LOG_INFO, "supervise.ready", NULL);
	return STATUS_OK;
}

/** What keeps the archive of backups up with the log (backup_log_to). */
static void
start_shipper(struct supervisor *s)
{
	struct home *home = s->home;
	const char *folder = config_text("backup_log_to", "");
	size_t n = 0;

	if (*folder == '\0')
		return;
	s->shipper =
	    (struct process){ .name = "backup-log", .stop_signal = SIGTERM };
	s->shipper.args[n++] = home_path(home, home->bin, "qutong");
	s->shipper.args[n++] = "--home";
	s->shipper.args[n++] = home->root;
	s->shipper.args[n++] = "backup";
	s->shipper.args[n++] = "--log";
	s->shipper.args[n++] = folder;
	process_start(&s->shipper);
}

static enum status
start_programs(struct supervisor *s)
{
	step(s, "Starting the programs");
	if (describe_front(s, &s->front) != STATUS_OK)
		return STATUS_UNAVAILABLE;
	for (size_t i = 0; i < s->name_count; i++) {
		describe_program(s, i);
		process_start(&s->programs[i]);
	}
	process_start(&s->front);
	start_shipper(s);
	return wait_until_ready(s);
}

/* --- Taking in a new build ------------------------------------------------- */

/** Keep who runs under a name that stays; stop who has gone. */
static void
relist_programs(struct supervisor *s)
{
	struct process old[PROGRAMS_MOST];
	const char *old_names[PROGRAMS_MOST];
	size_t old_count = s->name_count;
	bool stays;

	memcpy(old, s->programs, sizeof(old));
	memcpy(old_names, s->names, sizeof(old_names));
	list_programs(s);
	for (size_t i = 0; i < s->name_count; i++)
		describe_program(s, i);
	for (size_t k = 0; k < old_count; k++) {
		stays = false;
		for (size_t i = 0; i < s->name_count; i++) {
			if (!text_equal(s->names[i], old_names[k]))
				continue;
			stays = true;
			s->programs[i].pid = old[k].pid;
			s->programs[i].is_wanted = old[k].is_wanted;
			s->programs[i].started_us = old[k].started_us;
		}
		if (!stays)
			process_stop(&old[k], 10000);
	}
	list_all(s);
}

static enum status
take_in_build(struct supervisor *s)
{
	struct arena *old = s->generation;
	struct process front;

	s->reload = false;
	s->generation = arena_new(GENERATION_CEILING);
	s->home->mem = s->generation;
	relist_programs(s);
	if (old != NULL)
		arena_free(old);
	if (prepare_database(s) != STATUS_OK)
		return STATUS_UNAVAILABLE;
	step(s, "Taking in the new build");
	for (size_t i = 0; i < s->name_count; i++) {
		if (s->programs[i].pid != 0)
			kill(s->programs[i].pid, SIGHUP);
		else
			process_start(&s->programs[i]);
	}
	if (describe_front(s, &front) != STATUS_OK)
		return STATUS_UNAVAILABLE;
	if (s->front.pid != 0)
		kill(s->front.pid, SIGHUP);
	return wait_until_ready(s);
}

/* --- The life of it -------------------------------------------------------- */

static void
stop_all(struct supervisor *s)
{
	struct process *programs[PROGRAMS_MOST];

	for (size_t i = 0; i < s->name_count; i++)
		programs[i] = &s->programs[i];
	process_stop(&s->front, 5000);
	processes_stop(programs, s->name_count, 10000);
	process_stop(&s->database, 60000);
	/* Last: it ships what the database wrote at its end. */
	process_stop(&s->shipper, 10000);
	processes_sweep(s->home);
	processes_forget_sockets(s->home);
}

static void
keep_up(struct supervisor *s)
{
	int64_t trim_at = 0;

	while (!s->stop) {
		if (clock_monotonic_us() >= trim_at) {
			processes_trim_logs(s->home);
			trim_at = clock_monotonic_us() + 60 * 1000000;
		}
		watch(s, 10000);
		/* A build that cannot be taken in leaves the old one running;
		 * `up` shows why. */
		if (s->reload && take_in_build(s) != STATUS_OK)
			s->reload = false;
	}
}

static enum status
bring_up(struct supervisor *s)
{
	list_programs(s);
	for (size_t i = 0; i < s->name_count; i++)
		describe_program(s, i);
	list_all(s);
	processes_begin(s->home, environment_common(s->home));
	processes_sweep(s->home);
	if (start_database(s) != STATUS_OK ||
	    prepare_database(s) != STATUS_OK || load_demo(s) != STATUS_OK)
		return STATUS_UNAVAILABLE;
	return start_programs(s);
}

int
command_supervise(struct home *home, int argc, char **argv)
{
	static struct supervisor supervisor;
	struct supervisor *s = &supervisor;
	enum status st;
	const char *why;

	(void)argc;
	(void)argv;
	log_program("supervise");
	if (!home_lock(home)) {
		complain("%s is being supervised already.", home->root);
		return 1;
	}
	if (home->port == 0 || chdir("/") != 0) {
		complain("%s has no port yet: use `qutong up`.", home->root);
		return 1;
	}
	s->home = home;
	home_tell(home, HOME_STARTING, "Starting");
	st = bring_up(s);
	if (st == STATUS_OK)
		keep_up(s);
	stop_all(s);
	if (st == STATUS_OK || home_phase(home, &why) != HOME_FAILED)
		home_tell(home, HOME_STOPPED, "");
	return st == STATUS_OK || s->stop ? 0 : 1;
}
