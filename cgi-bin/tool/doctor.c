/**
 * @file
 * `qutong doctor`: looks for what is wrong with an instance and says it.  Exit
 * code 0 only if nothing is.
 *
 * Program: tool.
 */
#include <dirent.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/config.h"
#include "base/text.h"
#include "db/db.h"
#include "domain/contract_bar.h"
#include "domain/file_inspect.h"
#include "domain/setting.h"
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

/** The smallest PNG there is. */
static const unsigned char picture[] = { 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a,
	0x0a, 0, 0, 0, 0x0d, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0,
	0, 0, 0, 0x3a, 0x7e, 0x9b, 'U', 0, 0, 0, 0x0a, 'I', 'D', 'A', 'T', 'x',
	0x9c, 'c', 0x60, 0, 0, 0, 2, 0, 1, 'H', 0xaf, 0xa4, 'q', 0, 0, 0, 0,
	'I', 'E', 'N', 'D', 0xae, 'B', 0x60, 0x82 };

/** Whether uploads can be looked at and kept. */
static bool
check_files(const struct home *home)
{
	struct file_content content;
	enum file_fault fault;
	int fd = memfd_create("picture", MFD_CLOEXEC);
	bool is_read = fd >= 0 &&
	    write(fd, picture, sizeof(picture)) == sizeof(picture) &&
	    file_inspect(home->mem, fd, &content, &fault) == STATUS_OK &&
	    content.fd >= 0;

	if (fd >= 0)
		close(fd);
	is_read = judge(is_read, "qutong-file reads pictures",
	    "see log/supervise.log for its error; make run");
	return judge(access(home->files, R_OK | W_OK | X_OK) == 0,
		   "files/ can be written to",
		   "make it a folder of the owner of HOME_DIR") &&
	    is_read;
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

/** Not wrong, but to be known: who orders without a contract. */
static void
note_contracts(const struct home *home)
{
	const struct db_options options = { database_socket(home),
		home->account, "", config_text("db_name", "qutong") };
	struct db *db = db_new(&options);
	struct setting setting;
	int64_t count;
	enum status st = setting_read(db, home->mem, &setting);

	if (st == STATUS_OK)
		st = contract_without(db, home->mem, &count);
	db_free(db);
	if (st != STATUS_OK)
		return;
	if (!setting.contract_needed)
		puts("  note   orders need no contract: the setting "
		     "contract_needed is off");
	else if (count > 0)
		printf("  note   %lld customers have no contract signed: %lld "
		       "days after the last ended, or after %s,\n"
		       "         they cannot order (contract_needed, "
		       "contract_grace_days)\n",
		    (long long)count, (long long)setting.contract_grace_days,
		    setting.contract_rule_since[0] != '\0'
			? setting.contract_rule_since
			: "today");
}

int
command_doctor(struct home *home, int argc, char **argv)
{
	bool is_good;

	(void)argc;
	(void)argv;
	is_good = check_folder(home);
	is_good &= check_files(home);
	is_good &= judge(
	    home_supervisor(home) != 0, "the supervisor runs", "make run");
	if (judge(database_answers(home), "the database answers",
		"make run, then see log/mariadb.log")) {
		is_good &= check_programs(home);
		note_contracts(home);
	} else {
		is_good = false;
	}
	is_good &= judge(home_port_answers(home->port), "nginx answers",
	    "make run, then see log/nginx.log");
	return is_good ? 0 : 1;
}
