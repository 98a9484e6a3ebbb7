-- Who may look after customers, users and the audit.  A digit per action:
-- there are more of them than sessions.reach was made for.
ALTER TABLE sessions
  MODIFY COLUMN reach VARCHAR(96) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;

INSERT INTO role_permissions (role, action, scope) VALUES
  ('team_lead', 'team_figures', 3), ('manager', 'team_figures', 4), ('executive', 'team_figures', 4),
  ('sales_rep', 'evaluate', 2), ('team_lead', 'evaluate', 3), ('marketing', 'evaluate', 4),
  ('manager', 'evaluate', 4),
  ('team_lead', 'handover_give', 3), ('manager', 'handover_give', 4),
  ('team_lead', 'concession_approve', 3), ('manager', 'concession_approve', 4),
  ('executive', 'concession_approve', 4),
  ('distributor_admin', 'user_manage', 1), ('admin', 'user_manage', 4),
  ('distributor_admin', 'api_token', 1), ('admin', 'api_token', 4),
  ('manager', 'audit_see', 4), ('executive', 'audit_see', 4), ('admin', 'audit_see', 4);
