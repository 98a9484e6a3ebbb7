/**
 * @file
 * Keys made from what people type.  See key.h for the contract.
 */
#include "domain/key.h"

#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <utf8proc.h>

#include "base/log.h"
#include "base/status.h"
#include "base/text.h"

/* Longest text whose sound is looked for. */
#define SOUND_BYTES_MAX 2000

/* NFKC without invisible characters; "" for what is not UTF-8. */
static const char *
normalize(struct arena *mem, const char *text)
{
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t length;
	const char *copy;

	if (!utf8_is_valid(text, strlen(text)))
		return "";
	length = utf8proc_map((const utf8proc_uint8_t *)text, 0, &folded,
	    UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE |
		UTF8PROC_COMPAT | UTF8PROC_IGNORE);
	if (length < 0) {
		log_event(LOG_ERROR, "key.normalize", "reason",
		    utf8proc_errmsg(length), NULL);
		return "";
	}
	copy = arena_memdup(mem, (const char *)folded, (size_t)length);
	free(folded);
	return copy;
}

static bool
is_space(uint32_t code_point)
{
	utf8proc_category_t category;

	if (code_point >= '\t' && code_point <= '\r')
		return true;
	category = utf8proc_category((utf8proc_int32_t)code_point);
	return category == UTF8PROC_CATEGORY_ZS ||
	    category == UTF8PROC_CATEGORY_ZL ||
	    category == UTF8PROC_CATEGORY_ZP;
}

static void
add_code_point(struct text *out, uint32_t code_point)
{
	char bytes[4];
	size_t length = utf8_put(code_point, bytes);

	text_add_bytes(out, bytes, length);
}

const char *
key_fold(struct arena *mem, const char *text)
{
	const char *at = normalize(mem, text);
	struct text out = text_new(mem, strlen(at));
	bool space = false;
	uint32_t code_point;

	while ((code_point = utf8_next(&at)) != 0) {
		if (is_space(code_point)) {
			space = out.length > 0;
			continue;
		}
		if (space)
			text_add_char(&out, ' ');
		space = false;
		if (code_point >= 'a' && code_point <= 'z')
			code_point = code_point - 'a' + 'A';
		add_code_point(&out, code_point);
	}
	return out.bytes;
}

/* Made on first use: its rules cost a tenth of a second. */
static UTransliterator *
to_latin(void)
{
	static UTransliterator *transliterator;
	static bool tried;
	UErrorCode error = U_ZERO_ERROR;

	if (tried)
		return transliterator;
	tried = true;
	transliterator = utrans_openU(u"Han-Latin; Latin-ASCII; Lower", -1,
	    UTRANS_FORWARD, NULL, 0, NULL, &error);
	if (U_FAILURE(error)) {
		log_event(LOG_ERROR, "key.transliterator", "reason",
		    u_errorName(error), NULL);
		transliterator = NULL;
	}
	return transliterator;
}

/* Lower-case letters and digits of ASCII text. */
static const char *
plain_sound(struct arena *mem, const char *text, size_t length)
{
	struct text out = text_new(mem, length);

	for (size_t i = 0; i < length; i++) {
		char c = text[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			text_add_char(&out, c);
	}
	return out.bytes;
}

static bool
is_ascii(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if ((unsigned char)text[i] >= 0x80)
			return false;
	}
	return true;
}

/* The letters and digits that a text sounds like, which may be none. */
static const char *
sound(struct arena *mem, const char *text, size_t length)
{
	/* A syllable takes up to 6 letters and a space. */
	size_t capacity = length * 8 + 32;
	UErrorCode error = U_ZERO_ERROR;
	UChar *units;
	char *latin;
	int32_t count = 0;
	int32_t limit;

	/* Someone who types letters does not wait for the transliterator. */
	if (is_ascii(text, length))
		return plain_sound(mem, text, length);
	if (to_latin() == NULL || length > SOUND_BYTES_MAX)
		return "";
	units = arena_calloc(mem, capacity, sizeof(*units));
	u_strFromUTF8(
	    units, (int32_t)capacity, &count, text, (int32_t)length, &error);
	limit = count;
	utrans_transUChars(
	    to_latin(), units, &count, (int32_t)capacity, 0, &limit, &error);
	if (U_FAILURE(error))
		return "";
	latin = arena_alloc(mem, (size_t)count);
	for (int32_t i = 0; i < count; i++)
		latin[i] = units[i] < 0x80 ? (char)units[i] : ' ';
	return plain_sound(mem, latin, (size_t)count);
}

const char *
key_pinyin(struct arena *mem, const char *text)
{
	const char *folded = normalize(mem, text);

	return sound(mem, folded, strlen(folded));
}

