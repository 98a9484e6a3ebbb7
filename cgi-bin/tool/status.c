/**
 * @file
 * `qutong status`: what runs and what does not.  Exit code 0 only if all does.
 *
 * Program: tool.
 */
#include <dirent.h>
#include <unistd.h>

#include "base/text.h"
#include "tool/commands.h"
#include "tool/database.h"
#include "tool/process.h"

static bool
show(const char *name, bool is_up)
{
	printf("  %-12s %s\n", name, is_up ? "answers" : "DOES NOT ANSWER");
	return is_up;
}

static bool
show_programs(const struct home *home)
{
	struct dirent *entry;
	const char *name;
	bool all_up = true;
	DIR *bin = opendir(home->bin);

	while (bin != NULL && (entry = readdir(bin)) != NULL) {
		if (!text_ends_with(entry->d_name, ".fcgi"))
			continue;
		name = arena_memdup(home->mem, entry->d_name,
		    strlen(entry->d_name) - strlen(".fcgi"));
		all_up &= show(name,
		    home_socket_answers(text_format(
			home->mem, "%s/%s.sock", home->sockets, name)));
	}
	if (bin != NULL)
		closedir(bin);
	for (size_t i = 0; i < SERVICE_COUNT; i++) {
		name = service_path(home, service_names[i]);
		if (access(name, X_OK) != 0)
			continue;
		bool is_up = process_runs(home, name);
		printf("  %-12s %s\n", service_names[i],
		    is_up ? "runs" : "DOES NOT RUN");
		all_up &= is_up;
	}
	return all_up;
}

int
command_status(struct home *home, int argc, char **argv)
{
	int64_t supervisor = home_supervisor(home);
	const char *text;
	enum home_phase phase = home_phase(home, &text);
	bool all_up;

	(void)argc;
	(void)argv;
	if (supervisor == 0) {
		printf("The instance at %s does not run.\n", home->root);
		if (phase == HOME_FAILED)
			printf("Its last start failed: %s\n", text);
		return 1;
	}
	printf("%s at %s (supervisor %lld)\n",
	    phase == HOME_READY ? "Ready" : text, home->root,
	    (long long)supervisor);
	all_up = show("database", database_answers(home));
	all_up &= show_programs(home);
	all_up &= show("nginx", home_port_answers(home->port));
	printf("  http://127.0.0.1:%lld\n", (long long)home->port);
	return all_up && phase == HOME_READY ? 0 : 1;
}
