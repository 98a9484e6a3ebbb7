/**
 * @file
 * SMTP and HTTP through libcurl.  See post.h.
 */
#include "sender/post.h"

#include <curl/curl.h>

#include "base/text.h"

enum {
	ANSWER_BYTES = 8 * 1024,
	CONNECT_SECONDS = 10,
	WHOLE_SECONDS = 30
};

static CURL *curl;

enum status
post_open(void)
{
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return STATUS_UNAVAILABLE;
	curl = curl_easy_init();
	return curl == NULL ? STATUS_UNAVAILABLE : STATUS_OK;
}

void
post_close(void)
{
	curl_easy_cleanup(curl);
	curl_global_cleanup();
}

/* What is sent, and what came back. */
struct exchange {
	const char *body;
	size_t length, at;
	struct text answer;
};

static size_t
give(char *out, size_t size, size_t n, void *context)
{
	struct exchange *exchange = context;
	size_t left = exchange->length - exchange->at;
	size_t bytes = left < size * n ? left : size * n;

	memcpy(out, exchange->body + exchange->at, bytes);
	exchange->at += bytes;
	return bytes;
}

static size_t
take(char *bytes, size_t size, size_t n, void *context)
{
	struct exchange *exchange = context;

	text_add_bytes(&exchange->answer, bytes, size * n);
	return size * n;
}

static struct exchange
begin(struct arena *mem, const char *url, const char *body)
{
	curl_easy_reset(curl);
	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)WHOLE_SECONDS);
	return (struct exchange){
		.body = body,
		.length = strlen(body),
		.answer = text_new(mem, ANSWER_BYTES),
	};
}

/* A failure before all was handed over, or a refusal in words, is certain. */
static struct post_result
judge(struct arena *mem, CURLcode code, const struct exchange *exchange,
    long answered, long good_from, long good_to, long refused_from)
{
	struct post_result result = {
		.fate = FATE_SENT,
		.answer = exchange->answer.bytes,
	};

	if (code == CURLE_OK && answered >= good_from && answered <= good_to)
		return result;
	if (answered >= good_from && answered != 0) {
		result.fate =
		    answered >= refused_from ? FATE_NEVER : FATE_LATER;
		result.why = text_format(mem, "answered %ld", answered);
		return result;
	}
	result.fate =
	    exchange->at < exchange->length ? FATE_LATER : FATE_UNKNOWN;
	result.why = arena_strdup(mem, curl_easy_strerror(code));
	return result;
}

struct post_result
post_mail(struct arena *mem, const struct post_mail_server *server,
    const char *from, const char *to, const char *mail)
{
	struct exchange exchange = begin(mem, server->url, mail);
	struct curl_slist *to_list = NULL;
	struct post_result result;
	long answered = 0;
	CURLcode code;

	to_list = curl_slist_append(NULL, to);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(curl, CURLOPT_USE_SSL,
	    (long)(server->needs_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
	if (server->user[0] != '\0') {
		curl_easy_setopt(curl, CURLOPT_USERNAME, server->user);
		curl_easy_setopt(curl, CURLOPT_PASSWORD, server->password);
	}
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to_list);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(curl, CURLOPT_READDATA, &exchange);
	code = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answered);
	curl_slist_free_all(to_list);

	/* 2xx of an earlier step says nothing once the server fell silent. */
	if (code != CURLE_OK && answered < 400)
		answered = 0;
	result = judge(mem, code, &exchange, answered, 200, 299, 500);
	return result;
}

struct post_result
post_json(struct arena *mem, const struct message_request *request)
{
	struct exchange exchange = begin(mem, request->url, request->body);
	struct curl_slist *headers = NULL;
	long answered = 0;
	CURLcode code;

	headers = curl_slist_append(
	    NULL, "Content-Type: application/json; charset=utf-8");
	headers = curl_slist_append(headers, "Expect:");
	if (request->signature != NULL)
		headers = curl_slist_append(headers,
		    text_format(
			mem, "X-Qutong-Signature: %s", request->signature));
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(curl, CURLOPT_POST, 1L);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)exchange.length);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(curl, CURLOPT_READDATA, &exchange);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, &exchange);
	code = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answered);
	curl_slist_free_all(headers);

	/* Too many at once (429) passes; what is wrong in the request does not,
	 * nor does a server's fault tell whether it took the message. */
	if (answered == 429)
		return judge(mem, code, &exchange, answered, 200, 299, 430);
	if (answered >= 500) {
		struct post_result result = {
			.fate = FATE_LATER,
			.why = text_format(mem, "answered %ld", answered),
		};

		return result;
	}
	return judge(mem, code, &exchange, answered, 200, 299, 300);
}
