/**
 * @file
 * A contract on paper.  See document_contract.h.
 */
#include "view/document_contract.h"

#include "base/text.h"
#include "view/contract_view.h"
#include "view/document_make.h"
#include "view/document_words.h"
#include "view/words.h"

enum {
	COLUMNS = 2
};

enum status
document_contract_pdf(struct arena *mem, const struct document_frame *frame,
    const struct contract_whole *whole, const char *company, int *fd)
{
	const struct paper paper = { .mem = mem, .frame = frame };
	const struct contract *contract = &whole->contract;
	struct contract_words filled = contract_words_of(contract, company);
	const struct contract_part *part = whole->parts.items;
	const struct contract_right *right = whole->rights.items;
	enum language language = frame->language;
	const char **paragraphs =
	    arena_calloc(mem, whole->parts.count + 1, sizeof(*paragraphs));
	const char **cells = arena_calloc(
	    mem, whole->rights.count * COLUMNS + 1, sizeof(*cells));
	const struct document_fact facts[] = {
		{ words(language, T_("Party A")), filled.company, true },
		{ words(language, T_("Party B")), filled.customer, true },
		{ words(language, T_("Valid from")),
		    paper_day(&paper, contract->valid_from), false },
		{ words(language, T_("Valid until")),
		    paper_day(&paper, contract->valid_to), false },
	};
	const struct document_column columns[COLUMNS] = {
		{ words(language, T_("No.")), 0.1, false },
		{ words(language, T_("Rights given")), 0.9, false },
	};
	const char *const signatures[] = {
		words(language, T_("Party A (seal, signature, date)")),
		words(language, T_("Party B (seal, signature, date)")),
	};
	struct document document = {
		.frame = frame,
		.title = contract->title,
		.number = contract_number_full(
		    mem, contract->number, contract->version),
		.facts = facts,
		.fact_count = ARRAY_LEN(facts),
		.paragraphs = paragraphs,
		.paragraph_count = whole->parts.count,
		.columns = columns,
		.column_count = whole->rights.count == 0 ? 0 : COLUMNS,
		.cells = cells,
		.row_count = whole->rights.count,
		.signatures = signatures,
		.signature_count = ARRAY_LEN(signatures),
	};

	for (size_t i = 0; i < whole->parts.count; i++)
		paragraphs[i] = text_format(mem, "%lld. %s\n%s",
		    (long long)part[i].part,
		    words(language, contract_part_words(part[i].part)),
		    contract_fill(mem, part[i].body, &filled));
	for (size_t i = 0; i < whole->rights.count; i++) {
		cells[i * COLUMNS] = text_format(
		    mem, "%lld", (long long)right[i].position);
		cells[i * COLUMNS + 1] =
		    contract_right_words(mem, language, &right[i]);
	}
	return document_make(document_draw_context, &document, fd);
}
