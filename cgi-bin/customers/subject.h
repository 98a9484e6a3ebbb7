/**
 * @file
 * Whose page it is.  Program: customers.
 */
#ifndef CUSTOMERS_SUBJECT_H
#define CUSTOMERS_SUBJECT_H

#include "app/page.h"
#include "base/day.h"
#include "domain/account.h"

/** The customer of "/customers/{id}/…"; STATUS_NOT_FOUND out of scope. */
enum status subject_of_path(
    struct page *page, struct account *out) MUST_CHECK;

/** A number of the path or a field; 0 for anything else. */
int64_t subject_number(const char *text);

/** Today where the company is. */
enum status subject_today(struct page *page, struct day *out) MUST_CHECK;

/** The values of a repeated field as texts without white space around. */
const char *const *subject_texts(
    struct page *page, const char *name, size_t most, size_t *count);

#endif
