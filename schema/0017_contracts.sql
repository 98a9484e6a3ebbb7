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
