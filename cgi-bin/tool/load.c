/**
 * @file
 * `qutong seed`: load data of any size, to measure with.
 *
 * Program: tool.  Two processes write side by side, each some of the tables;
 * each makes every order for itself.
 */
#include <sys/wait.h>
#include <unistd.h>

#include "base/config.h"
#include "base/text.h"
#include "domain/load.h"
#include "domain/setting.h"
#include "domain/ticket_load.h"
#include "tool/commands.h"
#include "tool/database.h"

enum {
	TICKET_MEMORY = 64 << 20,
	BAR_WIDTH = 40,
	BAR_EVERY_US = 100 * 1000
};

/** How far it is, told to whoever waits. */
struct progress {
	int64_t all;
	int64_t started_us;
	int64_t drawn_us;
	int64_t tenths; /* told already, where there is no terminal */
	bool is_terminal;
};

static double
seconds_since(int64_t started_us)
{
	return (double)(clock_monotonic_us() - started_us) / 1e6;
}

static void
draw_bar(const struct progress *progress, int64_t done)
{
	int64_t filled = done * BAR_WIDTH / progress->all;

	fputs("\rOrders [", stderr);
	for (int64_t i = 0; i < BAR_WIDTH; i++)
		fputc(i < filled ? '#' : '.', stderr);
	fprintf(stderr, "] %3lld %%  %.0f s",
	    (long long)(done * 100 / progress->all),
	    seconds_since(progress->started_us));
	fflush(stderr);
}

static void
show(void *context, int64_t done)
{
	struct progress *progress = context;
	int64_t now = clock_monotonic_us();
	int64_t tenths = done * 10 / progress->all;

	if (progress->is_terminal) {
		if (now - progress->drawn_us < BAR_EVERY_US)
			return;
		progress->drawn_us = now;
		draw_bar(progress, done);
		return;
	}
	if (tenths <= progress->tenths)
		return;
	progress->tenths = tenths;
	printf("%3lld %%  %lld orders made, %.1f s\n", (long long)tenths * 10,
	    (long long)done, seconds_since(progress->started_us));
	fflush(stdout);
}

/* --- What is asked for ------------------------------------------------------------ */

static int
usage(void)
{
	complain("Usage: qutong [--home HOME_DIR] seed --orders N "
		 "[--customers %d..%d] [--products %d..%d] [--tickets N] "
		 "[--seed S]\n       qutong seed --tickets N [--seed S]",
	    LOAD_CUSTOMERS_MIN, LOAD_CUSTOMERS_MAX, LOAD_PRODUCTS_MIN,
	    LOAD_PRODUCTS_MAX);
	return 2;
}

static bool
read_plan(
    int argc, char **argv, struct load_plan *plan, int64_t *tickets)
{
	int64_t seed = 1;
	const struct {
		const char *name;
		int64_t *value;
	} options[] = { { "--customers", &plan->customers },
		{ "--products", &plan->products },
		{ "--orders", &plan->orders }, { "--tickets", tickets },
		{ "--seed", &seed } };

	for (int i = 0; i < argc; i += 2) {
		size_t k = 0;

		while (k < ARRAY_LEN(options) &&
		    !text_equal(argv[i], options[k].name))
			k++;
		if (k == ARRAY_LEN(options) || i + 1 == argc ||
		    text_to_int(argv[i + 1], options[k].value) != STATUS_OK)
			return false;
	}
	plan->seed = (uint64_t)seed;
	if (*tickets < 0 || *tickets > TICKET_LOAD_MAX)
		return false;
	/* Cases alone, of the customers that are there. */
	if (plan->orders == 0)
		return seed >= 0 && *tickets > 0;
	return seed >= 0 && plan->orders >= 1 &&
	    plan->orders <= LOAD_ORDERS_MAX &&
	    plan->customers >= LOAD_CUSTOMERS_MIN &&
	    plan->customers <= LOAD_CUSTOMERS_MAX &&
	    plan->products >= LOAD_PRODUCTS_MIN &&
	    plan->products <= LOAD_PRODUCTS_MAX;
}

static int
refuse(enum load_answer answer)
{
	switch (answer) {
	case LOAD_DONE_BEFORE:
		complain("Load data is there already; nothing was touched.  "
			 "Another size needs another HOME_DIR.");
		return 1;
	case LOAD_HALF_DONE:
		complain("An earlier load broke off and left its data half "
			 "done: start again in another HOME_DIR.");
		return 1;
	case LOAD_NO_TABLES:
		complain("The tables are not there: qutong migrate.");
		return 1;
	case LOAD_BEGUN:
	default:
		return 0;
	}
}

/* --- Doing it ------------------------------------------------------------------------ */

