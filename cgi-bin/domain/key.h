/**
 * @file
 * Keys made from what people type: folded codes, pinyin, search grams, and the
 * unified social credit code.  Layer: domain.
 *
 * Texts are UTF-8 of a bounded length (a name, a code); what is not UTF-8
 * folds to "".  Results live in the arena.
 */
#ifndef DOMAIN_KEY_H
#define DOMAIN_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/** Most grams that are taken from one text. */
#define KEY_GRAMS_MAX 256

/**
 * The form in which codes are stored and compared: NFKC, invisible characters
 * dropped, trimmed, inner white space collapsed, ASCII letters upper case.
 * "ＳＫＵ１２３ " gives "SKU123".
 */
const char *key_fold(struct arena *mem, const char *text)
    __attribute__((returns_nonnull));

/**
 * Pinyin and Latin letters and digits, lower case: "A4纸" gives "a4zhi".
 * "" for texts of more than 2,000 bytes.
 */
const char *key_pinyin(struct arena *mem, const char *text)
    __attribute__((returns_nonnull));

/** The same with one letter per Han character: "A4复印纸" gives "a4fyz". */
const char *key_initials(struct arena *mem, const char *text)
    __attribute__((returns_nonnull));

/**
 * What a text is found by: the distinct pairs of neighbouring characters of
 * its words, lower case, in order of appearance.  A text that has no pair
 * gives its single characters.
 */
const char *const *key_grams(struct arena *mem, const char *text, size_t *count)
    __attribute__((returns_nonnull));

/** Whether this is a code by GB 32100-2015, in upper case, check included. */
bool key_credit_code_is_valid(const char *code);

#endif
