/**
 * @file
 * `qutong seed-demo`: loads the demo company of schema/seed/, once, whole or
 * not at all; then its people play a year of orders.
 *
 * Program: tool.
 */
#include <dirent.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/text.h"
#include "db/migrate_door.h"
#include "tool/commands.h"
#include "tool/database.h"
#include "tool/fill.h"
#include "tool/seed_play.h"

enum {
	SEEDS_MOST = 40
};

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/** A "source" line for each schema/seed/NNNN_*.sql, in order. */
static const char *
source_lines(const struct home *home)
{
	const char *folder = home_path(home, home->share, "schema/seed");
	const char *names[SEEDS_MOST];
	struct text out = text_new(home->mem, 64 << 10);
	struct dirent *entry;
	size_t count = 0;
	DIR *seeds = opendir(folder);

	while (seeds != NULL && (entry = readdir(seeds)) != NULL)
		if (text_ends_with(entry->d_name, ".sql") && count < SEEDS_MOST)
			names[count++] = arena_strdup(home->mem, entry->d_name);
	if (seeds != NULL)
		closedir(seeds);
	qsort(names, count, sizeof(*names), compare_names);
	for (size_t i = 0; i < count; i++)
		text_addf(&out, "source %s/%s\n", folder, names[i]);
	return out.bytes;
}

/** Let the mariadb client read `file`.  @return whether it took all of it */
static bool
run_client(const struct home *home, const char *file)
{
	const char *socket =
	    text_format(home->mem, "--socket=%s", database_socket(home));
	const char *user = text_format(home->mem, "--user=%s", home->account);
	int status = 1;
	pid_t pid = fork();

	if (pid == 0) {
		int fd = open(file, O_RDONLY);

		if (fd < 0 || dup2(fd, STDIN_FILENO) < 0)
			_exit(126);
		execl("/usr/bin/mariadb", "mariadb", "--no-defaults", socket,
		    user, "--batch", "--default-character-set=utf8mb4",
		    config_text("db_name", "qutong"), (char *)NULL);
		_exit(127);
	}
	if (pid > 0 && waitpid(pid, &status, 0) != pid)
		status = 1;
	unlink(file);
	if (status == 0)
		return true;
	complain("The mariadb client did not take schema/seed whole; nothing "
		 "of it was kept.");
	return false;
}

/** Load schema/seed/ unless it was.  @return false after a sentence */
static bool
load(struct home *home, struct db *db, const char *sources)
{
	const char *file = home_path(home, home->run, "seed.sql");
	struct instant now = clock_now();
	struct seed_done done;
	enum status st;
	char iso[25];
	char today[11];

	st = db_one(db, home->mem, &stmt_seed_done, DB_NO_ARGS, &done);
	if (st == STATUS_OK)
		return true;
	if (st != STATUS_NOT_FOUND) {
		complain("The database does not answer: make status.");
		return false;
	}
	instant_to_iso(now, iso);
	day_to_iso(day_from_instant(now, 0), today);
	/* "2026-11-20T09:05:00.123Z" as SQL writes it. */
	iso[10] = ' ';
	iso[23] = '\0';
	{
		const struct fill values[] = { { "NOW", iso },
			{ "TODAY", today }, { "SOURCES", sources } };

		if (fill_file(home, "mariadb/seed.sql.in", values,
			ARRAY_LEN(values), file) != STATUS_OK)
			return false;
	}
	if (!run_client(home, file))
		return false;
	puts("The demo company is loaded.");
	return true;
}

/** Durability is a matter of comfort here: what fails leaves it as it was. */
static void
set_durability(struct db *admin, const char *const sql[2])
{
	unsigned number;

	for (size_t i = 0; i < 2; i++)
		if (db_admin_run(admin, sql[i], strlen(sql[i]), &number) !=
		    STATUS_OK)
			return;
}

int
command_seed_demo(struct home *home, int argc, char **argv)
{
	const struct db_options options = { database_socket(home),
		home->account, "", config_text("db_name", "qutong") };
	const char *sources = source_lines(home);
	struct db *db = db_new(&options);
	struct db *admin = db_admin_new(&options);
	bool is_loaded;

	(void)argc;
	(void)argv;
	if (*sources == '\0') {
		puts("There is no demo company in schema/seed.");
		return 0;
	}
	is_loaded = load(home, db, sources);
	set_durability(admin, seed_relaxed);
	/* Without its orders the company can be worked with just as well. */
	if (is_loaded && play_demo(db) != STATUS_OK)
		complain("Its year of orders could not be played whole; the "
			 "line above says where.");
	else if (is_loaded)
		puts("The demo company has a year of orders.");
	set_durability(admin, seed_durable);
	db_free(admin);
	db_free(db);
	return is_loaded ? 0 : 1;
}
