-- Contracts: from a template to the signed scan, versions, rights, renewal.

-- kind: 1 sales, 2 second-tier distribution, 3 quality assurance, 4 supplement.
-- One text for each of the eleven parts; placeholders in braces.
CREATE TABLE contract_templates (
  id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind     TINYINT UNSIGNED NOT NULL CHECK (kind BETWEEN 1 AND 4),
  name     VARCHAR(120) NOT NULL,
  name_en  VARCHAR(120) NOT NULL,
  state    TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2)),
  changed_at DATETIME(3) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE contract_template_parts (
  template_id BIGINT NOT NULL,
  part        TINYINT UNSIGNED NOT NULL CHECK (part BETWEEN 1 AND 11),
  body        TEXT NOT NULL,
  PRIMARY KEY (template_id, part),
  FOREIGN KEY (template_id) REFERENCES contract_templates (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- state: 1 draft, 2 in review, 3 approved, 4 sent, 5 signed, 6 active,
-- 7 expiring, 8 expired, 9 renewed, 10 terminated, 11 dropped.
-- An amendment is a new row with the next version that names the old one.
CREATE TABLE contracts (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id  BIGINT NOT NULL,
  rep_id       BIGINT NULL,
  team_id      BIGINT NULL,
  kind         TINYINT UNSIGNED NOT NULL CHECK (kind BETWEEN 1 AND 4),
  state        TINYINT UNSIGNED NOT NULL CHECK (state BETWEEN 1 AND 11),
  number       VARCHAR(40) NOT NULL,
  version      INT NOT NULL DEFAULT 1,
  amends_id    BIGINT NULL,
  renews_id    BIGINT NULL,
  title        VARCHAR(160) NOT NULL,
  keeper_id    BIGINT NULL,
  valid_from   DATE NOT NULL,
  valid_to     DATE NOT NULL,
  target_fen   BIGINT NOT NULL DEFAULT 0 CHECK (target_fen >= 0),
  drafted_by   BIGINT NOT NULL,
  drafted_at   DATETIME(3) NOT NULL,
  approved_by  BIGINT NULL,
  approved_at  DATETIME(3) NULL,
  sent_at      DATETIME(3) NULL,
  signed_on    DATE NULL,
  signed_ours  VARCHAR(60) NOT NULL DEFAULT '',
  signed_theirs VARCHAR(60) NOT NULL DEFAULT '',
  signed_by    BIGINT NULL,
  signed_at    DATETIME(3) NULL,
  frozen_digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  party_customer VARCHAR(200) NOT NULL DEFAULT '',
  party_company  VARCHAR(200) NOT NULL DEFAULT '',
  ended_on     DATE NULL,
  reason       VARCHAR(500) NOT NULL DEFAULT '',
  reminded     SMALLINT NULL,
  state_since  DATETIME(3) NOT NULL,
  row_version  BIGINT NOT NULL DEFAULT 1,
  UNIQUE KEY contracts_number (number, version),
  KEY contracts_customer (customer_id, state, valid_to),
  KEY contracts_state (state, valid_to, id),
  KEY contracts_rep (rep_id, valid_to, id),
  KEY contracts_team (team_id, valid_to, id),
  KEY contracts_all (valid_to, id),
  KEY contracts_renews (renews_id),
  KEY contracts_amends (amends_id),
  CONSTRAINT contract_dates CHECK (valid_from <= valid_to),
  CONSTRAINT contract_four_eyes CHECK (approved_by IS NULL OR approved_by <> drafted_by),
  CONSTRAINT contract_signed_says_who CHECK (state NOT IN (5, 6, 7, 8, 9)
    OR (signed_on IS NOT NULL AND signed_ours <> '' AND signed_theirs <> '')),
  FOREIGN KEY (customer_id) REFERENCES customers (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE contract_parts (
  contract_id BIGINT NOT NULL,
  part        TINYINT UNSIGNED NOT NULL CHECK (part BETWEEN 1 AND 11),
  body        TEXT NOT NULL,
  PRIMARY KEY (contract_id, part),
  FOREIGN KEY (contract_id) REFERENCES contracts (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a contract gives: level 1 exclusive, 2 first tier, 3 second tier.
-- division: a province or city; '' for the country.  group_id: product group;
-- product_id one product; both NULL for all.
CREATE TABLE contract_rights (
  contract_id BIGINT NOT NULL,
  position    INT NOT NULL,
  level       TINYINT UNSIGNED NOT NULL CHECK (level BETWEEN 1 AND 3),
  division    VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  group_id    BIGINT NULL,
  product_id  BIGINT NULL,
  PRIMARY KEY (contract_id, position),
  KEY contract_rights_division (division, level),
  FOREIGN KEY (contract_id) REFERENCES contracts (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Append only; openings of the document are here, too (kind 'opened').
CREATE TABLE contract_events (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  contract_id BIGINT NOT NULL,
  at          DATETIME(3) NOT NULL,
  user_id     BIGINT NULL,
  kind        VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state  TINYINT UNSIGNED NOT NULL,
  to_state    TINYINT UNSIGNED NOT NULL,
  note        VARCHAR(500) NOT NULL DEFAULT '',
  KEY contract_events_contract (contract_id, id),
  FOREIGN KEY (contract_id) REFERENCES contracts (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO settings (name, value) VALUES
  ('contract_remind_days', '90,60,30'),
  ('contract_spread_limit_bp', '3000'),
  ('contract_spread_month', '7');

-- No order without a contract: off until the company's contracts are on file.
UPDATE settings SET value = '0' WHERE name = 'contract_needed';

INSERT INTO role_permissions (role, action, scope) VALUES
  ('finance', 'contract_see', 4), ('manager', 'contract_keep', 4);

INSERT INTO contract_templates (id, kind, name, name_en, changed_at) VALUES
  (1, 1, '购销合同', 'Sales contract', '2026-01-01 00:00:00.000'),
  (2, 2, '二级分销协议', 'Second-tier distribution agreement', '2026-01-01 00:00:00.000'),
  (3, 3, '质量保证协议', 'Quality assurance agreement', '2026-01-01 00:00:00.000'),
  (4, 4, '补充协议', 'Supplement', '2026-01-01 00:00:00.000');

INSERT INTO contract_template_parts (template_id, part, body) VALUES
  (1, 1, '甲方（供方）{company}向乙方（需方）{customer}供应本合同权利条款所列范围内的产品。品名、品牌、规格、数量和单价以乙方在渠道门户提交并经甲方确认的订单为准；年度采购目标为人民币 {target} 元。'),
  (1, 2, '产品质量符合国家标准及产品标示的标准。甲方随货提供合格证明；乙方可在门户按批次查询质量文件。保质期内因甲方原因产生的质量问题，由甲方负责退换并承担运费。'),
  (1, 3, '交货时间以订单确认的日期为准。交货地点为乙方在门户登记的收货地址。运输由甲方安排，运费由甲方承担；乙方要求加急或改变地址的，增加的费用由乙方承担。'),
  (1, 4, '乙方在收货时核对数量和外包装，当场在送货单或门户上签收。短少、破损应在签收时注明；内在质量问题应在发现后 7 日内、且在保质期内提出。'),
  (1, 5, '甲方授予乙方本合同权利条款所列级别、区域和产品的经销权，有效期自 {from} 至 {to}。乙方不得向授权区域以外主动销售，不得销售假冒产品。'),
  (1, 6, '结算方式和信用额度以甲方批准的授信为准。甲方按月提供对账单，乙方应在收到后 7 日内确认或提出异议。逾期付款的，每日按逾期金额的万分之三支付违约金。'),
  (1, 7, '返利、年度奖励、促销、广告和人员支持按甲方公布并经双方确认的政策执行，在门户中可随时查询计算依据和余额。'),
  (1, 8, '乙方通过门户下单、查询和申请退换货。退换货须先提出申请并经批准；滞销和临期产品的退货按甲方公布的退货政策办理。'),
  (1, 9, '任何一方违约，应赔偿对方因此受到的损失。因本合同产生的争议由双方协商解决；协商不成的，向甲方所在地人民法院起诉。'),
  (1, 10, '本合同自双方签字盖章之日起成立，自 {from} 起生效，至 {to} 止。签订地点：____________。本合同一式两份，双方各执一份。'),
  (1, 11, '甲方：{company}\n地址：____________  联系人：____________  法定代表人：____________\n签约代表：____________  开户行及账号：____________  税号：____________\n\n乙方：{customer}（客户编码 {customer_code}）\n地址：____________  联系人：____________  法定代表人：____________\n签约代表：____________  开户行及账号：____________  税号：____________'),
  (2, 1, '甲方{company}同意乙方{customer}作为二级分销商，经一级经销商或直接由甲方供应本协议权利条款所列产品。年度采购目标为人民币 {target} 元，具体品种、规格、数量和价格以订单为准。'),
  (2, 2, '产品质量符合国家标准及产品标示的标准。甲方随货提供合格证明；乙方可在门户按批次查询质量文件。保质期内因甲方原因产生的质量问题，由甲方负责退换并承担运费。'),
  (2, 3, '交货时间以订单确认的日期为准。交货地点为乙方在门户登记的收货地址。运输由甲方安排，运费由甲方承担；乙方要求加急或改变地址的，增加的费用由乙方承担。'),
  (2, 4, '乙方在收货时核对数量和外包装，当场在送货单或门户上签收。短少、破损应在签收时注明；内在质量问题应在发现后 7 日内、且在保质期内提出。'),
  (2, 5, '甲方授予乙方本协议权利条款所列区域和产品的二级分销权，有效期自 {from} 至 {to}。乙方服从所在区域一级经销商的统筹，不得跨区域销售，不得低于公布的最低价格销售。'),
  (2, 6, '乙方直接向甲方采购的，按甲方批准的授信结算；经一级经销商采购的，由乙方与一级经销商结算，甲方不承担付款责任。'),
  (2, 7, '返利、年度奖励、促销、广告和人员支持按甲方公布并经双方确认的政策执行，在门户中可随时查询计算依据和余额。'),
  (2, 8, '乙方通过门户下单、查询和申请退换货。退换货须先提出申请并经批准；滞销和临期产品的退货按甲方公布的退货政策办理。'),
  (2, 9, '任何一方违约，应赔偿对方因此受到的损失。因本合同产生的争议由双方协商解决；协商不成的，向甲方所在地人民法院起诉。'),
  (2, 10, '本合同自双方签字盖章之日起成立，自 {from} 起生效，至 {to} 止。签订地点：____________。本合同一式两份，双方各执一份。'),
  (2, 11, '甲方：{company}\n地址：____________  联系人：____________  法定代表人：____________\n签约代表：____________  开户行及账号：____________  税号：____________\n\n乙方：{customer}（客户编码 {customer_code}）\n地址：____________  联系人：____________  法定代表人：____________\n签约代表：____________  开户行及账号：____________  税号：____________'),
  (3, 1, '本协议适用于甲方{company}向乙方{customer}供应的全部产品。产品的品名、规格和批号以送货单为准。'),
  (3, 2, '甲方提供营业执照、生产或经营许可以及产品注册或备案文件，并保证在有效期内；每批产品附合格证明。乙方的资质文件应在门户保持有效，失效期间甲方有权暂停供货。'),
  (3, 3, '运输和储存应符合产品标示的温度和条件。冷链产品须有全程温度记录，交接时双方核对并签字。'),
  (3, 4, '乙方对每批产品验收并留存记录，保存期限不少于产品有效期满后一年。发现质量可疑时立即停止销售并通知甲方。'),
  (3, 5, '乙方有权查阅甲方与所供产品有关的质量文件；甲方有权对乙方的储存条件进行检查。'),
  (3, 6, '因质量原因退货的货款，在检验结论作出后 10 个工作日内冲抵应付货款或退回。'),
  (3, 7, '双方各指定一名质量负责人，负责质量信息的传递、投诉处理和产品召回。'),
  (3, 8, '甲方决定召回产品时，乙方应立即停止销售、清点库存并按甲方要求退回，费用由甲方承担。'),
  (3, 9, '任何一方违约，应赔偿对方因此受到的损失。因本合同产生的争议由双方协商解决；协商不成的，向甲方所在地人民法院起诉。'),
  (3, 10, '本合同自双方签字盖章之日起成立，自 {from} 起生效，至 {to} 止。签订地点：____________。本合同一式两份，双方各执一份。'),
  (3, 11, '甲方：{company}\n地址：____________  联系人：____________  法定代表人：____________\n签约代表：____________  开户行及账号：____________  税号：____________\n\n乙方：{customer}（客户编码 {customer_code}）\n地址：____________  联系人：____________  法定代表人：____________\n签约代表：____________  开户行及账号：____________  税号：____________'),
  (4, 1, '甲方{company}与乙方{customer}就双方已签订的合同作如下补充。货物条款的补充：____________。'),
  (4, 2, '质量条款：按原合同执行。'),
  (4, 3, '交货条款：按原合同执行。'),
  (4, 4, '验收条款：按原合同执行。'),
  (4, 5, '权利条款的补充见本协议所列权利，有效期自 {from} 至 {to}。'),
  (4, 6, '结算条款：按原合同执行。'),
  (4, 7, '政策条款的补充：____________。'),
  (4, 8, '订货与退货：按原合同执行。'),
  (4, 9, '本补充协议与原合同不一致的，以本补充协议为准；其余按原合同执行。'),
  (4, 10, '本合同自双方签字盖章之日起成立，自 {from} 起生效，至 {to} 止。签订地点：____________。本合同一式两份，双方各执一份。'),
  (4, 11, '甲方：{company}\n地址：____________  联系人：____________  法定代表人：____________\n签约代表：____________  开户行及账号：____________  税号：____________\n\n乙方：{customer}（客户编码 {customer_code}）\n地址：____________  联系人：____________  法定代表人：____________\n签约代表：____________  开户行及账号：____________  税号：____________');
