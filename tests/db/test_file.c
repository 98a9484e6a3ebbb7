/**
 * @file
 * Files: who may attach, see and remove them; room; clean-up; the scanner.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/file.h"
#include "domain/file_scan.h"
#include "domain/file_store.h"
#include "domain/file_take.h"
#include "domain/setting.h"
#include "support/money_world.h"

static char folder[] = "/tmp/qutong-files.XXXXXX";
static const char sha256[] =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

static int
content(const char *text)
{
	int fd = memfd_create("content", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	return fd;
}

static enum status
add(struct world *world, int who, int64_t bytes, char id[23],
    enum file_fault *fault)
{
	struct act act = money_act(world, who);
	struct file_new file = { .public_id = id,
		.kind = FILE_TEXT,
		.media_type = "text/plain",
		.name = "a.txt",
		.bytes = bytes,
		.sha256 = sha256 };

	act.token = NULL;
	file_id_new(id);
	return file_add(world->db, &act, &file, fault);
}

/* A waiting file; its id lives in the arena. */
static const char *
waiting(struct world *world, int who)
{
	char *id = arena_alloc(world->mem, 23);
	enum file_fault fault;

	assert_int_equal(add(world, who, 10, id, &fault), STATUS_OK);
	return id;
}

/* --- Attaching ------------------------------------------------------------- */

struct hanging {
	const char *const *ids;
	size_t count;
	const char *kind;
	int64_t object;
	int64_t part;
	int64_t customer;
	bool is_internal;
	enum file_fault fault;
};

static enum status
hang_once(struct db *db, struct act *act, void *context)
{
	struct hanging *h = context;

	return file_attach(db, act, h->ids, h->count, h->kind, h->object,
	    h->part, h->customer, h->is_internal, &h->fault);
}

static enum status
hang(struct world *world, int who, struct hanging *h)
{
	struct act act = money_act(world, who);

	act.token = NULL;
	return act_run(world->db, &act, hang_once, h);
}

static enum status
hang_one(struct world *world, int who, const char *id, const char *kind,
    int64_t object, bool is_internal)
{
	struct hanging h = { &id, 1, kind, object, 0, 1, is_internal,
		FILE_FINE };

	return hang(world, who, &h);
}

static enum status
see(struct world *world, int who, const char *id)
{
	struct file file;

	return file_read_allowed(
	    world->db, world->mem, money_actor(world, who), id, &file);
}

static int64_t
new_return(struct world *world, int64_t customer)
{
	static int64_t id;

	world_run(world,
	    "INSERT INTO returns (id, customer_id, rep_id, state, created_at,"
	    "  state_since) VALUES (%lld, %lld, 1, 2, '2026-11-01',"
	    "  '2026-11-01')",
	    (long long)++id, (long long)customer);
	return id;
}

static void
only_waiting_files_of_ones_own_are_attached(void **state)
{
	struct world *world = *state;
	int64_t object = new_return(world, 1);
	const char *mine = waiting(world, BUYER_1);
	const char *theirs = waiting(world, BUYER_2);
	const char *both[] = { mine, theirs };
	const char *twice[] = { mine, mine };
	const char *wild[] = { "../../../../etc/passwd" };
	struct hanging h = { both, 2, "return_line", object, 1, 1, false,
		FILE_FINE };

	assert_int_equal(hang(world, BUYER_1, &h), STATUS_INVALID);
	assert_int_equal(h.fault, FILE_STRANGE);
	assert_int_equal(
	    world_number(world, "SELECT COUNT(*) FROM files WHERE state = 2"),
	    0);
	h = (struct hanging){ wild, 1, "return_line", object, 1, 1, false,
		FILE_FINE };
	assert_int_equal(hang(world, BUYER_1, &h), STATUS_INVALID);
	assert_int_equal(h.fault, FILE_STRANGE);
	h.ids = twice;
	h.count = 2;
	assert_int_equal(hang(world, BUYER_1, &h), STATUS_OK);
	assert_int_equal(hang(world, BUYER_1, &h), STATUS_INVALID);
	assert_int_equal(h.fault, FILE_STRANGE);
	h.kind = "no_such_thing";
	assert_int_equal(hang(world, BUYER_1, &h), STATUS_BUG);
}

