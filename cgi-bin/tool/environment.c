/** @file The environment of an instance's programs.  Program: tool. */
#include "tool/environment.h"

#include <unistd.h>

#include "base/config.h"
#include "base/text.h"
#include "tool/database.h"

enum {
	ENV_COMMON = 32
};

static const char *
set(const struct home *home, const char *name, const char *value)
{
	return text_format(home->mem, "%s=%s", name, value);
}

const char *const *
environment_common(const struct home *home)
{
	static const char *env[ENV_COMMON];
	static const char *const handed_on[] = { "QUTONG_TEST", "QUTONG_CLOCK",
		"ASAN_OPTIONS", "UBSAN_OPTIONS" };
	size_t n = 0;

	env[n++] = "PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
	env[n++] = "LANG=C.UTF-8";
	env[n++] = "TZ=UTC";
	env[n++] = set(home, "TMPDIR", home->tmp);
	env[n++] = set(home, "QUTONG_CONFIG", home->conf);
	env[n++] = set(home, "QUTONG_SOCKET_DIR", home->sockets);
	env[n++] = set(home, "QUTONG_TEMP_DIR", home->tmp);
	env[n++] = set(home, "QUTONG_FILES_DIR", home->files);
	env[n++] = set(
	    home, "QUTONG_PAGES_DIR", home_path(home, home->build, "pages"));
	env[n++] = set(home, "QUTONG_XLSX_READER",
	    home_path(home, home->bin, "qutong-xlsx"));
	env[n++] = set(home, "QUTONG_FILE_READER",
	    home_path(home, home->bin, "qutong-file"));
	env[n++] = set(home, "QUTONG_DB_SOCKET", database_socket(home));
	if (*config_text("base_url", "") == '\0')
		env[n++] = text_format(home->mem,
		    "QUTONG_BASE_URL=http://127.0.0.1:%lld",
		    (long long)home->port);
	for (size_t i = 0; i < ARRAY_LEN(handed_on); i++)
		if (getenv(handed_on[i]) != NULL)
			env[n++] =
			    set(home, handed_on[i], getenv(handed_on[i]));
	env[n] = NULL;
	return env;
}

const char *
environment_program(const struct home *home, const char *name)
{
	const char *area =
	    text_format(home->mem, "%s/%s.fcgi", home->bin, name);

	return access(area, X_OK) == 0 ? area : service_path(home, name);
}
