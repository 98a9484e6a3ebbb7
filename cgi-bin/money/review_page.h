/**
 * @file
 * The page of one credit review, for what is done to it.
 *
 * Program: money.
 */
#ifndef MONEY_REVIEW_PAGE_H
#define MONEY_REVIEW_PAGE_H

#include "app/upload.h"
#include "domain/credit_review.h"

/** The review of "{no}" in the path. */
enum status review_of_path(
    struct page *page, struct credit_review *review) MUST_CHECK;

/** Render it.  @param upload papers that were taken already; NULL for none */
enum status review_page(struct page *page, const struct credit_review *review,
    const struct upload *upload) MUST_CHECK;

#endif
