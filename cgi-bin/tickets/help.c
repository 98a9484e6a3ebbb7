/**
 * @file
 * /help and /help/{id}: what is often asked, before it is asked.
 */
#include "base/text.h"
#include "domain/knowledge.h"
#include "tickets/help.h"
#include "tickets/pages.h"
#include "view/draft_view.h"
#include "view/ticket_view.h"
#include "view/ticket_words.h"
#include "view/words.h"

enum {
	BEGIN_CHARS = 60,
	SUGGESTED = 4
};

static const char *
body_of(const struct page *page, const struct canned_reply *article)
{
	return page->who->language == LANGUAGE_EN &&
		article->body_en[0] != '\0'
	    ? article->body_en
	    : article->body;
}

/* Its first words, on one line. */
static const char *
begin_of(struct page *page, const char *body)
{
	const char *at = body;
	const char *end = body;
	size_t count = 0;

	while (count < BEGIN_CHARS && *end != '\0' && *end != '\n') {
		(void)utf8_next(&at);
		end = at;
		count++;
	}
	return text_format(page->mem, "%.*s%s", (int)(end - body), body,
	    *end != '\0' ? "…" : "");
}

static void
fill_articles(struct page *page, const struct db_rows *rows)
{
	enum language language = page->who->language;
	const struct canned_reply *all = rows->items;

	tpl_show_if(page->tpl, "HAS_ARTICLES", rows->count > 0);
	tpl_list(page->tpl, "ARTICLE");
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(page->tpl, "ARTICLE");

		tpl_plain(row, "ARTICLE_ID", all[i].id);
		tpl_text(row, "ARTICLE_NAME",
		    view_name(language, all[i].name, all[i].name_en));
		tpl_text(row, "ARTICLE_TOPIC",
		    all[i].topic == 0
			? ""
			: words(language, ticket_topic_text(all[i].topic)));
		tpl_text(row, "ARTICLE_BEGIN",
		    begin_of(page, body_of(page, &all[i])));
	}
}

static void
fill_side(struct page *page)
{
	tpl_show_if(page->tpl, "FOR_STAFF", page->who->side == SIDE_STAFF);
	tpl_show_if(page->tpl, "FOR_CUSTOMER", page->who->side != SIDE_STAFF);
}

enum status
help_suggest(struct page *page, enum ticket_topic topic)
{
	struct db_rows rows;
	enum status st = knowledge_articles(
	    page->db, page->mem, topic, "", SUGGESTED, &rows);

	if (st == STATUS_OK)
		fill_articles(page, &rows);
	return st;
}

enum status
help_list(struct page *page)
{
	const char *q = page_value(page, "q");
	enum ticket_topic topic =
	    ticket_topic_by_name(page_value(page, "topic"));
	bool is_filtered = q[0] != '\0' || topic != TICKET_TOPIC_NONE;
	struct db_rows rows;
	enum status st = knowledge_articles(
	    page->db, page->mem, topic, q, KNOWLEDGE_ARTICLES, &rows);

	if (st != STATUS_OK)
		return st;
	fill_articles(page, &rows);
	fill_side(page);
	tpl_text(page->tpl, "Q", q);
	ticket_view_topics(page->tpl, "TOPIC", topic);
	tpl_show_if(page->tpl, "NONE_FOUND", rows.count == 0 && is_filtered);
	tpl_show_if(page->tpl, "NONE_YET", rows.count == 0 && !is_filtered);
	return page_render(page, "help.list",
	    words(page->who->language, "Help"), "tickets/help.tpl");
}

enum status
help_article(struct page *page)
{
	struct canned_reply article;
	const char *name;
	int64_t id;
	enum status st;

	if (text_to_int(page_arg(page, "id"), &id) != STATUS_OK)
		return STATUS_NOT_FOUND;
	st = knowledge_article(page->db, page->mem, id, &article);
	if (st != STATUS_OK)
		return st;
	name = view_name(page->who->language, article.name, article.name_en);
	fill_side(page);
	tpl_text(page->tpl, "ARTICLE_NAME", name);
	tpl_text(page->tpl, "ARTICLE_BODY", body_of(page, &article));
	return page_render(page, "help.article", name, "tickets/article.tpl");
}
