/**
 * @file
 * `qutong logs [NAME]`: follows what all programs, or one, write.
 *
 * Program: tool.
 */
#include <dirent.h>
#include <unistd.h>

#include "base/text.h"
#include "tool/commands.h"

enum {
	FILES_MOST = 60
};

int
command_logs(struct home *home, int argc, char **argv)
{
	const char *args[FILES_MOST + 8] = { "tail", "-n", "20", "-F" };
	size_t count = 4;
	size_t first = count;
	const char *wanted = argc > 0 ? argv[0] : NULL;
	struct dirent *entry;
	DIR *log = opendir(home->log);

	if (log == NULL) {
		complain("There are no logs at %s yet.", home->log);
		return 1;
	}
	while ((entry = readdir(log)) != NULL && count - first < FILES_MOST)
		if (text_ends_with(entry->d_name, ".log") &&
		    (wanted == NULL ||
			text_equal(entry->d_name,
			    text_format(home->mem, "%s.log", wanted))))
			args[count++] =
			    home_path(home, home->log, entry->d_name);
	closedir(log);
	if (count == first) {
		complain("There is no log of that name in %s.", home->log);
		return 1;
	}
	args[count] = NULL;
	execvp("tail", (char **)(uintptr_t)args);
	complain("The program tail is missing.");
	return 1;
}