static void
a_part_of_a_thing_holds_ten_files(void **state)
{
	struct world *world = *state;
	int64_t object = new_return(world, 1);
	const char *ids[11];
	struct hanging h = { ids, 11, "return_line", object, 1, 1, false,
		FILE_FINE };

	for (size_t i = 0; i < ARRAY_LEN(ids); i++)
		ids[i] = waiting(world, BUYER_1);
	assert_int_equal(hang(world, BUYER_1, &h), STATUS_INVALID);
	assert_int_equal(h.fault, FILE_TOO_MANY);
	h.count = 10;
	assert_int_equal(hang(world, BUYER_1, &h), STATUS_OK);
	h.ids = ids + 10;
	h.count = 1;
	assert_int_equal(hang(world, BUYER_1, &h), STATUS_INVALID);
	assert_int_equal(h.fault, FILE_TOO_MANY);
	h.part = 2;
	assert_int_equal(hang(world, BUYER_1, &h), STATUS_OK);
	h.count = 0;
	assert_int_equal(hang(world, BUYER_1, &h), STATUS_OK);
}

/* --- Seeing ---------------------------------------------------------------- */

static void
a_waiting_file_is_its_uploaders_alone(void **state)
{
	struct world *world = *state;
	const char *id = waiting(world, BUYER_1);

	assert_int_equal(see(world, BUYER_1, id), STATUS_OK);
	assert_int_equal(see(world, APPROVER_1, id), STATUS_NOT_FOUND);
	assert_int_equal(see(world, DESK, id), STATUS_NOT_FOUND);
	assert_int_equal(see(world, BUYER_1, "nonsense"), STATUS_NOT_FOUND);
}

