/**
 * @file
 * What a bank's texts tell: names, our numbers, columns.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/bank.h"
#include "domain/number.h"
#include "domain/tax_invoice.h"

static void
our_numbers_are_found_in_any_writing(void **state)
{
	char number[32];
	char text[200];
	struct bank_numbers found;

	(void)state;
	number_format(number, NUMBER_ORDER, 417);
	snprintf(text, sizeof(text), "货款 %s，谢谢", number);
	bank_numbers_find(text, &found);
	assert_int_equal(found.order_id, 417);
	assert_int_equal(found.shipment_id, 0);
	snprintf(text, sizeof(text), "pay so %s", number + 3);
	bank_numbers_find(text, &found);
	assert_int_equal(found.order_id, 417);
	snprintf(text, sizeof(text), "ｓｏ－%s/sh", number + 3);
	bank_numbers_find(text, &found);
	assert_int_equal(found.order_id, 417);

	/* One digit wrong, part of a word, nothing there. */
	number[5] = number[5] == '9' ? '8' : (char)(number[5] + 1);
	bank_numbers_find(number, &found);
	assert_int_equal(found.order_id, 0);
	bank_numbers_find("ESO-00004175 SO-1 SO", &found);
	assert_int_equal(found.order_id, 0);
	bank_numbers_find("", &found);
	assert_int_equal(found.order_id, 0);
	number_format(number, NUMBER_SHIPMENT, 99);
	bank_numbers_find(number, &found);
	assert_int_equal(found.shipment_id, 99);
}

static void
names_are_the_same_in_any_writing(void **state)
{
	struct arena *mem = arena_new(1 << 20);

	(void)state;
	assert_string_equal(bank_payer_fold(mem, "上海（华东）药业 有限公司"),
	    bank_payer_fold(mem, "上海(华东)药业有限公司"));
	assert_string_equal(
	    bank_payer_fold(mem, "ＡＢＣ Co., Ltd."), "abccoltd");
	assert_string_equal(bank_payer_fold(mem, " （） "), "");
	arena_free(mem);
}

static void
columns_are_guessed_by_their_names(void **state)
{
	static const char *const chinese[] = { "序号", "交易日期", "借方发生额",
		"贷方发生额", "余额", "对方账号", "对方户名", "摘要", "附言" };
	static const char *const english[] = { "Date", "Debit", "Credit",
		"Payer", "Account", "Remark" };
	static const char *const none[] = { "a", "b", "c" };
	struct bank_mapping mapping;

	(void)state;
	bank_mapping_guess(chinese, 9, &mapping);
	assert_int_equal(mapping.day_column, 1);
	assert_int_equal(mapping.amount_column, 3);
	assert_int_equal(mapping.account_column, 5);
	assert_int_equal(mapping.payer_column, 6);
	assert_int_equal(mapping.reference_column, 8);
	bank_mapping_guess(english, 6, &mapping);
	assert_int_equal(mapping.day_column, 0);
	assert_int_equal(mapping.amount_column, 2);
	assert_int_equal(mapping.payer_column, 3);
	assert_int_equal(mapping.account_column, 4);
	assert_int_equal(mapping.reference_column, 5);
	bank_mapping_guess(none, 3, &mapping);
	assert_int_equal(mapping.day_column, -1);
	assert_int_equal(mapping.payer_column, -1);
}

static void
files_are_told_by_their_content(void **state)
{
	(void)state;
	assert_string_equal(
	    tax_invoice_file_type("%PDF-1.7", 8), "application/pdf");
	assert_string_equal(
	    tax_invoice_file_type("<?xml version", 13), "application/xml");
	assert_string_equal(
	    tax_invoice_file_type("PK\3\4....OFD.xml", 15), "application/ofd");
	assert_null(tax_invoice_file_type("PK\3\4....a.docx", 14));
	assert_null(tax_invoice_file_type("<html>", 6));
	assert_null(tax_invoice_file_type("", 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(our_numbers_are_found_in_any_writing),
		cmocka_unit_test(names_are_the_same_in_any_writing),
		cmocka_unit_test(columns_are_guessed_by_their_names),
		cmocka_unit_test(files_are_told_by_their_content),
	};

	return cmocka_run_group_tests_name("bank_text", tests, NULL, NULL);
}
