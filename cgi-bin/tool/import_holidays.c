/**
 * @file
 * `qutong import holidays FILE`: a year of the working calendar, as JSON of the
 * form of holiday-cn.  Program: tool.
 */
#include <inttypes.h>

#include "domain/calendar.h"
#include "tool/commands.h"
#include "tool/import.h"

enum {
	FILE_MOST = 1 << 20
};

int
import_holidays(struct import_ground *ground, const struct import_order *order)
{
	char *bytes = arena_alloc(ground->mem, FILE_MOST);
	FILE *file = fopen(order->file, "rb");
	int64_t days;
	size_t length;
	enum status st;

	if (file == NULL) {
		complain("%s cannot be read.", order->file);
		return 1;
	}
	length = fread(bytes, 1, FILE_MOST, file);
	fclose(file);
	st = calendar_import(ground->db, &ground->act, bytes, length, &days);
	if (st == STATUS_INVALID) {
		complain("%s is no calendar: it takes {\"days\": [{\"name\", "
			 "\"date\", \"isOffDay\"}]}.",
		    order->file);
		return 1;
	}
	if (st != STATUS_OK)
		return import_failed(st);
	printf("%" PRId64 " days of the calendar were set; open promises were "
	       "computed again.\n",
	    days);
	return 0;
}
