/**
 * @file
 * Statements of robot.c.  Layer: domain.
 */
#ifndef DOMAIN_ROBOT_SQL_H
#define DOMAIN_ROBOT_SQL_H

#include "db/db.h"

extern const struct db_query stmt_robot_list;
extern const struct db_query stmt_robot_add;
extern const struct db_query stmt_robot_change;

#endif
