/**
 * @file
 * `/healthz` (the process answers) and `/readyz` (so does its database, with
 * the schema this program was built for and a clock within 5 s of ours).  From
 * this machine only.  Layer: app.
 */
#ifndef APP_HEALTH_H
#define APP_HEALTH_H

#include "app/state.h"

/** Answer the request if it is one of these.  Both may be followed by the
 *  program's name ("/readyz/orders"). */
bool health_answer(struct db *db, struct page_state *state);

#endif
