/**
 * @file
 * Messages in words and in the form of their channels.  See message_view.h.
 */
#include "view/message_view.h"

#include <jansson.h>

#include "base/random.h"
#include "base/text.h"
#include "domain/notification.h"
#include "view/notification_view.h"
#include "view/words.h"

enum {
	MAIL_BYTES = 64 * 1024,
	WORD_BYTES = 42, /* of UTF-8 in one encoded word of a header */
	LINE_BYTES = 57, /* of a body in one line of 76 characters */
	SMS_CHARS = 200
};

const char *
message_sentence(struct arena *mem, const struct message *message)
{
	const struct actor reader = {
		.side = message->is_staff ? SIDE_STAFF : SIDE_CUSTOMER,
		.language = message->language,
		.zone_minutes = (int)message->zone_minutes,
	};
	const struct notification notification = {
		.kind = message->kind,
		.path = message->path,
		.detail = message->detail,
		.at = message->at,
	};

	return notification_text(mem, &reader, &notification);
}

static const char *
link_of(struct arena *mem, const struct message *message,
    const struct message_sender *sender)
{
	return text_format(mem, "%s%s", sender->base_url, message->path);
}

/* --- E-mail ------------------------------------------------------------------ */

/* RFC 2047: words of at most 75 characters, cut between code points. */
static void
add_encoded(struct text *mail, const char *utf8)
{
	char base64[(WORD_BYTES + 2) / 3 * 4 + 1];

	for (const char *at = utf8; *at != '\0';) {
		size_t bytes = utf8_fit(at, WORD_BYTES);

		base64_encode(at, bytes, base64);
		if (at != utf8)
			text_add(mail, "\r\n ");
		text_addf(mail, "=?UTF-8?B?%s?=", base64);
		at += bytes;
	}
}

