/**
 * @file
 * Statements about departments.  Layer: domain, for department.c alone.
 */
#ifndef DOMAIN_DEPARTMENT_SQL_H
#define DOMAIN_DEPARTMENT_SQL_H

#include "domain/department.h"

struct department_id_row {
	int64_t id;
};

extern const struct db_query stmt_department_list;
extern const struct db_query stmt_department_staff;
extern const struct db_query stmt_department_leader;
extern const struct db_query stmt_department_colleagues;
extern const struct db_query stmt_handover_add;
extern const struct db_query stmt_handover_list;

#endif
