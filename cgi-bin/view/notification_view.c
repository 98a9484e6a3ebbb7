/**
 * @file
 * Notifications in words.  See notification_view.h.
 */
#include "view/notification_view.h"

#include "base/clock.h"
#include "base/day.h"
#include "base/text.h"
#include "view/format.h"
#include "view/tpl.h"
#include "view/words.h"

/* What is said to the distributor's people, and what to staff. */
struct sentence {
	const char *customer;
	const char *staff;
};

/* clang-format off */
static const struct sentence sentences[EVENT_COUNT] = {
	[EVENT_ORDER_SUBMITTED] = {
		T_("Order {NO} for {AMOUNT} was submitted"),
		T_("{CUSTOMER} submitted order {NO} for {AMOUNT}") },
	[EVENT_ORDER_AWAITING_APPROVAL] = {
		T_("Order {NO} for {AMOUNT} waits for your approval"),
		T_("{CUSTOMER}: order {NO} waits for its own approval") },
	[EVENT_ORDER_APPROVED] = {
		T_("Order {NO} was approved and submitted"),
		T_("{CUSTOMER} submitted order {NO} after its own approval") },
	[EVENT_ORDER_SENT_BACK] = {
		T_("Order {NO} was sent back: {REASON}"),
		T_("{CUSTOMER}: order {NO} was sent back: {REASON}") },
	[EVENT_ORDER_CONFIRMED] = {
		T_("Order {NO} is confirmed"),
		T_("{CUSTOMER}: order {NO} is confirmed") },
	[EVENT_ORDER_REJECTED] = {
		T_("Order {NO} was rejected: {REASON}"),
		T_("{CUSTOMER}: order {NO} was rejected: {REASON}") },
	[EVENT_ORDER_CANCELLED] = {
		T_("Order {NO} was cancelled"),
		T_("{CUSTOMER}: order {NO} was cancelled") },
	[EVENT_ORDER_PROPOSAL] = {
		T_("A change of order {NO} is proposed, please answer by {UNTIL}: {REASON}"),
		T_("{CUSTOMER}: a change of order {NO} is proposed") },
	[EVENT_ORDER_ACCEPTED] = {
		T_("The change of order {NO} was accepted"),
		T_("{CUSTOMER} accepted the change of order {NO}") },
	[EVENT_ORDER_DECLINED] = {
		T_("The change of order {NO} was declined"),
		T_("{CUSTOMER} declined the change of order {NO}") },
	[EVENT_ORDER_PROPOSAL_LAPSED] = {
		T_("The proposed change of order {NO} was not answered and is withdrawn"),
		T_("{CUSTOMER} did not answer the change of order {NO}; it is withdrawn") },
	[EVENT_ORDER_PICKING] = {
		T_("Order {NO} is being picked"),
		T_("{CUSTOMER}: order {NO} is being picked") },
	[EVENT_ORDER_PICK_UNDONE] = {
		T_("Picking of order {NO} was put off"),
		T_("{CUSTOMER}: picking of order {NO} was undone") },
	[EVENT_ORDER_SHIPPED] = {
		T_("Order {NO} was shipped"),
		T_("{CUSTOMER}: order {NO} was shipped") },
	[EVENT_ORDER_CLOSED_SHORT] = {
		T_("The rest of order {NO} will not come: {REASON}"),
		T_("{CUSTOMER}: order {NO} was closed short: {REASON}") },
	[EVENT_ORDER_COMPLETED] = {
		T_("Order {NO} is completed"),
		T_("{CUSTOMER}: order {NO} is completed") },
	[EVENT_ORDER_HELD] = {
		T_("Order {NO} is held for credit"),
		T_("{CUSTOMER}: order {NO} is held for credit") },
	[EVENT_ORDER_RELEASED] = {
		T_("The credit hold of order {NO} was released"),
		T_("{CUSTOMER}: the credit hold of order {NO} was released") },
	[EVENT_ORDER_RESERVATION_ENDS] = {
		T_("Goods are kept for order {NO} until {UNTIL} only"),
		T_("{CUSTOMER}: goods are kept for order {NO} until {UNTIL} only") },
	[EVENT_ORDER_RESERVATION_ENDED] = {
		T_("Goods are no longer kept for order {NO}"),
		T_("{CUSTOMER}: goods are no longer kept for order {NO}") },
	[EVENT_SHIPMENT_DELIVERED] = {
		T_("Shipment {NO} of order {ORDER} was delivered, please sign for it"),
		T_("{CUSTOMER}: shipment {NO} was delivered") },
	[EVENT_SHIPMENT_SIGNED] = {
		T_("Shipment {NO} of order {ORDER} was signed for"),
		T_("{CUSTOMER}: shipment {NO} was signed for") },
	[EVENT_SHIPMENT_REFUSED] = {
		T_("Shipment {NO} of order {ORDER} was refused: {REASON}"),
		T_("{CUSTOMER} refused shipment {NO}: {REASON}") },
	[EVENT_SHIPMENT_LOST] = {
		T_("Shipment {NO} of order {ORDER} was lost: {REASON}"),
		T_("{CUSTOMER}: shipment {NO} was lost: {REASON}") },
	[EVENT_CREDIT_ASKED] = {
		T_("You applied for credit of {AMOUNT}: {NO}"),
		T_("{CUSTOMER}: application {NO} for credit of {AMOUNT}") },
	[EVENT_CREDIT_SENT_BACK] = {
		T_("Please complete credit application {NO}: {REASON}"),
		T_("{CUSTOMER}: credit application {NO} was sent back: {REASON}") },
	[EVENT_CREDIT_TO_OPINE] = {
		T_("Credit application {NO} is being looked at"),
		T_("{CUSTOMER}: credit review {NO} for {AMOUNT} waits for your opinion") },
	[EVENT_CREDIT_TO_DECIDE_1] = {
		T_("Credit application {NO} is being looked at"),
		T_("{CUSTOMER}: credit review {NO} for {AMOUNT} waits for your decision") },
	[EVENT_CREDIT_TO_DECIDE_2] = {
		T_("Credit application {NO} is being looked at"),
		T_("{CUSTOMER}: credit review {NO} for {AMOUNT} waits for your decision") },
	[EVENT_CREDIT_TO_DECIDE_3] = {
		T_("Credit application {NO} is being looked at"),
		T_("{CUSTOMER}: credit review {NO} for {AMOUNT} waits for your decision") },
	[EVENT_CREDIT_REVIEWED] = {
		T_("Credit of {AMOUNT} is granted until {UNTIL}"),
		T_("{CUSTOMER}: credit of {AMOUNT} is granted until {UNTIL}") },
	[EVENT_CREDIT_REFUSED] = {
		T_("Credit application {NO} was refused: {REASON}"),
		T_("{CUSTOMER}: credit application {NO} was refused: {REASON}") },
	[EVENT_CREDIT_LIMIT_ENDS] = {
		T_("Your credit limit of {AMOUNT} ends on {UNTIL}"),
		T_("{CUSTOMER}: the credit limit of {AMOUNT} ends on {UNTIL}") },
	[EVENT_CREDIT_LAPSED] = {
		T_("Your credit limit of {AMOUNT} has ended"),
		T_("{CUSTOMER}: the credit limit of {AMOUNT} has ended") },
	[EVENT_CREDIT_RAISE_ENDED] = {
		T_("The temporary raise of {AMOUNT} has ended"),
		T_("{CUSTOMER}: the temporary raise of {AMOUNT} has ended") },
	[EVENT_CREDIT_FROZEN] = {
		T_("Your credit is frozen: {REASON}"),
		T_("{CUSTOMER}: credit is frozen: {REASON}") },
	[EVENT_CREDIT_UNFROZEN] = {
		T_("Your credit can be used again"),
		T_("{CUSTOMER}: credit can be used again") },
	[EVENT_STATEMENT_MADE] = {
		T_("Statement {NO} up to {UNTIL}: balance {AMOUNT}, please confirm"),
		T_("{CUSTOMER}: statement {NO}, balance {AMOUNT}") },
	[EVENT_STATEMENT_CONFIRMED] = {
		T_("Statement {NO} was confirmed"),
		T_("{CUSTOMER} confirmed statement {NO}") },
	[EVENT_STATEMENT_DISPUTED] = {
		T_("A line of statement {NO} is disputed: {REASON}"),
		T_("{CUSTOMER} disputes a line of statement {NO}: {REASON}") },
	[EVENT_PROMISE_BROKEN] = {
		T_("The payment of {AMOUNT} promised for {UNTIL} did not arrive"),
		T_("{CUSTOMER}: the payment of {AMOUNT} promised for {UNTIL} did not arrive") },
	[EVENT_RECEIPT_POSTED] = {
		T_("Your payment of {AMOUNT} has arrived"),
		T_("{CUSTOMER}: a payment of {AMOUNT} has arrived") },
	[EVENT_INVOICE_ISSUED] = {
		T_("Tax invoice {NO} over {AMOUNT} is issued"),
		T_("{CUSTOMER}: tax invoice {NO} over {AMOUNT} is issued") },
	[EVENT_LICENCE_UPLOADED] = {
		T_("{SUBJECT} was handed in"),
		T_("{CUSTOMER}: {SUBJECT} waits to be verified") },
	[EVENT_LICENCE_VERIFIED] = {
		T_("{SUBJECT} is verified"),
		T_("{CUSTOMER}: {SUBJECT} is verified") },
	[EVENT_LICENCE_REFUSED] = {
		T_("{SUBJECT} was refused: {REASON}"),
		T_("{CUSTOMER}: {SUBJECT} was refused: {REASON}") },
	[EVENT_LICENCE_ENDS] = {
		T_("{SUBJECT} ends on {UNTIL}, please upload the renewal"),
		T_("{CUSTOMER}: {SUBJECT} ends on {UNTIL}") },
	[EVENT_LICENCE_ENDED] = {
		T_("{SUBJECT} ended on {UNTIL}: orders may wait until the renewal is verified"),
		T_("{CUSTOMER}: {SUBJECT} ended on {UNTIL}") },
	[EVENT_FILE_OPENED] = {
		T_("Your file is being opened"),
		T_("{CUSTOMER} is a new customer: papers and credit are to be cleared") },
	[EVENT_FILE_TO_CREDIT] = {
		T_("Your file is being opened"),
		T_("{CUSTOMER}: one of the two checks of its file is done") },
	[EVENT_FILE_CLEARED] = {
		T_("Your file is open: you can order"),
		T_("{CUSTOMER}: the file is cleared, orders can come") },
	[EVENT_CONTRACT_TO_REVIEW] = {
		T_("Contract {NO} waits for review"),
		T_("{CUSTOMER}: contract {NO} waits for review: {SUBJECT}") },
	[EVENT_CONTRACT_APPROVED] = {
		T_("Contract {NO} is approved"),
		T_("{CUSTOMER}: contract {NO} is approved and can be sent") },
	[EVENT_CONTRACT_BACK] = {
		T_("Contract {NO} was sent back: {REASON}"),
		T_("{CUSTOMER}: contract {NO} was sent back: {REASON}") },
	[EVENT_CONTRACT_SENT] = {
		T_("Contract {NO} is ready for your signature: {SUBJECT}"),
		T_("{CUSTOMER}: contract {NO} was sent for signature") },
	[EVENT_CONTRACT_SIGNED] = {
		T_("Contract {NO} is signed"),
		T_("{CUSTOMER}: contract {NO} is signed") },
	[EVENT_CONTRACT_ACTIVE] = {
		T_("Contract {NO} is in force until {UNTIL}"),
		T_("{CUSTOMER}: contract {NO} is in force until {UNTIL}") },
	[EVENT_CONTRACT_ENDS] = {
		T_("Contract {NO} ends on {UNTIL}"),
		T_("{CUSTOMER}: contract {NO} ends on {UNTIL}, prepare the renewal") },
	[EVENT_CONTRACT_ENDS_KEY] = {
		T_("Contract {NO} ends on {UNTIL}"),
		T_("Core customer {CUSTOMER}: contract {NO} ends on {UNTIL}, prepare the renewal") },
	[EVENT_CONTRACT_ENDED] = {
		T_("Contract {NO} ended on {UNTIL}"),
		T_("{CUSTOMER}: contract {NO} ended on {UNTIL}") },
	[EVENT_CONTRACT_TERMINATED] = {
		T_("Contract {NO} was terminated: {REASON}"),
		T_("{CUSTOMER}: contract {NO} was terminated: {REASON}") },
	[EVENT_CUSTOMER_DAY] = {
		T_("{SUBJECT} on {UNTIL}"),
		T_("{CUSTOMER} has an anniversary on {UNTIL}: {SUBJECT}") },
	[EVENT_CONCESSION_ENTERED] = {
		T_("A concession of {AMOUNT} waits"),
		T_("{CUSTOMER}: a concession of {AMOUNT} waits for approval") },
	[EVENT_CONCESSION_APPROVED] = {
		T_("A concession of {AMOUNT} is approved"),
		T_("{CUSTOMER}: the concession of {AMOUNT} is approved") },
	[EVENT_CONCESSION_REFUSED] = {
		T_("A concession of {AMOUNT} is refused"),
		T_("{CUSTOMER}: the concession of {AMOUNT} is refused") },
	[EVENT_RETURN_SUBMITTED] = {
		T_("Return {NO} was submitted"),
		T_("{CUSTOMER} submitted return {NO}, credit asked {AMOUNT}") },
	[EVENT_RETURN_TO_DECIDE_2] = {
		T_("Return {NO} is being looked at"),
		T_("{CUSTOMER}: return {NO} waits for your decision") },
	[EVENT_RETURN_TO_DECIDE_3] = {
		T_("Return {NO} is being looked at"),
		T_("{CUSTOMER}: return {NO} waits for your decision") },
	[EVENT_RETURN_ASKED] = {
		T_("A question about return {NO}, please answer by {UNTIL}: {REASON}"),
		T_("{CUSTOMER} was asked about return {NO}: {REASON}") },
	[EVENT_RETURN_ANSWERED] = {
		T_("Your answer about return {NO} has arrived"),
		T_("{CUSTOMER} answered about return {NO}: {REASON}") },
	[EVENT_RETURN_APPROVED] = {
		T_("Return {NO} is approved, please send the goods by {UNTIL}"),
		T_("{CUSTOMER}: return {NO} is approved") },
	[EVENT_RETURN_REJECTED] = {
		T_("Return {NO} was rejected: {REASON}"),
		T_("{CUSTOMER}: return {NO} was rejected: {REASON}") },
	[EVENT_RETURN_CANCELLED] = {
		T_("Return {NO} was cancelled"),
		T_("{CUSTOMER}: return {NO} was cancelled") },
	[EVENT_RETURN_QUESTION_ENDS] = {
		T_("Return {NO} will be cancelled on {UNTIL} unless you answer"),
		T_("{CUSTOMER}: return {NO} will be cancelled on {UNTIL} unless answered") },
	[EVENT_RETURN_SEND_SOON] = {
		T_("Please send the goods of return {NO} by {UNTIL}"),
		T_("{CUSTOMER}: the goods of return {NO} are to be sent by {UNTIL}") },
	[EVENT_RETURN_EXPIRED] = {
		T_("Return {NO} has expired: the goods were not sent in time"),
		T_("{CUSTOMER}: return {NO} has expired") },
	[EVENT_RETURN_SENT] = {
		T_("The goods of return {NO} are on their way"),
		T_("{CUSTOMER}: the goods of return {NO} are on their way") },
	[EVENT_RETURN_RECEIVED] = {
		T_("Goods of return {NO} have arrived: {REASON}"),
		T_("{CUSTOMER}: goods of return {NO} have arrived: {REASON}") },
	[EVENT_RETURN_STRUCK] = {
		T_("{REASON} units of return {NO} never came and were struck off"),
		T_("{CUSTOMER}: {REASON} units of return {NO} never came") },
	[EVENT_RETURN_INSPECTED] = {
		T_("Return {NO} was inspected"),
		T_("{CUSTOMER}: return {NO} was inspected, credit {AMOUNT}") },
	[EVENT_RETURN_OFFERED] = {
		T_("For return {NO} we offer {AMOUNT}, please answer by {UNTIL}"),
		T_("{CUSTOMER} was offered {AMOUNT} for return {NO}") },
	[EVENT_RETURN_OFFER_ENDS] = {
		T_("The offer of {AMOUNT} for return {NO} counts as accepted on {UNTIL} unless you answer"),
		T_("{CUSTOMER}: the offer for return {NO} counts as accepted on {UNTIL}") },
	[EVENT_RETURN_ACCEPTED] = {
		T_("The offer for return {NO} was accepted"),
		T_("{CUSTOMER} accepted the offer for return {NO}") },
	[EVENT_RETURN_ACCEPTED_SILENTLY] = {
		T_("The offer for return {NO} was not answered and counts as accepted"),
		T_("{CUSTOMER} did not answer the offer for return {NO}; it counts as accepted") },
	[EVENT_RETURN_DECLINED] = {
		T_("The offer for return {NO} was declined"),
		T_("{CUSTOMER} declined the offer for return {NO}: {REASON}") },
	[EVENT_RETURN_CREDITED] = {
		T_("{AMOUNT} was credited for return {NO}"),
		T_("{CUSTOMER}: {AMOUNT} was credited for return {NO}") },
	[EVENT_RETURN_RED] = {
		T_("A red-letter invoice is prepared for return {NO}"),
		T_("{CUSTOMER}: return {NO} was credited, tax invoice {REASON} needs a red-letter one") },
	[EVENT_RETURN_REPLACED] = {
		T_("Replacements for return {NO} come with order {ORDER}"),
		T_("{CUSTOMER}: replacements for return {NO} go with order {ORDER}") },
	[EVENT_RETURN_QUOTED] = {
		T_("Repairing goods of return {NO} would cost {AMOUNT}, please answer"),
		T_("{CUSTOMER} was quoted {AMOUNT} for the repair of return {NO}") },
	[EVENT_RETURN_QUOTE_ANSWERED] = {
		T_("The quote for return {NO} was answered"),
		T_("{CUSTOMER} answered the repair quote of return {NO}") },
	[EVENT_RETURN_SENT_BACK] = {
		T_("Goods of return {NO} are on their way back to you"),
		T_("{CUSTOMER}: goods of return {NO} are on their way back") },
	[EVENT_RETURN_CHARGED] = {
		T_("The repair of return {NO} was charged: {AMOUNT}"),
		T_("{CUSTOMER}: {AMOUNT} was charged for the repair of return {NO}") },
	[EVENT_RETURN_CLOSED] = {
		T_("Return {NO} is closed. Are you satisfied with the result?"),
		T_("{CUSTOMER}: return {NO} is closed") },
	[EVENT_BATCH_CASE] = {
		T_("A batch is being examined"),
		T_("Several customers return one batch for quality: {REASON}") },
	[EVENT_TICKET_OPENED] = {
		T_("{NO} was opened: {SUBJECT}"),
		T_("{CUSTOMER} opened {NO}: {SUBJECT}") },
	[EVENT_TICKET_REGISTERED] = {
		T_("We registered {NO} for you: {SUBJECT}"),
		T_("{NO} of {CUSTOMER} was registered: {SUBJECT}") },
	[EVENT_TICKET_CRITICAL] = {
		T_("{NO} is treated as critical"),
		T_("Critical: {CUSTOMER}, {NO}: {SUBJECT}") },
	[EVENT_TICKET_ASSIGNED] = {
		T_("{NO} has somebody who looks after it"),
		T_("{NO} of {CUSTOMER} is yours: {SUBJECT}") },
	[EVENT_TICKET_REFERRED] = {
		T_("{NO} was passed on"),
		T_("{NO} of {CUSTOMER} was referred to your department: {SUBJECT}") },
	[EVENT_TICKET_TOLD] = {
		T_("You wrote to {NO}"),
		T_("{CUSTOMER} wrote to {NO}: {SUBJECT}") },
	[EVENT_TICKET_ANSWERED] = {
		T_("{NO} was answered: {SUBJECT}"),
		T_("{NO} of {CUSTOMER} was answered") },
	[EVENT_TICKET_ASKED] = {
		T_("{NO} waits for your answer: {SUBJECT}"),
		T_("{CUSTOMER} was asked about {NO}") },
	[EVENT_TICKET_NOTED] = {
		T_("{NO} is being worked on"),
		T_("A note was added to {NO} of {CUSTOMER}") },
	[EVENT_TICKET_TRIAGED] = {
		T_("{NO} was taken up; a result is promised by {UNTIL}"),
		T_("{NO} of {CUSTOMER} was triaged") },
	[EVENT_TICKET_TO_DECIDE_1] = {
		T_("{NO} is being decided"),
		T_("{NO} of {CUSTOMER} waits for your decision: {SUBJECT}") },
	[EVENT_TICKET_TO_DECIDE_2] = {
		T_("{NO} is being decided"),
		T_("{NO} of {CUSTOMER} waits for your decision: {SUBJECT}") },
	[EVENT_TICKET_TO_DECIDE_3] = {
		T_("{NO} is being decided"),
		T_("{NO} of {CUSTOMER} waits for your decision: {SUBJECT}") },
	[EVENT_TICKET_DECIDED] = {
		T_("{NO} was decided; we write to you"),
		T_("{NO} of {CUSTOMER} was decided: write the reply") },
	[EVENT_TICKET_BACK] = {
		T_("{NO} is being looked at once more"),
		T_("{NO} of {CUSTOMER} was sent back: {REASON}") },
	[EVENT_TICKET_REPLIED] = {
		T_("There is a result for {NO}: {SUBJECT}"),
		T_("{NO} of {CUSTOMER} was replied to") },
	[EVENT_TICKET_DONE] = {
		T_("{NO} is done. Are you satisfied?"),
		T_("All is done about {NO} of {CUSTOMER}") },
	[EVENT_TICKET_RESOLVED] = {
		T_("{NO} was answered. Are you satisfied?"),
		T_("{NO} of {CUSTOMER} is resolved") },
	[EVENT_TICKET_SILENT] = {
		T_("{NO} was not rated and counts as resolved"),
		T_("{CUSTOMER} did not rate {NO}; it counts as resolved") },
	[EVENT_TICKET_RATED] = {
		T_("You rated {NO}"),
		T_("{CUSTOMER} rated {NO} with {REASON} stars") },
	[EVENT_TICKET_REOPENED] = {
		T_("{NO} is looked at again, one level up"),
		T_("{CUSTOMER} is not satisfied with {NO}: {REASON}") },
	[EVENT_TICKET_REOPENED_TWICE] = {
		T_("{NO} is looked at by the management"),
		T_("{CUSTOMER} is not satisfied with {NO} for the second time: {REASON}") },
	[EVENT_TICKET_WITHDRAWN] = {
		T_("{NO} was withdrawn"),
		T_("{CUSTOMER} withdrew {NO}") },
	[EVENT_TICKET_MERGED] = {
		T_("{NO} is answered together with others"),
		T_("{NO} of {CUSTOMER} was merged") },
	[EVENT_TICKET_TASK] = {
		T_("{NO} is being worked on"),
		T_("A task for you in {NO} of {CUSTOMER}: {REASON}") },
	[EVENT_TICKET_CALL_BACK] = {
		T_("We will call you about {NO}"),
		T_("Please call {CUSTOMER} back about {NO}") },
	[EVENT_TICKET_TASK_DONE] = {
		T_("{NO} is being worked on"),
		T_("A task in {NO} of {CUSTOMER} is done: {REASON}") },
	[EVENT_TICKET_CLIMBED_1] = {
		T_("{NO} is being worked on"),
		T_("The promise of {NO} runs out at {UNTIL}: {SUBJECT}") },
	[EVENT_TICKET_CLIMBED_2] = {
		T_("{NO} is late; the team lead knows"),
		T_("The promise of {NO} of {CUSTOMER} was broken: {SUBJECT}") },
	[EVENT_TICKET_CLIMBED_3] = {
		T_("{NO} is late; the management knows"),
		T_("{NO} of {CUSTOMER} is long overdue: {SUBJECT}") },
	[EVENT_FILE_PROPOSED] = {
		T_("Your proposed changes have arrived"),
		T_("{CUSTOMER} proposes to change its file, fields: {REASON}") },
	[EVENT_FILE_ACCEPTED] = {
		T_("A change that you proposed is made"),
		T_("{CUSTOMER}: a proposed change is made") },
	[EVENT_FILE_REFUSED] = {
		T_("A change that you proposed is not made: {REASON}"),
		T_("{CUSTOMER}: a proposed change was refused: {REASON}") },
	[EVENT_HANDOVER_GIVEN] = {
		T_("Your contact here changes"),
		T_("A handover waits for your signature. Customers: {REASON}") },
	[EVENT_HANDOVER_TAKEN] = {
		T_("Your contact here has changed"),
		T_("A handover was signed. Customers: {REASON}") },
	[EVENT_HANDOVER_DECLINED] = {
		T_("Your contact here stays"),
		T_("A handover was declined: {REASON}") },
	[EVENT_TEAM_CHANGED] = {
		T_("{SUBJECT} looks after you from now on"),
		T_("{CUSTOMER} is looked after by {SUBJECT} from now on") },
	[EVENT_ACCOUNT_INVITED] = {
		T_("{REASON} invites you to the ordering portal. Set your password within 7 days:"),
		T_("{REASON} invites you to the ordering portal. Set your password within 7 days:") },
	[EVENT_ACCOUNT_FORGOT] = {
		T_("Set a new password for {NO} within 30 minutes. If you did not ask for this, ignore this mail:"),
		T_("Set a new password for {NO} within 30 minutes. If you did not ask for this, ignore this mail:") },
	[EVENT_ACCOUNT_PASSWORD] = {
		T_("The password of {NO} was changed. If it was not you, set a new one at once and tell us."),
		T_("The password of {NO} was changed. If it was not you, set a new one at once and tell us.") },
	[EVENT_ACCOUNT_SECOND_ON] = {
		T_("Sign-in codes of an app are on for {NO}"),
		T_("Sign-in codes of an app are on for {NO}") },
	[EVENT_ACCOUNT_SECOND_OFF] = {
		T_("Sign-in codes of an app were turned off for {NO}. If it was not you, change your password at once."),
		T_("Sign-in codes of an app were turned off for {NO}. If it was not you, change your password at once.") },
	[EVENT_ACCOUNT_SECOND_TAKEN] = {
		T_("An administrator reset the sign-in codes of {NO}. If you did not ask for it, tell us at once."),
		T_("An administrator reset the sign-in codes of {NO}. If you did not ask for it, tell us at once.") },
};
/* clang-format on */

