/**
 * @file
 * Memory that lives exactly as long as one request.
 *
 * The dispatcher resets the arena after each response, so code above it never
 * calls free() and never leaks.  Layer: base.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/** A new arena that may hold `ceiling` bytes at once. */
struct arena *arena_new(size_t ceiling) __attribute__((returns_nonnull));

/** Run the callbacks and forget everything; keeps the first 256 KiB,
 *  which is what a page of 50 rows takes. */
void arena_reset(struct arena *mem);

/** Reset and give the memory back. */
void arena_free(struct arena *mem);

/** Bytes handed out since the last reset. */
size_t arena_used(const struct arena *mem);

/**
 * Zeroed memory for `count` elements of `size` bytes.
 *
 * @return never NULL.  Running past the request's limit means a bug or an
 *         attack: it is logged and the process exits, to be started afresh.
 */
void *arena_calloc(struct arena *mem, size_t count, size_t size)
    __attribute__((returns_nonnull));

/** The same, not zeroed: for buffers that are written at once. */
void *arena_alloc(struct arena *mem, size_t size)
    __attribute__((returns_nonnull));

/** Copy of `text` in the arena.  @return never NULL. */
char *arena_strdup(struct arena *mem, const char *text)
    __attribute__((returns_nonnull));

/** NUL-terminated copy of `length` bytes. */
char *arena_memdup(struct arena *mem, const char *bytes, size_t length)
    __attribute__((returns_nonnull));

/**
 * Run `done(object)` when the arena is reset, newest first: the one way to
 * tie a foreign object (a C++ template dictionary, a file) to the request.
 */
void arena_on_reset(
    struct arena *mem, void (*done)(void *object), void *object);

#endif
