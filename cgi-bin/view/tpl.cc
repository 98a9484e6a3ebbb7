/**
 * @file
 * ctemplate behind flat rows of our own: no copies, no global tables, and a
 * name nobody set is noticed.  Layer: view.
 *
 * A dictionary is an array of entries, chained by the hashes of their names
 * from a few buckets, the newest first: it hides an earlier one of its name.
 */
#include <ctemplate/per_expand_data.h>
#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary_interface.h>
#include <ctemplate/template_emitter.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <new>
#include <string>

/* The headers below are C: they leave out initializers, which C++ warns of. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
extern "C" {
#include "base/config.h"
#include "base/log.h"
#include "view/format.h"
#include "view/tpl.h"
}
#pragma GCC diagnostic pop

using ctemplate::TemplateCache;
using ctemplate::TemplateDictionaryInterface;
using ctemplate::TemplateString;

namespace
{

const char pragma[] = "{{%AUTOESCAPE context=\"HTML\"}}";
const char *const folders[LANGUAGE_COUNT] = { "zh_CN", "en" };
TemplateCache *caches[LANGUAGE_COUNT];
bool unset_aborts;
const char *rendering = "";

enum entry_kind {
	ENTRY_TEXT,
	ENTRY_SHOW,
	ENTRY_HIDE,
	ENTRY_LIST,
	ENTRY_FILE
};

/* Buckets of a page and of a row: about one entry each.  Powers of two. */
enum {
	PAGE_BUCKETS = 256,
	ROW_BUCKETS = 32
};

struct entry {
	const char *name;
	uint32_t hash;
	uint16_t name_length;
	uint8_t kind;    /* enum entry_kind */
	uint32_t before; /* the entry before in this bucket, + 1; 0: none */
	union {
		struct {
			const char *bytes;
			size_t length;
		} text;
		struct {
			struct tpl *first, *last;
		} rows;
		const char *file;
	};
};

template <typename word>
uint64_t
load(const char *bytes)
{
	word value;

	memcpy(&value, bytes, sizeof(value));
	return value;
}

/** Of both ends of a name: enough to tell names apart; memcmp has the say. */
uint32_t
hash_of(const char *name, size_t length)
{
	uint64_t head, tail;

	if (length >= 8) {
		head = load<uint64_t>(name);
		tail = load<uint64_t>(name + length - 8);
	} else if (length >= 4) {
		head = load<uint32_t>(name);
		tail = load<uint32_t>(name + length - 4);
	} else if (length > 0) {
		head = (unsigned char)name[0];
		tail = (unsigned char)name[length / 2] |
		    (uint64_t)(unsigned char)name[length - 1] << 8;
	} else {
		return 0;
	}
	head = (head ^ length) * 0x9e3779b97f4a7c15u;
	tail = (tail + length) * 0xc2b2ae3d27d4eb4fu;
	return (uint32_t)((head ^ (tail >> 7) ^ (tail << 11)) >> 32);
}

bool
ends_with(const char *name, size_t length, const char *suffix)
{
	const size_t n = strlen(suffix);

	return length > n && memcmp(name + length - n, suffix, n) == 0;
}

/** Messages of fields that are right are not set; a separator is shown by
 *  ctemplate itself, which asks all the same. */
bool
is_optional(const char *name, size_t length)
{
	return ends_with(name, length, "_ERROR") ||
	    ends_with(name, length, "_separator");
}

/** A template uses a name that no view has set. */
void
complain_unset(const char *name, size_t length)
{
	static uint32_t told[256];
	static size_t told_count;
	char text[128];
	const uint32_t hash = hash_of(name, length);

	if (is_optional(name, length))
		return;
	for (size_t i = 0; i < told_count; i++) {
		if (told[i] == hash)
			return;
	}
	if (told_count < sizeof(told) / sizeof(told[0]))
		told[told_count++] = hash;
	snprintf(text, sizeof(text), "%.*s", (int)length, name);
	log_event(LOG_ERROR, "tpl.unset", "file", rendering, "name", text,
	    (const char *)nullptr);
	if (unset_aborts)
		abort();
}

} // namespace

struct tpl : TemplateDictionaryInterface {
	struct arena *mem;
	const struct tpl *parent;
	struct tpl *next; /* the row after this one */
	uint32_t *buckets; /* the newest entry of each, + 1; 0: none */
	uint32_t bucket_mask;
	entry *entries;
	uint32_t count, capacity;
	uint32_t last_list; /* index of the list that got the last row */
	enum language language;
	int zone_minutes;
	int this_year;

