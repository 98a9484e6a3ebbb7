/**
 * @file
 * The account team and handovers in names.  Layer: view.
 */
#ifndef VIEW_HANDOVER_VIEW_H
#define VIEW_HANDOVER_VIEW_H

#include "domain/handover.h"
#include "view/tpl.h"

/** What a part is called, for words(). */
const char *team_part_words(int64_t part);

/** MEMBER_ROW rows.  @param rows struct team_member */
void handover_view_team(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows);

/** A GIVE row: one part, who may take it.  @param takers struct team_candidate
 *  @param is_open what was typed was refused */
void handover_view_give(struct tpl *tpl, int64_t part,
    const struct db_rows *takers, int64_t chosen, const char *note,
    bool is_open);

/** HANDOVER rows.  @param rows struct handover */
void handover_view_rows(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows);

/** One handover, to be read, signed and printed.
 *  @param batch struct handover: all customers of it */
void handover_view_one(struct tpl *tpl, const struct actor *who,
    const struct handover *one, const struct db_rows *batch);

/** OPTION lists of people.  @param rows struct team_candidate */
void handover_view_people(struct tpl *tpl, const char *list,
    const struct db_rows *rows, int64_t chosen);

/** The sentence of a fault (for words()), and its field. */
const char *handover_fault_words(enum handover_fault fault);
const char *handover_fault_field(enum handover_fault fault);

#endif
