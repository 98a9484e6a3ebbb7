/**
 * @file
 * What a page handler gets, and the few things it may do with the response.
 *
 * Layer: app.  A handler returns a status and writes nothing to the wire: the
 * dispatcher sends the buffered page on STATUS_OK, the matching error page
 * otherwise, and resets the arena either way.  It has already checked: route,
 * method, session, permission, origin, CSRF and form token, sizes, UTF-8, and
 * that no undeclared query parameter or form field is present.
 */
#ifndef APP_PAGE_H
#define APP_PAGE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/status.h"
#include "base/text.h"
#include "domain/act.h"
#include "domain/actor.h"
#include "view/tpl.h"

struct db;
struct db_query;
struct request;  /* http/request.h: the parsed, size-checked request */
struct response; /* http/response.h: status, headers, body; all buffered */

/** A message about one field, or about the form as a whole (field ""). */
struct page_error {
	const char *field;
	const char *message; /* in the reader's language */
};

/** One request on its way through a handler. */
struct page {
	struct db *db;           /* refuses to write for GET routes */
	struct arena *mem;       /* reset after the response has been sent */
	const struct actor *who; /* never NULL; may do the route's action */
	struct tpl *tpl;         /* layout already filled: user, menu, CSRF */
	const struct route *route;
	const struct request *request;
	struct response *response;
	struct instant now;

	struct page_error errors[32]; /* shown by page_render() */
	size_t error_count;
};

typedef enum status page_fn(struct page *page);

enum method {
	GET, /* serves HEAD too */
	POST
};

/** One line of a program's route table. */
struct route {
	enum method method;
	const char *path;   /* "{name}" matches one segment; see page_arg().  A
			       path may end ".csv", ".xlsx", ".pdf". */
	enum action action; /* what the actor must be allowed to do */
	page_fn *handler;
	const char *fields; /* declared query parameters (GET) or form fields
			       (POST), by spaces: "q from to after".  A name
			       ending in "[]" may be repeated, "file@" is an
			       upload.  NULL for none. */
	size_t body_max;    /* bytes; 0 means 64 KiB */
};

/** A FastCGI program: an area of the portal. */
struct program {
	const char *name; /* also its socket, its log tag, its database user */
	const struct route *routes;
	size_t route_count;
};

/** Serve until told to stop: master, workers.  @return exit code for main().
 *  Command line: --check prepares every statement and loads every template;
 *  --routes prints the route table (method, path, action name, fields), for
 *  nginx's configuration and the test matrix. */
int app_main(const struct program *program, int argc, char **argv);

/* --- What came in ---------------------------------------------------------- */

/** The segment the route calls "{name}", percent-decoded.  Never NULL. */
const char *page_arg(const struct page *page, const char *name);

/** A query parameter or form field, trimmed; "" if absent.  Never NULL. */
const char *page_value(const struct page *page, const char *name);

/** The values of a repeated field, in order, untrimmed. */
struct page_values {
	const char *const *items;
	size_t count;
};
struct page_values page_values(const struct page *page, const char *name);

/** An uploaded file, in an unnamed temporary file. */
struct page_file {
	const char *name; /* as the client called it: to show, never to open */
	int fd;           /* at offset 0; -1 if none was chosen */
	size_t size;
};
struct page_file page_file(const struct page *page, const char *name);

/* --- Forms: declared, checked, and kept when they are wrong ---------------- */

/** How one form field is read into a struct. */
enum form_kind {
	FORM_KIND_TEXT,  /* const char * */
	FORM_KIND_INT,   /* int64_t */
	FORM_KIND_MONEY, /* int64_t fen */
	FORM_KIND_DAY,   /* struct day */
	FORM_KIND_BOOL   /* bool: present and not "0" */
};

struct form_field {
	const char *name;
	size_t offset;
	enum form_kind kind;
	int64_t min; /* text: fewest characters, 0 = optional; number: least,
			where 0 or less lets the field be left out (reads 0);
			day: 1 = required */
	int64_t max; /* text: most characters; number: greatest */
};

#define FORM_TEXT(form_type, member, min_chars, max_chars)                     \
	{                                                                      \
#member, offsetof(form_type, member), FORM_KIND_TEXT,          \
		    (min_chars), (max_chars)                                   \
	}
#define FORM_INT(form_type, member, least, greatest)                           \
	{                                                                      \
#member, offsetof(form_type, member), FORM_KIND_INT, (least),  \
		    (greatest)                                                 \
	}
