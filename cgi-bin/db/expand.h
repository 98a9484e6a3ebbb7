/**
 * @file
 * Markers of a statement (@scope, @in) turned into plain SQL with ? marks.
 *
 * Layer: db, private to it.  Reads constant SQL only: no value from outside
 * ever becomes part of the text.
 */
#ifndef DB_EXPAND_H
#define DB_EXPAND_H

#include "base/text.h"
#include "db/db.h"

/** Longest list an @in marker takes. */
enum {
	EXPAND_LIST_MAX = 1024
};

/** A statement ready to be prepared, and where its parameters go. */
struct expansion {
	struct text sql;
	size_t params;      /* ? and @in of the source: what the caller gives */
	size_t marks;       /* ? of the result: what the server sees */
	bool scoped;        /* a @scope marker was there */
	size_t scope_at;    /* parameters that stand before it */
	size_t scope_marks; /* marks it became: 0, 1 or 2 */
};

/** Size class of a list: 0 for none, else 1..6 for 1, 4, 16 … 1024 marks. */
unsigned expand_list_class(size_t count);

/** Marks of a size class; an empty list still takes none. */
size_t expand_class_marks(unsigned class);

/**
 * Join `pieces` by a space and replace the markers.
 *
 * @param args  to read the lengths of lists; NULL takes one number for each
 *
 * @return STATUS_OK, or STATUS_BUG: two @scope markers, one that names no alias,
 *         a parameter that is a list at a ? (or the reverse), a list too long.
 *         `*fault` then says which.
 */
enum status expand_query(struct arena *mem, const char *const *pieces,
    size_t piece_count, enum db_scope_kind kind, const struct db_value *args,
    size_t n, struct expansion *out, const char **fault) MUST_CHECK;

#endif
