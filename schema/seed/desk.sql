-- The demo company's desk: leaders, prepared answers, filters.

UPDATE departments SET leader_id = 12 WHERE id IN (1, 4);
UPDATE departments SET leader_id = 9 WHERE id = 2;
UPDATE departments SET leader_id = 8 WHERE id = 3;
UPDATE departments SET leader_id = 11 WHERE id = 5;
UPDATE departments SET leader_id = 7 WHERE id = 6;

INSERT INTO canned_replies (id, department_id, name, name_en, body, body_en, used, state, changed_by, changed_at) VALUES
  (1, NULL, '已收到', 'Received', '{contact}您好，{number} 已收到，我是{me}，{due}前给您答复。', 'Hello {contact}, we received {number}. I am {me} and will answer by {due}.', 42, 1, 6, '2024-01-02 01:00:00.000'),
  (2, NULL, '进展更新', 'Progress', '{contact}您好，{number} 的进展：', 'Hello {contact}, progress of {number}: ', 31, 1, 6, '2024-01-02 01:00:00.000'),
  (3, NULL, '请补充照片', 'Photos please', '请补充外箱、批号和破损处的照片各一张，方便我们核对。', 'Please add one photo each of the case, the batch number and the damage.', 18, 1, 6, '2024-01-02 01:00:00.000'),
  (4, 2, '取样安排', 'Sampling', '质量部将到您仓库取样，请先把同批次货物单独存放，不要移动。', 'Our quality department will take samples. Please keep the batch apart and do not move it.', 12, 1, 9, '2024-01-02 01:00:00.000'),
  (5, 5, '开贷项', 'Credit note', '{customer}的贷项通知单已经开出，可以在“对账与授信”里看到。', 'The credit note for {customer} was issued; see it under Account.', 9, 1, 11, '2024-01-02 01:00:00.000'),
  (6, 6, '订单已安排', 'Order arranged', '订单 {order} 已重新安排，新的到货时间会在订单页上更新。', 'Order {order} was arranged anew; see its page for the new date.', 7, 1, 7, '2024-01-02 01:00:00.000'),
  (7, NULL, '感谢反馈', 'Thank you', '感谢您的反馈，给您添麻烦了。还有问题请随时回复。', 'Thank you, and sorry for the trouble. Please write again at any time.', 25, 1, 6, '2024-01-02 01:00:00.000');

INSERT INTO canned_replies (id, department_id, name, name_en, body, body_en, used, state, changed_by, changed_at, topic, is_help) VALUES
  (8, NULL, '收货时发现破损怎么办', 'What to do about damage on arrival', '请在签收单上写明破损数量，24 小时内在“投诉与咨询”里上传外箱、批号和破损处的照片。我们在一个工作日内答复；确认后可以换货，也可以开贷项通知单。', 'Write the damaged quantity on the delivery note, and within 24 hours add photos of the case, the batch number and the damage under Complaints and questions. We answer within one working day; once confirmed you get a replacement or a credit note.', 15, 1, 6, '2024-01-02 01:00:00.000', 2, 1),
  (9, NULL, '发票什么时候开', 'When the invoice is issued', '月结客户每月 1 日至 5 日开上月发票，现结客户收款后一个工作日内开具。开票抬头和税号可在“公司资料”里核对。', 'With monthly terms the invoice of a month is issued from the 1st to the 5th of the next; otherwise one working day after payment. Check title and tax number under Company.', 22, 1, 11, '2024-01-02 01:00:00.000', 4, 1),
  (10, NULL, '怎样更改送货时间', 'How to change the delivery time', '订单发出前可在订单页上留言，注明新的送货日期；已发出的请直接打送货单上的司机电话，并在订单页留言备案。', 'Before an order leaves, write the new day on its page. After that call the driver named on the delivery note, and leave a message on the page.', 9, 1, 7, '2024-01-02 01:00:00.000', 3, 1);

INSERT INTO saved_filters (user_id, page, name, query, at) VALUES
  (NULL, 'desk', '严重投诉', 'queue=all&kind=complaint&severity=serious', '2024-01-02 01:00:00.000'),
  (6, 'desk', 'AA 以上客户', 'queue=all&class=5', '2024-01-02 01:00:00.000');

INSERT INTO handover_notes (at, user_id, body) VALUES
  (@now - INTERVAL 14 HOUR, 6, '大豆油那批的检验结果今天下午出，出来先告诉栖禾。宁波海屿的开票抬头等财务。');
