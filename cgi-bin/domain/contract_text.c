/**
 * @file
 * The words of a contract.  See contract_text.h.
 */
#include "domain/contract_text.h"

#include <string.h>

#include "base/random.h"
#include "base/text.h"
#include "domain/contract_rights.h"

enum {
	DIGEST_BYTES = 1024 * 1024
};

/* 1234500 fen as "12,345.00". */
static const char *
yuan(struct arena *mem, int64_t fen)
{
	struct text text = text_new(mem, 64);
	char digits[24] = "";
	size_t length;

	text_addf(&text, "%lld", (long long)(fen / 100));
	length = text.length;
	memcpy(digits, text.bytes, length);
	text = text_new(mem, 64);
	for (size_t i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			text_add_char(&text, ',');
		text_add_char(&text, digits[i]);
	}
	text_addf(&text, ".%02lld", (long long)(fen % 100));
	return text.bytes;
}

static const char *
iso(struct arena *mem, struct day day)
{
	char text[11];

	day_to_iso(day, text);
	return arena_strdup(mem, text);
}

const char *
contract_fill(
    struct arena *mem, const char *body, const struct contract_words *words)
{
	const struct {
		const char *name, *value;
	} known[] = {
		{ "{customer}", words->customer },
		{ "{customer_code}", words->customer_code },
		{ "{company}", words->company },
		{ "{from}", iso(mem, words->from) },
		{ "{to}", iso(mem, words->to) },
		{ "{target}", yuan(mem, words->target_fen) },
	};
	struct text text = text_new(mem, CONTRACT_TEXT_BYTES);

	while (*body != '\0') {
		size_t i = ARRAY_LEN(known);

		if (*body == '{')
			for (i = 0; i < ARRAY_LEN(known); i++)
				if (text_starts_with(body, known[i].name))
					break;
		if (i < ARRAY_LEN(known)) {
			text_add(&text, known[i].value);
			body += strlen(known[i].name);
		} else {
			text_add_char(&text, *body++);
		}
	}
	return text.bytes;
}

void
contract_digest(struct arena *mem, const struct db_rows *parts,
    const struct db_rows *rights, const struct contract_words *words,
    char hex[65])
{
	struct text text = text_new(mem, DIGEST_BYTES);
	const struct contract_part *part = parts->items;
	const struct contract_right *right = rights->items;

	for (size_t i = 0; i < parts->count; i++) {
		const char *body = contract_fill(mem, part[i].body, words);

		text_addf(&text, "part %lld %zu\n", (long long)part[i].part,
		    strlen(body));
		text_add(&text, body);
	}
	for (size_t i = 0; i < rights->count; i++)
		text_addf(&text, "right %lld %u %s %lld %lld\n",
		    (long long)right[i].position, (unsigned)right[i].level,
		    right[i].division, (long long)right[i].group_id,
		    (long long)right[i].product_id);
	text_addf(&text, "%s %s %lld", iso(mem, words->from),
	    iso(mem, words->to), (long long)words->target_fen);
	digest_sha256(text.bytes, text.length, hex);
}
