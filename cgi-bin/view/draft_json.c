/**
 * @file
 * A judged draft as JSON.  See draft_json.h.
 */
#include "view/draft_json.h"

#include "view/draft_view.h"
#include "view/format.h"

enum {
	JSON_MAX = 1024 * 1024,
	LINE_USUAL = 320 /* bytes */
};

static void
add_string(struct text *out, const char *value)
{
	const char *from = value;
	const char *at = value;

	text_add_char(out, '"');
	for (; *at != '\0'; at++) {
		unsigned char c = (unsigned char)*at;

		if (c >= ' ' && c != '"' && c != '\\')
			continue;
		text_add_bytes(out, from, (size_t)(at - from));
		text_addf(out, "\\u%04x", c);
		from = at + 1;
	}
	text_add_bytes(out, from, (size_t)(at - from));
	text_add_char(out, '"');
}

/* ,"name":"value" */
static void
add_text(struct text *out, const char *name, const char *value)
{
	text_add(out, ",\"");
	text_add(out, name);
	text_add(out, "\":");
	add_string(out, value);
}

static void
add_int(struct text *out, const char *name, int64_t value)
{
	text_add(out, ",\"");
	text_add(out, name);
	text_add(out, "\":");
	text_add_int(out, value);
}

static void
add_line(struct text *out, struct arena *mem, enum language language,
    const struct draft_line *line)
{
	char price[FORMAT_MAX] = "";
	char amount[FORMAT_MAX] = "";

	if (line->unit_price_1e4 > 0) {
		format_price(line->unit_price_1e4, price);
		format_money(line->amount_fen, amount);
	}
	text_add(out, "{\"name\":");
	add_string(out,
	    line->sku != NULL ? view_name(language, line->name, line->name_en)
			      : "");
	add_text(out, "spec", line->spec != NULL ? line->spec : "");
	add_text(out, "price", price);
	add_text(out, "amount", amount);
	add_text(out, "verdict", draft_view_verdict(mem, language, line));
	add_text(out, "tone", draft_view_tone(line));
	add_int(out, "price1e4", line->unit_price_1e4);
	text_add(out, line->blocks ? ",\"bad\":true}" : ",\"bad\":false}");
}

struct text
draft_json(struct arena *mem, enum language language, const struct draft *draft)
{
	struct text out = text_new(mem, JSON_MAX);
	char total[FORMAT_MAX];

	text_reserve(&out, (size_t)(draft->line_count + 1) * LINE_USUAL);
	format_money(draft->total_fen, total);
	text_add(&out, "{\"id\":");
	text_add_int(&out, draft->id);
	add_int(&out, "version", draft->version);
	add_int(&out, "taken", draft->taken_count);
	add_int(&out, "blocked", draft->blocked_count);
	add_text(&out, "total", total);
	text_add(&out, ",\"rows\":[");
	for (int64_t i = 0; i < draft->line_count; i++) {
		if (i > 0)
			text_add_char(&out, ',');
		add_line(&out, mem, language, &draft->lines[i]);
	}
	text_add(&out, "]}");
	return out;
}
