/**
 * @file
 * Handing a message to another server: SMTP or an HTTP POST, through libcurl.
 *
 * Program: sender.  Each call takes 30 s at most and tells a message that was
 * surely not taken from one whose fate nobody knows.
 */
#ifndef SENDER_POST_H
#define SENDER_POST_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/message.h"
#include "view/message_view.h"

/** How it went, and what the other side said. */
struct post_result {
	enum message_fate fate;
	const char *why;    /* in the arena; NULL if taken */
	const char *answer; /* body of an HTTP answer, at most 8 kB */
};

/** The mail server, from the settings of the process. */
struct post_mail_server {
	const char *url;  /* "smtp://host:25", "smtps://host:465" */
	const char *user; /* "" for none */
	const char *password;
	bool needs_tls; /* STARTTLS or nothing */
};

/** Once, at start. */
enum status post_open(void) MUST_CHECK;

void post_close(void);

/** Hand over a mail. */
struct post_result post_mail(struct arena *mem,
    const struct post_mail_server *server, const char *from, const char *to,
    const char *mail);

/** POST JSON. */
struct post_result post_json(
    struct arena *mem, const struct message_request *request);

#endif
