/**
 * @file
 * Chance that is the same each time: a number for (seed, stream, index), and
 * draws from it.  Layer: domain, private to load.
 */
#ifndef DOMAIN_LOAD_CHANCE_H
#define DOMAIN_LOAD_CHANCE_H

#include <stdbool.h>
#include <stdint.h>

struct chance {
	uint64_t state;
};

/** The next 64 bits (SplitMix64). */
static inline uint64_t
chance_next(struct chance *chance)
{
	uint64_t z = chance->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static inline struct chance
chance_for(uint64_t seed, uint64_t stream, int64_t index)
{
	struct chance chance = { seed * UINT64_C(0x2545f4914f6cdd1d) ^
		stream << 56 };

	chance.state ^= chance_next(&chance) + (uint64_t)index;
	chance_next(&chance);
	return chance;
}

/** A number in [0, limit), limit < 2^32. */
static inline int64_t
chance_below(struct chance *chance, int64_t limit)
{
	return (int64_t)((chance_next(chance) >> 32) * (uint64_t)limit >> 32);
}

/** A number in [low, high]. */
static inline int64_t
chance_between(struct chance *chance, int64_t low, int64_t high)
{
	return low + chance_below(chance, high - low + 1);
}

/** True so many times in 10,000. */
static inline bool
chance_hit(struct chance *chance, int64_t in_10000)
{
	return chance_below(chance, 10000) < in_10000;
}

#endif
