-- What is sold: products, who may see them, prices and promotions.

CREATE TABLE categories (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  parent_id BIGINT NULL,
  name      VARCHAR(60) NOT NULL,
  name_en   VARCHAR(60) NOT NULL,
  rank      INT NOT NULL DEFAULT 0,
  FOREIGN KEY (parent_id) REFERENCES categories (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- sku is folded (NFKC, upper case).  state: 1 on sale, 2 stop ordering,
-- 3 withdrawn.  supply: 1 stocked, 2 back-order allowed, 3 made to order.
-- storage: 1 ambient, 2 cool, 3 cold chain.  restricted: seen only by whom an
-- assortment rule names.
CREATE TABLE products (
  id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sku           VARCHAR(40) NOT NULL,
  name          VARCHAR(120) NOT NULL,
  name_en       VARCHAR(120) NULL,
  brand         VARCHAR(60) NOT NULL DEFAULT '',
  brand_en      VARCHAR(60) NULL,
  spec          VARCHAR(80) NOT NULL DEFAULT '',
  unit          VARCHAR(20) NOT NULL DEFAULT '件',
  unit_en       VARCHAR(20) NOT NULL DEFAULT 'pc',
  case_units    INT NOT NULL DEFAULT 1 CHECK (case_units >= 1),
  min_quantity  BIGINT NOT NULL DEFAULT 1 CHECK (min_quantity >= 1),
  step          BIGINT NOT NULL DEFAULT 1 CHECK (step >= 1),
  barcode       VARCHAR(40) NULL,
  category_id   BIGINT NULL,
  storage       TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (storage IN (1, 2, 3)),
  batch_tracked TINYINT UNSIGNED NOT NULL DEFAULT 0,
  shelf_days    INT NOT NULL DEFAULT 0,
  state         TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2, 3)),
  supply        TINYINT UNSIGNED NOT NULL DEFAULT 2 CHECK (supply IN (1, 2, 3)),
  lead_days     INT NOT NULL DEFAULT 0,
  restricted    TINYINT UNSIGNED NOT NULL DEFAULT 0,
  picture       VARCHAR(80) NULL,
  initials      VARCHAR(120) NOT NULL DEFAULT '',
  created_at    DATETIME(3) NOT NULL,
  UNIQUE KEY products_sku (sku),
  KEY products_barcode (barcode),
  KEY products_initials (initials),
  KEY products_category (category_id, sku),
  KEY products_list (state, sku),
  FOREIGN KEY (category_id) REFERENCES categories (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE product_tax_rates (
  product_id BIGINT NOT NULL,
  from_day   DATE NOT NULL,
  rate_bp    INT NOT NULL CHECK (rate_bp BETWEEN 0 AND 10000),
  PRIMARY KEY (product_id, from_day),
  FOREIGN KEY (product_id) REFERENCES products (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Apart from products: seen by finance and managers only.
CREATE TABLE product_costs (
  product_id BIGINT NOT NULL,
  from_day   DATE NOT NULL,
  cost_1e4   BIGINT NOT NULL,
  PRIMARY KEY (product_id, from_day),
  FOREIGN KEY (product_id) REFERENCES products (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Bigrams of code, names, brand and spec; written with the product.
CREATE TABLE product_grams (
  gram       VARCHAR(2) NOT NULL,
  product_id BIGINT NOT NULL,
  PRIMARY KEY (gram, product_id),
  KEY product_grams_product (product_id),
  FOREIGN KEY (product_id) REFERENCES products (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A restricted product is seen by a customer that any of its rules names.
CREATE TABLE assortment_rules (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  product_id  BIGINT NOT NULL,
  customer_id BIGINT NULL,
  class       TINYINT UNSIGNED NULL,
  region_id   BIGINT NULL,
  KEY assortment_rules_product (product_id),
  CHECK ((customer_id IS NOT NULL) + (class IS NOT NULL) + (region_id IS NOT NULL) = 1),
  FOREIGN KEY (product_id) REFERENCES products (id),
  FOREIGN KEY (customer_id) REFERENCES customers (id),
  FOREIGN KEY (region_id) REFERENCES regions (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A distributor's own codes for our products; code is folded.
CREATE TABLE customer_items (
  customer_id BIGINT NOT NULL,
  code        VARCHAR(40) NOT NULL,
  product_id  BIGINT NOT NULL,
  PRIMARY KEY (customer_id, code),
  KEY customer_items_product (product_id, customer_id),
  FOREIGN KEY (customer_id) REFERENCES customers (id),
  FOREIGN KEY (product_id) REFERENCES products (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE substitutes (
  product_id    BIGINT NOT NULL,
  substitute_id BIGINT NOT NULL,
  rank          INT NOT NULL DEFAULT 0,
  PRIMARY KEY (product_id, substitute_id),
  FOREIGN KEY (product_id) REFERENCES products (id),
  FOREIGN KEY (substitute_id) REFERENCES products (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- kind: 1 base (one list, id 1), 2 for a class, 3 for customers that name it.
CREATE TABLE price_lists (
  id      BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind    TINYINT UNSIGNED NOT NULL CHECK (kind IN (1, 2, 3)),
  class   TINYINT UNSIGNED NULL,
  name    VARCHAR(60) NOT NULL,
  name_en VARCHAR(60) NOT NULL,
  UNIQUE KEY price_lists_class (class),
  CHECK ((kind = 2) = (class IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE customers
  ADD FOREIGN KEY (price_list_id) REFERENCES price_lists (id);

-- Valid from from_day up to and with to_day (NULL: open), from min_quantity on.
CREATE TABLE prices (
  product_id    BIGINT NOT NULL,
  price_list_id BIGINT NOT NULL,
  min_quantity  BIGINT NOT NULL DEFAULT 1 CHECK (min_quantity >= 1),
  from_day      DATE NOT NULL,
  to_day        DATE NULL,
  price_1e4     BIGINT NOT NULL CHECK (price_1e4 >= 0),
  PRIMARY KEY (product_id, price_list_id, min_quantity, from_day),
  KEY prices_list (price_list_id),
  FOREIGN KEY (product_id) REFERENCES products (id),
  FOREIGN KEY (price_list_id) REFERENCES price_lists (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- kind: 1 percent off (percent_bp), 2 fixed price (price_1e4), 3 buy N get M
-- free (buy_quantity, free_quantity), 4 order break (threshold_fen and
-- percent_bp off the order).  Kinds 1 to 3 name a product or a category.
-- Audience: customer, class, region; all NULL means everybody.
CREATE TABLE promotions (
  id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind          TINYINT UNSIGNED NOT NULL CHECK (kind IN (1, 2, 3, 4)),
  name          VARCHAR(80) NOT NULL,
  name_en       VARCHAR(80) NOT NULL,
  product_id    BIGINT NULL,
  category_id   BIGINT NULL,
  customer_id   BIGINT NULL,
  class         TINYINT UNSIGNED NULL,
  region_id     BIGINT NULL,
  from_day      DATE NOT NULL,
  to_day        DATE NOT NULL,
  percent_bp    INT NULL,
  price_1e4     BIGINT NULL,
  buy_quantity  BIGINT NULL,
  free_quantity BIGINT NULL,
  threshold_fen BIGINT NULL,
  state         TINYINT UNSIGNED NOT NULL DEFAULT 1 CHECK (state IN (1, 2)),
  KEY promotions_product (product_id, to_day),
  KEY promotions_category (category_id, to_day),
  KEY promotions_kind (kind, to_day),
  CHECK (to_day >= from_day),
  CHECK (kind <> 1 OR percent_bp BETWEEN 1 AND 10000),
  CHECK (kind <> 2 OR price_1e4 >= 0),
  CHECK (kind <> 3 OR (buy_quantity >= 1 AND free_quantity >= 1)),
  CHECK (kind <> 4 OR (threshold_fen > 0 AND percent_bp BETWEEN 1 AND 10000)),
  CHECK (kind = 4 OR product_id IS NOT NULL OR category_id IS NOT NULL),
  FOREIGN KEY (product_id) REFERENCES products (id),
  FOREIGN KEY (category_id) REFERENCES categories (id),
  FOREIGN KEY (customer_id) REFERENCES customers (id),
  FOREIGN KEY (region_id) REFERENCES regions (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
