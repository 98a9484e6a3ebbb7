/**
 * @file
 * Request memory: a list of chunks, the first of which is kept.  See arena.h.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <unistd.h>

#include "base/log.h"

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define ARENA_ASAN 1
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
/* What is not handed out is forbidden ground, and so is a gap behind each. */
#define GAP 16
#define FORBID(at, size) ASAN_POISON_MEMORY_REGION(at, size)
#define PERMIT(at, size) ASAN_UNPOISON_MEMORY_REGION(at, size)
#else
#define GAP 0
#define FORBID(at, size) ((void)(at), (void)(size))
#define PERMIT(at, size) ((void)(at), (void)(size))
#endif

#define ALIGNMENT alignof(max_align_t)
#define CHUNK_KEPT ((size_t)256 * 1024)
#define CHUNK_MAX ((size_t)1024 * 1024)
#define EXIT_SOFTWARE 70

struct chunk {
	struct chunk *next;
	size_t size; /* bytes that fit in room */
	size_t used;
	alignas(max_align_t) unsigned char room[];
};

struct farewell {
	struct farewell *next;
	void (*done)(void *object);
	void *object;
};

struct arena {
	struct chunk *current;
	struct chunk *kept; /* the last one of the list */
	struct farewell *farewells;
	size_t ceiling;
	size_t used;
};

static void __attribute__((noreturn))
give_up(const char *event, size_t wanted, size_t used)
{
	log_event(LOG_ERROR, event, "wanted", log_int((int64_t)wanted), "used",
	    log_int((int64_t)used), NULL);
	_exit(EXIT_SOFTWARE);
}

static struct chunk *
chunk_new(size_t size)
{
	struct chunk *chunk = malloc(sizeof(*chunk) + size);

	if (chunk == NULL)
		give_up("arena.no_memory", size, 0);
	chunk->next = NULL;
	chunk->size = size;
	chunk->used = 0;
	FORBID(chunk->room, size);
	return chunk;
}

static void
chunk_free(struct chunk *chunk)
{
	PERMIT(chunk->room, chunk->size);
	free(chunk);
}

struct arena *
arena_new(size_t ceiling)
{
	struct arena *mem = calloc(1, sizeof(*mem));

	if (mem == NULL)
		give_up("arena.no_memory", sizeof(*mem), 0);
	mem->ceiling = ceiling;
	mem->kept = chunk_new(CHUNK_KEPT);
	mem->current = mem->kept;
	return mem;
}

void
arena_reset(struct arena *mem)
{
	while (mem->farewells != NULL) {
		struct farewell *farewell = mem->farewells;

		mem->farewells = farewell->next;
		farewell->done(farewell->object);
	}
	while (mem->current != mem->kept) {
		struct chunk *chunk = mem->current;

		mem->current = chunk->next;
		chunk_free(chunk);
	}
	mem->kept->used = 0;
	FORBID(mem->kept->room, mem->kept->size);
	mem->used = 0;
}

void
arena_free(struct arena *mem)
{
	if (mem == NULL)
		return;
	arena_reset(mem);
	chunk_free(mem->kept);
	free(mem);
}

size_t
arena_used(const struct arena *mem)
{
	return mem->used;
}

/* A chunk with room for `size` bytes, at the head of the list. */
static struct chunk *
chunk_with_room(struct arena *mem, size_t size)
{
	struct chunk *chunk = mem->current;
	size_t next_size;

	if (chunk->size - chunk->used >= size)
		return chunk;

	next_size = chunk->size < CHUNK_MAX / 2 ? chunk->size * 2 : CHUNK_MAX;
	if (next_size < size)
		next_size = size;
	chunk = chunk_new(next_size);
	chunk->next = mem->current;
	mem->current = chunk;
	return chunk;
}

void *
arena_alloc(struct arena *mem, size_t size)
{
	struct chunk *chunk;
	size_t rounded;
	void *at;

	if (size > mem->ceiling || mem->used > mem->ceiling - size)
		give_up("arena.ceiling", size, mem->used);

	/* An empty object has an address of its own, too. */
	if (__builtin_add_overflow(
		size == 0 ? 1 : size, ALIGNMENT - 1 + GAP, &rounded))
		give_up("arena.ceiling", size, mem->used);
	rounded -= rounded % ALIGNMENT;

	chunk = chunk_with_room(mem, rounded);
	at = chunk->room + chunk->used;
	chunk->used += rounded;
	mem->used += size;
	PERMIT(at, size);
	return at;
}

void *
arena_calloc(struct arena *mem, size_t count, size_t size)
{
	size_t total;
	void *at;

	if (__builtin_mul_overflow(count, size, &total))
		give_up("arena.ceiling", SIZE_MAX, mem->used);
	at = arena_alloc(mem, total);
	memset(at, 0, total);
	return at;
}

char *
arena_memdup(struct arena *mem, const char *bytes, size_t length)
{
	char *copy;

	if (length == SIZE_MAX)
		give_up("arena.ceiling", length, mem->used);
	copy = arena_alloc(mem, length + 1);
	if (length > 0)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

char *
arena_strdup(struct arena *mem, const char *text)
{
	return arena_memdup(mem, text, strlen(text));
}

void
arena_on_reset(struct arena *mem, void (*done)(void *object), void *object)
{
	struct farewell *farewell = arena_alloc(mem, sizeof(*farewell));

	farewell->next = mem->farewells;
	farewell->done = done;
	farewell->object = object;
	mem->farewells = farewell;
}
