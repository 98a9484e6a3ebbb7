/**
 * @file
 * Answers that are not a page of a handler: errors, redirects to sign-in, the
 * headers every answer carries.  Layer: app.
 */
#ifndef APP_ANSWER_H
#define APP_ANSWER_H

#include "app/state.h"

/** Throw away what was made and answer this error as a page. */
void answer_error(struct page_state *state, enum http_code code);

/** Not signed in: a GET goes to the sign-in page and back, a POST is told. */
void answer_sign_in(struct page_state *state);

/** "?lang=": remember it in a cookie and lead back without it.
 *  @return false when the request asks for no language of ours */
bool answer_language(struct page_state *state);

/** Security headers and cookies; the last step before sending. */
void answer_headers(struct page_state *state);

/** The HTTP code of a handler's status that made no page. */
enum http_code answer_code(enum status st);

#endif
