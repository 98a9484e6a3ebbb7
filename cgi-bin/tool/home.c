/**
 * @file
 * The layout of HOME_DIR and the checks before anything is put there.
 *
 * Program: tool.
 */
#include "tool/home.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/un.h>
#include <netinet/in.h>
#include <unistd.h>

#include "base/config.h"
#include "base/random.h"
#include "base/text.h"

/** A unix socket's path has 108 bytes; the longest name we append is short. */
enum {
	SOCKET_FOLDER_MAX = 80
};

/** Free space a new database and its logs need, and an old one to start. */
static const uint64_t space_new = 400ull << 20;
static const uint64_t space_old = 32ull << 20;

void
complain(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
}

const char *
home_path(const struct home *home, const char *folder, const char *name)
{
	return text_format(home->mem, "%s/%s", folder, name);
}

/** The folder of a path; "." for a bare name. */
static const char *
folder_of(struct arena *mem, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return ".";
	if (slash == path)
		return "/";
	return arena_memdup(mem, path, (size_t)(slash - path));
}

/** `path` made absolute, without "." and ".." at work (nothing need exist). */
static const char *
absolute(struct arena *mem, const char *path)
{
	char real[PATH_MAX];
	char here[PATH_MAX];
	const char *rest = path;
	const char *known;

	if (realpath(path, real) != NULL)
		return arena_strdup(mem, real);
	/* Not there yet: resolve the deepest folder that is. */
	for (known = folder_of(mem, path);; known = folder_of(mem, known)) {
		if (realpath(known, real) != NULL)
			break;
		if (text_equal(known, ".") || text_equal(known, "/"))
			break;
	}
	if (text_equal(known, ".")) {
		if (getcwd(here, sizeof(here)) == NULL)
			return path;
		return text_format(mem, "%s/%s", here, path);
	}
	rest = path + strlen(known);
	return text_format(
	    mem, "%s%s", text_equal(real, "/") ? "" : real, rest);
}

/** A short folder for sockets where HOME_DIR's own path is too long. */
static const char *
short_sockets(struct arena *mem, const char *root)
{
	char hex[65];

	digest_sha256(root, strlen(root), hex);
	return text_format(
	    mem, "/tmp/qutong-%u-%.12s", (unsigned)geteuid(), hex);
}

/* --- Installed ------------------------------------------------------------- */

/** Where an installed instance lives, as Debian lays things out. */
static const char system_root[] = "/var/lib/qutong";

static bool
is_installed(const struct home *home)
{
	return text_starts_with(home->bin, "/usr/");
}

