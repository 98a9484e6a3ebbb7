/**
 * @file
 * What contracts are called.  See contract_view.h.
 */
#include "base/text.h"
#include "view/contract_view.h"
#include "view/draft_view.h"
#include "view/words.h"

/* clang-format off */
static const struct {
	const char *text, *tone;
} states[CONTRACT_STATE_COUNT] = {
	[0] = { "", "quiet" },
	[CONTRACT_DRAFT] = { T_("Draft"), "quiet" },
	[CONTRACT_IN_REVIEW] = { T_("In review"), "info" },
	[CONTRACT_APPROVED] = { T_("Approved"), "info" },
	[CONTRACT_SENT] = { T_("Sent for signature"), "warn" },
	[CONTRACT_SIGNED] = { T_("Signed"), "info" },
	[CONTRACT_ACTIVE] = { T_("In force"), "good" },
	[CONTRACT_EXPIRING] = { T_("Expiring"), "warn" },
	[CONTRACT_EXPIRED] = { T_("Expired"), "bad" },
	[CONTRACT_RENEWED] = { T_("Renewed"), "quiet" },
	[CONTRACT_TERMINATED] = { T_("Terminated"), "bad" },
	[CONTRACT_DROPPED] = { T_("Dropped"), "quiet" },
};

static const char *const kinds[CONTRACT_KIND_COUNT] = {
	[0] = "",
	[CONTRACT_SALES] = T_("Sales contract"),
	[CONTRACT_SECOND_TIER] = T_("Second-tier distribution agreement"),
	[CONTRACT_QUALITY] = T_("Quality assurance agreement"),
	[CONTRACT_SUPPLEMENT] = T_("Supplement"),
};

static const char *const levels[CONTRACT_LEVEL_COUNT] = {
	[0] = "",
	[CONTRACT_EXCLUSIVE] = T_("Exclusive"),
	[CONTRACT_FIRST_TIER] = T_("General distribution"),
	[CONTRACT_SECOND] = T_("Sub-distribution"),
};

static const char *const parts[CONTRACT_PARTS] = {
	T_("Goods and prices"), T_("Quality of the goods"),
	T_("Terms of delivery"), T_("Acceptance"),
	T_("Rights"), T_("Settlement"), T_("Policy and support"),
	T_("Ordering and returns"), T_("Breach and disputes"),
	T_("Signing and period"), T_("The parties"),
};

static const char *const whichs[CONTRACT_WHICH_COUNT] = {
	[CONTRACTS_CURRENT] = T_("Current"),
	[CONTRACTS_IN_WORK] = T_("In preparation"),
	[CONTRACTS_SENT] = T_("To be signed"),
	[CONTRACTS_ACTIVE] = T_("In force"),
	[CONTRACTS_EXPIRING] = T_("Expiring"),
	[CONTRACTS_ENDED] = T_("Ended"),
};

static const struct {
	const char *text, *field;
} faults[] = {
	[CONTRACT_SOUND] = { "", "" },
	[CONTRACT_FAULT_CUSTOMER] = { T_("No customer of yours has this code."), "customer" },
	[CONTRACT_FAULT_TEMPLATE] = { T_("Choose a template."), "template" },
	[CONTRACT_FAULT_TITLE] = { T_("Enter a title of up to 160 characters."), "title" },
	[CONTRACT_FAULT_DATES] = { T_("It must end after it begins, within ten years."), "valid_to" },
	[CONTRACT_FAULT_TARGET] = { T_("Enter an amount of 0 or more."), "target" },
	[CONTRACT_FAULT_BODY] = { T_("Every part needs a text of up to 2,000 characters."), "body" },
	[CONTRACT_FAULT_LEVEL] = { T_("Choose a level for this right."), "rights" },
	[CONTRACT_FAULT_DIVISION] = { T_("A region is a code of 2, 4 or 6 digits, or empty for the whole country."), "rights" },
	[CONTRACT_FAULT_GOODS] = { T_("A right names a product or group that does not exist."), "rights" },
	[CONTRACT_FAULT_RIGHTS] = { T_("At most 30 rights in one contract."), "rights" },
	[CONTRACT_FAULT_REASON] = { T_("Say why, in up to 500 characters."), "reason" },
	[CONTRACT_FAULT_OVERLAP] = { T_("Exclusive rights overlap with another contract: send it back and correct the rights first."), "" },
	[CONTRACT_FAULT_LEGAL] = { T_("Exclusive rights need the legal opinion. Write it down."), "reason" },
	[CONTRACT_FAULT_SIGNATORY] = { T_("Enter who signs, up to 60 characters."), "signatory" },
	[CONTRACT_FAULT_SIGNED_ON] = { T_("Enter the day of signing, today or before."), "signed_on" },
	[CONTRACT_FAULT_FILES] = { T_("Add the scan of the signed contract."), "files" },
	[CONTRACT_FAULT_OPEN] = { T_("Its successor is already being prepared: see the links."), "" },
	[CONTRACT_FAULT_KEEPER] = { T_("Choose somebody who may keep contracts."), "keeper" },
};
/* clang-format on */

const char *
contract_state_words(enum contract_state state)
{
	return states[state < CONTRACT_STATE_COUNT ? state : 0].text;
}

const char *
contract_state_tone(enum contract_state state)
{
	return states[state < CONTRACT_STATE_COUNT ? state : 0].tone;
}

const char *
contract_kind_words(enum contract_kind kind)
{
	return kinds[kind < CONTRACT_KIND_COUNT ? kind : 0];
}

const char *
contract_level_words(enum contract_level level)
{
	return levels[level < CONTRACT_LEVEL_COUNT ? level : 0];
}

const char *
contract_part_words(int64_t part)
{
	return part >= 1 && part <= CONTRACT_PARTS ? parts[part - 1] : "";
}

const char *
contract_which_words(enum contract_which which)
{
	return whichs[which < CONTRACT_WHICH_COUNT ? which : 0];
}

const char *
contract_fault_words(enum contract_fault fault)
{
	return faults[fault < ARRAY_LEN(faults) ? fault : 0].text;
}

const char *
contract_fault_field(enum contract_fault fault)
{
	return faults[fault < ARRAY_LEN(faults) ? fault : 0].field;
}

const char *
contract_right_words(struct arena *mem, enum language language,
    const struct contract_right *right)
{
	const char *region = right->division[0] == '\0'
	    ? words(language, T_("Whole country"))
	    : right->division_name != NULL ? right->division_name
					   : right->division;
	const char *goods = right->product_id != 0
	    ? view_name(language, right->product, right->product_en)
	    : right->group_id != 0
	    ? view_name(language, right->group, right->group_en)
	    : words(language, T_("All products"));

	return text_format(mem, "%s · %s · %s",
	    words(language, contract_level_words(right->level)), region,
	    goods);
}
