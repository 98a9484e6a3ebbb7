/**
 * @file
 * Functions that have no place here do not compile.  Included by the build
 * before every C file.  Layer: base.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets
#pragma GCC poison strtok strtok_r atoi atol atoll atof scanf sscanf
#pragma GCC poison localtime gmtime ctime asctime mktime
#pragma GCC poison tmpnam tempnam mktemp rand srand

#endif
