/**
 * @file
 * The parts that names of load data are put together from: all invented.
 *
 * Layer: domain, private to load.
 */
#include "domain/load_world.h"

const struct load_words load_cities[] = {
	/* three of each region in turn, so that index % 3 is the region */
	{ "杭州", "Hangzhou" },
	{ "广州", "Guangzhou" },
	{ "北京", "Beijing" },
	{ "宁波", "Ningbo" },
	{ "深圳", "Shenzhen" },
	{ "天津", "Tianjin" },
	{ "苏州", "Suzhou" },
	{ "厦门", "Xiamen" },
	{ "济南", "Jinan" },
	{ "南京", "Nanjing" },
	{ "福州", "Fuzhou" },
	{ "青岛", "Qingdao" },
	{ "合肥", "Hefei" },
	{ "南宁", "Nanning" },
	{ "太原", "Taiyuan" },
	{ "无锡", "Wuxi" },
	{ "佛山", "Foshan" },
	{ "保定", "Baoding" },
};
const size_t load_city_count = ARRAY_LEN(load_cities);

const struct load_words load_company_names[] = {
	{ "云栖", "Yunqi" },
	{ "长和", "Changhe" },
	{ "瑞丰", "Ruifeng" },
	{ "嘉禾", "Jiahe" },
	{ "远山", "Yuanshan" },
	{ "汇川", "Huichuan" },
	{ "金澜", "Jinlan" },
	{ "明湖", "Minghu" },
	{ "安泰", "Antai" },
	{ "百合", "Baihe" },
	{ "新叶", "Xinye" },
	{ "广源", "Guangyuan" },
	{ "青穗", "Qingsui" },
	{ "华庭", "Huating" },
	{ "顺达", "Shunda" },
	{ "锦程", "Jincheng" },
	{ "恒友", "Hengyou" },
	{ "宏图", "Hongtu" },
	{ "佳信", "Jiaxin" },
	{ "东篱", "Dongli" },
	{ "同德", "Tongde" },
	{ "万象", "Wanxiang" },
	{ "一诺", "Yinuo" },
	{ "启明", "Qiming" },
	{ "丰泽", "Fengze" },
	{ "天朗", "Tianlang" },
	{ "润泽", "Runze" },
	{ "和风", "Hefeng" },
	{ "众诚", "Zhongcheng" },
	{ "美邻", "Meilin" },
};
const size_t load_company_name_count = ARRAY_LEN(load_company_names);

const struct load_words load_trades[] = {
	{ "商贸有限公司", "Trading Co., Ltd." },
	{ "食品有限公司", "Food Co., Ltd." },
	{ "供应链管理有限公司", "Supply Chain Co., Ltd." },
	{ "百货有限公司", "Stores Co., Ltd." },
	{ "超市连锁有限公司", "Supermarkets Co., Ltd." },
	{ "批发中心", "Wholesale Centre" },
};
const size_t load_trade_count = ARRAY_LEN(load_trades);

const struct load_words load_brands[] = {
	{ "溪谷", "Xigu" },
	{ "麦田里", "Maitianli" },
	{ "白鹭", "Bailu" },
	{ "山里人", "Shanliren" },
	{ "小满", "Xiaoman" },
	{ "海月", "Haiyue" },
	{ "净语", "Jingyu" },
	{ "暖阳", "Nuanyang" },
	{ "竹林", "Zhulin" },
	{ "一口鲜", "Yikouxian" },
	{ "晨光里", "Chenguangli" },
	{ "雪原", "Xueyuan" },
};
const size_t load_brand_count = ARRAY_LEN(load_brands);

const struct load_words load_goods[] = {
	{ "大米", "rice" },
	{ "酱油", "soy sauce" },
	{ "花生油", "peanut oil" },
	{ "面粉", "flour" },
	{ "食醋", "vinegar" },
	{ "矿泉水", "water" },
	{ "绿茶饮料", "green tea drink" },
	{ "纯牛奶", "milk" },
	{ "酸奶", "yoghurt" },
	{ "橙汁", "orange juice" },
	{ "薯片", "crisps" },
	{ "饼干", "biscuits" },
	{ "坚果", "nuts" },
	{ "果冻", "jelly" },
	{ "方便面", "instant noodles" },
	{ "自热米饭", "self-heating rice" },
	{ "火腿肠", "sausage" },
	{ "洗衣液", "laundry liquid" },
	{ "洗洁精", "washing-up liquid" },
	{ "抽纸", "tissues" },
	{ "卷纸", "toilet rolls" },
	{ "洗发水", "shampoo" },
	{ "牙膏", "toothpaste" },
	{ "沐浴露", "shower gel" },
	{ "香皂", "soap" },
};
const size_t load_goods_count = ARRAY_LEN(load_goods);

const struct load_words load_kinds[] = {
	{ "经典", "classic" },
	{ "清爽", "fresh" },
	{ "家庭装", "family" },
	{ "轻享", "light" },
	{ "原味", "plain" },
	{ "精选", "select" },
	{ "优选", "choice" },
	{ "加量装", "extra" },
	{ "礼盒", "gift box" },
	{ "便携装", "travel" },
};
const size_t load_kind_count = ARRAY_LEN(load_kinds);

const struct load_words load_specs[] = {
	{ "500 g × 12", "500 g × 12" },
	{ "1 L × 6", "1 L × 6" },
	{ "250 ml × 24", "250 ml × 24" },
	{ "5 kg", "5 kg" },
	{ "100 g × 20", "100 g × 20" },
	{ "2 kg × 4", "2 kg × 4" },
};
const size_t load_spec_count = ARRAY_LEN(load_specs);

const char *const load_people[] = { "周亦安", "沈星河", "陆知夏", "顾南风",
	"林以墨", "许清扬", "江予白", "苏念", "程野", "叶知秋", "何远", "唐宁",
	"秦朗", "温如言", "宋辞", "韩舟", "罗青", "方圆", "白榆", "段知行" };
const size_t load_people_count = ARRAY_LEN(load_people);
