/**
 * @file
 * Papers of customers in names.  See licence_view.h.
 */
#include "view/licence_view.h"

#include "base/text.h"
#include "domain/product.h"
#include "view/draft_view.h"
#include "view/format.h"
#include "view/words.h"

enum {
	SOON_DAYS = 30,
	NEAR_DAYS = 60
};

/* Why nothing can be ordered without a contract. */
static const char *
contract_bar_words(
    struct arena *mem, enum language language, const struct contract_bar *bar)
{
	char ended[FORMAT_MAX];

	if (day_is_none(bar->ended_on))
		return words(language,
		    "No contract is signed, and the time to sign one is over: "
		    "nothing can be ordered until it is signed.");
	format_day(bar->ended_on, language, ended);
	return words_fill(mem, language,
	    "The contract ended on {DAY}, and the time to renew it is over: "
	    "nothing can be ordered until a new one is signed.",
	    "DAY", ended, NULL);
}

const char *
licence_contract_words(struct arena *mem, enum language language,
    const struct contract_bar *bar, struct day today)
{
	char ended[FORMAT_MAX], until[FORMAT_MAX];
	const char *left = words_count(mem, language, "{N} day left",
	    "{N} days left",
	    day_number(bar->order_until) - day_number(today));

	format_day(bar->order_until, language, until);
	if (day_is_none(bar->ended_on))
		return words_fill(mem, language,
		    "No contract is signed yet. Orders can be placed until "
		    "{UNTIL}: {LEFT}.",
		    "UNTIL", until, "LEFT", left, NULL);
	format_day(bar->ended_on, language, ended);
	return words_fill(mem, language,
	    day_compare(bar->ended_on, today) < 0
		? T_("The contract ended on {DAY}. Until a new one is signed, "
		     "orders can be placed until {UNTIL}: {LEFT}.")
		: T_("The contract ends on {DAY} and no renewal is signed. "
		     "Orders can be placed until {UNTIL}: {LEFT}."),
	    "DAY", ended, "UNTIL", until, "LEFT", left, NULL);
}

const char *
licence_bar_words(
    struct arena *mem, enum language language, const struct licence_bar *bar)
{
	char ended[FORMAT_MAX];

	switch (bar->reason) {
	case LICENCE_OPENING:
		return words(language,
		    "The customer file is being opened: orders wait until "
		    "papers and credit are cleared.");
	case LICENCE_CONTRACT:
		return contract_bar_words(mem, language, &bar->contract);
	case LICENCE_EXPIRED:
		format_day(bar->ended_on, language, ended);
		return words_fill(mem, language,
		    "{KIND} {NO} ended on {DAY}. Nothing can be ordered until "
		    "the renewal is verified.",
		    "KIND", view_name(language, bar->kind, bar->kind_en), "NO",
		    bar->number, "DAY", ended, NULL);
	case LICENCE_SCOPE:
		if (bar->kind == NULL)
			return words(language,
			    "Some products are outside the scope of the "
			    "licences on file.");
		format_day(bar->ended_on, language, ended);
		return words_fill(mem, language,
		    "{KIND} {NO} ended on {DAY}: products under it cannot be "
		    "ordered until the renewal is verified.",
		    "KIND", view_name(language, bar->kind, bar->kind_en), "NO",
		    bar->number, "DAY", ended, NULL);
	case LICENCE_FINE:
		break;
	}
	return "";
}

/* Where papers, or contracts, are looked at. */
static const char *
path_of(struct tpl *tpl, const struct actor *who, int64_t customer_id,
    const char *page)
{
	return who->side == SIDE_CUSTOMER
	    ? text_format(tpl_arena(tpl), "/account/%s", page)
	    : text_format(tpl_arena(tpl), "/customers/%lld/%s",
		  (long long)customer_id, page);
}

static struct tpl *
add_bar(struct tpl *tpl, const struct actor *who, int64_t customer_id,
    bool is_contract)
{
	bool sees = actor_may(who, ACTION_CONTRACT_SEE);
	bool uploads = actor_may(who, ACTION_LICENCE_UPLOAD);

	tpl = tpl_row(tpl, "BAR");
	tpl_text(tpl, "BAR_PATH",
	    path_of(tpl, who, customer_id,
		is_contract ? "contracts" : "licences"));
	tpl_show_if(tpl, "BAR_UPLOAD", !is_contract && uploads);
	tpl_show_if(tpl, "BAR_LOOK",
	    !is_contract && !uploads && actor_may(who, ACTION_ACCOUNT_SEE));
	tpl_show_if(tpl, "BAR_CONTRACTS", is_contract && sees);
	tpl_show_if(tpl, "BAR_ASK",
	    is_contract && !sees && who->side == SIDE_CUSTOMER);
	return tpl;
}