static void
add_date(struct text *mail, struct instant now)
{
	static const char *const days[] = { "", "Mon", "Tue", "Wed", "Thu",
		"Fri", "Sat", "Sun" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct civil civil = civil_from_instant(now, 0);

	text_addf(mail, "Date: %s, %02d %s %04d %02d:%02d:%02d +0000\r\n",
	    days[civil.weekday], civil.day.mday, months[civil.day.month - 1],
	    civil.day.year, civil.hour, civil.minute, civil.second);
}

static void
add_body(struct text *mail, const char *body)
{
	char base64[(LINE_BYTES + 2) / 3 * 4 + 1];
	size_t length = strlen(body);

	for (size_t at = 0; at < length; at += LINE_BYTES) {
		size_t bytes =
		    length - at < LINE_BYTES ? length - at : LINE_BYTES;

		base64_encode(body + at, bytes, base64);
		text_addf(mail, "%s\r\n", base64);
	}
}

const char *
message_mail(struct arena *mem, const struct message *message,
    const struct message_sender *sender, struct instant now)
{
	enum language language = message->language;
	const char *sentence = message_sentence(mem, message);
	const char *at = strchr(sender->mail_from, '@');
	struct text mail = text_new(mem, MAIL_BYTES);
	struct text body = text_new(mem, MAIL_BYTES / 2);

	text_add(&mail, "From: ");
	add_encoded(&mail, sender->name);
	text_addf(&mail,
	    "\r\n <%s>\r\nTo: <%s>\r\nSubject: ", sender->mail_from,
	    message->mail);
	add_encoded(&mail, sentence);
	text_add(&mail, "\r\n");
	add_date(&mail, now);
	text_addf(&mail,
	    "Message-ID: <qutong.%lld%s>\r\n"
	    "Auto-Submitted: auto-generated\r\n"
	    "MIME-Version: 1.0\r\n"
	    "Content-Language: %s\r\n"
	    "Content-Type: text/plain; charset=UTF-8\r\n"
	    "Content-Transfer-Encoding: base64\r\n\r\n",
	    (long long)message->id, at == NULL ? "@localhost" : at,
	    language == LANGUAGE_EN ? "en" : "zh-CN");

	text_addf(&body, "%s\r\n\r\n%s\r\n", sentence,
	    link_of(mem, message, sender));
	if (!text_starts_with(message->kind, "account."))
		text_addf(&body,
		    "\r\n-- \r\n%s\r\n%s/notifications/settings\r\n",
		    words(language,
			"What you are told by mail is yours to choose:"),
		    sender->base_url);
	add_body(&mail, body.bytes);
	return mail.bytes;
}

/* --- Robots and SMS ---------------------------------------------------------- */

static const char *
json_text(struct arena *mem, json_t *json)
{
	char *bytes = json_dumps(json, JSON_COMPACT);
	const char *copy = bytes == NULL ? "{}" : arena_strdup(mem, bytes);

	free(bytes);
	json_decref(json);
	return copy;
}

static const char *
group_text(struct arena *mem, const struct message *message,
    const struct message_sender *sender)
{
	return text_format(mem, "%s\n%s", message_sentence(mem, message),
	    link_of(mem, message, sender));
}

static struct message_request
dingtalk(struct arena *mem, const struct message *message, const char *text,
    struct instant now)
{
	char sign[45];
	const char *signed_text;

	signed_text =
	    text_format(mem, "%lld\n%s", (long long)now.ms, message->secret);
	digest_hmac_base64(message->secret, strlen(message->secret),
	    signed_text, strlen(signed_text), sign);
	return (struct message_request){
		.url = message->secret[0] == '\0'
		    ? message->url
		    : text_format(mem, "%s%stimestamp=%lld&sign=%s",
			  message->url,
			  strchr(message->url, '?') == NULL ? "?" : "&",
			  (long long)now.ms, text_url_encode(mem, sign)),
		.body = json_text(mem,
		    json_pack("{s:s, s:{s:s}}", "msgtype", "text", "text",
			"content", text)),
	};
}

/* Key and message are the other way round than DingTalk's. */
static struct message_request
feishu(struct arena *mem, const struct message *message, const char *text,
    struct instant now)
{
	const char *seconds =
	    text_format(mem, "%lld", (long long)(now.ms / 1000));
	const char *key = text_format(mem, "%s\n%s", seconds, message->secret);
	json_t *json = json_pack(
	    "{s:s, s:{s:s}}", "msg_type", "text", "content", "text", text);
	char sign[45];

	if (json != NULL && message->secret[0] != '\0') {
		digest_hmac_base64(key, strlen(key), "", 0, sign);
		json_object_set_new(json, "timestamp", json_string(seconds));
		json_object_set_new(json, "sign", json_string(sign));
	}
	return (struct message_request){
		.url = message->url,
		.body = json_text(mem, json),
	};
}

struct message_request
message_robot(struct arena *mem, const struct message *message,
    const struct message_sender *sender, struct instant now)
{
	const char *text = group_text(mem, message, sender);

	if (message->robot == ROBOT_DINGTALK)
		return dingtalk(mem, message, text, now);
	if (message->robot == ROBOT_FEISHU)
		return feishu(mem, message, text, now);
	return (struct message_request){
		.url = message->url,
		.body = json_text(mem,
		    json_pack("{s:s, s:{s:s}}", "msgtype", "text", "text",
			"content", text)),
	};
}

bool
message_robot_took(struct arena *mem, enum robot_kind kind, const char *answer,
    const char **why)
{
	const char *code_name = kind == ROBOT_FEISHU ? "code" : "errcode";
	const char *words_name = kind == ROBOT_FEISHU ? "msg" : "errmsg";
	json_t *json = json_loads(answer, 0, NULL);
	json_t *code = json_object_get(json, code_name);
	const char *told = json_string_value(json_object_get(json, words_name));
	bool took = json_is_integer(code) && json_integer_value(code) == 0;

	*why = arena_strdup(mem, told == NULL ? "no answer of a robot" : told);
	json_decref(json);
	return took;
}

/* At most SMS_CHARS characters of the sentence, then the link. */
struct message_request
message_sms(struct arena *mem, const struct message *message,
    const struct message_sender *sender, const char *url, struct instant now)
{
	const char *sentence = message_sentence(mem, message);
	const char *end = sentence;
	const char *body, *signed_text;
	char sign[45];

	for (int i = 0; i < SMS_CHARS && utf8_next(&end) != 0; i++)
		;
	body = json_text(mem,
	    json_pack("{s:I, s:s, s:s}", "id", (json_int_t)message->id, "to",
		message->phone, "text",
		text_format(mem, "%.*s %s", (int)(end - sentence), sentence,
		    link_of(mem, message, sender))));
	signed_text =
	    text_format(mem, "%lld.%s", (long long)(now.ms / 1000), body);
	digest_hmac_base64(sender->sms_secret, strlen(sender->sms_secret),
	    signed_text, strlen(signed_text), sign);
	return (struct message_request){
		.url = url,
		.body = body,
		.signature = sender->sms_secret[0] == '\0'
		    ? NULL
		    : text_format(mem, "t=%lld,v1=%s",
			  (long long)(now.ms / 1000), sign),
	};
}
