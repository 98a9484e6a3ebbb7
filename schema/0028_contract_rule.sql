-- No contract, no order; renewal tasks; templates with versions.

-- On in a company that begins; one that has customers switches it on itself.
-- contract_rule_since: the day it was switched on, kept by the worker.
-- contract_core_class: renewals of it and above are the sponsor's (4: A).
UPDATE settings SET value = '1' WHERE name = 'contract_needed'
  AND NOT EXISTS (SELECT 1 FROM customers);
INSERT INTO settings (name, value) VALUES
  ('contract_rule_since', ''),
  ('contract_core_class', '4');

-- A renewal somebody has to prepare, once for each stage of
-- contract_remind_days.  ended: 0 open, 1 the renewal was begun, 2 the contract
-- ended or was followed, 3 the next stage took its place, 4 by hand.
CREATE TABLE contract_tasks (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  contract_id BIGINT NOT NULL,
  stage       SMALLINT NOT NULL,
  owner_id    BIGINT NULL,
  is_core     TINYINT UNSIGNED NOT NULL CHECK (is_core <= 1),
  made_at     DATETIME(3) NOT NULL,
  ended       TINYINT UNSIGNED NOT NULL DEFAULT 0 CHECK (ended <= 4),
  ended_at    DATETIME(3) NULL,
  ended_by    BIGINT NULL,
  note        VARCHAR(500) NOT NULL DEFAULT '',
  open_key    BIGINT AS (IF(ended = 0, contract_id, NULL)) PERSISTENT,
  UNIQUE KEY contract_tasks_once (contract_id, stage),
  UNIQUE KEY contract_tasks_one_open (open_key),
  KEY contract_tasks_owner (owner_id, ended, id),
  FOREIGN KEY (contract_id) REFERENCES contracts (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE contract_templates
  ADD COLUMN version INT NOT NULL DEFAULT 1 CHECK (version > 0);

-- Every version of a template as it was saved.  Append only.
CREATE TABLE contract_template_versions (
  template_id BIGINT NOT NULL,
  version     INT NOT NULL,
  name        VARCHAR(120) NOT NULL,
  name_en     VARCHAR(120) NOT NULL,
  note        VARCHAR(500) NOT NULL DEFAULT '',
  saved_by    BIGINT NULL,
  saved_at    DATETIME(3) NOT NULL,
  PRIMARY KEY (template_id, version),
  FOREIGN KEY (template_id) REFERENCES contract_templates (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE contract_template_texts (
  template_id BIGINT NOT NULL,
  version     INT NOT NULL,
  part        TINYINT UNSIGNED NOT NULL CHECK (part BETWEEN 1 AND 11),
  body        TEXT NOT NULL,
  PRIMARY KEY (template_id, version, part),
  FOREIGN KEY (template_id, version)
    REFERENCES contract_template_versions (template_id, version)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO contract_template_versions
    (template_id, version, name, name_en, saved_at)
  SELECT id, 1, name, name_en, changed_at FROM contract_templates;
INSERT INTO contract_template_texts (template_id, version, part, body)
  SELECT template_id, 1, part, body FROM contract_template_parts;
DROP TABLE contract_template_parts;

-- What a contract was drafted from.
ALTER TABLE contracts
  ADD COLUMN template_id      BIGINT NULL,
  ADD COLUMN template_version INT NULL;
