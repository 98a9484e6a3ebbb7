/**
 * @file
 * Statements of knowledge.c.  Layer: domain, for knowledge.c alone.
 */
#ifndef DOMAIN_KNOWLEDGE_SQL_H
#define DOMAIN_KNOWLEDGE_SQL_H

#include "domain/knowledge.h"

enum {
	KNOWLEDGE_TERMS = 6 /* searched for at once */
};

extern const struct db_query stmt_knowledge_answers;
extern const struct db_query stmt_knowledge_cases;
extern const struct db_query stmt_knowledge_case;
extern const struct db_query stmt_knowledge_articles;
extern const struct db_query stmt_knowledge_all;
extern const struct db_query stmt_knowledge_article;

#endif
