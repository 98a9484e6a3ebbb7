/**
 * @file
 * The form of a credit application, on a new review and on one sent back.
 *
 * Program: money.
 */
#ifndef MONEY_REVIEW_FORM_H
#define MONEY_REVIEW_FORM_H

#include "app/page.h"
#include "domain/credit_limit.h"
#include "domain/credit_review.h"

/** Fill money/review_form.tpl with what was typed, else as the account is. */
void review_form_fill(
    struct page *page, const struct credit_standing *standing);

/** Fill the choice of terms. */
void review_terms_fill(
    struct page *page, int64_t chosen, const char *typed_days);

/** Read it; messages stand at the fields. */
enum status review_form_read(
    struct page *page, struct credit_application *in) MUST_CHECK;

/** Say what the domain found wrong, at its field. */
void review_fault_say(struct page *page, enum credit_review_fault fault);

#endif
