/**
 * @file
 * Paper drawn with pango and cairo.  See document_page.h.
 */
#include "view/document_page.h"

#include <errno.h>
#include <unistd.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#include "base/log.h"
#include "base/text.h"
#include "view/format.h"
#include "view/words.h"

/* All lengths in points: A4. */
#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define MARGIN 42.0
#define CONTENT_WIDTH (PAGE_WIDTH - 2 * MARGIN)
#define BOTTOM (PAGE_HEIGHT - 52.0)
#define FOOT_Y (PAGE_HEIGHT - 38.0)
#define CELL_PADDING 3.0
#define ROW_GAP 2.5
#define LABEL_WIDTH 66.0
#define SUM_WIDTH 210.0
#define CODE_WIDTH 110.0

#define FONT "Noto Sans CJK SC, Noto Sans, sans-serif"

enum {
	SIZE_SMALL = 8,
	SIZE_TEXT = 9,
	SIZE_HEAD = 15
};

/* A pen on a page.  A first run counts the pages, a second one draws them. */
struct press {
	const struct document *document;
	cairo_t *cairo;
	PangoLayout *layout;
	double y;
	int page;
	int pages; /* in all; 0 while they are counted */
};

struct style {
	int size;
	bool bold;
	bool to_right;
	double grey; /* 0 is black */
};

/* cairo 1.16 embeds this glyph of the Chinese face empty, however it is asked
 * for; the Japanese face of the same font draws it alike and comes whole. */
#define LOST_GLYPH "如"
#define FONT_FOR_LOST "Noto Sans CJK JP"

static void
rescue_lost_glyphs(PangoLayout *layout, const char *text)
{
	PangoAttrList *list = NULL;
	const char *at = text;

	while ((at = strstr(at, LOST_GLYPH)) != NULL) {
		PangoAttribute *family = pango_attr_family_new(FONT_FOR_LOST);

		if (list == NULL)
			list = pango_attr_list_new();
		family->start_index = (guint)(at - text);
		at += strlen(LOST_GLYPH);
		family->end_index = (guint)(at - text);
		pango_attr_list_insert(list, family);
	}
	pango_layout_set_attributes(layout, list);
	if (list != NULL)
		pango_attr_list_unref(list);
}

