/**
 * @file
 * A return at the dock as its templates see it.  See return_view.h.
 */
#include "view/file_view.h"
#include "view/return_view_part.h"
#include "view/return_words.h"
#include "view/words.h"

void
return_view_dock(struct tpl *tpl, const struct actor *who,
    const struct return_request *request, const struct db_rows *files)
{
	return_view_head(tpl, who, request);
	tpl_list(tpl, "LINE");
	for (size_t i = 0; i < request->line_count; i++) {
		const struct return_line *line = &request->lines[i];
		bool stays = line->kind == RETURN_REPAIR ||
		    line->kind == RETURN_REPACK;
		struct tpl *row;

		if (line->approved == 0)
			continue;
		row = tpl_row(tpl, "LINE");
		return_view_goods(row, line);
		tpl_int(row, "APPROVED", line->approved);
		tpl_int(row, "RECEIVED", line->received);
		tpl_plain(row, "RECEIVED_PLAIN", line->received);
		tpl_plain(row, "EXPECTED", line->approved - line->received);
		tpl_show_if(
		    row, "TO_COUNT", line->approved > line->received);
		tpl_show_if(row, "IS_THERE", line->approved == line->received);
		tpl_show_if(row, "TO_JUDGE", line->received > 0);
		tpl_show_if(
		    row, "IS_REFUND", line->kind == RETURN_REFUND);
		tpl_show_if(
		    row, "NO_REFUND", line->kind != RETURN_REFUND);
		tpl_show_if(row, "IS_DISPOSED",
		    !stays && line->reason != RETURN_SHORT);
		tpl_show_if(row, "NOT_DISPOSED",
		    stays || line->reason == RETURN_SHORT);
		tpl_text(row, "KIND_TEXT",
		    words(tpl_language(row), return_kind_text(line->kind)));
		tpl_text(row, "REASON_TEXT",
		    words(tpl_language(row),
			return_reason_text(line->reason)));
		tpl_text(row, "NOTE", line->note);
		file_view(row, files, request->id, line->position);
	}
}
