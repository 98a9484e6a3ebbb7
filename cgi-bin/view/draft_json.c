/**
 * @file
 * A judged draft as JSON.  See draft_json.h.
 */
#include "view/draft_json.h"

#include <jansson.h>

#include "view/draft_view.h"
#include "view/format.h"

enum {
	JSON_MAX = 512 * 1024
};

static json_t *
line_json(
    struct arena *mem, enum language language, const struct draft_line *line)
{
	char price[FORMAT_MAX];
	char amount[FORMAT_MAX];
	bool priced = line->unit_price_1e4 > 0;

	format_price(line->unit_price_1e4, price);
	format_money(line->amount_fen, amount);
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:b}", "name",
	    line->sku != NULL ? view_name(language, line->name, line->name_en)
			      : "",
	    "spec", line->spec != NULL ? line->spec : "", "price",
	    priced ? price : "", "amount", priced ? amount : "", "verdict",
	    draft_view_verdict(mem, language, line), "tone",
	    draft_view_tone(line), "price1e4", (json_int_t)line->unit_price_1e4,
	    "bad", line->blocks);
}

static int
take_bytes(const char *bytes, size_t count, void *out)
{
	text_add_bytes(out, bytes, count);
	return 0;
}

struct text
draft_json(struct arena *mem, enum language language, const struct draft *draft)
{
	struct text out = text_new(mem, JSON_MAX);
	json_t *rows = json_array();
	json_t *root;
	char total[FORMAT_MAX];

	for (int64_t i = 0; i < draft->line_count; i++)
		json_array_append_new(
		    rows, line_json(mem, language, &draft->lines[i]));
	format_money(draft->total_fen, total);
	root = json_pack("{s:I, s:I, s:I, s:I, s:s, s:o}", "id",
	    (json_int_t)draft->id, "version", (json_int_t)draft->version,
	    "taken", (json_int_t)draft->taken_count, "blocked",
	    (json_int_t)draft->blocked_count, "total", total, "rows", rows);
	json_dump_callback(root, take_bytes, &out, JSON_COMPACT);
	json_decref(root);
	return out;
}