	tpl(struct arena *arena, const struct tpl *above, uint32_t room,
	    uint32_t bucket_count)
	    : mem(arena), parent(above), next(nullptr),
	      bucket_mask(bucket_count - 1), count(0), capacity(room),
	      last_list(UINT32_MAX)
	{
		buckets = (uint32_t *)arena_calloc(
		    mem, bucket_count, sizeof(*buckets));
		entries = (entry *)arena_alloc(mem, room * sizeof(*entries));
	}

	void
	grow()
	{
		const uint32_t room = capacity * 2;
		entry *e = (entry *)arena_alloc(mem, room * sizeof(*e));

		memcpy(e, entries, count * sizeof(*e));
		entries = e;
		capacity = room;
	}

	entry *
	add(const char *name, entry_kind kind)
	{
		const size_t length = strlen(name);
		const uint32_t hash = hash_of(name, length);
		uint32_t *bucket = &buckets[hash & bucket_mask];
		entry *fresh;

		if (count == capacity)
			grow();
		fresh = &entries[count++];
		fresh->name = name;
		fresh->hash = hash;
		fresh->name_length = (uint16_t)length;
		fresh->kind = kind;
		fresh->before = *bucket;
		*bucket = count;
		return fresh;
	}

	/** The newest entry of a name here; NULL if there is none. */
	const entry *
	find_here(const char *name, size_t length, uint32_t hash) const
	{
		uint32_t at = buckets[hash & bucket_mask];

		while (at != 0) {
			const entry *one = &entries[at - 1];

			if (one->hash == hash && one->name_length == length &&
			    memcmp(one->name, name, length) == 0)
				return one;
			at = one->before;
		}
		return nullptr;
	}

	/** The same, then in the rows around. */
	const entry *
	find(const TemplateString &name) const
	{
		const uint32_t hash = hash_of(name.data(), name.size());

		for (const struct tpl *at = this; at != nullptr;
		     at = at->parent) {
			const entry *found =
			    at->find_here(name.data(), name.size(), hash);

			if (found != nullptr)
				return found;
		}
		complain_unset(name.data(), name.size());
		return nullptr;
	}

	TemplateString
	GetValue(const TemplateString &name) const override
	{
		const entry *found = find(name);

		if (found == nullptr || found->kind != ENTRY_TEXT)
			return TemplateString("", 0);
		return TemplateString(found->text.bytes, found->text.length);
	}

	bool
	IsHiddenSection(const TemplateString &name) const override
	{
		const entry *found = find(name);

		if (found == nullptr)
			return true;
		switch (found->kind) {
		case ENTRY_TEXT:
			return found->text.length == 0;
		case ENTRY_LIST:
			return found->rows.first == nullptr;
		case ENTRY_SHOW:
			return false;
		case ENTRY_HIDE:
		case ENTRY_FILE:
			break;
		}
		return true;
	}

	bool
	IsUnhiddenSection(const TemplateString &name) const override
	{
		return !IsHiddenSection(name);
	}

	bool
	IsHiddenTemplate(const TemplateString &name) const override
	{
		const entry *found = find(name);

		return found == nullptr || found->kind != ENTRY_FILE;
	}

	const char *
	GetIncludeTemplateName(const TemplateString &name, int) const override
	{
		const entry *found = find(name);

		return found != nullptr && found->kind == ENTRY_FILE
		    ? found->file
		    : "";
	}

	/** Walks the rows of a list, or gives one dictionary once. */
	struct walk : Iterator {
		const struct tpl *at;
		bool once;

		walk(const struct tpl *first, bool single)
		    : at(first), once(single)
		{
		}

		bool
		HasNext() const override
		{
			return at != nullptr;
		}

		const TemplateDictionaryInterface &
		Next() override
		{
			const struct tpl *current = at;

			at = once ? nullptr : current->next;
			return *current;
		}
	};

	Iterator *
	CreateSectionIterator(const TemplateString &name) const override
	{
		const entry *found = find(name);

		if (found != nullptr && found->kind == ENTRY_LIST)
			return new walk(found->rows.first, false);
		return new walk(this, true);
	}

	Iterator *
	CreateTemplateIterator(const TemplateString &) const override
	{
		return new walk(this, true);
	}