static void
an_attached_file_is_seen_by_whoever_sees_the_thing(void **state)
{
	struct world *world = *state;
	int64_t object = new_return(world, 1);
	const char *open_one = waiting(world, BUYER_1);
	const char *hidden = waiting(world, DESK);
	struct db_rows rows;

	assert_int_equal(
	    hang_one(world, BUYER_1, open_one, "return_line", object, false),
	    STATUS_OK);
	assert_int_equal(
	    hang_one(world, DESK, hidden, "return_inspection", object, true),
	    STATUS_OK);
	assert_int_equal(see(world, APPROVER_1, open_one), STATUS_OK);
	assert_int_equal(see(world, DESK, open_one), STATUS_OK);
	assert_int_equal(see(world, REP, open_one), STATUS_OK);
	assert_int_equal(see(world, OTHER_REP, open_one), STATUS_NOT_FOUND);
	assert_int_equal(see(world, BUYER_2, open_one), STATUS_NOT_FOUND);
	assert_int_equal(see(world, BUYER_1, hidden), STATUS_NOT_FOUND);
	assert_int_equal(see(world, DESK, hidden), STATUS_OK);

	assert_int_equal(
	    file_list(world->db, world->mem, money_actor(world, BUYER_1),
		"return_inspection", &object, 1, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 0);
	assert_int_equal(
	    file_list(world->db, world->mem, money_actor(world, DESK),
		"return_inspection", &object, 1, &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 1);
}

/* A ticket of customer 1 by BUYER_1, a message of each kind; the message. */
static int64_t
new_message(struct world *world, int kind, const char *person)
{
	static int64_t id;

	id++;
	world_run(world,
	    "INSERT INTO tickets (id, customer_id, rep_id, kind, state,"
	    "  subject, opened_at, opened_by, person_id, state_since,"
	    "  changed_at) VALUES (%lld, 1, 1, 2, 2, 's', '2026-11-01', %d, %s,"
	    "  '2026-11-01', '2026-11-01')",
	    (long long)id, BUYER_1, person);
	world_run(world,
	    "INSERT INTO ticket_messages (id, ticket_id, kind, by_customer,"
	    "  user_id, at, body) VALUES (%lld, %lld, %d, 0, %d, '2026-11-01',"
	    "  '')",
	    (long long)id, (long long)id, kind, DESK);
	return id;
}

static const char *
file_of_message(struct world *world, int kind, const char *person)
{
	const char *id = waiting(world, MANAGER);

	assert_int_equal(hang_one(world, MANAGER, id, "ticket_message",
			     new_message(world, kind, person), false),
	    STATUS_OK);
	return id;
}

static void
files_of_a_case_are_as_hidden_as_the_case(void **state)
{
	struct world *world = *state;
	const char *message = file_of_message(world, 1, "NULL");
	const char *note = file_of_message(world, 2, "NULL");
	const char *finding = file_of_message(world, 5, "NULL");
	const char *about_rep = file_of_message(world, 1, "1");

	assert_int_equal(see(world, BUYER_1, message), STATUS_OK);
	assert_int_equal(see(world, BUYER_1, note), STATUS_NOT_FOUND);
	assert_int_equal(see(world, BUYER_1, finding), STATUS_NOT_FOUND);
	assert_int_equal(see(world, BUYER_2, message), STATUS_NOT_FOUND);
	/* A colleague's, where each sees its own; nobody's where not. */
	assert_int_equal(see(world, PAYER_1, message), STATUS_NOT_FOUND);
	world_run(world,
	    "UPDATE settings SET value = '0' WHERE name = 'ticket_own_only'");
	setting_forget();
	assert_int_equal(see(world, PAYER_1, message), STATUS_OK);

	assert_int_equal(see(world, REP, message), STATUS_OK);
	assert_int_equal(see(world, REP, note), STATUS_OK);
	assert_int_equal(see(world, REP, about_rep), STATUS_NOT_FOUND);
	assert_int_equal(see(world, DESK, about_rep), STATUS_OK);
	assert_int_equal(see(world, BUYER_1, about_rep), STATUS_OK);
}

static void
files_of_money_follow_money(void **state)
{
	struct world *world = *state;
	const char *slip, *unissued, *issued;

	world_run(world,
	    "INSERT INTO payment_slips (id, customer_id, paid_on, amount_fen,"
	    "  payer, entered_by, at)"
	    " VALUES (71, 1, '2026-11-01', 100, 'x', %d, '2026-11-01')",
	    PAYER_1);
	world_run(world,
	    "INSERT INTO tax_invoices (id, kind, state, customer_id, title,"
	    "  total_fen, tax_fen, asked_at, number, issued_on)"
	    " VALUES (71, 2, 1, 1, 't', 100, 1, '2026-11-01', NULL, NULL),"
	    "  (72, 2, 2, 1, 't', 100, 1, '2026-11-01', 'N1', '2026-11-01')");
	slip = waiting(world, PAYER_1);
	unissued = waiting(world, FINANCE);
	issued = waiting(world, FINANCE);
	assert_int_equal(
	    hang_one(world, PAYER_1, slip, "payment_slip", 71, false),
	    STATUS_OK);
	assert_int_equal(
	    hang_one(world, FINANCE, unissued, "tax_invoice", 71, false),
	    STATUS_OK);
	assert_int_equal(
	    hang_one(world, FINANCE, issued, "tax_invoice", 72, false),
	    STATUS_OK);
	assert_int_equal(see(world, FINANCE, slip), STATUS_OK);
	assert_int_equal(see(world, PAYER_2, slip), STATUS_NOT_FOUND);
	assert_int_equal(see(world, FINANCE, unissued), STATUS_OK);
	assert_int_equal(see(world, PAYER_1, unissued), STATUS_NOT_FOUND);
	assert_int_equal(see(world, PAYER_1, issued), STATUS_OK);
	assert_int_equal(see(world, PICKER, issued), STATUS_NOT_FOUND);
}

static void
the_form_is_shown_again_with_ones_own_files(void **state)
{
	struct world *world = *state;
	const char *first = waiting(world, BUYER_1);
	const char *second = waiting(world, BUYER_1);
	const char *ids[] = { second, waiting(world, BUYER_2), first, second };
	const struct file *file;
	struct db_rows rows;

	assert_int_equal(
	    file_waiting(world->db, world->mem, money_actor(world, BUYER_1),
		ids, ARRAY_LEN(ids), &rows),
	    STATUS_OK);
	assert_int_equal(rows.count, 2);
	file = rows.items;
	assert_string_equal(file[0].public_id, second);
	assert_string_equal(file[1].public_id, first);
}

static void
only_a_waiting_file_of_ones_own_is_removed(void **state)
{
	struct world *world = *state;
	const char *id = waiting(world, BUYER_1);
	const char *kept = waiting(world, BUYER_1);
	struct act act = money_act(world, BUYER_2);

	assert_int_equal(hang_one(world, BUYER_1, kept, "return_line",
			     new_return(world, 1), false),
	    STATUS_OK);
	assert_int_equal(file_remove(world->db, &act, id), STATUS_NOT_FOUND);
	act = money_act(world, BUYER_1);
	assert_int_equal(file_remove(world->db, &act, id), STATUS_OK);
	assert_int_equal(see(world, BUYER_1, id), STATUS_NOT_FOUND);
	act = money_act(world, BUYER_1);
	assert_int_equal(file_remove(world->db, &act, kept), STATUS_NOT_FOUND);
	assert_int_equal(see(world, BUYER_1, kept), STATUS_OK);
}

/* --- Room ------------------------------------------------------------------ */

static void
quota(struct world *world, const char *bytes)
{
	world_run(world,
	    "UPDATE settings SET value = '%s'"
	    " WHERE name = 'file_company_quota_bytes'",
	    bytes);
	setting_forget();
}

static void
a_company_has_its_room_and_no_more(void **state)
{
	struct world *world = *state;
	enum file_fault fault;
	char id[23];

	quota(world, "1000");
	assert_int_equal(add(world, BUYER_1, 600, id, &fault), STATUS_OK);
	assert_int_equal(
	    add(world, APPROVER_1, 401, id, &fault), STATUS_INVALID);
	assert_int_equal(fault, FILE_QUOTA);
	assert_int_equal(add(world, BUYER_1, 400, id, &fault), STATUS_OK);
	assert_int_equal(add(world, BUYER_2, 600, id, &fault), STATUS_OK);
	assert_int_equal(add(world, DESK, 5000, id, &fault), STATUS_OK);
}

static void
uploads_side_by_side_do_not_exceed_the_room(void **state)
{
	struct world *world = *state;
	enum file_fault fault;
	pid_t children[12];
	char id[23];

	quota(world, "1000");
	for (size_t i = 0; i < ARRAY_LEN(children); i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0) {
			enum status st;

			world->mem = arena_new((size_t)16 << 20);
			world->db = db_new(&world->fixture.options);
			setting_forget();
			st = add(world, i % 2 == 0 ? BUYER_1 : APPROVER_1, 300,
			    id, &fault);
			_exit(st == STATUS_OK || st == STATUS_INVALID ? 0 : 1);
		}
	}
	for (size_t i = 0; i < ARRAY_LEN(children); i++) {
		int status;

		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	assert_int_equal(
	    world_number(world, "SELECT SUM(bytes) FROM files"), 900);
}

static void
a_person_has_a_hundred_files_waiting_at_most(void **state)
{
	struct world *world = *state;
	enum file_fault fault;
	char id[23];

	for (int i = 0; i < FILE_WAITING_MAX; i++)
		(void)waiting(world, DESK);
	assert_int_equal(add(world, DESK, 1, id, &fault), STATUS_INVALID);
	assert_int_equal(fault, FILE_TOO_MANY);
	assert_int_equal(add(world, REP, 1, id, &fault), STATUS_OK);
}

/* --- Clean-up -------------------------------------------------------------- */

static bool
lies(struct world *world, const char *id, bool is_thumb)
{
	return access(text_format(world->mem, "%s/%s", folder,
			  file_store_name(world->mem, id, is_thumb)),
		   F_OK) == 0;
}

static void
put(struct world *world, const char *id, int64_t age_hours)
{
	int fd = content("bytes");
	int64_t at_s = world->now.ms / 1000 - age_hours * 3600;
	const struct timespec times[2] = { { .tv_sec = at_s },
		{ .tv_sec = at_s } };
	char sum[65];

	assert_int_equal(
	    file_store_put(world->mem, id, fd, fd, sum), STATUS_OK);
	close(fd);
	assert_string_equal(sum,
	    "277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9");
	for (int thumb = 0; thumb < 2; thumb++)
		assert_int_equal(
		    utimensat(AT_FDCWD,
			text_format(world->mem, "%s/%s", folder,
			    file_store_name(world->mem, id, thumb != 0)),
			times, 0),
		    0);
}

static void
clean_up(struct world *world)
{
	struct act act = money_act(world, DESK);
	int64_t done;

	act.who = &actor_system;
	act.token = NULL;
	/* A whole round over all folders. */
	for (int i = 0; i < FILE_STORE_FOLDERS / 64 + 1; i++)
		assert_int_equal(
		    file_job_orphans(world->db, &act, &done), STATUS_OK);
}

static void
what_nobody_attached_goes_and_the_rest_stays(void **state)
{
	struct world *world = *state;
	const char *old = waiting(world, BUYER_1);
	const char *fresh = waiting(world, BUYER_1);
	const char *attached = waiting(world, BUYER_1);
	const char *removed = waiting(world, BUYER_1);
	struct act act = money_act(world, BUYER_1);
	char lost[23], arriving[23];

	file_id_new(lost);
	file_id_new(arriving);
	put(world, old, 30);
	put(world, fresh, 1);
	put(world, attached, 30);
	put(world, removed, 1);
	put(world, lost, 30);
	put(world, arriving, 1);
	assert_int_equal(hang_one(world, BUYER_1, attached, "return_line",
			     new_return(world, 1), false),
	    STATUS_OK);
	assert_int_equal(file_remove(world->db, &act, removed), STATUS_OK);
	world_run(world,
	    "UPDATE files SET at = at - INTERVAL 30 HOUR"
	    " WHERE public_id IN ('%s', '%s')",
	    old, attached);

	clean_up(world);
	assert_false(lies(world, old, false) || lies(world, old, true));
	assert_false(lies(world, removed, false));
	assert_false(lies(world, lost, false) || lies(world, lost, true));
	assert_true(lies(world, fresh, false) && lies(world, fresh, true));
	assert_true(
	    lies(world, attached, false) && lies(world, attached, true));
	assert_true(lies(world, arriving, false));
	assert_int_equal(world_number(world, "SELECT COUNT(*) FROM files"), 2);
}

/* --- The scanner ----------------------------------------------------------- */

static bool
read_all(int fd, void *to, size_t length)
{
	char *at = to;

	while (length > 0) {
		ssize_t got = read(fd, at, length);

		if (got <= 0)
			return false;
		at += got;
		length -= (size_t)got;
	}
	return true;
}

/* What clamd does with zINSTREAM; "virus" in the bytes is one. */
static void
scanner_answer(int fd)
{
	static char bytes[200000];
	const char *reply = "stream: OK";
	size_t have = 0;
	unsigned char size[4];
	char command[10];

	if (!read_all(fd, command, sizeof(command)) ||
	    memcmp(command, "zINSTREAM", 10) != 0)
		return;
	for (;;) {
		size_t length;

		if (!read_all(fd, size, sizeof(size)))
			return;
		length = (size_t)size[0] << 24 | (size_t)size[1] << 16 |
		    (size_t)size[2] << 8 | size[3];
		if (length == 0)
			break;
		if (length > sizeof(bytes) - have ||
		    !read_all(fd, bytes + have, length))
			return;
		have += length;
	}
	if (memmem(bytes, have, "virus", 5) != NULL)
		reply = "stream: Test.Virus FOUND";
	if (memmem(bytes, have, "limit", 5) != NULL)
		reply = "INSTREAM size limit exceeded. ERROR";
	if (write(fd, reply, strlen(reply) + 1) < 0)
		return;
}

static pid_t
scanner_start(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int listening = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	pid_t child;

	memcpy(address.sun_path, path, strlen(path) + 1);
	assert_int_equal(
	    bind(listening, (struct sockaddr *)&address, sizeof(address)), 0);
	assert_int_equal(listen(listening, 5), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		for (;;) {
			int fd = accept(listening, NULL, NULL);

			if (fd < 0)
				_exit(0);
			scanner_answer(fd);
			close(fd);
		}
	}
	close(listening);
	return child;
}

static enum status
scan(const char *address, const char *text, enum file_fault *fault)
{
	int fd = content(text);
	enum status st = file_scan(address, fd, fault);

	close(fd);
	return st;
}

static enum status
take(struct world *world, const char *text, enum file_fault *fault)
{
	struct act act = money_act(world, BUYER_1);
	int fd = content(text);
	struct file_upload upload = { "note.txt", fd, (int64_t)strlen(text) };
	struct file file;
	enum status st;

	act.token = NULL;
	st = file_take(world->db, &act, &upload, &file, fault);
	close(fd);
	return st;
}

static void
what_the_scanner_finds_is_not_kept(void **state)
{
	struct world *world = *state;
	const char *path = text_format(world->mem, "%s/clamd", folder);
	enum file_fault fault;
	pid_t scanner = scanner_start(path);

	assert_int_equal(scan(path, "harmless", &fault), STATUS_OK);
	assert_int_equal(scan(path, "a virus", &fault), STATUS_INVALID);
	assert_int_equal(fault, FILE_VIRUS);
	assert_int_equal(scan(path, "limit", &fault), STATUS_INVALID);
	assert_int_equal(fault, FILE_NOT_SCANNED);
	assert_int_equal(
	    scan("not an address", "harmless", &fault), STATUS_INVALID);
	assert_int_equal(fault, FILE_NOT_SCANNED);
	assert_int_equal(
	    scan("127.0.0.1:1", "harmless", &fault), STATUS_INVALID);
	assert_int_equal(fault, FILE_NOT_SCANNED);

	world_run(world,
	    "UPDATE settings SET value = '%s'"
	    " WHERE name = 'file_scan_address'",
	    path);
	setting_forget();
	assert_int_equal(take(world, "harmless text", &fault), STATUS_OK);
	assert_int_equal(take(world, "a virus", &fault), STATUS_INVALID);
	assert_int_equal(fault, FILE_VIRUS);
	kill(scanner, SIGKILL);
	assert_int_equal(waitpid(scanner, NULL, 0), scanner);
	unlink(path);
	assert_int_equal(take(world, "harmless", &fault), STATUS_INVALID);
	assert_int_equal(fault, FILE_NOT_SCANNED);
	assert_int_equal(world_number(world, "SELECT COUNT(*) FROM files"), 1);
}

static void
without_its_helper_nothing_is_taken(void **state)
{
	struct world *world = *state;
	const char *reader =
	    arena_strdup(world->mem, getenv("QUTONG_FILE_READER"));
	enum file_fault fault;

	setenv("QUTONG_FILE_READER", "/nonexistent/qutong-file", 1);
	assert_int_equal(take(world, "harmless", &fault), STATUS_INVALID);
	assert_int_equal(fault, FILE_LATER);
	setenv("QUTONG_FILE_READER", "/bin/cat", 1);
	assert_int_equal(
	    take(world, "text/html 0 0 0 0\n", &fault), STATUS_INVALID);
	assert_int_equal(fault, FILE_TYPE);
	assert_int_equal(take(world, "no report", &fault), STATUS_INVALID);
	assert_int_equal(fault, FILE_DAMAGED);
	setenv("QUTONG_FILE_READER", "/bin/false", 1);
	assert_int_equal(take(world, "harmless", &fault), STATUS_INVALID);
	assert_int_equal(fault, FILE_DAMAGED);
	setenv("QUTONG_FILE_READER", reader, 1);
	assert_int_equal(take(world, "", &fault), STATUS_INVALID);
	assert_int_equal(fault, FILE_EMPTY);
	assert_int_equal(
	    take(world, "<html><body>x</body></html>", &fault), STATUS_INVALID);
	assert_int_equal(fault, FILE_TYPE);
	assert_int_equal(world_number(world, "SELECT COUNT(*) FROM files"), 0);
}

/* --------------------------------------------------------------------------- */

static int
open_all(void **state)
{
	const char *build = getenv("BUILD");
	char reader[4096];

	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(reader, sizeof(reader), "%s/bin/qutong-file",
	    build == NULL ? "build" : build);
	setenv("QUTONG_FILE_READER", reader, 1);
	setenv("QUTONG_FILES_DIR", folder, 1);
	return money_open(state);
}

static int
reset_all(void **state)
{
	struct world *world = *state;
	static const char *const clean[] = {
		"DELETE FROM files",
		"DELETE FROM ticket_messages",
		"DELETE FROM tickets",
		"DELETE FROM returns",
		"DELETE FROM payment_slips",
		"DELETE FROM tax_invoices",
		"UPDATE settings SET value = '' WHERE name = 'file_scan_address'",
		"UPDATE settings SET value = '1' WHERE name = 'ticket_own_only'",
	};

	for (size_t i = 0; i < ARRAY_LEN(clean); i++)
		world_run(world, "%s", clean[i]);
	quota(world, "5368709120");
	return money_reset(state);
}

static int
close_all(void **state)
{
	struct world *world = *state;

	if (world != NULL &&
	    system(text_format(world->mem, "rm -rf '%s'", folder)) != 0)
		return -1;
	return world_close(state);
}

#define FILE_TEST(test) cmocka_unit_test_setup(test, reset_all)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FILE_TEST(only_waiting_files_of_ones_own_are_attached),
		FILE_TEST(a_part_of_a_thing_holds_ten_files),
		FILE_TEST(a_waiting_file_is_its_uploaders_alone),
		FILE_TEST(an_attached_file_is_seen_by_whoever_sees_the_thing),
		FILE_TEST(files_of_a_case_are_as_hidden_as_the_case),
		FILE_TEST(files_of_money_follow_money),
		FILE_TEST(the_form_is_shown_again_with_ones_own_files),
		FILE_TEST(only_a_waiting_file_of_ones_own_is_removed),
		FILE_TEST(a_company_has_its_room_and_no_more),
		FILE_TEST(uploads_side_by_side_do_not_exceed_the_room),
		FILE_TEST(a_person_has_a_hundred_files_waiting_at_most),
		FILE_TEST(what_nobody_attached_goes_and_the_rest_stays),
		FILE_TEST(what_the_scanner_finds_is_not_kept),
		FILE_TEST(without_its_helper_nothing_is_taken),
	};

	return cmocka_run_group_tests_name("file", tests, open_all, close_all);
}
