-- The demo company's files: two customers registered in full, the people there,
-- their account teams, a change that is proposed and a handover to sign.

UPDATE customers SET short_name = '栖禾商贸', credit_code = '91330106MA2DEM0106',
  legal_person = '顾青川', finance_contact = '袁清和', phone = '0571-88880001',
  division_code = '330106', street = '文三路 90 号 3 幢', bank_name = '中国工商银行杭州文三支行',
  bank_account = '1202020209900000001', invoice_title = '杭州栖禾商贸有限公司',
  invoice_number = '91330106MA2DEM0106', founded_on = '2015-03-09',
  registered_fen = 500000000, paid_in_fen = 300000000, ownership = 2,
  nature = 1, trade = 1, downstream_count = 240, warehouse_m2 = 3200,
  vehicle_count = 9, people_count = 46, share_bp = 3500,
  brands = '江南果乐、东篱茶、云岭咖啡', competitors = '远航食品、百川商贸',
  rival_until = DATE(@now + INTERVAL 75 DAY),
  goals = '两年内进入湖州和绍兴；冷链仓明年投用',
  service_id = 6, credit_officer_id = 10, sponsor_id = 13 WHERE id = 1;
UPDATE customers SET short_name = '海屿贸易', credit_code = '91330203MA2DEM0201',
  legal_person = '江海平', finance_contact = '俞佳', phone = '0574-87770002',
  division_code = '330203', street = '药行街 42 号', ownership = 2, nature = 3,
  service_id = 6, credit_officer_id = 10 WHERE id = 2;

INSERT INTO contacts (id, customer_id, state, name, position, mobile, mail, wecom, buying_role, birthday, stance, style, note, changed_by, changed_at) VALUES
  (1, 1, 1, '顾青川', '总经理', '13800010001', 'gu@hangzhou.example', 'guqingchuan', 1, '1978-05-12', 2, 1, '看重交货准时，价格其次', 3, '2025-06-01 02:00:00.000'),
  (2, 1, 1, '周砚', '采购经理', '13800010002', 'zhou@hangzhou.example', 'zhouyan', 4, '1986-11-03', 1, 3, '内部替我们说话', 3, '2025-06-01 02:05:00.000'),
  (3, 1, 1, '白砚之', '品控主管', '13800010003', '', '', 3, NULL, 3, 4, '', 3, '2025-06-01 02:10:00.000'),
  (4, 1, 2, '陈述', '原采购主管', '13800010004', '', '', 4, NULL, 0, 0, '', 3, '2025-09-01 02:00:00.000'),
  (5, 2, 1, '江望舒', '采购员', '13800020001', 'jiang@ningbo.example', '', 4, NULL, 0, 0, '', 3, '2025-06-02 02:00:00.000');

INSERT INTO customer_changes (customer_id, state, field, old_value, new_value, reason, at, user_id) VALUES
  (1, 2, 'people', '38', '46', '年度走访', @now - INTERVAL 40 DAY, 3),
  (1, 1, 'warehouse', '3200', '4500', '新租一层仓库', @now - INTERVAL 1 DAY, 21);

INSERT INTO handovers (id, customer_id, part, state, from_id, to_id, note, open_things, given_by, given_at, batch_id) VALUES
  (1, 2, 1, 1, 3, 12, '宁波片区调整', '0,0,0,0,0,0,1,0', 2, @now - INTERVAL 1 DAY, 1);