static const char *
fact(struct arena *mem, const struct notification *notification,
    const char *name)
{
	const char *value = outbox_fact(mem, notification->detail, name);

	return value == NULL ? "" : value;
}

/* Fen as plain digits into words; another text as it is. */
static const char *
amount(struct arena *mem, const char *fen)
{
	char text[FORMAT_MAX];
	int64_t value;

	if (text_to_int(fen, &value) != STATUS_OK)
		return fen;
	format_money(value, text);
	return arena_strdup(mem, text);
}

/* The day of an ISO time, in the reader's zone and language. */
static const char *
until(struct arena *mem, const struct actor *who, const char *iso)
{
	char text[FORMAT_MAX];
	struct civil civil = { .hour = 0 };
	struct instant at;
	int64_t hour = 0;

	if (strlen(iso) < 10 ||
	    day_parse(arena_memdup(mem, iso, 10), &civil.day) != STATUS_OK)
		return iso;
	if (strlen(iso) >= 13 &&
	    text_to_int(arena_memdup(mem, iso + 11, 2), &hour) == STATUS_OK &&
	    hour >= 0 && hour < 24)
		civil.hour = (int)hour;
	at = instant_from_civil(
	    &civil, strlen(iso) > 10 ? 0 : who->zone_minutes);
	format_day(
	    day_from_instant(at, who->zone_minutes), who->language, text);
	return arena_strdup(mem, text);
}

