/**
 * @file
 * /contracts/{no}: one contract, its document, and the steps it takes.
 */
#include "app/document.h"
#include "app/upload.h"
#include "base/text.h"
#include "contracts/pages.h"
#include "domain/contract_act.h"
#include "domain/contract_task.h"
#include "view/contract_view.h"
#include "view/document_contract.h"
#include "view/file_view.h"
#include "view/words.h"

/* Who may keep it, for who may change that; and its open task. */
static enum status
add_keeping(struct page *page, const struct contract *contract)
{
	bool may_keep = actor_may(page->who, ACTION_CONTRACT_KEEP);
	struct contract_task task = { .id = 0 };
	struct db_rows people = { .items = NULL };
	enum status st = STATUS_OK;

	if (may_keep)
		st = contract_may_keep(page->db, page->mem, &people);
	if (st == STATUS_OK && contract->state == CONTRACT_EXPIRING &&
	    page->who->side == SIDE_STAFF)
		st = contract_task_of(
		    page->db, page->mem, contract->id, &task);
	if (st != STATUS_OK && st != STATUS_NOT_FOUND)
		return st;
	contract_view_keeping(page->tpl, page->who, contract, &people, &task,
	    page_value(page, "keeper"));
	return STATUS_OK;
}

static enum status
show(struct page *page, const struct upload *upload)
{
	bool is_staff = page->who->side == SIDE_STAFF;
	struct contract_whole whole;
	struct db_rows overlaps, files;
	const char *company;
	struct day today;
	enum status st = contracts_today(page, &company, &today);

	if (st == STATUS_OK)
		st = contract_find(page->db, page->mem, page->who,
		    page_arg(page, "no"), &whole);
	if (st == STATUS_OK && is_staff)
		st = contract_overlaps(page->db, page->mem, &whole.contract,
		    &whole.rights, &overlaps);
	if (st == STATUS_OK)
		st = file_list(page->db, page->mem, page->who, "contract",
		    &whole.contract.id, 1, &files);
	if (st == STATUS_OK)
		st = upload_show(page, upload);
	if (st == STATUS_OK)
		st = add_keeping(page, &whole.contract);
	if (st != STATUS_OK)
		return st;
	contract_view_show(page->tpl, page->who, &whole,
	    is_staff && whole.contract.state <= CONTRACT_EXPIRING ? &overlaps
								  : NULL,
	    company, today);
	file_view(page->tpl, &files, whole.contract.id, -1);
	tpl_text(page->tpl, "BASE",
	    is_staff ? text_format(page->mem, "/customers/%lld",
			   (long long)whole.contract.customer_id)
		     : "/account");
	tpl_text(page->tpl, "REASON_TYPED", page_value(page, "reason"));
	tpl_text(page->tpl, "SIGNATORY_TYPED", page_value(page, "signatory"));
	tpl_text(page->tpl, "SIGNED_TYPED", page_value(page, "signed_on"));
	return page_render(page, "contracts.show",
	    contract_number_full(page->mem, whole.contract.number,
		whole.contract.version),
	    "contracts/show.tpl");
}

enum status
contracts_show(struct page *page)
{
	return show(page, NULL);
}

enum status
contracts_open(struct page *page)
{
	struct act act = page_act(page);
	struct document_frame frame;
	struct contract_whole whole;
	const char *company;
	struct day today;
	int fd;
	enum status st =
	    contract_open(page->db, &act, page_arg(page, "no"));

	if (st == STATUS_OK)
		st = contract_find(page->db, page->mem, page->who,
		    page_arg(page, "no"), &whole);
	if (st == STATUS_OK)
		st = contracts_today(page, &company, &today);
	if (st == STATUS_OK)
		st = document_frame_for(page, &frame);
	if (st == STATUS_OK)
		st = document_contract_pdf(
		    page->mem, &frame, &whole, company, &fd);
	if (st != STATUS_OK)
		return st;
	return page_document_fd(page, "application/pdf",
	    text_format(page->mem, "%s.pdf",
		contract_number_full(page->mem, whole.contract.number,
		    whole.contract.version)),
	    fd);
}

/* --- Steps ------------------------------------------------------------------------ */

