/**
 * @file
 * Values of a file in words.  Layer: view, for customer_file_view.c alone.
 */
#ifndef VIEW_CUSTOMER_FILE_WORDS_H
#define VIEW_CUSTOMER_FILE_WORDS_H

#include "base/arena.h"
#include "domain/customer_file.h"

/** A choice of a field, for words(); "" for none. */
const char *file_choice_words(enum record_field field, int64_t value);

/** A plain value as people read it. */
const char *file_value_words(struct arena *mem, enum language language,
    enum record_field field, const char *value);

#endif
