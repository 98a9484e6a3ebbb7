/**
 * @file
 * What the demo company's distributors asked and complained about: a ticket in
 * every state that matters.  See seed_play.h.
 *
 * Program: tool.
 */
#include "base/log.h"
#include "base/text.h"
#include "domain/complaint_act.h"
#include "tool/seed_play.h"

enum {
	FULL_DAY_HOURS = 24
};

#define HOUR_MS (INT64_C(60) * 60 * 1000)

/* How far a scene is played. */
enum far {
	FAR_OPENED,
	FAR_TAKEN, /* triaged, or claimed */
	FAR_ANSWERED,
	FAR_FOUND, /* with a note, a task and a finding */
	FAR_ASKED,
	FAR_PROPOSED,
	FAR_DECIDED,
	FAR_REPLIED, /* with actions to come */
	FAR_FINISHED,
	FAR_UNHAPPY, /* rated: not satisfied */
	FAR_RATED,
	FAR_CLOSED
};

static const struct scene {
	int customer; /* from 1 */
	int64_t hours_ago;
	enum far far;
	enum ticket_kind kind;
	enum ticket_topic topic;
	enum ticket_severity severity;
	const char *sku;
	bool about_rep;
	bool by_phone;
	int64_t cost_fen;
	int64_t stars;
	const char *subject;
	const char *body;
	const char *answer;
	const char *finding;
	const char *reply;
} scenes[] = {
	{ 1, 20 * 24, FAR_CLOSED, TICKET_COMPLAINT, TICKET_PRICE,
	    TICKET_NORMAL, "JL-1906", false, false, 12000, 5,
	    "上月促销价没有算进去",
	    "10 月下单时页面上是促销价，结算按原价收了。请核对。",
	    "您好，已收到，正在核对当时的价格。",
	    "促销在下单后一小时才生效，页面提前显示，责任在我方。",
	    "属实。差价 120.00 元已按贷项处理，页面显示时间已改正。" },
	{ 2, 16 * 24, FAR_CLOSED, TICKET_QUESTION, TICKET_TOPIC_NONE,
	    TICKET_NORMAL, NULL, false, false, 0, 4, "季度返利什么时候到账",
	    "三季度的返利对账单确认了，什么时候到账？", NULL, NULL,
	    "返利在确认后的次月 15 日前以贷项通知单到账，到时会有通知。" },
	{ 2, 9 * 24, FAR_UNHAPPY, TICKET_COMPLAINT, TICKET_DELIVERY,
	    TICKET_NORMAL, NULL, false, false, 0, 0, "连续两车晚到，门店断货",
	    "上周两车都晚到一天，门店断货两次，没有人提前告诉我们。",
	    "您好，正在向承运商了解情况。", "承运商两次改派车辆，未通知。",
	    "属实，向您道歉。今后改派车辆当天通知到人。" },
	{ 1, 6 * 24, FAR_FINISHED, TICKET_COMPLAINT, TICKET_PACKAGING,
	    TICKET_NORMAL, "MC-0250", false, false, 17640, 0,
	    "牛奶 3 箱外箱破损，内有渗漏",
	    "昨天到的牛奶有 3 箱外箱破了，拆开看里面漏了十几盒。",
	    "周经理好，3 箱请先单独放着。我已请仓库查装车记录。",
	    "监控看到第 2 车叠放超过 6 层，底层受压。",
	    "3 箱全额退款 176.40 元，今天补发 3 箱，装车层数改为最多 5 层。" },
	{ 1, 4 * 24, FAR_RATED, TICKET_ACCOUNT, TICKET_TOPIC_NONE,
	    TICKET_NORMAL, NULL, false, false, 0, 5, "新增一个采购账号",
	    "新来的采购小何需要账号，手机 13900001000。", NULL, NULL,
	    "账号已开通，首次登录请修改密码。" },
	{ 2, 3 * 24, FAR_PROPOSED, TICKET_COMPLAINT, TICKET_QUALITY,
	    TICKET_SERIOUS, "YL-0205", false, false, 860000, 0,
	    "酸奶胀包 40 箱，客户要求全部退货",
	    "到货第三天发现胀包，冷柜温度正常，照片和温度记录都有。",
	    "江经理好，请先停售并保持冷藏，质量部今天联系您。",
	    "冷藏车回程温度记录缺 2 小时，怀疑运输断链。", NULL },
	{ 1, 52, FAR_DECIDED, TICKET_COMPLAINT, TICKET_TERRITORY,
	    TICKET_NORMAL, "YT-5018", false, false, 0, 0,
	    "杭州市场出现外地流入的大豆油",
	    "批发市场有人低价卖同款大豆油，批号照片见附件，不是我们拿的货。",
	    "您好，批号已登记，正在核对发货去向。",
	    "批号对应外省客户，已取证。", NULL },
	{ 2, 50, FAR_TAKEN, TICKET_COMPLAINT, TICKET_SERVICE, TICKET_SERIOUS,
	    NULL, true, false, 0, 0, "业务员许诺的陈列费没到账",
	    "8 月说好的陈列费到现在没有到账，打电话也不接。", NULL, NULL,
	    NULL },
	{ 1, 30, FAR_FOUND, TICKET_COMPLAINT, TICKET_QUALITY, TICKET_SERIOUS,
	    "YT-5018", false, false, 0, 0, "大豆油整批有异味，客户要求停售",
	    "昨晚开了 3 箱穗香源大豆油，都有一股哈喇味。我先停售了，"
	    "库里还有 86 箱同批次。这个怎么办？",
	    "您好，收到。停售是对的，请先单独存放。我们已通知质量部取样。",
	    "留样过氧化值 0.21，偏高但未超 0.25，怀疑运输途中高温。", NULL },
	{ 1, 28, FAR_ASKED, TICKET_QUESTION, TICKET_TOPIC_NONE, TICKET_NORMAL,
	    "GZ-1000", false, false, 0, 0, "果汁年底促销能叠加吗",
	    "果汁的满减和季度返利能一起用吗？", "请问是门店零售还是团购？",
	    NULL, NULL },
	{ 2, 26, FAR_ANSWERED, TICKET_QUESTION, TICKET_TOPIC_NONE,
	    TICKET_NORMAL, NULL, false, false, 0, 0, "开票抬头改成新公司名",
	    "公司改名了，新的营业执照已经下来，开票抬头怎么改？",
	    "请把新执照和变更通知书发上来，财务会在一个工作日内改好。", NULL,
	    NULL },
	{ 3, 25, FAR_TAKEN, TICKET_COMPLAINT, TICKET_DELIVERY, TICKET_NORMAL,
	    NULL, false, true, 0, 0, "电话：少送两箱八宝粥",
	    "电话里说昨天到货少两箱八宝粥，司机已在单上注明。", NULL, NULL,
	    NULL },
	{ 1, 20, FAR_OPENED, TICKET_WISH, TICKET_TOPIC_NONE, TICKET_NORMAL,
	    NULL, false, false, 0, 0, "希望大米有 5 公斤装",
	    "社区店卖 10 公斤太大，5 公斤装一个月能走两百袋。", NULL, NULL,
	    NULL },
	{ 2, 3, FAR_OPENED, TICKET_COMPLAINT, TICKET_QUALITY, TICKET_NORMAL,
	    "BG-0400", false, false, 0, 0, "饼干有两盒受潮",
	    "今天上架发现两盒苏打饼干受潮变软，封口没有压紧。", NULL, NULL,
	    NULL },
};

