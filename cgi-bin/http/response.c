/** @file What will be sent.  Layer: http. */
#include "http/response.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "http/tempfile.h"

enum {
	HEADERS_MAX = 16 * 1024,
	PIECE = 64 * 1024
};

struct response
response_new(struct arena *mem, const char *temp_dir)
{
	return (struct response){
		.mem = mem,
		.temp_dir = temp_dir,
		.code = HTTP_OK,
		.headers = text_new(mem, HEADERS_MAX),
		.body = text_new(mem, RESPONSE_MEMORY_MAX),
		.fd = -1,
	};
}

void
response_header(struct response *response, const char *name, const char *value)
{
	if (strpbrk(value, "\r\n") != NULL ||
	    response->headers.length + strlen(name) + strlen(value) + 4 >
		HEADERS_MAX) {
		log_event(LOG_ERROR, "response.header", "name", name, NULL);
		return;
	}
	text_add(&response->headers, name);
	text_add(&response->headers, ": ");
	text_add(&response->headers, value);
	text_add(&response->headers, "\r\n");
}

void
response_clear(struct response *response)
{
	response->code = HTTP_OK;
	response->headers = text_new(response->mem, HEADERS_MAX);
	response->body = text_new(response->mem, RESPONSE_MEMORY_MAX);
	response->fd = -1;
	response->file_size = 0;
}

enum status
response_write(struct response *response, const char *bytes, size_t length)
{
	if (response->fd < 0 &&
	    response->body.length + length <= RESPONSE_MEMORY_MAX) {
		text_add_bytes(&response->body, bytes, length);
		return STATUS_OK;
	}

	if (response->fd < 0) {
		int fd = tempfile_open(response->mem, response->temp_dir);
		if (fd < 0 ||
		    !tempfile_write(
			fd, response->body.bytes, response->body.length))
			return STATUS_UNAVAILABLE;
		response->fd = fd;
		response->file_size = response->body.length;
	}
	if (!tempfile_write(response->fd, bytes, length))
		return STATUS_UNAVAILABLE;
	response->file_size += length;
	return STATUS_OK;
}

enum status
response_file(struct response *response, int fd)
{
	struct stat info;

	tempfile_adopt(response->mem, fd);
	if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
		log_event(LOG_ERROR, "response.file", NULL);
		return STATUS_BUG;
	}
	response->fd = fd;
	response->file_size = (uint64_t)info.st_size;
	return STATUS_OK;
}

uint64_t
response_size(const struct response *response)
{
	return response->fd >= 0 ? response->file_size : response->body.length;
}

static bool
send_file(const struct response *response, const struct response_sink *sink)
{
	char *piece = arena_alloc(response->mem, PIECE);
	uint64_t at = 0;

	while (at < response->file_size) {
		uint64_t left = response->file_size - at;
		ssize_t got = pread(response->fd, piece,
		    left < PIECE ? (size_t)left : PIECE, (off_t)at);
		if (got <= 0)
			return false;
		if (!sink->write(sink->context, piece, (size_t)got))
			return false;
		at += (uint64_t)got;
	}
	return true;
}

bool
response_send(const struct response *response, bool is_head,
    const struct response_sink *sink)
{
	struct text head = text_new(response->mem, HEADERS_MAX + 256);

	text_addf(&head, "Status: %d\r\n", (int)response->code);
	text_add_bytes(
	    &head, response->headers.bytes, response->headers.length);
	text_addf(&head, "Content-Length: %llu\r\n\r\n",
	    (unsigned long long)response_size(response));

	if (!sink->write(sink->context, head.bytes, head.length))
		return false;
	if (is_head)
		return true;
	if (response->fd >= 0)
		return send_file(response, sink);
	return response->body.length == 0 ||
	    sink->write(
		sink->context, response->body.bytes, response->body.length);
}
