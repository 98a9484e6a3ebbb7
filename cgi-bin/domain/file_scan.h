/**
 * @file
 * Asking ClamAV about a file (clamd's INSTREAM).  Layer: domain.
 */
#ifndef DOMAIN_FILE_SCAN_H
#define DOMAIN_FILE_SCAN_H

#include "base/status.h"
#include "domain/file.h"

/**
 * Send the bytes of `fd` to the scanner.
 *
 * @param address a path ("/run/clamav/clamd.ctl") or "host:port" of an IP
 *                address ("127.0.0.1:3310", "[::1]:3310")
 * @param[out] fault FILE_VIRUS, FILE_NOT_SCANNED
 * @return STATUS_OK: clean; STATUS_INVALID with the fault
 */
enum status file_scan(
    const char *address, int fd, enum file_fault *fault) MUST_CHECK;

#endif
