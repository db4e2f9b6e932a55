/* An account that loses its last role: what it had begun to write is handed over or thrown away with the role,
 * and never left behind. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/internal.h"
#include "store_help.h"

static const unsigned char FORM[FORM_KEY_SIZE] = "0123456789abcde";
static char rupganj[] = RUPGANJ;
static const struct grant DESK = {ROLE_DESK, rupganj};
static const struct grant OFFICER = {ROLE_OFFICER, rupganj};

static int setup(void **state)
{
    static struct test_store t;

    test_store_open(&t);
    test_store_give(&t, "karim", ROLE_DESK, RUPGANJ);
    test_store_give(&t, "rahima", ROLE_DESK, RUPGANJ);
    test_store_give(&t, "selim", ROLE_OFFICER, RUPGANJ);
    test_store_give(&t, "salma", ROLE_OFFICER, RUPGANJ);
    test_store_give(&t, "homna", ROLE_ADMIN, HOMNA);
    *state = &t;
    return 0;
}

static int teardown(void **state)
{
    test_store_close(*state);
    return 0;
}

static void put(struct test_store *t, const char *account, const char *form,
                const unsigned char *key, const char *field, const char *value)
{
    struct draft_fields fields = {0};

    test_store_be(t, account);
    draft_fields_add(&fields, field, value);
    draft_fields_add(&fields, "note", "রহিমা খাতুন ফোনে বলেছেন");
    assert_int_equal(store_draft_put(t->store, form, key, &fields, 5, NULL), ERR_OK);
    draft_fields_wipe(&fields);
    test_store_be(t, "boss");
}

static void put_complaint(struct test_store *t, const char *account)
{
    put(t, account, DRAFT_COMPLAINT, FORM, "office", RUPGANJ);
}

static void put_step(struct test_store *t, const char *account, const char *tracking)
{
    unsigned char key[FORM_KEY_SIZE];

    draft_step_key(account, tracking, key);
    put(t, account, *tracking == '\0' ? DRAFT_STEPS : DRAFT_STEP, key, "tracking", tracking);
}

static bool has_step(struct test_store *t, const char *account, const char *tracking)
{
    unsigned char key[FORM_KEY_SIZE];
    struct draft_fields fields = {0};
    enum err_code code;

    draft_step_key(account, tracking, key);
    test_store_be(t, account);
    code = store_draft_get(t->store, key, &fields, NULL);
    if (code == ERR_OK)
        assert_string_equal(draft_fields_get(&fields, "note"), "রহিমা খাতুন ফোনে বলেছেন");
    draft_fields_wipe(&fields);
    test_store_be(t, "boss");
    return code == ERR_OK;
}

static size_t drafts_of(struct test_store *t, const char *account)
{
    struct draft_list list = {0};
    size_t count;

    test_store_be(t, account);
    assert_int_equal(store_drafts(t->store, &list, NULL), ERR_OK);
    count = list.count;
    draft_list_wipe(&list);
    test_store_be(t, "boss");
    return count;
}

static enum err_code take(struct test_store *t, const char *account, const struct grant *grant,
                          struct draft_fate *fate)
{
    struct err e = {0};
    enum err_code code = store_take_role(t->store, account, grant, fate, 6, &e);

    if (code == ERR_INPUT)
        assert_true(strlen(e.text) > 5);
    return code;
}

/* ---- refused ------------------------------------------------------------------------------------- */

static void the_last_role_stays_while_there_are_drafts(void **state)
{
    struct test_store *t = *state;
    struct draft_fate neither = {0};

    put_complaint(t, "karim");
    assert_int_equal(take(t, "karim", &DESK, NULL), ERR_INPUT);
    assert_int_equal(take(t, "karim", &DESK, &neither), ERR_INPUT);
    assert_int_equal(neither.count, 1);
    assert_int_equal(drafts_of(t, "karim"), 1); /* he can go on */
    test_store_give(t, "karim", ROLE_OFFICER, HOMNA);
    assert_int_equal(take(t, "karim", &DESK, &neither), ERR_OK); /* not his last any more */
    assert_int_equal(neither.count, 0);
    assert_int_equal(drafts_of(t, "karim"), 1);
}

static void who_has_none_goes_as_before(void **state)
{
    struct test_store *t = *state;
    struct draft_fate drop = {.drop = true};

    assert_int_equal(take(t, "karim", &DESK, NULL), ERR_OK);
    assert_int_equal(take(t, "rahima", &DESK, &drop), ERR_OK);
    assert_int_equal(drop.count, 0);
    assert_int_equal(take(t, "rahima", &DESK, &drop), ERR_NOT_FOUND);
}

/* ---- thrown away --------------------------------------------------------------------------------- */

static void they_go_with_the_role(void **state)
{
    struct test_store *t = *state;
    struct draft_fate drop = {.drop = true};
    struct strv faults = {0};

    put_complaint(t, "karim");
    put_step(t, "karim", "");
    put_step(t, "rahima", "");
    assert_int_equal(take(t, "karim", &DESK, &drop), ERR_OK);
    assert_int_equal(drop.count, 2);
    test_store_give(t, "karim", ROLE_DESK, RUPGANJ);
    assert_int_equal(drafts_of(t, "karim"), 0);
    assert_int_equal(drafts_of(t, "rahima"), 1);
    assert_int_equal(store_check(t->store, &faults, NULL), ERR_OK);
    assert_int_equal(faults.count, 0);
}

