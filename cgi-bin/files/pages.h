/**
 * @file
 * The pages of the program `files`.
 */
#ifndef FILES_PAGES_H
#define FILES_PAGES_H

#include "app/page.h"

page_fn file_upload; /* POST /files */
page_fn file_show;   /* GET /files/{id} */
page_fn file_thumb;  /* GET /files/{id}/thumb */
page_fn file_drop;   /* POST /files/{id}/remove */

#endif
