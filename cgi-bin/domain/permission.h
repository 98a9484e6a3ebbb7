/**
 * @file
 * The names of roles and actions.  Layer: domain.
 *
 * Who may do what stands in the table role_permissions (role × action → scope);
 * session.c turns it into the actor's reach at sign-in.
 */
#ifndef DOMAIN_PERMISSION_H
#define DOMAIN_PERMISSION_H

#include "domain/actor.h"

/** Stable name of an action, as in role_permissions: "order_confirm". */
const char *permission_name(enum action action);

/** The action of a name; ACTION_COUNT if there is none. */
enum action permission_action(const char *name);

/** Whether a comma-separated list of role names holds `role`. */
bool permission_has_role(const char *role_names, const char *role);

#endif
