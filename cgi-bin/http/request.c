/** @file One request, taken apart.  Layer: http. */
#include "http/request.h"

#include <strings.h>

#include "base/random.h"
#include "base/text.h"
#include "http/cookie.h"
#include "http/multipart.h"

const char *
request_variable(const struct request *request, const char *name)
{
	size_t length = strlen(name);

	for (char *const *at = request->environment; *at != NULL; at++) {
		if (strncmp(*at, name, length) == 0 && (*at)[length] == '=')
			return *at + length + 1;
	}
	return "";
}

/* nginx's $request_id or what a proxy before it sent: only if harmless. */
static bool
id_is_fit(const char *id)
{
	size_t length = strspn(id,
	    "0123456789abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ-");

	return id[length] == '\0' && length >= 8 && length <= 64;
}

static const char *
find_id(struct request *request)
{
	static const char *const names[] = { "REQUEST_ID",
		"HTTP_X_REQUEST_ID" };
	char token[44];

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const char *id = request_variable(request, names[i]);
		if (id_is_fit(id))
			return id;
	}

	unsigned char bytes[16];
	random_bytes(bytes, sizeof(bytes));
	for (size_t i = 0; i < sizeof(bytes); i++)
		snprintf(token + 2 * i, 3, "%02x", (unsigned)bytes[i]);
	return arena_strdup(request->mem, token);
}

static void
read_method(struct request *request)
{
	request->method = request_variable(request, "REQUEST_METHOD");
	request->is_head = text_equal(request->method, "HEAD");
	request->is_get =
	    request->is_head || text_equal(request->method, "GET");
	request->is_post = text_equal(request->method, "POST");
}

static enum http_code
read_length(struct request *request)
{
	const char *text = request_variable(request, "CONTENT_LENGTH");
	int64_t length = 0;

	if (*text == '\0')
		return HTTP_FINE;
	if (text_to_int(text, &length) != STATUS_OK || length < 0)
		return HTTP_BAD_REQUEST;
	request->body.left = (size_t)length;
	return HTTP_FINE;
}

enum http_code
request_parse(struct arena *mem, char *const *environment, struct body body,
    struct request *request)
{
	*request = (struct request){
		.mem = mem,
		.environment = environment,
		.body = body,
		.raw_path = "/",
		.query = "",
	};
	request->body.left = 0;
	read_method(request);
	request->id = find_id(request);
	request->address = request_variable(request, "REMOTE_ADDR");
	request->target = request_variable(request, "REQUEST_URI");

	size_t path_length = strcspn(request->target, "?");
	if (path_length > REQUEST_PATH_MAX ||
	    strlen(request->target) > path_length + 1 + REQUEST_QUERY_MAX)
		return HTTP_URI_TOO_LONG;
	request->raw_path = arena_memdup(mem, request->target, path_length);
	if (request->target[path_length] == '?')
		request->query = request->target + path_length + 1;

	enum http_code code = read_length(request);
	if (code != HTTP_FINE)
		return code;
	if (strlen(request_variable(request, "HTTP_COOKIE")) >
	    REQUEST_COOKIE_MAX)
		return HTTP_BAD_REQUEST;
	if (!route_path_parse(mem, request->raw_path, &request->path))
		return *request->raw_path == '/' ? HTTP_NOT_FOUND
						 : HTTP_BAD_REQUEST;
	return form_parse(
	    mem, request->query, strlen(request->query), &request->parameters);
}

static enum http_code
read_urlencoded(struct request *request)
{
	size_t length = request->body.left;

	if (length > FORM_TEXT_MAX)
		return HTTP_TOO_LARGE;
	char *bytes = arena_alloc(request->mem, length + 1);
	size_t have = 0;
	while (request->body.left > 0) {
		size_t got =
		    body_read(&request->body, bytes + have, request->body.left);
		if (got == 0)
			return HTTP_BAD_REQUEST;
		have += got;
	}
	return form_parse(request->mem, bytes, have, &request->form);
}

enum http_code
request_read_form(struct request *request, size_t most, const char *temp_dir)
{
	static const char urlencoded[] = "application/x-www-form-urlencoded";
	const char *type = request_variable(request, "CONTENT_TYPE");

	if (*request_variable(request, "CONTENT_LENGTH") == '\0')
		return HTTP_LENGTH_REQUIRED;
	if (request->body.left > most)
		return HTTP_TOO_LARGE;

	size_t length = sizeof(urlencoded) - 1;
	if (strncasecmp(type, urlencoded, length) == 0 &&
	    (type[length] == '\0' || type[length] == ';' ||
		type[length] == ' '))
		return read_urlencoded(request);

	char *boundary = multipart_boundary(request->mem, type);
	if (boundary == NULL)
		return HTTP_UNSUPPORTED;
	return multipart_parse(
	    request->mem, &request->body, boundary, temp_dir, &request->form);
}

const char *
request_cookie(const struct request *request, const char *name)
{
	return cookie_find(
	    request->mem, request_variable(request, "HTTP_COOKIE"), name);
}

bool
request_is_same_origin(const struct request *request, bool plain_http)
{
	const char *site = request_variable(request, "HTTP_SEC_FETCH_SITE");
	const char *origin = request_variable(request, "HTTP_ORIGIN");
	const char *host = request_variable(request, "HTTP_HOST");

	if (*site != '\0' && !text_equal(site, "same-origin"))
		return false;
	if (*origin == '\0')
		return true;
	if (text_starts_with(origin, "https://"))
		return strcasecmp(origin + sizeof("https://") - 1, host) == 0;
	if (plain_http && text_starts_with(origin, "http://"))
		return strcasecmp(origin + sizeof("http://") - 1, host) == 0;
	return false;
}

bool
request_path_is_local(const char *path)
{
	if (path[0] != '/' || path[1] == '/' || strlen(path) > 1000)
		return false;
	for (; *path != '\0'; path++) {
		if (*path <= ' ' || *path >= 0x7f || *path == '\\')
			return false;
	}
	return true;
}

char *
request_target_without(const struct request *request, const char *parameter)
{
	size_t name_length = strlen(parameter);
	struct text out =
	    text_new(request->mem, REQUEST_PATH_MAX + REQUEST_QUERY_MAX + 2);
	char mark = '?';

	text_add(&out, request->raw_path);
	for (const char *at = request->query; *at != '\0';) {
		size_t length = strcspn(at, "&");
		bool drop = length >= name_length &&
		    memcmp(at, parameter, name_length) == 0 &&
		    (length == name_length || at[name_length] == '=');
		if (!drop && length > 0) {
			text_add_char(&out, mark);
			text_add_bytes(&out, at, length);
			mark = '&';
		}
		at += length;
		at += *at == '&';
	}
	return out.bytes;
}
