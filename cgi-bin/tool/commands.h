/**
 * @file
 * The sub-commands of `qutong`, one file each.
 *
 * Program: tool.  Each gets the opened home and the arguments after its name,
 * and returns the exit code.
 */
#ifndef TOOL_COMMANDS_H
#define TOOL_COMMANDS_H

#include "tool/home.h"

int command_up(struct home *home, int argc, char **argv);
int command_supervise(struct home *home, int argc, char **argv);
int command_down(struct home *home, int argc, char **argv);
int command_status(struct home *home, int argc, char **argv);
int command_logs(struct home *home, int argc, char **argv);
int command_migrate(struct home *home, int argc, char **argv);
int command_seed_demo(struct home *home, int argc, char **argv);
int command_seed(struct home *home, int argc, char **argv);
int command_import(struct home *home, int argc, char **argv);
int command_doctor(struct home *home, int argc, char **argv);
int command_reconcile(struct home *home, int argc, char **argv);
int command_backup(struct home *home, int argc, char **argv);
int command_nginx(struct home *home, int argc, char **argv);
int command_setup(struct home *home, int argc, char **argv);
int command_exec(struct home *home, int argc, char **argv);
int command_restore(struct home *home, int argc, char **argv);
int command_clocks(struct home *home, int argc, char **argv);
int command_invite(struct home *home, int argc, char **argv);

#endif
