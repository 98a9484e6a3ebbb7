/**
 * @file
 * `qutong doctor`: looks for what is wrong with an instance and says it.  Exit
 * code 0 only if nothing is.
 *
 * Program: tool.
 */
#include <dirent.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/config.h"
#include "base/text.h"
#include "tool/commands.h"
#include "tool/database.h"

static bool
judge(bool is_good, const char *what, const char *remedy)
{
	if (is_good)
		printf("  good   %s\n", what);
	else
		printf("  WRONG  %s\n         %s\n", what, remedy);
	return is_good;
}

static bool
check_folder(const struct home *home)
{
	struct stat at;
	struct statvfs disk;
	bool is_good = true;

	is_good &= judge(stat(home->root, &at) == 0 && at.st_uid == geteuid(),
	    "HOME_DIR is ours", "run this as its owner, or choose another");
	is_good &= judge(stat(home->conf, &at) == 0 && (at.st_mode & 077) == 0,
	    "qutong.conf is private", "chmod 600 qutong.conf");
	is_good &= judge(strlen(config_text("secret_key", "")) >= 32,
	    "qutong.conf holds its secrets",
	    "restore it from a backup; a new one signs everybody out");
	is_good &= judge(statvfs(home->root, &disk) == 0 &&
		(uint64_t)disk.f_bavail * disk.f_frsize > 200ull << 20,
	    "200 MB of disk are free", "make room");
	return is_good;
}

/** Run `program --check` with its own database user. */
static bool
check_program(const struct home *home, const char *name)
{
	const char *path =
	    text_format(home->mem, "%s/%s.fcgi", home->bin, name);
	int status = 1;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		setenv("QUTONG_CONFIG", home->conf, 1);
		setenv("QUTONG_DB_SOCKET", database_socket(home), 1);
		setenv("QUTONG_DB_USER", name, 1);
		setenv("QUTONG_DB_PASSWORD", database_password(home, name), 1);
		setenv("QUTONG_SOCKET_DIR", home->sockets, 1);
		setenv("QUTONG_TEMP_DIR", home->tmp, 1);
		setenv("QUTONG_FILES_DIR", home->files, 1);
		setenv("QUTONG_PAGES_DIR",
		    home_path(home, home->build, "pages"), 1);
		execl(path, path, "--check", (char *)NULL);
		_exit(127);
	}
	return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static bool
check_programs(const struct home *home)
{
	struct dirent *entry;
	const char *name;
	bool is_good = true;
	DIR *bin = opendir(home->bin);

	while (bin != NULL && (entry = readdir(bin)) != NULL) {
		if (!text_ends_with(entry->d_name, ".fcgi"))
			continue;
		name = arena_memdup(home->mem, entry->d_name,
		    strlen(entry->d_name) - strlen(".fcgi"));
		is_good &= judge(check_program(home, name),
		    text_format(
			home->mem, "%s: statements, rights, templates", name),
		    "the lines above name what is missing; make run");
	}
	if (bin != NULL)
		closedir(bin);
	return is_good;
}

int
command_doctor(struct home *home, int argc, char **argv)
{
	bool is_good;

	(void)argc;
	(void)argv;
	is_good = check_folder(home);
	is_good &= judge(
	    home_supervisor(home) != 0, "the supervisor runs", "make run");
	if (judge(database_answers(home), "the database answers",
		"make run, then see log/mariadb.log"))
		is_good &= check_programs(home);
	else
		is_good = false;
	is_good &= judge(home_port_answers(home->port), "nginx answers",
	    "make run, then see log/nginx.log");
	return is_good ? 0 : 1;
}
