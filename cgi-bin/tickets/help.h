/**
 * @file
 * Articles suggested before somebody asks.
 *
 * Program: tickets.
 */
#ifndef TICKETS_HELP_H
#define TICKETS_HELP_H

#include "tickets/pages.h"

/** The articles most read as rows of ARTICLE, and HAS_ARTICLES.  @param topic
 *  0: of all */
enum status help_suggest(
    struct page *page, enum ticket_topic topic) MUST_CHECK;

#endif
