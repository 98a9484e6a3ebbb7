/**
 * @file
 * Contracts in names.  Layer: view.
 */
#ifndef VIEW_CONTRACT_VIEW_H
#define VIEW_CONTRACT_VIEW_H

#include "domain/actor.h"
#include "domain/contract.h"
#include "domain/contract_act.h"
#include "domain/contract_task.h"
#include "view/tpl.h"

/** T_() texts, for words(). */
const char *contract_state_words(enum contract_state state);
const char *contract_state_tone(enum contract_state state);
const char *contract_kind_words(enum contract_kind kind);
const char *contract_level_words(enum contract_level level);
const char *contract_part_words(int64_t part);
const char *contract_which_words(enum contract_which which);
const char *contract_fault_words(enum contract_fault fault);

/** The field a fault belongs to; "" for the form. */
const char *contract_fault_field(enum contract_fault fault);

/** "Zhejiang · Snacks" … what a right is about, in the reader's language. */
const char *contract_right_words(struct arena *mem, enum language language,
    const struct contract_right *right);

/** Rows ROW.  @param rows struct contract */
void contract_view_rows(
    struct tpl *tpl, const struct db_rows *rows, struct day today);

/** The page of one.  @param overlaps struct contract_overlap; NULL: not shown */
void contract_view_show(struct tpl *tpl, const struct actor *who,
    const struct contract_whole *whole, const struct db_rows *overlaps,
    const char *company, struct day today);

/** Who keeps it and may, and the renewal that is to be prepared.
 *  @param people struct contract_person; none: the keeper stays
 *  @param task   id 0: none */
void contract_view_keeping(struct tpl *tpl, const struct actor *who,
    const struct contract *contract, const struct db_rows *people,
    const struct contract_task *task, const char *typed);

/** Templates, as rows TEMPLATE.  @param rows struct contract_template */
void contract_view_templates(struct tpl *tpl, const struct db_rows *rows);

/** One template and its versions; the texts are the handler's. */
void contract_view_template(struct tpl *tpl, const struct actor *who,
    const struct contract_template_whole *whole);

/** T_() text and field of a fault; "" for the form. */
const char *contract_template_fault_words(enum contract_template_fault fault);
const char *contract_template_fault_field(enum contract_template_fault fault);

/** The calendar.  @param rows struct contract: running, by end */
void contract_view_calendar(struct tpl *tpl,
    const struct contract_spread *spread, const struct db_rows *rows,
    struct day today);

#endif
