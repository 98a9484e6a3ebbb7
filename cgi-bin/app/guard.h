/**
 * @file
 * What stands between a request and its handler: who asks, whether they may,
 * whether the form is ours and holds what it should.  Layer: app.
 *
 * Each answers HTTP_FINE or the code of the refusal.
 */
#ifndef APP_GUARD_H
#define APP_GUARD_H

#include "app/state.h"

/** Find the session and the language: nobody's when there is none. */
enum http_code guard_session(struct page_state *state) MUST_CHECK;

/** Find the route of the path and method.  @param[out] allow methods for 405 */
enum http_code guard_route(
    struct page_state *state, const char **allow) MUST_CHECK;

/** Whether the actor may do the route's action.  401: not signed in. */
enum http_code guard_action(const struct page_state *state) MUST_CHECK;

/** Only declared parameters, none twice unless declared so. */
enum http_code guard_parameters(const struct page_state *state) MUST_CHECK;

/** Origin, body, declared fields, CSRF and form token of a POST. */
enum http_code guard_form(struct page_state *state) MUST_CHECK;

/** Bytes of body the route takes. */
size_t guard_body_max(const struct route *route);

#endif
