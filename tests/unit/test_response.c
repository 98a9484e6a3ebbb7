/**
 * @file
 * Tests of http/response: buffered, spooled, sent.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <unistd.h>

#include "http/response.h"
#include "http/tempfile.h"

static struct arena *mem;

static int
begin(void **state)
{
	(void)state;
	mem = arena_new(32 * 1024 * 1024);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

struct wire {
	struct text bytes;
	size_t most; /* the client goes away after so many */
};

static bool
wire_write(void *context, const char *bytes, size_t length)
{
	struct wire *wire = context;

	if (wire->bytes.length + length > wire->most)
		return false;
	text_add_bytes(&wire->bytes, bytes, length);
	return true;
}

static struct wire
new_wire(void)
{
	return (struct wire){ text_new(mem, 8 * 1024 * 1024), 8 * 1024 * 1024 };
}

static void
an_answer_is_status_headers_and_body(void **state)
{
	struct response response = response_new(mem, "/tmp");
	struct wire wire = new_wire();
	struct response_sink sink = { wire_write, &wire };

	(void)state;
	response.code = HTTP_NOT_FOUND;
	response_header(&response, "X-A", "1");
	response_header(&response, "X-Split", "1\r\nSet-Cookie: a=b");
	assert_int_equal(response_write(&response, "body", 4), STATUS_OK);
	assert_true(response_send(&response, false, &sink));
	assert_string_equal(wire.bytes.bytes,
	    "Status: 404\r\nX-A: 1\r\nContent-Length: 4\r\n\r\nbody");

	wire = new_wire();
	assert_true(response_send(&response, true, &sink));
	assert_string_equal(wire.bytes.bytes,
	    "Status: 404\r\nX-A: 1\r\nContent-Length: 4\r\n\r\n");

	response_clear(&response);
	wire = new_wire();
	assert_true(response_send(&response, false, &sink));
	assert_string_equal(
	    wire.bytes.bytes, "Status: 200\r\nContent-Length: 0\r\n\r\n");
}

static void
a_long_body_goes_through_a_file_unharmed(void **state)
{
	enum {
		PIECE = 1000,
		PIECES = 3000
	};
	struct response response = response_new(mem, "/tmp");
	struct wire wire = new_wire();
	struct response_sink sink = { wire_write, &wire };
	char piece[PIECE];

	(void)state;
	for (int i = 0; i < PIECES; i++) {
		memset(piece, 'a' + i % 26, sizeof(piece));
		assert_int_equal(
		    response_write(&response, piece, sizeof(piece)), STATUS_OK);
	}
	assert_true(response.fd >= 0);
	assert_int_equal(response_size(&response), PIECE * PIECES);
	assert_true(response_send(&response, false, &sink));

	const char *body = strstr(wire.bytes.bytes, "\r\n\r\n");
	assert_non_null(body);
	body += 4;
	assert_int_equal(wire.bytes.length - (size_t)(body - wire.bytes.bytes),
	    PIECE * PIECES);
	for (int i = 0; i < PIECE * PIECES; i++)
		assert_int_equal(body[i], 'a' + i / PIECE % 26);
}

static void
no_room_to_spool_is_unavailable(void **state)
{
	struct response response = response_new(mem, "/nowhere");
	char *bytes = arena_calloc(mem, 1, RESPONSE_MEMORY_MAX);

	(void)state;
	assert_int_equal(
	    response_write(&response, bytes, RESPONSE_MEMORY_MAX), STATUS_OK);
	assert_int_equal(
	    response_write(&response, bytes, 1), STATUS_UNAVAILABLE);
}

static void
a_file_is_sent_from_its_start(void **state)
{
	struct response response = response_new(mem, "/tmp");
	struct wire wire = new_wire();
	struct response_sink sink = { wire_write, &wire };
	int fd = tempfile_open(mem, "/tmp");

	(void)state;
	assert_true(tempfile_write(fd, "content", 7));
	assert_int_equal(response_file(&response, dup(fd)), STATUS_OK);
	assert_true(response_send(&response, false, &sink));
	assert_string_equal(wire.bytes.bytes,
	    "Status: 200\r\nContent-Length: 7\r\n\r\ncontent");

	int ends[2];
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(response_file(&response, ends[0]), STATUS_BUG);
	close(ends[1]);
}

static void
a_client_that_went_away_is_told(void **state)
{
	struct response response = response_new(mem, "/tmp");
	struct wire wire = new_wire();
	struct response_sink sink = { wire_write, &wire };

	(void)state;
	wire.most = 40;
	assert_int_equal(
	    response_write(&response, "0123456789", 10), STATUS_OK);
	assert_false(response_send(&response, false, &sink));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_is_status_headers_and_body),
		cmocka_unit_test(a_long_body_goes_through_a_file_unharmed),
		cmocka_unit_test(no_room_to_spool_is_unavailable),
		cmocka_unit_test(a_file_is_sent_from_its_start),
		cmocka_unit_test(a_client_that_went_away_is_told),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