void
licence_view_bar(struct tpl *tpl, const struct actor *who, int64_t customer_id,
    const struct licence_bar *bar, struct day today)
{
	struct arena *mem = tpl_arena(tpl);
	enum language language = tpl_language(tpl);
	struct tpl *row;

	tpl_list(tpl, "BAR");
	if (bar->reason != LICENCE_FINE) {
		row = add_bar(tpl, who, customer_id,
		    bar->reason == LICENCE_CONTRACT);
		tpl_text(row, "BAR_TONE", "bad");
		tpl_text(
		    row, "BAR_TEXT", licence_bar_words(mem, language, bar));
	}
	if (bar->contract.is_warned) {
		row = add_bar(tpl, who, customer_id, true);
		tpl_text(row, "BAR_TONE", "warn");
		tpl_text(row, "BAR_TEXT",
		    licence_contract_words(
			mem, language, &bar->contract, today));
	}
}

static struct licence_badge
badge_left(
    struct arena *mem, enum language language, struct day end, struct day today)
{
	int64_t left;

	if (day_is_none(end))
		return (struct licence_badge){ words(language, "Long term"),
			"good" };
	left = day_number(end) - day_number(today);
	if (left < 0)
		return (
		    struct licence_badge){ words(language, "Expired"), "bad" };
	return (struct licence_badge){
		words_count(
		    mem, language, "{N} day left", "{N} days left", left),
		left <= SOON_DAYS       ? "bad"
		    : left <= NEAR_DAYS ? "warn"
					: "good",
	};
}

struct licence_badge
licence_badge(struct arena *mem, enum language language,
    const struct licence *paper, struct day today)
{
	switch (paper->state) {
	case LICENCE_WAITING:
		return (struct licence_badge){
			words(language, "Waits to be verified"), "warn"
		};
	case LICENCE_REFUSED:
		return (
		    struct licence_badge){ words(language, "Refused"), "bad" };
	case LICENCE_REPLACED:
		return (struct licence_badge){ words(language, "Renewed"),
			"quiet" };
	case LICENCE_VERIFIED:
		break;
	}
	return badge_left(mem, language, paper->valid_to, today);
}

static const char *
scope_words(struct arena *mem, enum language language,
    const struct licence *paper, const struct db_rows *categories)
{
	const struct product_category *category = categories->items;
	struct text list = text_new(mem, 256);
	const char *at = paper->scope;

	if (at[0] == '\0')
		return words(language, "All products");
	while (*at != '\0') {
		int64_t id = 0;

		while (*at >= '0' && *at <= '9' && id < INT64_MAX / 10 - 9)
			id = id * 10 + (*at++ - '0');
		for (size_t i = 0; i < categories->count; i++)
			if (category[i].id == id)
				text_addf(&list, "%s%s",
				    list.length == 0              ? ""
					: language == LANGUAGE_ZH ? "、"
								  : ", ",
				    view_name(language, category[i].name,
					category[i].name_en));
		at += *at != '\0';
	}
	return list.bytes;
}

static const char *
day_words(
    struct arena *mem, enum language language, struct day day, const char *none)
{
	char text[FORMAT_MAX];

	if (day_is_none(day))
		return words(language, none);
	format_day(day, language, text);
	return arena_strdup(mem, text);
}

void
licence_view_one(struct tpl *row, const struct licence *paper,
    const struct db_rows *categories, struct day today)
{
	enum language language = tpl_language(row);
	struct arena *mem = tpl_arena(row);
	struct licence_badge badge = licence_badge(mem, language, paper, today);

	tpl_plain(row, "LICENCE_ID", paper->id);
	tpl_plain(row, "CUSTOMER_ID", paper->customer_id);
	tpl_text(row, "CUSTOMER_NAME",
	    view_name(language, paper->customer_name, paper->customer_name_en));
	tpl_text(row, "KIND", view_name(language, paper->kind, paper->kind_en));
	tpl_text(row, "NUMBER", paper->number);
	tpl_text(row, "ISSUER", paper->issuer);
	tpl_show_if(row, "IS_MANDATORY", paper->is_mandatory);
	tpl_show_if(row, "HAS_SCOPE", paper->covers_scope);
	tpl_text(row, "SCOPE",
	    paper->covers_scope ? scope_words(mem, language, paper, categories)
				: "–");
	tpl_text(row, "VALID_FROM",
	    day_words(mem, language, paper->valid_from, T_("Not stated")));
	tpl_text(row, "VALID_TO",
	    day_words(mem, language, paper->valid_to, T_("Long term")));
	tpl_text(row, "BADGE", badge.text);
	tpl_text(row, "TONE", badge.tone);
	tpl_text(row, "UPLOADER",
	    paper->uploader == NULL ? words(language, "Imported")
				    : paper->uploader);
	tpl_time(row, "UPLOADED_AT", paper->uploaded_at);
	tpl_show_if(row, "IS_CHECKED", paper->checker != NULL);
	tpl_text(row, "CHECKER", paper->checker == NULL ? "" : paper->checker);
	tpl_time(row, "CHECKED_AT", paper->checked_at);
	tpl_text(row, "ANSWER", paper->answer);
	tpl_show_if(row, "IS_WAITING", paper->state == LICENCE_WAITING);
}

