/**
 * @file
 * From route tables to nginx's configuration.
 *
 * Program: tool.
 */
#include "tool/front.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/config.h"
#include "base/text.h"
#include "tool/fill.h"

enum {
	ROUTES_MOST = 1024,
	OUTPUT_MOST = 64 << 10,
	LOCATIONS_MOST = 256 << 10
};
enum {
	BODY_KB = 64,
	UPLOAD_KB = 10 << 10,
	UPLOADS_KB = (100 << 10) + 256 /* ten files, see app/upload.h */
};

/* --- Asking the programs --------------------------------------------------- */

/** What `program --routes` prints; NULL if it fails. */
static const char *
ask(const struct home *home, const char *program)
{
	const char *path =
	    text_format(home->mem, "%s/%s.fcgi", home->bin, program);
	char *out = arena_alloc(home->mem, OUTPUT_MOST + 1);
	size_t length = 0;
	ssize_t got;
	int ends[2];
	int status = 1;
	pid_t pid;

	if (pipe(ends) != 0)
		return NULL;
	pid = fork();
	if (pid == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		execl(path, path, "--routes", (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	while (length < OUTPUT_MOST &&
	    (got = read(ends[0], out + length, OUTPUT_MOST - length)) > 0)
		length += (size_t)got;
	close(ends[0]);
	out[length] = '\0';
	if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0)
		return NULL;
	return out;
}

/** Cut the next word off a line. */
static const char *
next_word(char **at)
{
	char *word = *at + strspn(*at, " \t");
	size_t length = strcspn(word, " \t\n");

	*at = word + length;
	if (**at != '\0')
		*(*at)++ = '\0';
	return word;
}

static void
add_line(const struct home *home, const char *program, char *line,
    struct front_routes *routes)
{
	const char *method = next_word(&line);
	const char *path = next_word(&line);
	int64_t body_max_kb = BODY_KB;

	if (path[0] != '/' || routes->count == routes->capacity)
		return;
	while (*line != '\0' && text_equal(method, "POST")) {
		const char *field = next_word(&line);

		if (text_ends_with(field, "[]@"))
			body_max_kb = config_int("uploads_max_kb", UPLOADS_KB);
		else if (text_ends_with(field, "@") && body_max_kb == BODY_KB)
			body_max_kb = config_int("upload_max_kb", UPLOAD_KB);
	}
	routes->items[routes->count++] = (struct front_route){
		.program = program,
		.path = arena_strdup(home->mem, path),
		.body_max_kb = body_max_kb,
	};
}

enum status
front_ask(
    const struct home *home, const char *program, struct front_routes *routes)
{
	const char *at = ask(home, program);
	const char *end;

	if (at == NULL) {
		complain(
		    "%s/%s.fcgi does not tell its routes.", home->bin, program);
		return STATUS_INVALID;
	}
	if (routes->items == NULL) {
		routes->capacity = ROUTES_MOST;
		routes->items = arena_calloc(
		    home->mem, ROUTES_MOST, sizeof(*routes->items));
	}
	for (; *at != '\0'; at = *end == '\0' ? end : end + 1) {
		end = at + strcspn(at, "\n");
		add_line(home, program,
		    arena_memdup(home->mem, at, (size_t)(end - at)), routes);
	}
	return STATUS_OK;
}

/* --- Locations ------------------------------------------------------------- */

/** Length of the first segment of "/segment/…", the slash included. */
static size_t
first_segment(const char *path)
{
	return 1 + strcspn(path + 1, "/");
}

static bool
same_segment(const char *a, const char *b)
{
	size_t length = first_segment(a);

	return first_segment(b) == length && memcmp(a, b, length) == 0;
}

/**
 * Order of two paths: where they differ first, the literal one comes before
 * "{name}", and "{name}.pdf" before "{name}".  Names do not matter.
 */
static int
compare_paths(const char *a, const char *b)
{
	bool after_name = false;

	while (*a != '\0' && *a == *b) {
		after_name = *a == '{';
		a += after_name ? strcspn(a, "}") : 0;
		b += after_name ? strcspn(b, "}") : 0;
		a += *a != '\0';
		b += *b != '\0';
	}
	if (*a == '{' || *b == '{')
		return (*a == '{') - (*b == '{');
	if (after_name && (*a == '\0' || *b == '\0'))
		return (*a == '\0') - (*b == '\0');
	return (unsigned char)*a - (unsigned char)*b;
}

static int
compare_routes(const void *left, const void *right)
{
	const struct front_route *a = left;
	const struct front_route *b = right;

	return compare_paths(a->path, b->path);
}

/** nginx's pattern for a path; quoted, for "{" and ";" mean something to it. */
static void
add_pattern(struct text *out, const char *path)
{
	text_add(out, "~ \"^");
	for (; *path != '\0'; path++) {
		if (*path == '{') {
			text_add(out, "[^/]+");
			path += strcspn(path, "}");
			if (*path == '\0')
				break;
		} else if (strchr(".+*?()[]^$|\\\"", *path) != NULL) {
			text_add_char(out, '\\');
			text_add_char(out, *path);
		} else {
			text_add_char(out, *path);
		}
	}
	text_add(out, "$\"");
}

static void
add_pass(
    struct text *out, const struct home *home, const struct front_route *route)
{
	text_add(out, " {");
	if (route->body_max_kb != BODY_KB)
		text_addf(out, " client_max_body_size %lldk;",
		    (long long)route->body_max_kb);
	text_addf(out, " fastcgi_pass \"unix:%s/%s.sock\"; }\n", home->sockets,
	    route->program);
}

/** Routes that differ in method only are one location: the larger body. */
static void
merge_methods(struct front_routes *routes)
{
	size_t kept = 0;

	for (size_t i = 0; i < routes->count; i++) {
		struct front_route *last =
		    kept == 0 ? NULL : &routes->items[kept - 1];

		if (last != NULL &&
		    compare_paths(last->path, routes->items[i].path) == 0) {
			if (routes->items[i].body_max_kb > last->body_max_kb)
				last->body_max_kb =
				    routes->items[i].body_max_kb;
			continue;
		}
		routes->items[kept++] = routes->items[i];
	}
	routes->count = kept;
}

/** The blocks of the routes [from, to), which share their first segment. */
static void
add_segment(struct text *out, const struct home *home,
    const struct front_route *from, const struct front_route *to)
{
	int length = (int)first_segment(from->path);
	struct front_route rest = *from;
	bool is_uniform = true;

	for (const struct front_route *r = from; r < to; r++)
		if (!text_equal(r->program, from->program) ||
		    r->body_max_kb != from->body_max_kb)
			is_uniform = false;
	rest.body_max_kb = is_uniform ? from->body_max_kb : BODY_KB;

	/* "/orders" alone, then what is below it. */
	if (first_segment(from->path) == strlen(from->path)) {
		text_addf(out, "location = %s", from->path);
		add_pass(out, home, from);
		from++;
	}
	if (from == to)
		return;
	text_addf(out, "\t\tlocation ^~ %.*s/", length, from->path);
	if (is_uniform) {
		add_pass(out, home, &rest);
		return;
	}
	text_add(out, " {\n");
	for (const struct front_route *r = from; r < to; r++) {
		text_add(out, "\t\t\tlocation ");
		if (strchr(r->path, '{') == NULL)
			text_addf(out, "= %s", r->path);
		else
			add_pattern(out, r->path);
		add_pass(out, home, r);
	}
	text_addf(out, "\t\t\tfastcgi_pass \"unix:%s/%s.sock\";\n\t\t}\n",
	    home->sockets, rest.program);
}

/** Who shows the page for an address nobody has: `home`, else the first. */
static const char *
fallback_program(const struct front_routes *routes)
{
	for (size_t i = 0; i < routes->count; i++)
		if (text_equal(routes->items[i].path, "/"))
			return routes->items[i].program;
	return routes->items[0].program;
}

/** Each program's own "/healthz/<name>" and "/readyz/<name>". */
static void
add_health(struct text *out, const struct home *home,
    const struct front_routes *routes)
{
	static const char *const checks[] = { "healthz", "readyz" };

	for (size_t i = 0; i < routes->count; i++) {
		const struct front_route route = {
			.program = routes->items[i].program,
			.body_max_kb = BODY_KB,
		};

		if (i > 0 &&
		    text_equal(route.program, routes->items[i - 1].program))
			continue;
		for (size_t k = 0; k < ARRAY_LEN(checks); k++) {
			text_addf(out, "\t\tlocation = /%s/%s", checks[k],
			    route.program);
			add_pass(out, home, &route);
		}
	}
}

const char *
front_locations(const struct home *home, const struct front_routes *all)
{
	struct text out = text_new(home->mem, LOCATIONS_MOST);
	struct front_routes routes = *all;
	size_t end;

	if (routes.count == 0)
		return "location / { return 503; }";
	routes.items =
	    arena_calloc(home->mem, routes.count, sizeof(*routes.items));
	memcpy(routes.items, all->items, routes.count * sizeof(*routes.items));
	qsort(
	    routes.items, routes.count, sizeof(*routes.items), compare_routes);
	merge_methods(&routes);
	for (size_t i = 0; i < routes.count; i = end) {
		end = i + 1;
		while (end < routes.count &&
		    same_segment(routes.items[i].path, routes.items[end].path))
			end++;
		if (i > 0)
			text_add(&out, "\t\t");
		add_segment(&out, home, &routes.items[i], &routes.items[end]);
	}
	add_health(&out, home, all);
	text_addf(&out, "\t\tlocation / { fastcgi_pass \"unix:%s/%s.sock\"; }",
	    home->sockets, fallback_program(&routes));
	return out.bytes;
}

/* --- The file -------------------------------------------------------------- */

/** A rate that may be "off". */
struct rate {
	const char *zone;
	const char *setting;
	const char *fallback;
	int burst;
};

static const struct rate rates[] = {
	{ "login", "rate_login", "5r/m", 5 },
	{ "write", "rate_write", "120r/m", 60 },
	{ "api", "rate_api", "600r/m", 100 },
};

static void
add_rates(struct text *zones, struct text *limits)
{
	for (size_t i = 0; i < ARRAY_LEN(rates); i++) {
		const char *rate =
		    config_text(rates[i].setting, rates[i].fallback);

		if (text_equal(rate, "off"))
			continue;
		text_addf(zones, "limit_req_zone $%s_key zone=%s:1m rate=%s;\n",
		    rates[i].zone, rates[i].zone, rate);
		text_addf(limits, "limit_req zone=%s burst=%d nodelay;\n",
		    rates[i].zone, rates[i].burst);
	}
}

enum status
front_write(const struct home *home, const struct front_routes *routes,
    const char *template, const char *file)
{
	struct text zones = text_new(home->mem, 4096);
	struct text limits = text_new(home->mem, 4096);

	add_rates(&zones, &limits);
	{
		const struct fill values[] = {
			{ "USER", geteuid() == 0 ? "user root;" : "" },
			{ "RUN", home->run },
			{ "TMP", home->tmp },
			{ "BUILD", home->build },
			{ "FILES", home->files },
			{ "WORKERS", config_text("nginx_workers", "2") },
			{ "PORT",
			    text_format(
				home->mem, "%lld", (long long)home->port) },
			{ "ZONES", zones.bytes },
			{ "LIMITS", limits.bytes },
			{ "LOCATIONS", front_locations(home, routes) },
		};

		return fill_file(
		    home, template, values, ARRAY_LEN(values), file);
	}
}

enum status
front_server(const struct home *home, const struct front_routes *routes,
    struct process *server)
{
	const char *file = home_path(home, home->run, "nginx.conf");

	if (front_write(home, routes, "nginx/private.conf.in", file) !=
	    STATUS_OK)
		return STATUS_INVALID;
	*server = (struct process){ .name = "nginx",
		.stop_signal = SIGQUIT,
		.orphan_signal = SIGKILL };
	server->args[0] = "/usr/sbin/nginx";
	server->args[1] = "-e";
	server->args[2] = "stderr";
	server->args[3] = "-p";
	server->args[4] = home->run;
	server->args[5] = "-c";
	server->args[6] = file;
	return STATUS_OK;
}