/* Those of an account that lost its role when that was not looked at. */
static void what_was_left_before_can_go_too(void **state)
{
    struct test_store *t = *state;
    struct draft_fate drop = {.drop = true};

    put_complaint(t, "karim");
    assert_int_equal(store_exec(t->store, "DELETE FROM account WHERE name = 'karim'", NULL),
                     ERR_OK);
    assert_int_equal(take(t, "karim", &DESK, NULL), ERR_INPUT);
    assert_int_equal(take(t, "karim", &DESK, &drop), ERR_OK);
    assert_int_equal(drop.count, 1);
    assert_int_equal(take(t, "karim", &DESK, &drop), ERR_NOT_FOUND);
}

/* ---- handed over --------------------------------------------------------------------------------- */

static void a_complaint_goes_to_another_desk(void **state)
{
    struct test_store *t = *state;
    struct draft_fate give = {.to = "rahima"};
    struct draft_fields fields = {0};

    put_complaint(t, "karim");
    assert_int_equal(take(t, "karim", &DESK, &give), ERR_OK);
    assert_int_equal(give.count, 1);
    test_store_be(t, "rahima");
    assert_int_equal(store_draft_get(t->store, FORM, &fields, NULL), ERR_OK);
    assert_string_equal(draft_fields_get(&fields, "office"), RUPGANJ);
    draft_fields_wipe(&fields);
    test_store_be(t, "karim");
    assert_int_equal(store_draft_get(t->store, FORM, &fields, NULL), ERR_PERMISSION);
}

/* It is found where the heir's own would be. */
static void a_step_goes_to_another_officer(void **state)
{
    struct test_store *t = *state;
    struct draft_fate give = {.to = "salma"};
    char tracking[TRACKING_SIZE];

    test_store_file(t, RUPGANJ, test_time("2026-11-22"), tracking);
    put_step(t, "selim", tracking);
    put_step(t, "selim", "");
    assert_int_equal(take(t, "selim", &OFFICER, &give), ERR_OK);
    assert_int_equal(give.count, 2);
    assert_true(has_step(t, "salma", tracking));
    assert_true(has_step(t, "salma", ""));
}

static void nothing_is_written_over(void **state)
{
    struct test_store *t = *state;
    struct draft_fate give = {.to = "salma"};
    char tracking[TRACKING_SIZE];

    test_store_file(t, RUPGANJ, test_time("2026-11-22"), tracking);
    put_complaint(t, "selim");
    put_step(t, "selim", tracking);
    put_step(t, "salma", tracking);
    assert_int_equal(take(t, "selim", &OFFICER, &give), ERR_INPUT);
    assert_int_equal(drafts_of(t, "selim"), 2); /* all or nothing: also the one that could go */
    assert_int_equal(drafts_of(t, "salma"), 1);
    assert_true(has_step(t, "selim", tracking));
}

/* Nobody gets to see by it what he may not see. */
static void only_who_may_see_it_gets_it(void **state)
{
    struct test_store *t = *state;
    struct draft_fate elsewhere = {.to = "homna"};
    struct draft_fate nobody = {.to = "nobody"};
    struct draft_fate himself = {.to = "selim"};
    struct draft_fate desk = {.to = "rahima"};
    char tracking[TRACKING_SIZE];

    put_complaint(t, "karim");
    assert_int_equal(take(t, "karim", &DESK, &elsewhere), ERR_INPUT);
    assert_int_equal(take(t, "karim", &DESK, &nobody), ERR_INPUT);
    test_store_file(t, RUPGANJ, test_time("2026-11-22"), tracking);
    put_step(t, "selim", tracking);
    assert_int_equal(take(t, "selim", &OFFICER, &elsewhere), ERR_INPUT);
    assert_int_equal(take(t, "selim", &OFFICER, &himself), ERR_INPUT);
    assert_int_equal(drafts_of(t, "karim"), 1);
    assert_int_equal(take(t, "selim", &OFFICER, &desk), ERR_OK);
}

static void only_admins_do_it(void **state)
{
    struct test_store *t = *state;
    struct draft_fate drop = {.drop = true};

    put_complaint(t, "karim");
    test_store_be(t, "homna"); /* of another office */
    assert_int_equal(take(t, "karim", &DESK, &drop), ERR_PERMISSION);
    test_store_be(t, "rahima");
    assert_int_equal(take(t, "karim", &DESK, &drop), ERR_PERMISSION);
    assert_int_equal(drafts_of(t, "karim"), 1);
}

/* Whose office they are of is known no longer. */
static void only_an_admin_of_all_offices_clears_up(void **state)
{
    static char homna[] = HOMNA;
    const struct grant there = {ROLE_DESK, homna};
    struct test_store *t = *state;
    struct draft_fate drop = {.drop = true};
    struct draft_fate mine = {.to = "homna"};

    put_step(t, "selim", "");
    assert_int_equal(store_exec(t->store, "DELETE FROM account WHERE name = 'selim'", NULL),
                     ERR_OK);
    test_store_be(t, "homna");
    assert_int_equal(take(t, "selim", &there, &mine), ERR_PERMISSION);
    assert_int_equal(take(t, "selim", &there, &drop), ERR_PERMISSION);
    assert_int_equal(drafts_of(t, "homna"), 0);
    test_store_be(t, "boss");
    assert_int_equal(take(t, "selim", &there, &drop), ERR_OK);
    assert_int_equal(drop.count, 1);
}

#define LEAVING(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LEAVING(the_last_role_stays_while_there_are_drafts),
        LEAVING(who_has_none_goes_as_before),
        LEAVING(they_go_with_the_role),
        LEAVING(what_was_left_before_can_go_too),
        LEAVING(a_complaint_goes_to_another_desk),
        LEAVING(a_step_goes_to_another_officer),
        LEAVING(nothing_is_written_over),
        LEAVING(only_who_may_see_it_gets_it),
        LEAVING(only_admins_do_it),
        LEAVING(only_an_admin_of_all_offices_clears_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
