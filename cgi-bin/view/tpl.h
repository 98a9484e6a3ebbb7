/**
 * @file
 * What a template shows: names and their values, rows of rows.
 *
 * Layer: view.  tpl.cc is the product's only C++ file: it feeds ctemplate from
 * these flat rows (our own TemplateDictionaryInterface, no copies) and lets no
 * exception out.  Values are given raw; the template escapes them for where
 * they stand (AUTOESCAPE), so no caller ever builds or escapes HTML.
 *
 * Names and texts are borrowed until the page is rendered: names must be string
 * literals, texts live in the arena or longer.  Sections and includes see the
 * names of the rows around them.  A name a template uses and nobody set is a
 * bug: tests abort, production logs it once and shows nothing.  Only names that
 * end in _ERROR may be left unset: those of fields that are right.  A text also
 * serves as a section, shown when it is not empty: {{#NOTE}}<p>{{NOTE}}</p>{{/NOTE}}.
 */
#ifndef VIEW_TPL_H
#define VIEW_TPL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/status.h"
#include "base/text.h"
#include "domain/actor.h"

struct tpl;

/** An empty dictionary; numbers and dates by language, times in a zone. */
struct tpl *tpl_new(struct arena *mem, enum language language, int zone_minutes)
    __attribute__((returns_nonnull));

struct arena *tpl_arena(const struct tpl *tpl);
enum language tpl_language(const struct tpl *tpl);
int tpl_zone(const struct tpl *tpl);

/** {{NAME}}: plain text.  NULL shows as nothing. */
void tpl_text(struct tpl *tpl, const char *name, const char *text);

/** {{NAME}}: a whole number, grouped ("1,234"). */
void tpl_int(struct tpl *tpl, const char *name, int64_t value);

/** {{NAME}}: a number as a form field or URL holds it ("1234"). */
void tpl_plain(struct tpl *tpl, const char *name, int64_t value);

/** {{NAME}}: an amount in fen, "¥1,234.50". */
void tpl_money(struct tpl *tpl, const char *name, int64_t fen);

/** {{NAME}}: a unit price in 1/10,000 yuan, "¥81.60", "¥0.1234". */
void tpl_price(struct tpl *tpl, const char *name, int64_t price_1e4);

/** {{NAME}}: basis points as per cent, "13%". */
void tpl_percent(struct tpl *tpl, const char *name, int64_t basis_points);

/** {{NAME}}: a day: "2026-11-20" in zh-CN, "20 Nov 2026" in English. */
void tpl_day(struct tpl *tpl, const char *name, struct day day);

/** {{NAME}}: "11-20 09:05" in the reader's zone (with the year if another). */
void tpl_time(struct tpl *tpl, const char *name, struct instant at);

/** {{NAME}}: "2026-11-20T01:05:00Z", for <time datetime>. */
void tpl_time_iso(struct tpl *tpl, const char *name, struct instant at);

/** {{#SECTION}}…{{/SECTION}}: show it once, with this dictionary's names. */
void tpl_show(struct tpl *tpl, const char *section);

/** tpl_show() if `condition`; either way the section counts as filled. */
void tpl_show_if(struct tpl *tpl, const char *section, bool condition);

/** Say that a list may be empty: the section counts as filled with no row. */
void tpl_list(struct tpl *tpl, const char *section);

/**
 * {{#SECTION}}…{{/SECTION}}: show it once more, for a row of a list.
 *
 * @return the row's own dictionary, owned by `tpl`; never NULL.
 */
struct tpl *tpl_row(struct tpl *tpl, const char *section)
    __attribute__((returns_nonnull));

/** Whether a name is set here (not in the rows around). */
bool tpl_is_set(const struct tpl *tpl, const char *name);

/** {{>NAME}}: include this template file here; it sees this row's names. */
void tpl_include(struct tpl *tpl, const char *name, const char *file);

/**
 * Load every template under `root`/<language>/ (build/pages/zh_CN, …/en): a file
 * without the AUTOESCAPE pragma or with a fault refuses the start.
 */
enum status tpl_load_all(const char *root) MUST_CHECK;

/** Expand a template of the dictionary's language into `out`. */
enum status tpl_render(
    struct tpl *tpl, const char *file, struct text *out) MUST_CHECK;

#endif