/* What a text would take.  Leaves it set in the layout. */
static double
measure(struct press *press, const char *text, double width, struct style style)
{
	PangoFontDescription *font = pango_font_description_new();
	int height;

	pango_font_description_set_family(font, FONT);
	pango_font_description_set_absolute_size(
	    font, (double)style.size * PANGO_SCALE);
	pango_font_description_set_weight(
	    font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(press->layout, font);
	pango_font_description_free(font);
	pango_layout_set_width(press->layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(press->layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(press->layout,
	    style.to_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
	pango_layout_set_text(press->layout, text == NULL ? "" : text, -1);
	rescue_lost_glyphs(press->layout, text == NULL ? "" : text);
	pango_layout_get_size(press->layout, NULL, &height);
	return (double)height / PANGO_SCALE;
}

/* @return its height. */
static double
put(struct press *press, double x, double y, double width, const char *text,
    struct style style)
{
	double height = measure(press, text, width, style);

	cairo_set_source_rgb(press->cairo, style.grey, style.grey, style.grey);
	cairo_move_to(press->cairo, x, y);
	pango_cairo_show_layout(press->cairo, press->layout);
	return height;
}

static void
rule(struct press *press, double x, double width, double line)
{
	cairo_set_source_rgb(press->cairo, 0.25, 0.25, 0.25);
	cairo_set_line_width(press->cairo, line);
	cairo_move_to(press->cairo, x, press->y);
	cairo_line_to(press->cairo, x + width, press->y);
	cairo_stroke(press->cairo);
}

static void
foot(struct press *press)
{
	const struct document_frame *frame = press->document->frame;
	char now[FORMAT_MAX], page[32], pages[32];
	struct arena *mem = arena_new(64 * 1024);
	struct style style = { .size = SIZE_SMALL, .grey = 0.4 };

	format_time(frame->now, 0, frame->language, frame->zone_minutes, now);
	snprintf(page, sizeof(page), "%d", press->page);
	snprintf(pages, sizeof(pages), "%d", press->pages);
	put(press, MARGIN, FOOT_Y, CONTENT_WIDTH / 2,
	    words_fill(mem, frame->language, "Made {TIME}", "TIME", now, NULL),
	    style);
	style.to_right = true;
	put(press, MARGIN + CONTENT_WIDTH / 2, FOOT_Y, CONTENT_WIDTH / 2,
	    words_fill(mem, frame->language, "Page {PAGE} of {PAGES}", "PAGE",
		page, "PAGES", pages, NULL),
	    style);
	arena_free(mem);
}

static void
letterhead(struct press *press)
{
	const struct document *document = press->document;
	double left, right;

	left = put(press, MARGIN, press->y, CONTENT_WIDTH * 0.55,
	    document->frame->company,
	    (struct style){ .size = SIZE_TEXT + 2, .bold = true });
	if (document->frame->company_phone != NULL &&
	    document->frame->company_phone[0] != '\0')
		left += put(press, MARGIN, press->y + left,
		    CONTENT_WIDTH * 0.55, document->frame->company_phone,
		    (struct style){ .size = SIZE_SMALL, .grey = 0.35 });
	right = put(press, MARGIN + CONTENT_WIDTH * 0.55, press->y,
	    CONTENT_WIDTH * 0.45, document->title,
	    (struct style){
		.size = SIZE_HEAD, .bold = true, .to_right = true });
	right += put(press, MARGIN + CONTENT_WIDTH * 0.55, press->y + right,
	    CONTENT_WIDTH * 0.45, document->number,
	    (struct style){ .size = SIZE_TEXT, .to_right = true });
	press->y += (left > right ? left : right) + 6;
	rule(press, MARGIN, CONTENT_WIDTH, 1.2);
	press->y += 8;
}

static void
new_page(struct press *press)
{
	if (press->page > 0) {
		foot(press);
		cairo_show_page(press->cairo);
	}
	press->page++;
	press->y = MARGIN;
	letterhead(press);
}

static double
put_fact(struct press *press, double x, double width,
    const struct document_fact *fact)
{
	double label, value;

	label = put(press, x, press->y, LABEL_WIDTH, fact->label,
	    (struct style){ .size = SIZE_TEXT, .grey = 0.4 });
	value = put(press, x + LABEL_WIDTH, press->y, width - LABEL_WIDTH,
	    fact->value, (struct style){ .size = SIZE_TEXT });
	return label > value ? label : value;
}

static void
facts(struct press *press)
{
	const struct document *document = press->document;
	double half = CONTENT_WIDTH / 2, height = 0;
	bool on_right = false;

	for (size_t i = 0; i < document->fact_count; i++) {
		const struct document_fact *fact = &document->facts[i];
		double here;

		if (fact->value == NULL || fact->value[0] == '\0')
			continue;
		if (fact->wide && on_right) {
			press->y += height + ROW_GAP;
			on_right = false;
		}
		here = put_fact(press, on_right ? MARGIN + half : MARGIN,
		    fact->wide ? CONTENT_WIDTH : half - 8, fact);
		height = on_right && height > here ? height : here;
		if (fact->wide || on_right) {
			press->y += height + ROW_GAP;
			on_right = false;
		} else {
			on_right = true;
		}
	}
	if (on_right)
		press->y += height + ROW_GAP;
	press->y += 8;
}

/* A square of light and dark that a camera reads, and what it is for. */
static void
code(struct press *press)
{
	const struct document *document = press->document;
	QRcode *square;
	double dot;

	if (document->code == NULL)
		return;
	square = QRcode_encodeString(
	    document->code, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
	if (square == NULL)
		return;
	dot = CODE_WIDTH / (double)square->width;
	cairo_set_source_rgb(press->cairo, 0, 0, 0);
	for (int i = 0; i < square->width * square->width; i++) {
		if ((square->data[i] & 1) == 0)
			continue;
		cairo_rectangle(press->cairo,
		    MARGIN + 8 + dot * (i % square->width),
		    press->y + dot * (i / square->width), dot, dot);
	}
	cairo_fill(press->cairo);
	QRcode_free(square);
	put(press, MARGIN + CODE_WIDTH + 28, press->y + 12,
	    CONTENT_WIDTH - CODE_WIDTH - 28, document->code_label,
	    (struct style){ .size = SIZE_HEAD, .bold = true });
	put(press, MARGIN + CODE_WIDTH + 28, press->y + CODE_WIDTH - 24,
	    CONTENT_WIDTH - CODE_WIDTH - 28, document->code,
	    (struct style){ .size = SIZE_SMALL, .grey = 0.4 });
	press->y += CODE_WIDTH + 14;
}

/* What a letter says. */
static void
paragraphs(struct press *press)
{
	const struct document *document = press->document;
	const struct style style = { .size = SIZE_TEXT + 1 };

	for (size_t i = 0; i < document->paragraph_count; i++) {
		const char *text = document->paragraphs[i];

		if (press->y + measure(press, text, CONTENT_WIDTH, style) >
		    BOTTOM)
			new_page(press);
		press->y +=
		    put(press, MARGIN, press->y, CONTENT_WIDTH, text, style) +
		    8;
	}
}

/* One row of cells, drawn or only measured. */
static double
row(struct press *press, const char *const *cells, bool is_head, bool draw)
{
	const struct document *document = press->document;
	double x = MARGIN, tallest = 0;

	for (size_t i = 0; i < document->column_count; i++) {
		const struct document_column *column = &document->columns[i];
		const char *text = is_head ? column->title : cells[i];
		double width = column->width * CONTENT_WIDTH;
		struct style style = {
			.size = SIZE_SMALL,
			.bold = is_head,
			.to_right = column->to_right,
		};
		double height;

		height = draw
		    ? put(press, x + CELL_PADDING, press->y + ROW_GAP,
			  width - 2 * CELL_PADDING, text, style)
		    : measure(press, text, width - 2 * CELL_PADDING, style);
		if (height > tallest)
			tallest = height;
		x += width;
	}
	return tallest + 2 * ROW_GAP;
}

static void
table_head(struct press *press)
{
	rule(press, MARGIN, CONTENT_WIDTH, 0.8);
	press->y += row(press, NULL, true, true);
	rule(press, MARGIN, CONTENT_WIDTH, 0.8);
}

static void
table(struct press *press)
{
	const struct document *document = press->document;

	table_head(press);
	for (size_t i = 0; i < document->row_count; i++) {
		const char *const *cells =
		    &document->cells[i * document->column_count];

		if (press->y + row(press, cells, false, false) > BOTTOM) {
			new_page(press);
			table_head(press);
		}
		press->y += row(press, cells, false, true);
		rule(press, MARGIN, CONTENT_WIDTH, 0.25);
	}
	press->y += 8;
}

static void
sums(struct press *press)
{
	const struct document *document = press->document;
	double x = MARGIN + CONTENT_WIDTH - SUM_WIDTH;

	if (press->y + (double)document->sum_count * 16 > BOTTOM)
		new_page(press);
	for (size_t i = 0; i < document->sum_count; i++) {
		const struct document_sum *sum = &document->sums[i];
		struct style style = {
			.size = sum->strong ? SIZE_TEXT + 2 : SIZE_TEXT,
			.bold = sum->strong,
		};
		double height;

		put(press, x, press->y, SUM_WIDTH / 2, sum->label, style);
		style.to_right = true;
		height = put(press, x + SUM_WIDTH / 2, press->y,
		    SUM_WIDTH / 2 - CELL_PADDING, sum->value, style);
		press->y += height + ROW_GAP;
	}
}

static void
signatures(struct press *press)
{
	const struct document *document = press->document;
	double width;

	if (document->signature_count == 0)
		return;
	if (press->y + 60 > BOTTOM)
		new_page(press);
	press->y += 40;
	width = CONTENT_WIDTH / (double)document->signature_count;
	for (size_t i = 0; i < document->signature_count; i++) {
		double x = MARGIN + width * (double)i;

		rule(press, x, width - 24, 0.5);
		put(press, x, press->y + 3, width - 24, document->signatures[i],
		    (struct style){ .size = SIZE_SMALL, .grey = 0.35 });
	}
}

/* @return the pages it took. */
static int
run(const struct document *document, cairo_surface_t *surface, int pages)
{
	struct press press = {
		.document = document,
		.cairo = cairo_create(surface),
		.pages = pages,
	};

	press.layout = pango_cairo_create_layout(press.cairo);
	new_page(&press);
	facts(&press);
	code(&press);
	paragraphs(&press);
	table(&press);
	sums(&press);
	signatures(&press);
	foot(&press);
	cairo_show_page(press.cairo);
	g_object_unref(press.layout);
	cairo_destroy(press.cairo);
	return press.page;
}

static cairo_status_t
write_out(void *context, const unsigned char *bytes, unsigned length)
{
	const int *fd = context;

	while (length > 0) {
		ssize_t n = write(*fd, bytes, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return CAIRO_STATUS_WRITE_ERROR;
		bytes += n;
		length -= (unsigned)n;
	}
	return CAIRO_STATUS_SUCCESS;
}

enum status
document_draw(const struct document *document, int fd)
{
	cairo_surface_t *surface;
	cairo_status_t outcome;
	int pages;

	surface = cairo_pdf_surface_create(NULL, PAGE_WIDTH, PAGE_HEIGHT);
	pages = run(document, surface, 0);
	cairo_surface_destroy(surface);

	surface = cairo_pdf_surface_create_for_stream(
	    write_out, &fd, PAGE_WIDTH, PAGE_HEIGHT);
	cairo_pdf_surface_set_metadata(
	    surface, CAIRO_PDF_METADATA_TITLE, document->number);
	run(document, surface, pages);
	cairo_surface_finish(surface);
	outcome = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	if (outcome == CAIRO_STATUS_SUCCESS)
		return STATUS_OK;
	log_event(LOG_ERROR, "document.draw", "why",
	    cairo_status_to_string(outcome), NULL);
	return STATUS_BUG;
}

enum status
document_draw_context(int fd, const void *context)
{
	return document_draw(context, fd);
}
