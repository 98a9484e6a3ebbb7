/**
 * @file
 * multipart/form-data, read as a stream.  Layer: http.
 *
 * Texts go to the arena, files to unnamed temporary files that vanish when the
 * arena is reset.  A body that ends early leaves nothing behind.
 */
#ifndef HTTP_MULTIPART_H
#define HTTP_MULTIPART_H

#include "base/arena.h"
#include "base/status.h"
#include "http/body.h"
#include "http/form.h"

/** The boundary of a Content-Type, or NULL if it is not multipart/form-data or
 *  the boundary is malformed. */
char *multipart_boundary(struct arena *mem, const char *content_type);

/** Parse and append.  @param temp_dir a directory that allows O_TMPFILE */
enum http_code multipart_parse(struct arena *mem, struct body *body,
    const char *boundary, const char *temp_dir,
    struct fields *fields) MUST_CHECK;

#endif
