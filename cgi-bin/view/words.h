/**
 * @file
 * Texts that come from C: notifications, documents, form messages, verdicts.
 *
 * Layer: view.  A text is written in English where it is used, marked T_() for
 * the extractor; templates/po/zh_CN holds its translations; the build fails on
 * a missing one.  {NAME} in a text is replaced by words_fill().
 */
#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/actor.h"

/** Marks a text for translation where it is not translated at once (tables). */
#define T_(text) text

/** Load build/pages/<language>.mo for each language. */
enum status words_load(const char *root) MUST_CHECK;

/** The text in a language; `english` itself if unknown.  Never NULL. */
const char *words(enum language language, const char *english)
    __attribute__((returns_nonnull));

/** By number: `one` for 1, else `other`; {N} is replaced by the number. */
const char *words_count(struct arena *mem, enum language language,
    const char *one, const char *other, int64_t n)
    __attribute__((returns_nonnull));

/**
 * The text in a language with each {NAME} replaced.
 *
 * @param ... pairs of (const char *name, const char *value), then NULL
 */
const char *words_fill(struct arena *mem, enum language language,
    const char *english, ...) __attribute__((sentinel, returns_nonnull));

#endif
