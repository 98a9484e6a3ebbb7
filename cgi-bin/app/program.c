/** @file A program's life: check, tell its routes, or serve.  Layer: app. */
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "app/breaker.h"
#include "app/dispatch.h"
#include "app/master.h"
#include "base/config.h"
#include "base/log.h"
#include "db/db.h"
#include "domain/permission.h"
#include "view/words.h"

enum {
	ARENA_BYTES = 24 * 1024 * 1024,
	SECRET_LENGTH_LEAST = 32,
	RECYCLE_AFTER = 50000
};

/* Made when the program is linked: every statement it carries. */
extern const struct db_query *const program_statements[];

struct options {
	const char *config;
	bool check;
	bool routes;
};

static bool
read_options(int argc, char **argv, struct options *options)
{
	*options = (struct options){ .config = getenv("QUTONG_CONFIG") };
	for (int i = 1; i < argc; i++) {
		if (text_equal(argv[i], "--check"))
			options->check = true;
		else if (text_equal(argv[i], "--routes"))
			options->routes = true;
		else if (text_equal(argv[i], "--config") && i + 1 < argc)
			options->config = argv[++i];
		else
			return false;
	}
	return true;
}

static int
print_routes(const struct program *program)
{
	for (size_t i = 0; i < program->route_count; i++) {
		const struct route *route = &program->routes[i];
		const char *fields = route->fields;

		printf("%s %s %s%s%s\n", route->method == POST ? "POST" : "GET",
		    route->path, permission_name(route->action),
		    fields == NULL ? "" : " ", fields == NULL ? "" : fields);
	}
	return fflush(stdout) == 0 ? 0 : 1;
}

static enum status
check_statements(const struct program *program)
{
	struct db_options options = {
		.socket = config_text("db_socket", "/run/mysqld/mysqld.sock"),
		.user = config_text("db_user", program->name),
		.password = config_text("db_password", ""),
		.database = config_text("db_name", "qutong"),
	};

	return db_check(&options, program_statements);
}

static bool
load_pages(void)
{
	const char *root = config_text("pages_dir", "build/pages");

	return tpl_load_all(root) == STATUS_OK && words_load(root) == STATUS_OK;
}

static int
work(void *context, int socket)
{
	struct worker *worker = context;

	worker->db = db_new_from_config();
	worker->mem = arena_new(ARENA_BYTES);
	int code = server_run(socket,
	    (uint64_t)config_int("recycle_after", RECYCLE_AFTER), dispatch,
	    worker);
	db_free(worker->db);
	arena_free(worker->mem);
	return code;
}

static bool
read_settings(struct app_settings *settings)
{
	*settings = (struct app_settings){
		.secret_key = config_text("secret_key", ""),
		.temp_dir = config_text("temp_dir", "/tmp"),
		.plain_http = config_bool("plain_http", false),
		.db_wait_ms = config_int("db_wait_ms", 0),
	};
	if (strlen(settings->secret_key) >= SECRET_LENGTH_LEAST)
		return true;
	log_event(LOG_ERROR, "app.secret_key", "why",
	    "secret_key must have at least 32 characters", NULL);
	return false;
}

static int
serve(const struct program *program, char **argv)
{
	struct worker worker = { .program = program };

	if (!read_settings(&worker.settings))
		return 1;
	/* A database that is down is waited for; one that does not fit the
	 * program is not. */
	enum status st = check_statements(program);
	if (st != STATUS_OK && st != STATUS_UNAVAILABLE)
		return 1;

	worker.breaker = breaker_new();
	return master_run(&(struct master){
	    .name = program->name,
	    .socket_dir = config_text("socket_dir", "/run/qutong"),
	    .worker_count = (int)config_int("workers", 4),
	    .argv = argv,
	    .work = work,
	    .context = &worker,
	});
}

int
app_main(const struct program *program, int argc, char **argv)
{
	struct options options;

	log_program(program->name);
	if (!read_options(argc, argv, &options)) {
		fprintf(stderr,
		    "usage: %s [--config FILE] [--check | --routes]\n",
		    program->name);
		return 2;
	}
	if (options.routes)
		return print_routes(program);
	if (options.config != NULL && config_load(options.config) != STATUS_OK)
		return 1;
	if (!load_pages())
		return 1;
	if (options.check)
		return check_statements(program) == STATUS_OK ? 0 : 1;
	return serve(program, argv);
}
