/** @file See race.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/race.h"

struct finding *
race_all(
    struct world *world, racer_fn *race, const int64_t *objects, size_t count)
{
	struct finding *findings = mmap(NULL, CROWD_MAX * sizeof(*findings),
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t children[CROWD_MAX];
	int gate[2];
	size_t i;

	assert_true(findings != MAP_FAILED);
	assert_int_equal(pipe(gate), 0);
	for (i = 0; i < count; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0) {
			char nothing;

			close(gate[1]);
			world->mem = arena_new((size_t)16 << 20);
			world->db = db_new(&world->fixture.options);
			if (read(gate[0], &nothing, 1) != 0)
				_exit(1);
			race(world, objects[i], &findings[i]);
			_exit(0);
		}
	}
	close(gate[0]);
	close(gate[1]);
	for (i = 0; i < count; i++) {
		int how;

		assert_int_equal(waitpid(children[i], &how, 0), children[i]);
		assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
	}
	return findings;
}

size_t
count_of(const struct finding *findings, size_t count, enum status st)
{
	size_t found = 0;
	size_t i;

	for (i = 0; i < count; i++)
		found += findings[i].st == st;
	return found;
}
