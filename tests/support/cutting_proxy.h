/**
 * @file
 * A unix socket in front of a database that cuts the first connection around
 * its first COMMIT, and passes everything else.
 */
#ifndef SUPPORT_CUTTING_PROXY_H
#define SUPPORT_CUTTING_PROXY_H

enum cut {
	CUT_BEFORE_COMMIT, /* the server never sees it */
	CUT_AFTER_COMMIT   /* it is done, the client never hears */
};

struct cutting_proxy;

struct cutting_proxy *cutting_proxy_start(const char *server, enum cut cut);

const char *cutting_proxy_socket(const struct cutting_proxy *proxy);

void cutting_proxy_stop(struct cutting_proxy *proxy);

#endif
