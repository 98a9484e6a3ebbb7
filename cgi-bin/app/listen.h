/**
 * @file
 * The listening socket: made here, or handed down (LISTEN_FDS).  Layer: app.
 */
#ifndef APP_LISTEN_H
#define APP_LISTEN_H

/** The socket: handed down as fd 3, or a new one at `path` with mode 0660.
 *  @return -1 (logged) */
int listen_open(const char *path);

/** Hand this socket to the image this process becomes next. */
void listen_hand_down(int fd);

#endif
