/**
 * @file
 * Papers that a page answers.
 *
 * Layer: app.
 */
#ifndef APP_DOCUMENT_H
#define APP_DOCUMENT_H

#include "app/page.h"
#include "view/document_page.h"

/** The letterhead for this reader: our company, its language and zone. */
enum status document_frame_for(
    struct page *page, struct document_frame *frame) MUST_CHECK;

/** The whole address of a path of this portal, as the reader reached it; the
 *  setting portal_url goes before. */
const char *document_url(const struct page *page, const char *path)
    __attribute__((returns_nonnull));

#endif
