/**
 * @file
 * Four FastCGI processes on one unix socket: what the rungs have in common.
 */
#ifndef RUNGS_SERVE_H
#define RUNGS_SERVE_H

#include <fcgiapp.h>

/**
 * Listen on `path`, fork four processes, answer until killed; each dies with
 * the first.
 *
 * @param open    makes the context of one process; NULL for none
 * @param answer  writes head and body; < 0 when it failed
 * @return what main() returns
 */
int serve(const char *path, void *(*open)(void),
    int (*answer)(void *context, FCGX_Stream *out));

#endif
