/**
 * @file
 * Notifications in words.  Layer: view.
 */
#ifndef VIEW_NOTIFICATION_VIEW_H
#define VIEW_NOTIFICATION_VIEW_H

#include "base/arena.h"
#include "domain/actor.h"
#include "domain/notification.h"

struct tpl;

/** One sentence, e.g. "Order SO… was shipped", seen from the reader's side. */
const char *notification_text(struct arena *mem, const struct actor *who,
    const struct notification *notification);

/**
 * Fill a row: TEXT, PATH, ID, TIME, TIME_ISO, section UNREAD.
 */
void notification_row(struct tpl *row, const struct actor *who,
    const struct notification *notification);

#endif
