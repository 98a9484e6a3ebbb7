/**
 * @file
 * The template compiler, run by `make pages`.
 *
 *   tplc expand LANGUAGE MO SPRITE MANIFEST TEMPLATES OUT MISSING
 *       writes each TEMPLATES/(...).tpl to OUT/LANGUAGE/(...).tpl; MO is "-"
 *       for English; texts that lack a translation are added to MISSING as PO
 *   tplc check MO POT MISSING
 *       checks that each message of POT is translated in MO
 *
 * Everything is written even if something is wrong; the exit code is then 1.
 */
#include "tplc/tplc.h"

#include <errno.h>
#include <ftw.h>
#include <sys/stat.h>

static struct tplc run;
static const char *out_root;

void
buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
	if (buffer->length + length + 1 > buffer->capacity) {
		buffer->capacity = (buffer->length + length + 1) * 2 + 256;
		buffer->bytes = realloc(buffer->bytes, buffer->capacity);
		if (buffer->bytes == NULL)
			abort();
	}
	memcpy(buffer->bytes + buffer->length, bytes, length);
	buffer->length += length;
	buffer->bytes[buffer->length] = '\0';
}

void
buffer_add_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void
buffer_free(struct buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct buffer){ 0 };
}

bool
file_read(const char *path, struct buffer *out)
{
	FILE *file = fopen(path, "rb");
	char chunk[16384];
	size_t n;

	if (file == NULL)
		return false;
	buffer_add(out, "", 0);
	while ((n = fread(chunk, 1, sizeof(chunk), file)) > 0)
		buffer_add(out, chunk, n);
	fclose(file);
	return true;
}

void
tplc_complain(struct tplc *tplc, const char *file, int line,
    const char *message, const char *detail)
{
	fprintf(stderr, "%s:%d: %s: %s %s\n", file, line, tplc->language,
	    message, detail);
	tplc->faults++;
}

/** Make the folders of a file. */
static void
make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash != NULL;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(path, 0777) != 0 && errno != EEXIST)
			perror(path);
		*slash = '/';
	}
}

static int
expand_one(
    const char *path, const struct stat *info, int kind, struct FTW *walk)
{
	const char *below = path + strlen(run.root) + 1;
	size_t length = strlen(path);
	struct buffer text = { 0 };
	char target[512];
	FILE *file;

	(void)info;
	(void)walk;
	if (kind != FTW_F || length < 4 ||
	    strcmp(path + length - 4, ".tpl") != 0)
		return 0;
	tplc_expand(&run, below, &text);
	snprintf(
	    target, sizeof(target), "%s/%s/%s", out_root, run.language, below);
	make_folders(target);
	file = fopen(target, "w");
	if (file == NULL ||
	    fwrite(text.bytes, 1, text.length, file) != text.length ||
	    fclose(file) != 0) {
		perror(target);
		exit(1);
	}
	buffer_free(&text);
	return 0;
}

static void
need(bool ok, const char *path)
{
	if (ok)
		return;
	fprintf(stderr, "tplc: cannot read %s\n", path);
	exit(2);
}

int
main(int argc, char **argv)
{
	static struct mo mo;

	if (argc == 9 && strcmp(argv[1], "expand") == 0) {
		run.language = argv[2];
		if (strcmp(argv[3], "-") != 0) {
			need(mo_load(&mo, argv[3]) == STATUS_OK, argv[3]);
			run.mo = &mo;
		}
		need(file_read(argv[4], &run.icons), argv[4]);
		need(file_read(argv[5], &run.manifest), argv[5]);
		run.root = argv[6];
		out_root = argv[7];
		run.missing = fopen(argv[8], "a");
		need(nftw(run.root, expand_one, 16, FTW_PHYS) == 0, run.root);
	} else if (argc == 5 && strcmp(argv[1], "check") == 0) {
		run.language = "zh_CN";
		need(mo_load(&mo, argv[2]) == STATUS_OK, argv[2]);
		run.mo = &mo;
		run.missing = fopen(argv[4], "a");
		tplc_check_pot(&run, argv[3]);
	} else {
		fputs("usage: tplc expand LANGUAGE MO SPRITE MANIFEST "
		      "TEMPLATES OUT MISSING\n"
		      "       tplc check MO POT MISSING\n",
		    stderr);
		return 2;
	}
	if (run.missing != NULL)
		fclose(run.missing);
	return run.faults > 0;
}