void
licence_view_rows(struct tpl *tpl, const struct actor *who,
    const struct db_rows *rows, const struct db_rows *categories,
    struct day today)
{
	const struct licence *paper = rows->items;

	tpl_list(tpl, "PAPER");
	tpl_show_if(tpl, "NO_PAPERS", rows->count == 0);
	tpl_show_if(tpl, "HAS_PAPERS", rows->count > 0);
	for (size_t i = 0; i < rows->count; i++) {
		struct tpl *row = tpl_row(tpl, "PAPER");

		licence_view_one(row, &paper[i], categories, today);
		tpl_show_if(row, "MAY_RENEW",
		    paper[i].state == LICENCE_VERIFIED &&
			actor_may(who, ACTION_LICENCE_UPLOAD));
	}
}

static bool
is_chosen(const struct licence_form *form, int64_t id)
{
	for (size_t i = 0; i < form->scope_count; i++)
		if (form->scope[i] == id)
			return true;
	return false;
}

void
licence_view_form(struct tpl *tpl, const struct licence_form *form)
{
	const struct licence_kind *kind = form->kinds->items;
	const struct product_category *category = form->categories->items;
	const struct licence *paper = form->papers->items;
	enum language language = tpl_language(tpl);

	tpl_list(tpl, "KIND_CHOICE");
	for (size_t i = 0; i < form->kinds->count; i++) {
		struct tpl *row = tpl_row(tpl, "KIND_CHOICE");

		tpl_plain(row, "KIND_ID", kind[i].id);
		tpl_text(row, "KIND_NAME",
		    view_name(language, kind[i].name, kind[i].name_en));
		tpl_show_if(row, "KIND_CHOSEN", kind[i].id == form->kind_id);
	}
	tpl_list(tpl, "GROUP");
	for (size_t i = 0; i < form->categories->count; i++) {
		struct tpl *row = tpl_row(tpl, "GROUP");

		tpl_plain(row, "GROUP_ID", category[i].id);
		tpl_text(row, "GROUP_NAME",
		    view_name(language, category[i].name, category[i].name_en));
		tpl_show_if(
		    row, "GROUP_CHOSEN", is_chosen(form, category[i].id));
	}
	tpl_list(tpl, "OLD");
	for (size_t i = 0; i < form->papers->count; i++) {
		struct tpl *row;

		if (paper[i].state != LICENCE_VERIFIED)
			continue;
		row = tpl_row(tpl, "OLD");
		tpl_plain(row, "OLD_ID", paper[i].id);
		tpl_text(row, "OLD_NAME",
		    text_format(tpl_arena(tpl), "%s %s",
			view_name(language, paper[i].kind, paper[i].kind_en),
			paper[i].number));
		tpl_show_if(
		    row, "OLD_CHOSEN", paper[i].id == form->replaces_id);
	}
}

const char *
licence_fault_words(enum licence_fault fault)
{
	switch (fault) {
	case LICENCE_FAULT_KIND:
		return T_("Choose what kind of paper it is.");
	case LICENCE_FAULT_NUMBER:
		return T_("Enter the number on the paper, up to 60 "
			  "characters.");
	case LICENCE_FAULT_ISSUER:
		return T_("Enter who issued it, up to 120 characters.");
	case LICENCE_FAULT_SCOPE:
		return T_("Choose product groups of the list.");
	case LICENCE_FAULT_DATES:
		return T_("It must end today or later, and not before it "
			  "begins.");
	case LICENCE_FAULT_ENDLESS:
		return T_("Papers of this kind have an end. Enter it.");
	case LICENCE_FAULT_FILES:
		return T_("Add a scan or photo of the paper.");
	case LICENCE_FAULT_MANY:
		return T_("Too many papers wait to be verified. Please call "
			  "us.");
	case LICENCE_FAULT_ANSWER:
		return T_("Say why, in up to 500 characters.");
	case LICENCE_SOUND:
		break;
	}
	return "";
}

const char *
licence_fault_field(enum licence_fault fault)
{
	switch (fault) {
	case LICENCE_FAULT_KIND:
		return "kind";
	case LICENCE_FAULT_NUMBER:
		return "number";
	case LICENCE_FAULT_ISSUER:
		return "issuer";
	case LICENCE_FAULT_SCOPE:
		return "scope";
	case LICENCE_FAULT_DATES:
	case LICENCE_FAULT_ENDLESS:
		return "valid_to";
	case LICENCE_FAULT_FILES:
		return "files";
	case LICENCE_FAULT_ANSWER:
		return "answer";
	case LICENCE_FAULT_MANY:
	case LICENCE_SOUND:
		break;
	}
	return "";
}
