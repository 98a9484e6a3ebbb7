/**
 * @file
 * What a user is told outside the portal; robots; what did not arrive.
 * Layer: view.
 */
#ifndef VIEW_NOTIFICATION_SETTINGS_VIEW_H
#define VIEW_NOTIFICATION_SETTINGS_VIEW_H

#include "domain/actor.h"
#include "domain/message.h"
#include "domain/notification_choice.h"
#include "domain/robot.h"

struct db_rows;
struct tpl;

/** Fill templates/home/notification_settings.tpl. */
void notification_settings_view(struct tpl *tpl, const struct actor *who,
    const struct notification_choice *choice);

/** Fill templates/home/robots.tpl.  @param rows struct robot
 *  @param form what was typed for a new one or a change */
void robot_view_list(struct tpl *tpl, const struct actor *who,
    const struct db_rows *rows, const struct robot *form);

/** Fill templates/home/undelivered.tpl.  @param rows struct message_failed */
void message_view_failed(
    struct tpl *tpl, const struct actor *who, const struct db_rows *rows);

#endif
