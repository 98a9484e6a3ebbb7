/**
 * @file
 * Files on pages: lists of them, the upload part of forms, the script's JSON.
 *
 * Layer: view.
 */
#ifndef VIEW_FILE_VIEW_H
#define VIEW_FILE_VIEW_H

#include "base/text.h"
#include "domain/file.h"
#include "view/tpl.h"

/**
 * Fill templates/parts/files.tpl, included where this row is shown, with those
 * of `files` (struct file, of file_list()) that hang on one part of one thing.
 *
 * @param object_part -1: all parts
 */
void file_view(struct tpl *row, const struct db_rows *files, int64_t object_id,
    int64_t object_part);

/** Fill templates/parts/upload.tpl (and upload_small.tpl) with what was
 *  uploaded before.  @param files struct file; NULL for none */
void file_view_upload(
    struct tpl *tpl, const struct db_rows *files, int64_t bytes_max);

/** {"files": [{id, name, kind, size, thumb}], "errors": ["…"]} */
struct text file_view_json(struct arena *mem, const struct file *files,
    size_t count, const char *const *errors, size_t error_count);

/** "2.4 MB", "310 KB", "12 B". */
const char *file_view_size(struct arena *mem, int64_t bytes)
    __attribute__((returns_nonnull));

/** The reader's words for a refusal, "{NAME}: …".
 *  @param bytes_max what FILE_TOO_BIG says is the most */
const char *file_fault_words(struct arena *mem, enum language language,
    enum file_fault fault, const char *name, int64_t bytes_max)
    __attribute__((returns_nonnull));

#endif