static bool
is_han(uint32_t code_point)
{
	UErrorCode error = U_ZERO_ERROR;

	return uscript_getScript((UChar32)code_point, &error) == USCRIPT_HAN;
}

/* The sound of the character at *at, alone; moves past it. */
static const char *
next_sound(struct arena *mem, const char **at, uint32_t *code_point)
{
	const char *start = *at;

	*code_point = utf8_next(at);
	return sound(mem, start, (size_t)(*at - start));
}

/*
 * Where the next character's sound begins in what is left of the whole: behind
 * a syllable that differs from the one its character has alone.
 */
static const char *
resume(struct arena *mem, const char *whole, const char *at)
{
	uint32_t code_point;
	const char *next = next_sound(mem, &at, &code_point);
	const char *found;

	if (*whole == '\0')
		return whole;
	found = *next == '\0' ? NULL : strstr(whole + 1, next);
	return found == NULL ? whole + strlen(whole) : found;
}

const char *
key_initials(struct arena *mem, const char *text)
{
	const char *at = normalize(mem, text);
	const char *whole = key_pinyin(mem, text);
	struct text out = text_new(mem, strlen(whole));

	/* Words have readings of their own: 重庆 is chongqing, 重 is zhong. */
	while (*at != '\0') {
		uint32_t code_point;
		const char *alone = next_sound(mem, &at, &code_point);
		size_t length = strlen(alone);

		if (length == 0)
			continue;
		if (is_han(code_point))
			text_add_bytes(&out, whole, *whole == '\0' ? 0 : 1);
		else
			text_add(&out, alone);
		if (text_starts_with(whole, alone))
			whole += length;
		else
			whole = resume(mem, whole, at);
	}
	return out.bytes;
}

/* Letters, digits and their marks; everything else parts words. */
static bool
is_word(uint32_t code_point)
{
	utf8proc_category_t category =
	    utf8proc_category((utf8proc_int32_t)code_point);

	return category >= UTF8PROC_CATEGORY_LU &&
	    category <= UTF8PROC_CATEGORY_NO;
}

struct grams {
	const char **items;
	size_t count;
};

static void
add_gram(
    struct grams *grams, struct arena *mem, const char *start, const char *end)
{
	size_t length = (size_t)(end - start);

	if (grams->count == KEY_GRAMS_MAX)
		return;
	for (size_t i = 0; i < grams->count; i++) {
		if (strlen(grams->items[i]) == length &&
		    memcmp(grams->items[i], start, length) == 0)
			return;
	}
	grams->items[grams->count++] = arena_memdup(mem, start, length);
}

static const char *
lower(struct arena *mem, const char *text)
{
	struct text out = text_new(mem, strlen(text) * 2);
	uint32_t code_point;

	while ((code_point = utf8_next(&text)) != 0)
		add_code_point(&out,
		    (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point));
	return out.bytes;
}

/* Runs of `length` (1 or 2) characters that lie in one word. */
static void
collect(struct grams *grams, struct arena *mem, const char *text, int length)
{
	const char *previous = NULL;
	const char *at = text;

	for (;;) {
		const char *start = at;
		uint32_t code_point = utf8_next(&at);

		if (code_point == 0)
			return;
		if (!is_word(code_point)) {
			previous = NULL;
			continue;
		}
		if (length == 1)
			add_gram(grams, mem, start, at);
		else if (previous != NULL)
			add_gram(grams, mem, previous, at);
		previous = start;
	}
}

const char *const *
key_grams(struct arena *mem, const char *text, size_t *count)
{
	const char *folded = lower(mem, normalize(mem, text));
	struct grams grams = { 0 };

	grams.items = arena_calloc(mem, KEY_GRAMS_MAX, sizeof(*grams.items));
	collect(&grams, mem, folded, 2);
	if (grams.count == 0)
		collect(&grams, mem, folded, 1);
	*count = grams.count;
	return grams.items;
}

bool
key_credit_code_is_valid(const char *code)
{
	static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	const size_t length = 18;
	const unsigned modulus = 31;
	unsigned weight = 1;
	unsigned sum = 0;

	if (strlen(code) != length)
		return false;
	for (size_t i = 0; i < length; i++) {
		const char *found = strchr(alphabet, code[i]);
		unsigned value;

		if (found == NULL)
			return false;
		value = (unsigned)(found - alphabet);
		/* The check digit makes the whole sum a multiple of 31. */
		if (i == length - 1)
			return (sum + value) % modulus == 0;
		sum += value * weight;
		weight = weight * 3 % modulus;
	}
	return false;
}
