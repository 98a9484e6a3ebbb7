/** @file manifest.json: what a backup holds.  Program: tool. */
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <unistd.h>

#include "base/text.h"
#include "tool/archive.h"

enum {
	FORMAT = 1
};

static json_t *
time_json(struct instant at)
{
	char text[25];

	instant_to_iso(at, text);
	return json_string(text);
}

static json_t *
files_json(const struct archive_files *files)
{
	json_t *list = json_array();

	for (size_t i = 0; i < files->count; i++)
		json_array_append_new(list,
		    json_pack("{s:s, s:I, s:s}", "name", files->items[i].name,
			"bytes", (json_int_t)files->items[i].bytes, "sha256",
			files->items[i].sha256));
	return list;
}

bool
manifest_write(
    struct archive *archive, const char *folder, const struct manifest *m)
{
	const char *path = home_path(archive->home, folder, "manifest.json");
	json_t *json = json_pack(
	    "{s:i, s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:I, s:I, s:I, s:I, s:I,"
	    " s:b, s:o, s:o, s:o, s:o}",
	    "format", FORMAT, "name", m->name, "product", m->product,
	    "database", m->database, "account", m->account, "timeline",
	    m->timeline, "binlog", m->binlog, "position",
	    (json_int_t)m->position, "schema_version",
	    (json_int_t)m->schema_version, "port", (json_int_t)m->port,
	    "started_ms", (json_int_t)m->started_at.ms, "consistent_ms",
	    (json_int_t)m->consistent_at.ms, "finished_ms",
	    (json_int_t)m->finished_at.ms, "is_sealed", (int)m->is_sealed,
	    "consistent_at", time_json(m->consistent_at), "finished_at",
	    time_json(m->finished_at), "parts", files_json(&m->parts), "files",
	    files_json(&m->files));
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	bool is_good = json != NULL && fd >= 0 &&
	    json_dumpfd(json, fd, JSON_INDENT(1)) == 0 && fsync(fd) == 0;

	if (!is_good)
		archive_complain(archive, path, errno == 0 ? ENOSPC : errno);
	if (fd >= 0)
		close(fd);
	json_decref(json);
	return is_good;
}

static bool
read_files(struct arena *mem, json_t *list, struct archive_files *files)
{
	struct archive_file *file;
	const char *name, *sha256;
	json_int_t bytes;
	json_t *entry;
	size_t i;

	json_array_foreach(list, i, entry)
	{
		if (json_unpack(entry, "{s:s, s:I, s:s}", "name", &name,
			"bytes", &bytes, "sha256", &sha256) != 0 ||
		    strstr(name, "..") != NULL || name[0] == '/')
			return false;
		file = archive_add(mem, files);
		*file = (struct archive_file){ arena_strdup(mem, name),
			arena_strdup(mem, sha256), bytes };
	}
	archive_sort(files);
	return true;
}

static const struct manifest *
unpack(struct arena *mem, json_t *json)
{
	struct manifest *m = arena_calloc(mem, 1, sizeof(*m));
	const char *name, *product, *database, *account, *timeline, *binlog;
	json_int_t position, schema, port, started, consistent, finished;
	json_t *parts, *files;
	int format, is_sealed;

	if (json_unpack(json,
		"{s:i, s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:I, s:I, s:I, s:I,"
		" s:I, s:b, s:o, s:o}",
		"format", &format, "name", &name, "product", &product,
		"database", &database, "account", &account, "timeline",
		&timeline, "binlog", &binlog, "position", &position,
		"schema_version", &schema, "port", &port, "started_ms",
		&started, "consistent_ms", &consistent, "finished_ms",
		&finished, "is_sealed", &is_sealed, "parts", &parts, "files",
		&files) != 0 ||
	    format != FORMAT || strchr(timeline, '/') != NULL ||
	    !read_files(mem, parts, &m->parts) ||
	    !read_files(mem, files, &m->files))
		return NULL;
	m->name = arena_strdup(mem, name);
	m->product = arena_strdup(mem, product);
	m->database = arena_strdup(mem, database);
	m->account = arena_strdup(mem, account);
	m->timeline = arena_strdup(mem, timeline);
	m->binlog = arena_strdup(mem, binlog);
	m->position = position;
	m->schema_version = schema;
	m->port = port;
	m->started_at = (struct instant){ started };
	m->consistent_at = (struct instant){ consistent };
	m->finished_at = (struct instant){ finished };
	m->is_sealed = is_sealed != 0;
	return m;
}

const struct manifest *
manifest_read(const struct home *home, const char *folder)
{
	json_t *json =
	    json_load_file(home_path(home, folder, "manifest.json"), 0, NULL);
	const struct manifest *read;
	struct manifest *m;

	if (json == NULL)
		return NULL;
	read = unpack(home->mem, json);
	json_decref(json);
	if (read == NULL)
		return NULL;
	m = arena_calloc(home->mem, 1, sizeof(*m));
	*m = *read;
	m->folder = folder;
	return m;
}
