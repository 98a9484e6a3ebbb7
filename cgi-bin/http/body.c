/** @file A request's body, bounded by its declared length.  Layer: http. */
#include "http/body.h"

#include <string.h>

size_t
body_read(struct body *body, char *to, size_t most)
{
	if (most > body->left)
		most = body->left;
	if (most == 0)
		return 0;

	size_t got = body->read(body->context, to, most);
	if (got > most)
		got = most;
	body->left -= got;
	return got;
}

size_t
body_memory_read(void *context, char *to, size_t most)
{
	struct body_memory *memory = context;

	if (most > memory->length)
		most = memory->length;
	if (most == 0)
		return 0;
	memcpy(to, memory->bytes, most);
	memory->bytes += most;
	memory->length -= most;
	return most;
}