/* A ticket being played. */
struct ticket_play {
	struct play *play;
	const struct scene *scene;
	struct instant at;
	int64_t id;
	enum ticket_fault fault;
};

static struct act
step(struct ticket_play *one, const struct actor *who, int64_t hours)
{
	one->at = instant_add_ms(one->at, hours * HOUR_MS);
	/* What has not happened yet happens just now. */
	if (one->at.ms > one->play->now.ms)
		one->at = one->play->now;
	return play_act(one->play, who, one->at);
}

static const struct actor *
buyer_of(const struct ticket_play *one)
{
	return &one->play->customers[one->scene->customer - 1].buyer;
}

static enum status
open_it(struct ticket_play *one)
{
	const struct scene *scene = one->scene;
	const struct actor *service = &one->play->staff[PLAY_SERVICE];
	struct ticket_new in = {
		.kind = scene->kind,
		.topic = scene->topic,
		.severity = scene->severity,
		.customer_id = one->play->customers[scene->customer - 1].row.id,
		.subject = scene->subject,
		.body = scene->body,
		.sku = scene->sku,
		.about_my_rep = scene->about_rep,
	};
	struct act act =
	    step(one, scene->by_phone ? service : buyer_of(one), 0);

	return scene->by_phone
	    ? ticket_register(
		  one->play->db, &act, &in, &one->fault, &one->id)
	    : ticket_open(one->play->db, &act, &in, &one->fault, &one->id);
}

