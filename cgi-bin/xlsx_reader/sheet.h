/**
 * @file
 * Reading one sheet of a workbook.  Used by qutong-xlsx alone, whose process
 * ends at the first thing that is wrong.
 */
#ifndef XLSX_READER_SHEET_H
#define XLSX_READER_SHEET_H

#include <stdbool.h>
#include <stdio.h>
#include <zip.h>

#define EXIT_DAMAGED 10
#define EXIT_TOO_LARGE 11

/** Write the first visible sheet; gives up when it cannot. */
void sheet_write(zip_t *zip, FILE *out);

/** Forget a sheet that was given up, for who goes on: the fuzzer. */
void sheet_close(void);

/** End the process with an exit code of this program; in main.c. */
void give_up(int code) __attribute__((noreturn));

/** Whether a number format such as `yyyy/m/d;@` shows a day. */
bool format_is_day(const char *format);

/** Whether the built-in number format of this id shows a day. */
bool format_id_is_day(long id);

/**
 * The text of a number cell: without the noise of binary fractions, never in
 * powers of ten; as an ISO day when `is_day`.
 *
 * @param days_base 0, or 1462 when the workbook counts from 1904
 */
void number_to_text(
    const char *raw, bool is_day, int days_base, char *out, size_t size);

#endif