const char *
notification_text(struct arena *mem, const struct actor *who,
    const struct notification *notification)
{
	enum outbox_kind kind = outbox_kind_find(notification->kind);
	const char *customer = fact(mem, notification, "CUSTOMER");
	const char *customer_en = fact(mem, notification, "CUSTOMER_EN");
	const char *english;

	if (kind == EVENT_NONE)
		return fact(mem, notification, "NO");
	english = who->side == SIDE_STAFF ? sentences[kind].staff
					  : sentences[kind].customer;
	if (who->language == LANGUAGE_EN && customer_en[0] != '\0')
		customer = customer_en;
	return words_fill(mem, who->language, english, "NO",
	    fact(mem, notification, "NO"), "ORDER",
	    fact(mem, notification, "ORDER"), "AMOUNT",
	    amount(mem, fact(mem, notification, "AMOUNT")), "REASON",
	    fact(mem, notification, "REASON"), "SUBJECT",
	    fact(mem, notification, "SUBJECT"), "UNTIL",
	    until(mem, who, fact(mem, notification, "UNTIL")), "CUSTOMER",
	    customer, NULL);
}

void
notification_row(struct tpl *row, const struct actor *who,
    const struct notification *notification)
{
	tpl_text(
	    row, "TEXT", notification_text(tpl_arena(row), who, notification));
	tpl_text(row, "PATH", notification->path);
	tpl_plain(row, "ID", notification->id);
	tpl_time(row, "TIME", notification->at);
	tpl_time_iso(row, "TIME_ISO", notification->at);
	tpl_show_if(row, "UNREAD", instant_is_none(notification->read_at));
}