static enum status
answer(struct page *page, const struct act *act, enum status st,
    enum contract_fault fault, const struct upload *upload)
{
	enum language language = page->who->language;

	if (st == STATUS_OK) {
		page_flash(page,
		    words(language,
			"Done. This is how the contract stands now."));
		return page_done(page, act);
	}
	if (st == STATUS_INVALID && fault != CONTRACT_SOUND)
		page_error(page, contract_fault_field(fault),
		    words(language, contract_fault_words(fault)));
	else if (st == STATUS_CONFLICT)
		page_conflict(page,
		    words(language,
			"That does not go from here any more. This is how it "
			"stands now."));
	else if (st != STATUS_INVALID)
		return st;
	return show(page, upload);
}

static enum contract_action
action_of(const struct page *page)
{
	static const enum contract_action steps[] = { CONTRACT_ACT_SUBMIT,
		CONTRACT_ACT_APPROVE, CONTRACT_ACT_BACK, CONTRACT_ACT_SEND,
		CONTRACT_ACT_TERMINATE, CONTRACT_ACT_DROP };

	for (size_t i = 0; i < ARRAY_LEN(steps); i++)
		if (text_ends_with(page->route->path,
			contract_action_name(steps[i])))
			return steps[i];
	return CONTRACT_ACT_SAVE;
}

enum status
contracts_step(struct page *page)
{
	struct act act = page_act(page);
	enum contract_fault fault;
	struct contract_step step = {
		.action = action_of(page),
		.reason = page_value(page, "reason"),
		.signatory = page_value(page, "signatory"),
	};
	const char *company;
	enum status st = contracts_today(page, &company, &step.today);

	if (st != STATUS_OK)
		return st;
	st = contract_move(
	    page->db, &act, page_arg(page, "no"), &step, &fault);
	return answer(page, &act, st, fault, NULL);
}

enum status
contracts_sign(struct page *page)
{
	struct act act = page_act(page);
	enum file_fault refused = FILE_FINE;
	enum contract_fault fault = CONTRACT_SOUND;
	struct contract_step step = {
		.action = CONTRACT_ACT_SIGN,
		.reason = "",
		.signatory = page_value(page, "signatory"),
		.refused = &refused,
	};
	struct upload upload;
	const char *company;
	enum status st = contracts_today(page, &company, &step.today);

	if (st == STATUS_OK)
		st = upload_take(page, &upload);
	if (st != STATUS_OK)
		return st;
	if (page->error_count > 0)
		return show(page, &upload);
	if (day_parse(page_value(page, "signed_on"), &step.signed_on) !=
	    STATUS_OK)
		step.signed_on = (struct day){ 0, 0, 0 };
	step.files = upload.ids;
	step.file_count = upload.count;
	st = contract_move(
	    page->db, &act, page_arg(page, "no"), &step, &fault);
	if (st == STATUS_INVALID && refused != FILE_FINE) {
		upload_refused(page, refused);
		return show(page, &upload);
	}
	return answer(page, &act, st, fault, &upload);
}

enum status
contracts_follow(struct page *page)
{
	struct act act = page_act(page);
	enum contract_fault fault;
	const char *company;
	struct day today;
	enum status st = contracts_today(page, &company, &today);

	if (st != STATUS_OK)
		return st;
	st = contract_follow(page->db, &act, page_arg(page, "no"),
	    text_ends_with(page->route->path, "/renew"), today, &fault);
	return answer(page, &act, st, fault, NULL);
}

enum status
contracts_keeper(struct page *page)
{
	struct act act = page_act(page);
	enum contract_fault fault;
	int64_t keeper;
	enum status st;

	if (text_to_int(page_value(page, "keeper"), &keeper) != STATUS_OK)
		keeper = 0;
	st = contract_hand_over(
	    page->db, &act, page_arg(page, "no"), keeper, &fault);
	return answer(page, &act, st, fault, NULL);
}

enum status
contracts_no_renewal(struct page *page)
{
	struct act act = page_act(page);
	enum contract_fault fault;
	enum status st = contract_task_end(page->db, &act,
	    page_arg(page, "no"), page_value(page, "reason"), &fault);

	return answer(page, &act, st, fault, NULL);
}
