/**
 * @file
 * Messages that leave the portal, in words and in the form each channel takes.
 *
 * Layer: view.  Nothing here sends: cgi-bin/sender/ does.
 */
#ifndef VIEW_MESSAGE_VIEW_H
#define VIEW_MESSAGE_VIEW_H

#include "base/arena.h"
#include "base/clock.h"
#include "domain/message.h"

/** Where and as whom messages are sent; from the settings of the process. */
struct message_sender {
	const char
	    *base_url; /* "https://portal.example", links begin with it */
	const char *mail_from;  /* address */
	const char *name;       /* of the supplier, in the From line */
	const char *sms_secret; /* signs requests to the SMS gateway; "" none */
};

/** One sentence, in the reader's language and from its side. */
const char *message_sentence(struct arena *mem, const struct message *message);

/**
 * The whole e-mail (RFC 5322): headers and a base64 body, lines end in CR LF.
 * Its Message-ID is made of the message's id: a mail that did arrive twice
 * counts as one.
 */
const char *message_mail(struct arena *mem, const struct message *message,
    const struct message_sender *sender, struct instant now);

/** A request over HTTP. */
struct message_request {
	const char *url;
	const char *body;      /* JSON */
	const char *signature; /* value of X-Qutong-Signature; NULL for none */
};

/**
 * The POST that tells a group, signed as its robot wants it: WeCom's key stands
 * in the address; DingTalk signs milliseconds in the query; Feishu signs seconds
 * in the body.
 */
struct message_request message_robot(struct arena *mem,
    const struct message *message, const struct message_sender *sender,
    struct instant now);

/**
 * The POST for an SMS gateway: {"id", "to", "text"}; the signature is
 * "t=SECONDS,v1=" and the HMAC-SHA-256 (base64) of "SECONDS.BODY".
 */
struct message_request message_sms(struct arena *mem,
    const struct message *message, const struct message_sender *sender,
    const char *url, struct instant now);

/** Whether a robot's answer says that it took the message.  @param[out] why the
 *  robot's own words otherwise */
bool message_robot_took(struct arena *mem, enum robot_kind kind,
    const char *answer, const char **why);

#endif
