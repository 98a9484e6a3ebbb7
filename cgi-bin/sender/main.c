/**
 * @file
 * qutong-sender: hands messages to mail servers, SMS gateways and robots.
 *
 * Program: sender.  The only one that speaks to the world outside.  A message is
 * claimed, sent, and its fate recorded; what died in between is never sent again
 * by itself.  Any number of senders may run.
 *
 *   qutong-sender [--check] [--config FILE]
 *
 * Settings: base_url, mail_url, mail_from, mail_user, mail_password, mail_tls,
 * mail_name, sms_url, sms_secret.  A channel without its address stays closed.
 */
#include <signal.h>

#include "base/clock.h"
#include "base/config.h"
#include "base/log.h"
#include "base/text.h"
#include "db/db.h"
#include "domain/message.h"
#include "sender/post.h"
#include "view/message_view.h"
#include "view/words.h"

/* Made when the program is linked: every statement it carries. */
extern const struct db_query *const program_statements[];

enum {
	ARENA_BYTES = 16 * 1024 * 1024,
	TICK_MS = 500,
	PAUSE_LONGEST_MS = 10000
};

#define SWEEP_EVERY_US INT64_C(60000000)

struct sender {
	struct db *db;
	struct arena *mem;
	struct message_sender as;
	struct post_mail_server mail;
	const char *sms_url;
	sigset_t signals;
	int64_t pause_ms; /* after a failure, doubled each time */
	int64_t sweep_at_us;
	bool is_told_to_stop;
};

static void
wait_ms(struct sender *sender, int64_t ms)
{
	struct timespec time = {
		.tv_sec = ms / 1000,
		.tv_nsec = (long)(ms % 1000) * 1000000,
	};

	if (sigtimedwait(&sender->signals, NULL, &time) > 0)
		sender->is_told_to_stop = true;
}

static struct post_result
refuse(const char *why)
{
	return (struct post_result){ .fate = FATE_NEVER, .why = why };
}

static struct post_result
send_robot(struct sender *sender, const struct message *message)
{
	struct message_request request =
	    message_robot(sender->mem, message, &sender->as, clock_now());
	struct post_result result = post_json(sender->mem, &request);

	if (result.fate == FATE_SENT &&
	    !message_robot_took(
		sender->mem, message->robot, result.answer, &result.why))
		result.fate = FATE_LATER;
	return result;
}

static struct post_result
send(struct sender *sender, const struct message *message)
{
	struct message_request request;

	switch (message->channel) {
	case CHANNEL_MAIL:
		if (message->mail == NULL)
			return refuse("no address");
		if (sender->mail.url[0] == '\0')
			return refuse("no mail server is set");
		return post_mail(sender->mem, &sender->mail,
		    sender->as.mail_from, message->mail,
		    message_mail(
			sender->mem, message, &sender->as, clock_now()));
	case CHANNEL_SMS:
		if (message->phone == NULL)
			return refuse("no number");
		if (sender->sms_url[0] == '\0')
			return refuse("no SMS gateway is set");
		request = message_sms(sender->mem, message, &sender->as,
		    sender->sms_url, clock_now());
		return post_json(sender->mem, &request);
	case CHANNEL_ROBOT:
		return send_robot(sender, message);
	case CHANNEL_COUNT:
		break;
	}
	return refuse("no such channel");
}

/* One message from its claim to its fate.  @return STATUS_NOT_FOUND if none */
static enum status
send_next(struct sender *sender)
{
	struct post_result result;
	struct message message;
	enum status st;

	st = message_claim(sender->db, sender->mem, clock_now(), &message);
	if (st != STATUS_OK)
		return st;
	result = send(sender, &message);
	if (result.fate != FATE_SENT)
		log_event(LOG_WARN, "sender.failed", "id", log_int(message.id),
		    "channel", log_int((int64_t)message.channel), "fate",
		    log_int((int64_t)result.fate), "why", result.why, NULL);
	/* The fate is known: it is written as soon as the database is back. */
	do {
		st = message_finish(sender->db, sender->mem, clock_now(),
		    &message, result.fate, result.why);
		if (st == STATUS_UNAVAILABLE)
			wait_ms(sender, TICK_MS);
	} while (st == STATUS_UNAVAILABLE && !sender->is_told_to_stop);
	return st == STATUS_CONFLICT ? STATUS_OK : st;
}

