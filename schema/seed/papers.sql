-- The demo company's papers: two customers with everything in force, of which
-- one paper ends in twenty days.

INSERT INTO licences (id, customer_id, rep_id, team_id, kind_id, state, number, issuer, scope, valid_from, valid_to, uploaded_by, uploaded_at, checked_by, checked_at) VALUES
  (1, 1, 3, 1, 1, 2, 'DEMO-330100-0001', '杭州市市场监督管理局', '', '2015-03-09', NULL, 3, '2024-01-02 02:00:00.000', NULL, '2024-01-03 02:00:00.000'),
  (2, 1, 3, 1, 2, 2, 'DEMO-JY-330100-17', '杭州市市场监督管理局', '', '2023-06-01', DATE(@now + INTERVAL 540 DAY), 3, '2024-01-02 02:05:00.000', NULL, '2024-01-03 02:05:00.000'),
  (3, 1, 3, 1, 5, 2, 'DEMO-WT-2301', '杭州栖禾商贸有限公司', '', '2024-01-01', DATE(@now + INTERVAL 20 DAY), 3, '2024-01-02 02:10:00.000', NULL, '2024-01-03 02:10:00.000'),
  (4, 2, 3, 1, 1, 2, 'DEMO-330200-0002', '宁波市市场监督管理局', '', '2017-08-21', NULL, 3, '2024-01-02 03:00:00.000', NULL, '2024-01-03 03:00:00.000'),
  (5, 2, 3, 1, 2, 2, 'DEMO-JY-330200-08', '宁波市市场监督管理局', '', '2022-11-15', DATE(@now + INTERVAL 300 DAY), 3, '2024-01-02 03:05:00.000', NULL, '2024-01-03 03:05:00.000');