/** The deliveries, in a process of their own.  @return its id, or −1 */
static pid_t
start_deliveries(
    const struct db_options *options, const struct load_world *world)
{
	struct db *db;
	enum status st;
	pid_t pid;

	fflush(NULL);
	pid = fork();
	if (pid != 0)
		return pid;
	db = load_connect(options);
	st = load_part(db, world, LOAD_DELIVERIES, NULL, NULL);
	db_free(db);
	_exit(st == STATUS_OK ? 0 : 1);
}

static enum status
load(struct db *db, const struct db_options *options,
    const struct load_world *world, struct progress *progress)
{
	pid_t pid = start_deliveries(options, world);
	enum status st;
	int outcome = 1;

	if (pid < 0)
		return STATUS_UNAVAILABLE;
	st = load_part(db, world, LOAD_PAPERS, show, progress);
	if (progress->is_terminal)
		fputs("\r\033[K", stderr);
	printf("Orders written after %.1f s; waiting for deliveries.\n",
	    seconds_since(progress->started_us));
	fflush(stdout);
	if (waitpid(pid, &outcome, 0) != pid || outcome != 0)
		return STATUS_UNAVAILABLE;
	printf("Deliveries written after %.1f s.\n",
	    seconds_since(progress->started_us));
	fflush(stdout);
	return st == STATUS_OK ? load_end(db, world) : st;
}

/* Cases of whoever is there.  @return the exit code */
static int
load_tickets(const struct db_options *options, const struct load_plan *plan,
    int64_t tickets)
{
	const struct ticket_load_plan cases = {
		.tickets = tickets,
		.seed = plan->seed,
		.now = plan->now,
	};
	int64_t started_us = clock_monotonic_us();
	struct arena *mem = arena_new(TICKET_MEMORY);
	enum ticket_load_answer answer = TICKET_LOAD_DONE;
	struct db *db = load_connect(options);
	enum status st = ticket_load(db, mem, &cases, &answer);

	db_free(db);
	arena_free(mem);
	if (st != STATUS_OK) {
		complain("The load of cases broke off: the database does not "
			 "answer or refused a row; its data is half done.");
		return 1;
	}
	if (answer == TICKET_LOAD_DONE_BEFORE) {
		complain("Load data of the desk is there already; nothing was "
			 "touched.");
		return 1;
	}
	if (answer == TICKET_LOAD_NO_PEOPLE) {
		complain("There are no customers or no staff to have cases: "
			 "qutong up, or seed --orders.");
		return 1;
	}
	printf("%lld cases loaded in %.1f s.\n", (long long)tickets,
	    seconds_since(started_us));
	return 0;
}

int
command_seed(struct home *home, int argc, char **argv)
{
	const struct db_options options = { database_socket(home),
		home->account, "", config_text("db_name", "qutong") };
	struct load_plan plan = {
		.customers = 2000,
		.products = 2000,
		.now = clock_now(),
		.zone_minutes = ZONE_SHANGHAI_MINUTES,
	};
	struct progress progress = {
		.started_us = clock_monotonic_us(),
		.is_terminal = isatty(STDERR_FILENO) == 1,
	};
	struct arena *mem = arena_new(LOAD_MEMORY);
	struct load_world *world = NULL;
	enum load_answer answer = LOAD_BEGUN;
	int64_t tickets = 0;
	struct db *db;
	enum status st;

	if (!read_plan(argc, argv, &plan, &tickets)) {
		arena_free(mem);
		return usage();
	}
	if (plan.orders == 0) {
		arena_free(mem);
		return load_tickets(&options, &plan, tickets);
	}
	progress.all = plan.orders;
	db = load_connect(&options);
	st = load_begin(db, mem, &plan, &answer, &world);
	if (st == STATUS_OK && answer == LOAD_BEGUN) {
		printf("Catalogue, customers and people after %.1f s.\n",
		    seconds_since(progress.started_us));
		st = load(db, &options, world, &progress);
		if (st != STATUS_OK && load_stop(db) != STATUS_OK)
			complain("The database's settings for loading stay "
				 "until it starts again.");
	}
	db_free(db);
	arena_free(mem);
	if (st != STATUS_OK) {
		complain("The load broke off: the database does not answer or "
			 "refused a row (the lines above); its data is half "
			 "done.");
		return 1;
	}
	if (answer != LOAD_BEGUN)
		return refuse(answer);
	printf("%lld orders of %lld customers loaded in %.1f s.\n",
	    (long long)plan.orders, (long long)plan.customers,
	    seconds_since(progress.started_us));
	return tickets == 0 ? 0 : load_tickets(&options, &plan, tickets);
}
