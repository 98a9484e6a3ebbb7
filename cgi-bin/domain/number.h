/**
 * @file
 * The numbers people read: a pure function of the row's id.  Layer: domain.
 *
 * Prefix, dash, the id in at least seven digits, one check digit by Damm's
 * algorithm, which finds every single wrong digit and every swap of two
 * neighbours: SO-00004175.
 */
#ifndef DOMAIN_NUMBER_H
#define DOMAIN_NUMBER_H

#include <stdint.h>

#include "base/status.h"

#define NUMBER_ORDER "SO"
#define NUMBER_SHIPMENT "SH"
#define NUMBER_RETURN "RT"
#define NUMBER_CREDIT_NOTE "CN"
#define NUMBER_RECEIVABLE "AR"
#define NUMBER_RECEIPT "RC"
#define NUMBER_CREDIT_REVIEW "CR"
#define NUMBER_STATEMENT "ST"
#define NUMBER_COMPLAINT "CP"
#define NUMBER_TICKET "TK"
#define NUMBER_CONTRACT "CT"

/** Write the number of an id > 0; "" for any other id. */
void number_format(char out[32], const char *prefix, int64_t id);

/**
 * The id behind what someone typed: full width, lower case, spaces and a
 * missing dash are fine; a missing or an additional digit is not.
 *
 * @return STATUS_OK or STATUS_INVALID (also for a wrong check digit).
 */
enum status number_parse(
    const char *prefix, const char *text, int64_t *id) MUST_CHECK;

#endif
