/**
 * @file
 * What tickets are found by.  Layer: domain, for ticket*.c alone.
 */
#ifndef DOMAIN_TICKET_TERM_H
#define DOMAIN_TICKET_TERM_H

#include <stddef.h>

#include "base/arena.h"

enum {
	TICKET_TERMS_MAX = 600, /* of one text */
	TICKET_TERM_CHARS = 24
};

/**
 * The distinct terms of a text, in order of bytes: pairs of neighbouring Han
 * characters (a lone one by itself), words of other scripts and numbers, in
 * lower case.  "大豆油 3 箱 CP-0042" gives 3, 0042, cp, 大豆, 箱, 豆油.
 */
const char *const *ticket_terms(struct arena *mem, const char *text,
    size_t *count) __attribute__((returns_nonnull));

#endif
