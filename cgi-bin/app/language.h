/**
 * @file
 * Which language a page is answered in.  Layer: app.
 */
#ifndef APP_LANGUAGE_H
#define APP_LANGUAGE_H

#include <stdbool.h>

#include "domain/actor.h"

/** A language by its tag: "zh", "zh-CN", "en", "en-GB" … */
bool language_from_tag(const char *tag, enum language *language);

/** "zh" or "en", as ?lang= and the cookie hold it. */
const char *language_tag(enum language language);

/** The best of an Accept-Language header.  @return false if none is ours */
bool language_from_header(const char *header, enum language *language);

/**
 * Read the language cookie: "en", or "en.12" when user 12 chose it.  A signed-in
 * reader heeds only an own choice, so one browser may serve two people.
 */
bool language_from_cookie(
    const char *cookie, int64_t user_id, enum language *language);

#endif