static enum status
take_it(struct ticket_play *one)
{
	const struct scene *scene = one->scene;
	struct act act = step(one, &one->play->staff[PLAY_SERVICE], 1);

	if (scene->kind != TICKET_COMPLAINT)
		return ticket_claim(one->play->db, &act, one->id);
	return complaint_triage(one->play->db, &act, one->id,
	    &(struct complaint_triage){
		.topic = scene->topic,
		.severity = scene->severity,
		.department_id = 1,
		.message = "",
	    },
	    &one->fault);
}

static enum status
answer(struct ticket_play *one)
{
	struct act act = step(one, &one->play->staff[PLAY_SERVICE], 0);

	if (one->scene->answer == NULL)
		return STATUS_OK;
	if (one->scene->far == FAR_ASKED)
		return ticket_ask(one->play->db, &act, one->id,
		    one->scene->answer, NULL, &one->fault);
	return ticket_say(one->play->db, &act, one->id, one->scene->answer,
	    NULL, &one->fault);
}

/* Quality is asked, answers, and finds. */
static enum status
investigate(struct ticket_play *one)
{
	struct play *play = one->play;
	struct act act = step(one, &play->staff[PLAY_SERVICE], 1);
	int64_t task_id;
	enum status st;

	st = ticket_task_make(play->db, &act, one->id,
	    &(struct ticket_task_new){
		.kind = TICKET_TASK_WORK,
		.department_id = 2,
		.what = "请查留样和发货记录",
	    },
	    &one->fault, &task_id);
	act = step(one, &play->staff[PLAY_SERVICE], 0);
	if (st == STATUS_OK)
		st = ticket_note(play->db, &act, one->id,
		    "先别对外说“召回”，等检验结果。", NULL, &one->fault);
	act = step(one, &play->staff[PLAY_QUALITY], 2);
	if (st == STATUS_OK)
		st = complaint_find(play->db, &act, one->id,
		    one->scene->finding, NULL, &one->fault);
	/* The newest ones wait for the answer. */
	act = step(one, &play->staff[PLAY_QUALITY], 1);
	if (st == STATUS_OK && one->scene->far > FAR_FOUND)
		st = ticket_task_answer(play->db, &act, one->id, task_id,
		    "已查，见调查结论。", &one->fault);
	return st;
}

static enum status
propose(struct ticket_play *one)
{
	struct act act = step(one, &one->play->staff[PLAY_SERVICE], 2);
	enum complaint_band band;

	return complaint_propose(one->play->db, &act, one->id,
	    &(struct complaint_proposal){
		.founded = TICKET_IS_FOUNDED,
		.cause = one->scene->finding,
		.responsible = 3,
		.remedy =
		    one->scene->cost_fen > 0 ? TICKET_CREDIT : TICKET_APOLOGY,
		.proposal = "按规定补偿，并落实整改。",
		.cost_fen = one->scene->cost_fen,
	    },
	    &one->fault, &band);
}

