/**
 * @file
 * The page handlers of the home program, one file each.
 */
#ifndef HOME_PAGES_H
#define HOME_PAGES_H

#include "app/page.h"
#include "domain/setting.h"

page_fn home_first;         /* first.c */
page_fn home_notifications; /* notifications.c, as the following */
page_fn home_notification_read;
page_fn home_notifications_read_all;
page_fn home_notification_settings; /* notification_settings.c */
page_fn home_notification_settings_save;
page_fn home_robots; /* robots.c */
page_fn home_robot_add;
page_fn home_robot_change;
page_fn home_undelivered; /* undelivered.c */
page_fn home_undelivered_retry;
page_fn home_search; /* search.c */
page_fn home_team;   /* team.c */
page_fn home_deputies; /* deputies.c, as the following */
page_fn home_deputy_name;
page_fn home_deputy_end;
page_fn home_deputy_begin;
page_fn home_deputy_leave;

/** Whom the reader stands in for today.  deputies.c */
enum status home_fill_deputy(struct page *page) MUST_CHECK;

/** What who leads sees first.  manager.c */
enum status home_manager(struct page *page) MUST_CHECK;

/** What a buyer sees first.  buyer.c */
enum status home_fill_buyer(
    struct page *page, const struct setting *setting) MUST_CHECK;

/** The renewals of contracts that are the reader's to prepare.  renewals.c */
enum status home_fill_renewals(struct page *page) MUST_CHECK;

/** What staff see first, by what they may do.  staff.c */
enum status home_fill_staff(
    struct page *page, const struct setting *setting) MUST_CHECK;

/** Proposed changes and handovers that wait for the reader.  files.c */
enum status home_fill_files(struct page *page) MUST_CHECK;

/** The first instants of the month and of the one before it, in a zone. */
struct home_months {
	struct instant before;
	struct instant from;
};

struct home_months home_months(struct instant now, int zone_minutes);

#endif
