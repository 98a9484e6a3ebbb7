-- Which state of the catalogue is the present one: workers keep the catalogue in
-- memory and look here whether it still holds.  Every transaction that writes
-- products, tax rates, categories, assortment rules, prices, price lists,
-- promotions or customers' codes raises the version; whoever does so by hand
-- raises it, too: UPDATE catalogue_version SET version = version + 1.

CREATE TABLE catalogue_version (
  id      TINYINT NOT NULL PRIMARY KEY CHECK (id = 1),
  version BIGINT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO catalogue_version (id, version) VALUES (1, 1);