	void
	DumpToString(std::string *, int) const override
	{
	}
};

namespace
{

/** Writes the page into a text of the request. */
struct emitter : ctemplate::ExpandEmitter {
	struct text *out;

	explicit emitter(struct text *text) : out(text)
	{
	}
	void
	Emit(char c) override
	{
		Emit(&c, 1);
	}
	void
	Emit(const std::string &s) override
	{
		Emit(s.data(), s.size());
	}
	void
	Emit(const char *s) override
	{
		Emit(s, strlen(s));
	}
	void
	Emit(const char *s, size_t length) override
	{
		text_add_bytes(out, s, length);
	}
};

/** A text of the arena that is already formatted. */
void
add_formatted(
    struct tpl *tpl, const char *name, const char *text, size_t length)
{
	entry *fresh = tpl->add(name, ENTRY_TEXT);

	fresh->text.bytes = arena_memdup(tpl->mem, text, length);
	fresh->text.length = length;
}

bool
has_pragma(const std::string &path)
{
	char head[sizeof(pragma)] = "";
	std::ifstream file(path, std::ios::binary);

	file.read(head, sizeof(pragma) - 1);
	return memcmp(head, pragma, sizeof(pragma) - 1) == 0;
}

bool
load_file(TemplateCache *cache, const std::filesystem::path &root,
    const std::filesystem::path &path)
{
	const std::string name = path.lexically_relative(root).string();
	const char *why = nullptr;

	if (!has_pragma(path.string()))
		why = "does not begin with the AUTOESCAPE pragma";
	else if (!cache->LoadTemplate(name, ctemplate::DO_NOT_STRIP))
		why = "is no valid template";
	if (why == nullptr)
		return true;
	log_event(LOG_ERROR, "tpl.load", "file", path.c_str(), "why", why,
	    (const char *)nullptr);
	return false;
}

/** All templates of one language; NULL if one is at fault. */
TemplateCache *
load_folder(const std::filesystem::path &root)
{
	TemplateCache *cache = new TemplateCache;
	bool sound = cache->SetTemplateRootDirectory(root.string());
	size_t count = 0;

	for (const auto &file :
	    std::filesystem::recursive_directory_iterator(root)) {
		if (!file.is_regular_file() ||
		    file.path().extension() != ".tpl")
			continue;
		sound = load_file(cache, root, file.path()) && sound;
		count++;
	}
	if (!sound || count == 0) {
		delete cache;
		return nullptr;
	}
	cache->Freeze();
	return cache;
}

} // namespace