#define FORM_MONEY(form_type, member, least_fen, greatest_fen)                 \
	{                                                                      \
#member, offsetof(form_type, member), FORM_KIND_MONEY,         \
		    (least_fen), (greatest_fen)                                \
	}
#define FORM_DAY(form_type, member, required)                                  \
	{                                                                      \
#member, offsetof(form_type, member), FORM_KIND_DAY,           \
		    (required), 0                                              \
	}
#define FORM_BOOL(form_type, member)                                           \
	{                                                                      \
#member, offsetof(form_type, member), FORM_KIND_BOOL, 0, 0     \
	}

/**
 * Read the POSTed fields into `form`: trimmed, valid UTF-8, no control
 * characters, "" for an optional text left out.
 *
 * @return STATUS_OK, or STATUS_INVALID with a page_error for each bad field.
 */
enum status page_form(struct page *page, const struct form_field *fields,
    size_t count, void *form) MUST_CHECK;

/** Add a message (already in the reader's language); field "" = the form. */
void page_error(struct page *page, const char *field, const char *message);

/* --- Signing in and out: the auth program only ----------------------------- */

/** Carry this session from now on.  @param max_age seconds; 0 = until the
 *  browser closes */
void page_sign_in(struct page *page, const char *token, int64_t max_age);

/** Forget the session's cookie. */
void page_sign_out(struct page *page);

/** A cookie of the way in: "step" (a sign-in that wants a code), "device" (a
 *  browser that is known).  "" if there is none. */
const char *page_entry_cookie(const struct page *page, const char *name);

/** Set it.  @param value "" to forget it */
void page_set_entry_cookie(struct page *page, const char *name,
    const char *value, int64_t seconds);

/** The token of the request's session; "" if none. */
const char *page_session_token(const struct page *page);

/** The client's address and its User-Agent (cut to 200 bytes). */
const char *page_address(const struct page *page);
const char *page_agent(const struct page *page);

/** Where this portal is, as links to it begin: the setting base_url, else the
 *  address the reader used.  Never for mails. */
const char *page_origin(const struct page *page);

/** `path` if it leads within this portal, else `fallback`. */
const char *page_local_path(const char *path, const char *fallback);

/* --- How the reader likes it: remembered in cookies ------------------------ */

/** Field "theme": "light", "dark", else the other one than now. */
void page_switch_theme(struct page *page);

/** Answer in this language from now on, in this browser. */
void page_set_language(struct page *page, enum language language);

/* --- Acts ------------------------------------------------------------------ */

/** The act of this POST: actor, clock, form token. */
struct act page_act(const struct page *page);

/* --- What goes out --------------------------------------------------------- */

/**
 * Render `file` inside the layout.  Last call of a GET; of a POST whose form was
 * wrong: answers 422 when there are errors, `ERRORS` rows (FIELD MESSAGE) and
 * one `<FIELD>_ERROR` text each stand in the dictionary.
 *
 * @param name  stable page name, "orders.show": body data-page
 * @param title words() text of the title bar
 */
enum status page_render(struct page *page, const char *name, const char *title,
    const char *file) MUST_CHECK;

/** Answer 409 with this message at the top; then call page_render(). */
void page_conflict(struct page *page, const char *message);

/**
 * Answer 303 See Other.  Last call of a POST that succeeded.
 *
 * @param format a path of this portal; knows %s only, and percent-encodes
 *               each argument
 */
enum status page_redirect(struct page *page, const char *format, ...)
    __attribute__((format(printf, 2, 3))) MUST_CHECK;

/** Answer 303 to act->result.  Last call of a POST that ran an act. */
enum status page_done(struct page *page, const struct act *act) MUST_CHECK;

/** Say something on the next page the user sees (cookie, one time). */
void page_flash(struct page *page, const char *message);

/**
 * Answer a document: content type, file name for the download, bytes from the
 * arena (or NULL and then page_stream()).
 */
enum status page_document(struct page *page, const char *content_type,
    const char *file_name, const void *bytes, size_t length) MUST_CHECK;

/** Append to a document begun by page_document(); any size (spooled). */
enum status page_stream(
    struct page *page, const void *bytes, size_t length) MUST_CHECK;

/** Answer an open file (unlinked or not), sent in pieces; fd is closed after. */
enum status page_document_fd(struct page *page, const char *content_type,
    const char *file_name, int fd) MUST_CHECK;

/**
 * Have nginx send a file of its own (X-Accel-Redirect).
 *
 * @param is_inline  the browser may show it, rather than save it
 * @param inner_path of an internal location of nginx
 */
void page_inner_file(struct page *page, const char *content_type,
    const char *file_name, bool is_inline, const char *inner_path);

#endif
