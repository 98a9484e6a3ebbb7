/**
 * @file
 * The rung with a database: hello and one prepared select by primary key.
 *
 * Usage: select SOCKET, with RUNG_DATABASE naming MariaDB's socket; connects
 * as the user of the operating system.  A program of the bench.
 */
#include <mysql.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rungs/serve.h"

struct row {
	MYSQL_STMT *statement;
	long long id;
	char name[256];
	unsigned long length;
};

static void *
open_database(void)
{
	static const char sql[] = "SELECT name FROM users WHERE id = ?";
	static struct row row;
	MYSQL *link = mysql_init(NULL);
	MYSQL_BIND in = { .buffer_type = MYSQL_TYPE_LONGLONG,
		.buffer = &row.id };
	MYSQL_BIND out = { .buffer_type = MYSQL_TYPE_STRING,
		.buffer = row.name,
		.buffer_length = sizeof(row.name) - 1,
		.length = &row.length };

	if (mysql_real_connect(link, NULL, getenv("USER"), NULL, "qutong", 0,
		getenv("RUNG_DATABASE"), 0) == NULL) {
		fprintf(stderr, "%s\n", mysql_error(link));
		exit(1);
	}
	row.id = 1;
	row.statement = mysql_stmt_init(link);
	if (mysql_stmt_prepare(row.statement, sql, strlen(sql)) != 0 ||
	    mysql_stmt_bind_param(row.statement, &in) != 0 ||
	    mysql_stmt_bind_result(row.statement, &out) != 0)
		exit(1);
	return &row;
}

static int
answer(void *context, FCGX_Stream *out)
{
	struct row *row = context;

	if (mysql_stmt_execute(row->statement) != 0 ||
	    mysql_stmt_fetch(row->statement) != 0)
		return -1;
	while (mysql_stmt_fetch(row->statement) == 0)
		;
	return FCGX_FPrintF(out,
	    "Content-Type: text/plain; charset=utf-8\r\n\r\nHello, %.*s\n",
	    (int)row->length, row->name);
}

int
main(int argc, char **argv)
{
	return serve(argc > 1 ? argv[1] : "", open_database, answer);
}