static enum status
decide(struct ticket_play *one)
{
	enum play_staff leader = one->scene->severity == TICKET_NORMAL
	    ? PLAY_LEAD
	    : PLAY_MANAGER;
	struct act act = step(one, &one->play->staff[leader], 2);
	enum complaint_band needed;

	return complaint_decide(one->play->db, &act, one->id,
	    &(struct complaint_decision){
		.remedy =
		    one->scene->cost_fen > 0 ? TICKET_CREDIT : TICKET_APOLOGY,
		.cost_fen = one->scene->cost_fen,
		.opinion = "同意。向客户说明原因和改进措施。",
	    },
	    &one->fault, &needed);
}

static enum status
reply(struct ticket_play *one)
{
	struct act act = step(one, &one->play->staff[PLAY_SERVICE], 1);
	bool has_actions = one->scene->cost_fen > 0;
	enum status st;

	if (one->scene->kind != TICKET_COMPLAINT)
		return ticket_resolve(one->play->db, &act, one->id,
		    one->scene->reply, NULL, &one->fault);
	st = complaint_reply(one->play->db, &act, one->id,
	    &(struct complaint_reply){
		.body = one->scene->reply,
		.nothing_to_do = !has_actions,
	    },
	    &one->fault);
	act = step(one, &one->play->staff[PLAY_SERVICE], FULL_DAY_HOURS);
	if (st == STATUS_OK && has_actions)
		st = complaint_finish(one->play->db, &act, one->id,
		    "都已办好，请您核对。", NULL, &one->fault);
	return st;
}

static enum status
rate(struct ticket_play *one)
{
	struct act act = step(one, buyer_of(one), FULL_DAY_HOURS);
	bool is_happy = one->scene->far != FAR_UNHAPPY;

	return ticket_rate(one->play->db, &act, one->id,
	    &(struct ticket_rating){
		.satisfied = is_happy,
		.stars = one->scene->stars,
		.note = is_happy ? "处理得很快"
				 : "还是没有人提前通知，这周又晚了半天。",
	    },
	    &one->fault);
}

static enum status
lock_ended(struct play *play)
{
	struct act act = play_act(play, &actor_system, play->now);
	int64_t done;

	return ticket_job_lock(play->db, &act, &done);
}

static enum status
play_scene(struct ticket_play *one)
{
	enum far far = one->scene->far;
	bool is_complaint = one->scene->kind == TICKET_COMPLAINT;
	enum status st;

	st = open_it(one);
	if (st == STATUS_OK && far >= FAR_TAKEN)
		st = take_it(one);
	if (st == STATUS_OK && far >= FAR_ANSWERED)
		st = answer(one);
	if (st == STATUS_OK && is_complaint && far >= FAR_FOUND)
		st = investigate(one);
	if (st == STATUS_OK && is_complaint && far >= FAR_PROPOSED)
		st = propose(one);
	if (st == STATUS_OK && is_complaint && far >= FAR_DECIDED)
		st = decide(one);
	if (st == STATUS_OK && far >= FAR_REPLIED)
		st = reply(one);
	if (st == STATUS_OK && far >= FAR_UNHAPPY)
		st = rate(one);
	return st;
}

enum status
play_tickets(struct play *play)
{
	enum status st = STATUS_OK;

	for (size_t i = 0; i < ARRAY_LEN(scenes) && st == STATUS_OK; i++) {
		struct ticket_play one = {
			.play = play,
			.scene = &scenes[i],
			.at = instant_add_ms(
			    play->now, -scenes[i].hours_ago * HOUR_MS),
		};

		st = play_scene(&one);
		if (st != STATUS_OK)
			log_event(LOG_ERROR, "seed.ticket", "number",
			    log_int((int64_t)i), "status",
			    log_int((int64_t)st), "fault",
			    log_int((int64_t)one.fault), NULL);
		arena_reset(play->scratch);
	}
	return st == STATUS_OK ? lock_ended(play) : st;
}
