/**
 * @file
 * A contract on paper.  Layer: view.
 */
#ifndef VIEW_DOCUMENT_CONTRACT_H
#define VIEW_DOCUMENT_CONTRACT_H

#include "domain/contract.h"
#include "view/document_page.h"

/**
 * A4 in PDF: the eleven parts, the rights, and lines to sign on.
 *
 * @param company of the settings, for what is not signed yet
 * @param[out] fd at offset 0; the caller closes it
 */
enum status document_contract_pdf(struct arena *mem,
    const struct document_frame *frame, const struct contract_whole *whole,
    const char *company, int *fd) MUST_CHECK;

#endif