static enum status
sweep(struct sender *sender)
{
	int64_t done;

	if (clock_monotonic_us() < sender->sweep_at_us)
		return STATUS_OK;
	sender->sweep_at_us = clock_monotonic_us() + SWEEP_EVERY_US;
	return message_sweep(sender->db, sender->mem, clock_now(), &done);
}

static void
work(struct sender *sender)
{
	while (!sender->is_told_to_stop) {
		enum status st = sweep(sender);

		while (st == STATUS_OK && !sender->is_told_to_stop) {
			st = send_next(sender);
			arena_reset(sender->mem);
			wait_ms(sender, 0);
		}
		if (st == STATUS_OK || st == STATUS_NOT_FOUND) {
			sender->pause_ms = TICK_MS;
		} else {
			log_event(LOG_WARN, "sender.paused", "status",
			    log_int((int64_t)st), NULL);
			sender->pause_ms *= 2;
			if (sender->pause_ms > PAUSE_LONGEST_MS)
				sender->pause_ms = PAUSE_LONGEST_MS;
		}
		arena_reset(sender->mem);
		if (!sender->is_told_to_stop)
			wait_ms(sender, sender->pause_ms);
	}
}

static void
read_settings(struct sender *sender)
{
	sender->as = (struct message_sender){
		.base_url = config_text("base_url", ""),
		.mail_from = config_text("mail_from", "qutong@localhost"),
		.name = config_text("mail_name", "渠通"),
		.sms_secret = config_text("sms_secret", ""),
	};
	sender->mail = (struct post_mail_server){
		.url = config_text("mail_url", ""),
		.user = config_text("mail_user", ""),
		.password = config_text("mail_password", ""),
		.needs_tls = config_bool("mail_tls", false),
	};
	sender->sms_url = config_text("sms_url", "");
}

static int
serve(void)
{
	struct sender sender = { .pause_ms = TICK_MS };

	sigemptyset(&sender.signals);
	sigaddset(&sender.signals, SIGTERM);
	sigaddset(&sender.signals, SIGINT);
	sigaddset(&sender.signals, SIGUSR1);
	if (sigprocmask(SIG_BLOCK, &sender.signals, NULL) != 0)
		return 1;
	signal(SIGPIPE, SIG_IGN);
	if (post_open() != STATUS_OK ||
	    words_load(config_text("pages_dir", "pages")) != STATUS_OK)
		return 1;
	read_settings(&sender);
	sender.db = db_new_from_config();
	sender.mem = arena_new(ARENA_BYTES);
	log_event(LOG_INFO, "sender.start", "mail", sender.mail.url, NULL);
	work(&sender);
	log_event(LOG_INFO, "sender.stop", NULL);
	db_free(sender.db);
	arena_free(sender.mem);
	post_close();
	return 0;
}

static enum status
check(void)
{
	struct db_options options = {
		.socket = config_text("db_socket", "/run/mysqld/mysqld.sock"),
		.user = config_text("db_user", "sender"),
		.password = config_text("db_password", ""),
		.database = config_text("db_name", "qutong"),
	};

	return db_check(&options, program_statements);
}

int
main(int argc, char **argv)
{
	const char *config = getenv("QUTONG_CONFIG");
	bool only_check = false;
	enum status st;

	log_program("sender");
	for (int i = 1; i < argc; i++) {
		if (text_equal(argv[i], "--check")) {
			only_check = true;
		} else if (text_equal(argv[i], "--config") && i + 1 < argc) {
			config = argv[++i];
		} else {
			fprintf(stderr,
			    "usage: qutong-sender [--check] [--config FILE]\n");
			return 2;
		}
	}
	if (config != NULL && config_load(config) != STATUS_OK)
		return 1;
	st = check();
	if (only_check || (st != STATUS_OK && st != STATUS_UNAVAILABLE))
		return st == STATUS_OK ? 0 : 1;
	return serve();
}
