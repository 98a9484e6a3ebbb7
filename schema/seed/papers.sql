-- The demo company's papers: two customers with everything in force, of which
-- one paper ends in twenty days; a contract with every customer.

INSERT INTO licences (id, customer_id, rep_id, team_id, kind_id, state, number, issuer, scope, valid_from, valid_to, uploaded_by, uploaded_at, checked_by, checked_at) VALUES
  (1, 1, 3, 1, 1, 2, 'DEMO-330100-0001', '杭州市市场监督管理局', '', '2015-03-09', NULL, 3, '2024-01-02 02:00:00.000', NULL, '2024-01-03 02:00:00.000'),
  (2, 1, 3, 1, 2, 2, 'DEMO-JY-330100-17', '杭州市市场监督管理局', '', '2023-06-01', DATE(@now + INTERVAL 540 DAY), 3, '2024-01-02 02:05:00.000', NULL, '2024-01-03 02:05:00.000'),
  (3, 1, 3, 1, 5, 2, 'DEMO-WT-2301', '杭州栖禾商贸有限公司', '', '2024-01-01', DATE(@now + INTERVAL 20 DAY), 3, '2024-01-02 02:10:00.000', NULL, '2024-01-03 02:10:00.000'),
  (4, 2, 3, 1, 1, 2, 'DEMO-330200-0002', '宁波市市场监督管理局', '', '2017-08-21', NULL, 3, '2024-01-02 03:00:00.000', NULL, '2024-01-03 03:00:00.000'),
  (5, 2, 3, 1, 2, 2, 'DEMO-JY-330200-08', '宁波市市场监督管理局', '', '2022-11-15', DATE(@now + INTERVAL 300 DAY), 3, '2024-01-02 03:05:00.000', NULL, '2024-01-03 03:05:00.000');

-- No contract, no order (contract_needed): every customer has one, most of them
-- for longer, crowded in one month; that of customer 12 ends in twenty days.
UPDATE settings SET value = '1' WHERE name = 'contract_needed';
UPDATE settings SET value = '2024-01-02' WHERE name = 'contract_rule_since';
CREATE TEMPORARY TABLE demo_contracts (
  id BIGINT, customer_id BIGINT, number VARCHAR(40), left_days INT);
INSERT INTO demo_contracts VALUES
    (4, 3, 'CT-00000045', 150),
    (5, 4, 'CT-00000059', 205),
    (6, 5, 'CT-00000068', 118),
    (7, 6, 'CT-00000076', 210),
    (8, 7, 'CT-00000084', 240),
    (9, 8, 'CT-00000092', 199),
    (10, 9, 'CT-00000101', 260),
    (11, 10, 'CT-00000117', 130),
    (12, 11, 'CT-00000125', 207),
    (13, 12, 'CT-00000130', 20),
    (14, 13, 'CT-00000149', 300),
    (15, 14, 'CT-00000158', 203),
    (16, 15, 'CT-00000163', 175),
    (17, 16, 'CT-00000174', 225),
    (18, 17, 'CT-00000182', 330),
    (19, 18, 'CT-00000196', 208),
    (20, 19, 'CT-00000207', 145),
    (21, 20, 'CT-00000210', 201),
    (22, 21, 'CT-00000229', 285),
    (23, 22, 'CT-00000232', 160),
    (24, 23, 'CT-00000241', 204),
    (25, 24, 'CT-00000255', 270),
    (26, 25, 'CT-00000264', 135),
    (27, 26, 'CT-00000278', 206),
    (28, 27, 'CT-00000286', 315),
    (29, 28, 'CT-00000293', 190),
    (30, 29, 'CT-00000308', 209),
    (31, 30, 'CT-00000319', 250);
INSERT INTO contracts (id, customer_id, rep_id, team_id, kind, state, number, title, keeper_id, valid_from, valid_to, drafted_by, drafted_at, approved_by, approved_at, sent_at, signed_on, signed_ours, signed_theirs, signed_by, signed_at, party_customer, party_company, state_since)
  SELECT d.id, c.id, c.rep_id, c.team_id, 1, IF(d.left_days > 90, 6, 7), d.number, '年度购销合同', 2,
    DATE(@now) + INTERVAL d.left_days - 365 DAY, DATE(@now) + INTERVAL d.left_days DAY,
    c.rep_id, @now - INTERVAL 370 DAY, 2, @now - INTERVAL 369 DAY, @now - INTERVAL 369 DAY,
    DATE(@now) - INTERVAL 368 DAY, '陆承安', a.contact, 2, @now - INTERVAL 368 DAY,
    c.name, '青川禾供应链有限公司', @now - INTERVAL 365 DAY
    FROM demo_contracts AS d JOIN customers AS c ON c.id = d.customer_id
    JOIN customer_addresses AS a ON a.customer_id = c.id AND a.is_default = 1;
INSERT INTO contract_parts (contract_id, part, body)
  SELECT d.id, t.part, t.body FROM demo_contracts AS d JOIN contract_template_texts AS t ON t.template_id = 1 AND t.version = 1;
INSERT INTO contract_events (contract_id, at, user_id, kind, from_state, to_state)
  SELECT d.id, @now - INTERVAL 368 DAY, 2, 'sign', 4, 5 FROM demo_contracts AS d;
DROP TEMPORARY TABLE demo_contracts;
