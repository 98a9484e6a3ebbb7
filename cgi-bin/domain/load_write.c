/**
 * @file
 * Rows on their way to their tables.  See load_write.h.
 */
#include "domain/load_write.h"

/* Large enough that preparing a statement anew costs nothing beside it, small
 * enough for the memory of one statement. */
enum {
	CHUNK = 4000,
	WRITER_MEMORY = 256 << 20
};

struct load_writer *
load_writer_new(struct db *db)
{
	struct arena *mem = arena_new(WRITER_MEMORY);
	struct load_writer *writer = arena_calloc(mem, 1, sizeof(*writer));

	writer->mem = mem;
	writer->db = db;
	return writer;
}

void
load_writer_free(struct load_writer *writer)
{
	arena_free(writer->mem);
}

static void
flush_one(struct load_writer *writer, size_t table)
{
	const struct load_table_rows *shape = &load_tables[table];
	const struct db_items items = {
		.columns = shape->columns,
		.column_count = shape->column_count,
		.items = writer->chunks[table].rows,
		.item_size = shape->row_size,
		.count = writer->chunks[table].count,
	};

	writer->chunks[table].count = 0;
	if (items.count > 0 && writer->failed == STATUS_OK)
		writer->failed =
		    db_bulk(writer->db, shape->insert, &items, NULL);
}

void *
load_row(struct load_writer *writer, enum load_table table)
{
	size_t size = load_tables[table].row_size;
	char *row;

	if (writer->chunks[table].count == CHUNK)
		flush_one(writer, table);
	if (writer->chunks[table].rows == NULL)
		writer->chunks[table].rows =
		    arena_calloc(writer->mem, CHUNK, size);
	row = writer->chunks[table].rows + size * writer->chunks[table].count++;
	memset(row, 0, size);
	return row;
}

enum status
load_flush(struct load_writer *writer)
{
	for (size_t i = 0; i < LOAD_TABLE_COUNT; i++)
		flush_one(writer, i);
	return writer->failed;
}