const char *
home_default(void)
{
	char self[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", self, sizeof(self) - 1);

	self[length > 0 ? length : 0] = '\0';
	return text_starts_with(self, "/usr/") ? system_root : "var/dev";
}

/** Settings, sockets and logs of the installed instance are elsewhere; systemd
 *  hands the settings to whom they belong. */
static void
place_installed(struct home *home)
{
	const char *handed = getenv("CREDENTIALS_DIRECTORY");

	if (!is_installed(home) || !text_equal(home->root, system_root))
		return;
	home->is_system = true;
	home->conf = "/etc/qutong/qutong.conf";
	if (handed != NULL &&
	    access(home_path(home, handed, "qutong.conf"), R_OK) == 0)
		home->conf = home_path(home, handed, "qutong.conf");
	home->run = "/run/qutong";
	home->log = "/var/log/qutong";
}

/** Root works on the installed instance as its user: the database knows no
 *  other, and what is made belongs to it. */
static bool
step_down(void)
{
	const struct passwd *user;

	if (geteuid() != 0)
		return true;
	user = getpwnam("qutong");
	if (user == NULL) {
		complain("There is no user qutong; install the package again, "
			 "or run systemd-sysusers.");
		return false;
	}
	if (setgroups(0, NULL) == 0 && setgid(user->pw_gid) == 0 &&
	    setuid(user->pw_uid) == 0)
		return true;
	complain("Cannot become the user qutong: %s.", strerror(errno));
	return false;
}

static void
read_port(struct home *home)
{
	const char *text =
	    home_read(home, home_path(home, home->run, "port"), 16);
	int64_t port;

	if (text == NULL)
		return;
	if (text_to_int(text_trim(home->mem, text), &port) == STATUS_OK)
		home->port = port;
}

enum status
home_open(struct home *home, struct arena *mem, const char *path)
{
	char self[PATH_MAX];
	struct passwd *account;
	ssize_t length;

	*home = (struct home){ .mem = mem };
	length = readlink("/proc/self/exe", self, sizeof(self) - 1);
	if (length <= 0) {
		complain("Cannot find the programs: /proc is not readable.");
		return STATUS_INVALID;
	}
	self[length] = '\0';
	home->bin = folder_of(mem, self);
	home->build = folder_of(mem, home->bin);
	home->share = home_path(home, home->build, "share");
	if (access(home->share, F_OK) != 0)
		home->share = folder_of(mem, home->build);

	home->root = absolute(mem, path);
	if (is_installed(home) && text_equal(home->root, system_root) &&
	    !step_down())
		return STATUS_INVALID;
	account = getpwuid(geteuid());
	if (account == NULL) {
		complain("The user %u who runs this has no name on this "
			 "machine (see /etc/passwd); the database needs one.",
		    (unsigned)geteuid());
		return STATUS_INVALID;
	}
	home->account = arena_strdup(mem, account->pw_name);

	home->conf = home_path(home, home->root, "qutong.conf");
	home->data = home_path(home, home->root, "data");
	home->files = home_path(home, home->root, "files");
	home->log = home_path(home, home->root, "log");
	home->run = home_path(home, home->root, "run");
	home->tmp = home_path(home, home->root, "tmp");
	place_installed(home);
	home->sockets = home->run;
	if (strlen(home->run) > SOCKET_FOLDER_MAX)
		home->sockets = short_sockets(mem, home->root);
	read_port(home);
	if (access(home->conf, F_OK) != 0)
		return STATUS_OK;
	if (config_load(home->conf) != STATUS_OK) {
		complain("%s cannot be read, or a line in it is no setting.",
		    home->conf);
		return STATUS_INVALID;
	}
	return STATUS_OK;
}

/* --- Preparing ------------------------------------------------------------- */

/** Whether HOME_DIR is ours to use: ours, or in a folder we may write to. */
static enum status
check_owner(const struct home *home, bool *is_new)
{
	struct stat at;
	struct passwd *owner;
	const char *parent;

	*is_new = false;
	if (stat(home->root, &at) == 0) {
		if (!S_ISDIR(at.st_mode)) {
			complain("%s is not a folder; give HOME_DIR a folder "
				 "or a new name.",
			    home->root);
			return STATUS_INVALID;
		}
		if (at.st_uid != geteuid()) {
			owner = getpwuid(at.st_uid);
			complain("%s belongs to %s, but you are %s: run this "
				 "as %s, or choose another HOME_DIR.",
			    home->root, owner ? owner->pw_name : "someone else",
			    home->account,
			    owner ? owner->pw_name : "its owner");
			return STATUS_INVALID;
		}
		if (access(home->root, W_OK | X_OK) != 0) {
			complain("%s cannot be written to: %s.", home->root,
			    strerror(errno));
			return STATUS_INVALID;
		}
		*is_new = access(home->data, F_OK) != 0;
		return STATUS_OK;
	}
	*is_new = true;
	parent = folder_of(home->mem, home->root);
	while (access(parent, F_OK) != 0 && !text_equal(parent, "/"))
		parent = folder_of(home->mem, parent);
	if (access(parent, W_OK | X_OK) != 0) {
		complain("%s cannot be created: you may not write to %s. "
			 "Choose another HOME_DIR.",
		    home->root, parent);
		return STATUS_INVALID;
	}
	return STATUS_OK;
}

static enum status
check_space(const struct home *home, bool is_new)
{
	struct statvfs disk;
	const char *at = home->root;
	uint64_t need = is_new ? space_new : space_old;
	uint64_t have;

	while (access(at, F_OK) != 0 && !text_equal(at, "/"))
		at = folder_of(home->mem, at);
	if (statvfs(at, &disk) != 0)
		return STATUS_OK;
	have = (uint64_t)disk.f_bavail * disk.f_frsize;
	if (have >= need)
		return STATUS_OK;
	complain(
	    "The disk of %s is full: %llu MB are free, %llu MB are needed. "
	    "Make room, or choose another HOME_DIR.",
	    home->root, (unsigned long long)(have >> 20),
	    (unsigned long long)(need >> 20));
	return STATUS_INVALID;
}

/** mkdir -p, 0700 for the last one. */
static bool
make_folder(const struct home *home, const char *path)
{
	struct stat at;

	if (stat(path, &at) == 0 && S_ISDIR(at.st_mode))
		return true;
	if (!text_equal(path, "/") &&
	    !make_folder(home, folder_of(home->mem, path)))
		return false;
	if (mkdir(path, 0700) == 0 || errno == EEXIST)
		return true;
	complain("%s cannot be created: %s.", path, strerror(errno));
	return false;
}

/** The short socket folder stands in /tmp: nobody else may have made it. */
static bool
check_sockets(const struct home *home)
{
	struct stat at;

	if (lstat(home->sockets, &at) == 0 && S_ISDIR(at.st_mode) &&
	    at.st_uid == geteuid() && (at.st_mode & 077) == 0)
		return true;
	complain("%s is not a private folder of %s: remove it, or choose a "
		 "shorter HOME_DIR.",
	    home->sockets, home->account);
	return false;
}

bool
home_write_conf(const struct home *home)
{
	char session_key[44];
	char database_key[44];

	random_token(session_key);
	random_token(database_key);
	return home_write(home, home->conf,
	    text_format(home->mem,
		"# Settings of this instance.  It holds secrets: keep it "
		"private.\n"
		"secret_key = %s\n"
		"db_secret = %s\n"
		"db_name = qutong\n"
		"workers = 2\n"
		"%s"
		"\n"
		"# Requests one address may make, as nginx counts; off = no "
		"limit.\n"
		"rate_login = 5r/m\n"
		"rate_write = 120r/m\n"
		"rate_api = 600r/m\n"
		"\n"
		"# Where mail and SMS go; closed while no address is given.\n"
		"# mail_url = smtp://127.0.0.1:25\n"
		"# mail_from = portal@example.com\n"
		"# mail_user =\n"
		"# mail_password =\n"
		"# mail_tls = 1\n"
		"# sms_url = https://gateway.example/send\n"
		"# sms_secret =\n",
		session_key, database_key,
		home->is_system ? "plain_http = 0\n"
				  "# base_url = https://portal.example.com\n"
				: "plain_http = 1\ndemo = 1\n"),
	    0600);
}

enum status
home_prepare(struct home *home, int64_t port)
{
	const char *folders[] = { home->root, home->files, home->log, home->run,
		home->tmp, home->sockets };
	bool is_new;

	if (check_owner(home, &is_new) != STATUS_OK)
		return STATUS_INVALID;
	if (check_space(home, is_new) != STATUS_OK)
		return STATUS_INVALID;
	for (size_t i = 0; i < ARRAY_LEN(folders); i++)
		if (!make_folder(home, folders[i]))
			return STATUS_INVALID;
	if (home->sockets != home->run && !check_sockets(home))
		return STATUS_INVALID;
	if (access(home->conf, F_OK) != 0 && !home_write_conf(home))
		return STATUS_INVALID;
	if (!home_write(home, home_path(home, home->run, "port"),
		text_format(home->mem, "%lld\n", (long long)port), 0600))
		return STATUS_INVALID;
	home->port = port;
	if (config_load(home->conf) != STATUS_OK) {
		complain("%s cannot be read, or a line in it is no setting.",
		    home->conf);
		return STATUS_INVALID;
	}
	return STATUS_OK;
}

/* --- Files ----------------------------------------------------------------- */

bool
home_write(
    const struct home *home, const char *path, const char *text, unsigned mode)
{
	const char *draft =
	    text_format(home->mem, "%s.%lld", path, (long long)getpid());
	size_t length = strlen(text);
	ssize_t done;
	int fd = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
	bool is_good;

	if (fd < 0) {
		complain("%s cannot be written: %s.", draft, strerror(errno));
		return false;
	}
	done = write(fd, text, length);
	is_good = done >= 0 && (size_t)done == length && fsync(fd) == 0;
	close(fd);
	if (is_good && rename(draft, path) == 0)
		return true;
	complain("%s cannot be written: %s.", path,
	    errno == 0 ? "the disk is full" : strerror(errno));
	unlink(draft);
	return false;
}

const char *
home_read(const struct home *home, const char *path, size_t ceiling)
{
	char *bytes;
	size_t length = 0;
	ssize_t got;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return NULL;
	bytes = arena_alloc(home->mem, ceiling + 1);
	while (length < ceiling &&
	    (got = read(fd, bytes + length, ceiling - length)) > 0)
		length += (size_t)got;
	close(fd);
	bytes[length] = '\0';
	return bytes;
}

/* --- The supervisor's lock and word ---------------------------------------- */

/** Open the lock; the lock itself dies with its process, however it dies. */
static int
open_lock(const struct home *home)
{
	return open(home_path(home, home->run, "supervisor.lock"),
	    O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

int
home_hold(const struct home *home)
{
	int fd = open(home->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0 && flock(fd, LOCK_EX) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

int64_t
home_supervisor(const struct home *home)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int fd = open(
	    home_path(home, home->run, "supervisor.lock"), O_RDWR | O_CLOEXEC);

	if (fd < 0)
		return 0;
	if (fcntl(fd, F_GETLK, &lock) != 0)
		lock.l_type = F_UNLCK;
	close(fd);
	return lock.l_type == F_UNLCK ? 0 : lock.l_pid;
}

bool
home_lock(const struct home *home)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int fd = open_lock(home);

	/* Never closed: closing any descriptor of the file drops the lock. */
	return fd >= 0 && fcntl(fd, F_SETLK, &lock) == 0;
}

static const char *const phase_names[] = {
	[HOME_STOPPED] = "stopped",
	[HOME_STARTING] = "starting",
	[HOME_READY] = "ready",
	[HOME_FAILED] = "failed",
};

void
home_tell(const struct home *home, enum home_phase phase, const char *text)
{
	home_write(home, home_path(home, home->run, "state"),
	    text_format(home->mem, "%s %s\n", phase_names[phase], text), 0600);
}

enum home_phase
home_phase(const struct home *home, const char **text)
{
	const char *line =
	    home_read(home, home_path(home, home->run, "state"), 4096);
	size_t length;

	*text = "";
	if (line == NULL)
		return HOME_STOPPED;
	for (size_t i = 0; i < ARRAY_LEN(phase_names); i++) {
		length = strlen(phase_names[i]);
		if (!text_starts_with(line, phase_names[i]) ||
		    line[length] != ' ')
			continue;
		*text = text_trim(home->mem, line + length);
		return (enum home_phase)i;
	}
	return HOME_STOPPED;
}

/* --- Who answers ----------------------------------------------------------- */

static bool
answers(int family, const struct sockaddr *address, socklen_t length)
{
	int fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool is_there;

	if (fd < 0)
		return false;
	is_there = connect(fd, address, length) == 0;
	close(fd);
	return is_there;
}

bool
home_socket_answers(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	if (strlen(path) >= sizeof(address.sun_path))
		return false;
	memcpy(address.sun_path, path, strlen(path) + 1);
	return answers(
	    AF_UNIX, (const struct sockaddr *)&address, sizeof(address));
}

bool
home_port_answers(int64_t port)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };

	return answers(
	    AF_INET, (const struct sockaddr *)&address, sizeof(address));
}
