/**
 * @file
 * Files on pages.  See file_view.h.
 */
#include "view/file_view.h"

#include "domain/file_type.h"
#include "view/words.h"

enum {
	JSON_MAX = 64 * 1024,
	KB = 1024,
	MB = 1024 * 1024
};

const char *
file_view_size(struct arena *mem, int64_t bytes)
{
	if (bytes >= MB)
		return text_format(mem, "%lld.%lld MB", (long long)(bytes / MB),
		    (long long)(bytes % MB * 10 / MB));
	if (bytes >= KB)
		return text_format(mem, "%lld KB", (long long)(bytes / KB));
	return text_format(mem, "%lld B", (long long)bytes);
}

const char *
file_fault_words(struct arena *mem, enum language language,
    enum file_fault fault, const char *name, int64_t bytes_max)
{
	static const char *const texts[FILE_FAULT_COUNT] = {
		[FILE_FINE] = "",
		[FILE_EMPTY] = T_("{NAME}: the file is empty."),
		[FILE_TOO_BIG] = T_("{NAME}: larger than {MOST}. Make it "
				    "smaller and upload it again."),
		[FILE_TYPE] = T_("{NAME}: this type is not taken. Photos, "
				 "videos (MP4, WebM, MOV), PDF, Excel, Word, "
				 "CSV and plain text are."),
		[FILE_DAMAGED] = T_("{NAME}: the file is damaged or "
				    "incomplete. Take or save it again."),
		[FILE_PIXELS] = T_("{NAME}: the picture has too many pixels. "
				   "Make it smaller and upload it again."),
		[FILE_QUOTA] = T_("{NAME}: your company's room for files is "
				  "used up. Please call us."),
		[FILE_TOO_MANY] = T_("{NAME}: at most {COUNT} files fit here."),
		[FILE_VIRUS] = T_("{NAME}: the virus scanner found something "
				  "in it. It was not kept."),
		[FILE_NOT_SCANNED] = T_("{NAME}: it could not be checked for "
					"viruses just now. Upload it again in "
					"a few minutes."),
		[FILE_LATER] = T_("{NAME}: it could not be kept just now. "
				  "Upload it again in a few minutes."),
		[FILE_STRANGE] =
		    T_("A file is no longer there. Upload it again."),
	};

	return words_fill(mem, language,
	    texts[fault < FILE_FAULT_COUNT ? fault : FILE_LATER], "NAME", name,
	    "MOST", file_view_size(mem, bytes_max), "COUNT",
	    text_format(mem, "%d", FILE_PER_PART_MAX), NULL);
}

/* One file: FILE_ID FILE_NAME FILE_SIZE and which kind it is. */
static void
fill_file(struct tpl *row, const struct file *file)
{
	bool is_picture = file->kind == FILE_IMAGE && file->has_thumb;

	tpl_text(row, "FILE_ID", file->public_id);
	tpl_text(row, "FILE_NAME", file->name);
	tpl_text(row, "FILE_SIZE", file_view_size(tpl_arena(row), file->bytes));
	tpl_show_if(row, "FILE_IS_PICTURE", is_picture);
	tpl_show_if(row, "FILE_NO_PICTURE", !is_picture);
	tpl_show_if(row, "FILE_IS_VIDEO", file->kind == FILE_VIDEO);
	tpl_show_if(row, "FILE_IS_SHEET", file->kind == FILE_SHEET);
	tpl_show_if(row, "FILE_IS_TEXT",
	    file->kind != FILE_VIDEO && file->kind != FILE_SHEET);
}

void
file_view(struct tpl *row, const struct db_rows *files, int64_t object_id,
    int64_t object_part)
{
	const struct file *file = files->items;
	bool has_any = false;

	tpl_list(row, "FILES");
	for (size_t i = 0; i < files->count; i++) {
		if (file[i].object_id != object_id ||
		    (object_part >= 0 && file[i].object_part != object_part))
			continue;
		fill_file(tpl_row(row, "FILES"), &file[i]);
		has_any = true;
	}
	tpl_show_if(row, "HAS_FILES", has_any);
}

void
file_view_upload(
    struct tpl *tpl, const struct db_rows *files, int64_t bytes_max)
{
	const struct file *file = files == NULL ? NULL : files->items;

	tpl_text(tpl, "UPLOAD_ACCEPT", file_type_accept);
	tpl_int(tpl, "UPLOAD_COUNT", FILE_PER_PART_MAX);
	tpl_plain(tpl, "UPLOAD_BYTES", bytes_max);
	tpl_text(tpl, "UPLOAD_SIZE", file_view_size(tpl_arena(tpl), bytes_max));
	tpl_list(tpl, "UPLOADED");
	for (size_t i = 0; files != NULL && i < files->count; i++)
		fill_file(tpl_row(tpl, "UPLOADED"), &file[i]);
}

/* --- JSON ------------------------------------------------------------------ */

static void
add_string(struct text *out, const char *value)
{
	text_add_char(out, '"');
	for (; *value != '\0'; value++) {
		unsigned char c = (unsigned char)*value;

		if (c < ' ' || c == '"' || c == '\\')
			text_addf(out, "\\u%04x", c);
		else
			text_add_char(out, *value);
	}
	text_add_char(out, '"');
}

static void
add_member(struct text *out, const char *name, const char *value)
{
	text_addf(out, "\"%s\":", name);
	add_string(out, value);
}

struct text
file_view_json(struct arena *mem, const struct file *files, size_t count,
    const char *const *errors, size_t error_count)
{
	struct text out = text_new(mem, JSON_MAX);

	text_add(&out, "{\"files\":[");
	for (size_t i = 0; i < count; i++) {
		const struct file *file = &files[i];

		text_add(&out, i > 0 ? ",{" : "{");
		add_member(&out, "id", file->public_id);
		text_add_char(&out, ',');
		add_member(&out, "name", file->name);
		text_add_char(&out, ',');
		add_member(&out, "kind", file_kind_name(file->kind));
		text_add_char(&out, ',');
		add_member(&out, "size", file_view_size(mem, file->bytes));
		text_add_char(&out, ',');
		add_member(&out, "thumb",
		    file->has_thumb
			? text_format(mem, "/files/%s/thumb", file->public_id)
			: "");
		text_add_char(&out, '}');
	}
	text_add(&out, "],\"errors\":[");
	for (size_t i = 0; i < error_count; i++) {
		if (i > 0)
			text_add_char(&out, ',');
		add_string(&out, errors[i]);
	}
	text_add(&out, "]}\n");
	return out;
}
