#!/bin/sh
# Who writes what the workers keep of the catalogue raises its version in the same
# transaction (domain/shelf.h): statements that do so stand in these files alone,
# and each of the files that run them calls shelf_changed().  Run from the top of
# the tree.
set -eu

writers='cgi-bin/domain/product_sql.c cgi-bin/domain/price_sql.c
cgi-bin/domain/stock_sql.c cgi-bin/domain/load_sql.c'
runners='cgi-bin/domain/product_save.c cgi-bin/domain/price.c
cgi-bin/domain/price_promotion.c cgi-bin/domain/stock_keep.c
cgi-bin/domain/load.c'
tables='products|product_tax_rates|categories|assortment_rules|price_lists|prices|promotions|customer_items|substitutes|stock_expected'

bad=0
for file in $(find cgi-bin -name '*_sql.c' | xargs grep -lE \
    "(INSERT( IGNORE)? INTO|UPDATE|DELETE FROM|REPLACE INTO) ($tables)[^a-z_]"); do
	case " $(echo $writers) " in
	*" $file "*) ;;
	*)
		echo "$file: writes the catalogue; see domain/shelf.h" >&2
		bad=1
		;;
	esac
done
for file in $runners; do
	grep -q 'shelf_changed(' "$file" || {
		echo "$file: does not raise the catalogue's version" >&2
		bad=1
	}
done
exit $bad