extern "C" {

struct tpl *
tpl_new(struct arena *mem, enum language language, int zone_minutes)
{
	struct tpl *tpl = new (arena_alloc(mem, sizeof(struct tpl))) struct tpl(
	    mem, nullptr, 64, PAGE_BUCKETS);

	tpl->language = language;
	tpl->zone_minutes = zone_minutes;
	tpl->this_year = day_from_instant(clock_now(), zone_minutes).year;
	return tpl;
}

struct arena *
tpl_arena(const struct tpl *tpl)
{
	return tpl->mem;
}

enum language
tpl_language(const struct tpl *tpl)
{
	return tpl->language;
}

int
tpl_zone(const struct tpl *tpl)
{
	return tpl->zone_minutes;
}

void
tpl_text(struct tpl *tpl, const char *name, const char *text)
{
	entry *fresh = tpl->add(name, ENTRY_TEXT);

	fresh->text.bytes = text != nullptr ? text : "";
	fresh->text.length = strlen(fresh->text.bytes);
}

void
tpl_int(struct tpl *tpl, const char *name, int64_t value)
{
	char out[FORMAT_MAX];

	add_formatted(tpl, name, out, format_int(value, out));
}

void
tpl_plain(struct tpl *tpl, const char *name, int64_t value)
{
	char out[FORMAT_MAX];

	add_formatted(tpl, name, out, format_plain(value, out));
}

void
tpl_money(struct tpl *tpl, const char *name, int64_t fen)
{
	char out[FORMAT_MAX];

	add_formatted(tpl, name, out, format_money(fen, out));
}

void
tpl_price(struct tpl *tpl, const char *name, int64_t price_1e4)
{
	char out[FORMAT_MAX];

	add_formatted(tpl, name, out, format_price(price_1e4, out));
}

void
tpl_percent(struct tpl *tpl, const char *name, int64_t basis_points)
{
	char out[FORMAT_MAX];

	add_formatted(tpl, name, out, format_percent(basis_points, out));
}

void
tpl_day(struct tpl *tpl, const char *name, struct day day)
{
	char out[FORMAT_MAX];

	add_formatted(tpl, name, out, format_day(day, tpl->language, out));
}

void
tpl_time(struct tpl *tpl, const char *name, struct instant at)
{
	char out[FORMAT_MAX];

	add_formatted(tpl, name, out,
	    format_time(
		at, tpl->this_year, tpl->language, tpl->zone_minutes, out));
}

void
tpl_time_iso(struct tpl *tpl, const char *name, struct instant at)
{
	char out[FORMAT_MAX];

	add_formatted(tpl, name, out, format_time_iso(at, out));
}

void
tpl_show(struct tpl *tpl, const char *section)
{
	tpl->add(section, ENTRY_SHOW);
}

void
tpl_show_if(struct tpl *tpl, const char *section, bool condition)
{
	tpl->add(section, condition ? ENTRY_SHOW : ENTRY_HIDE);
}

void
tpl_list(struct tpl *tpl, const char *section)
{
	const size_t length = strlen(section);
	const entry *known =
	    tpl->find_here(section, length, hash_of(section, length));
	entry *fresh;

	if (known != nullptr && known->kind == ENTRY_LIST)
		return;
	fresh = tpl->add(section, ENTRY_LIST);
	fresh->rows.first = fresh->rows.last = nullptr;
}

struct tpl *
tpl_row(struct tpl *tpl, const char *section)
{
	entry *list;
	struct tpl *row;
	uint32_t room = 16;

	if (tpl->last_list >= tpl->count ||
	    strcmp(tpl->entries[tpl->last_list].name, section) != 0) {
		const size_t length = strlen(section);

		tpl_list(tpl, section);
		tpl->last_list = (uint32_t)(tpl->find_here(section, length,
						hash_of(section, length)) -
		    tpl->entries);
	}
	list = &tpl->entries[tpl->last_list];
	if (list->rows.last != nullptr && list->rows.last->count > 0)
		room = list->rows.last->count;

	row = new (arena_alloc(tpl->mem, sizeof(struct tpl))) struct tpl(
	    tpl->mem, tpl, room, ROW_BUCKETS);
	row->language = tpl->language;
	row->zone_minutes = tpl->zone_minutes;
	row->this_year = tpl->this_year;
	if (list->rows.last != nullptr)
		list->rows.last->next = row;
	else
		list->rows.first = row;
	list->rows.last = row;
	return row;
}

bool
tpl_is_set(const struct tpl *tpl, const char *name)
{
	const size_t length = strlen(name);

	return tpl->find_here(name, length, hash_of(name, length)) != nullptr;
}

void
tpl_include(struct tpl *tpl, const char *name, const char *file)
{
	tpl->add(name, ENTRY_FILE)->file = file;
}

enum status
tpl_load_all(const char *root)
{
	unset_aborts = config_bool("test", false);
	try {
		for (int i = 0; i < LANGUAGE_COUNT; i++) {
			TemplateCache *fresh = load_folder(
			    std::filesystem::path(root) / folders[i]);

			if (fresh == nullptr)
				return STATUS_BUG;
			delete caches[i];
			caches[i] = fresh;
		}
	} catch (const std::exception &failure) {
		log_event(LOG_ERROR, "tpl.load", "root", root, "why",
		    failure.what(), (const char *)nullptr);
		return STATUS_BUG;
	}
	return STATUS_OK;
}

enum status
tpl_render(struct tpl *tpl, const char *file, struct text *out)
{
	const char *why = "there is no such template";

	rendering = file;
	try {
		ctemplate::PerExpandData data;
		emitter to(out);

		if (caches[tpl->language] != nullptr &&
		    caches[tpl->language]->ExpandNoLoad(
			file, ctemplate::DO_NOT_STRIP, tpl, &data, &to)) {
			if (!out->full)
				return STATUS_OK;
			why = "the page is too long";
		}
	} catch (const std::exception &failure) {
		log_event(LOG_ERROR, "tpl.render", "file", file, "why",
		    failure.what(), (const char *)nullptr);
		return STATUS_BUG;
	}
	log_event(LOG_ERROR, "tpl.render", "file", file, "why", why,
	    (const char *)nullptr);
	return STATUS_BUG;
}
}
