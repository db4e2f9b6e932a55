/* typing: the processor time that a key costs the kiosk in a field that is nearly full, with the word
 * lists loaded. Part of `make bench`.   typing SEBADESK */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/str.h"
#include "bench/table.h"
#include "bench/trial.h"
#include "typing/lexicon.h"

enum { LETTERS = 4900 };

static const char KEYS[] = "obhijog korte giye ami dekhlam kormokorta nai, keu kisu bole na. ";

/* From the list of offices to the description of a nameless complaint. */
static const char *const WAY[] = {"2", "3", "1", "2", "Enter", "1", "2"};

static enum err_code press(struct trial *t, const char *key, struct sample *ms, struct err *e)
{
    double before = trial_run_time(t);
    size_t bytes;
    enum err_code code = trial_key(t, key, &bytes, e);

    if (ms != NULL && code == ERR_OK)
        sample_add(ms, (trial_run_time(t) - before) / 1e6);
    return code;
}

static enum err_code paste(struct trial *t, struct err *e)
{
    static const char WORD[] = "উপজেলা ";
    struct str text = {0};

    str_add(&text, "\x1B[200~");
    for (int i = 0; i < LETTERS; i += 7)
        str_add(&text, WORD);
    str_add(&text, "\x1B[201~");
    child_send(&t->child, str_text(&text), text.len);
    str_clear(&text);
    return trial_settle(t, e);
}

static enum err_code type(struct trial *t, struct sample *ms, struct err *e)
{
    char key[] = " ";
    enum err_code code = ERR_OK;

    for (const char *k = KEYS; code == ERR_OK && *k != '\0'; k++) {
        key[0] = *k;
        code = press(t, *k == ' ' ? "Space" : key, ms, e);
    }
    return code;
}

static enum err_code measure(struct trial *t, struct sample *first, struct sample *ms,
                             struct err *e)
{
    enum err_code code = trial_settle(t, e);

    for (size_t i = 0; code == ERR_OK && i < sizeof(WAY) / sizeof(WAY[0]); i++)
        code = press(t, WAY[i], NULL, e);
    if (code == ERR_OK)
        code = press(t, "x", first, e);
    if (code == ERR_OK)
        code = press(t, "Space", NULL, e);
    if (code == ERR_OK)
        code = press(t, "Enter", NULL, e);
    if (code == ERR_OK)
        code = paste(t, e);
    if (code == ERR_OK)
        code = type(t, ms, e);
    return code;
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/sebadesk-bench-XXXXXX";
    char *store = mkdtemp(folder) == NULL ? NULL : str_format("%s/store.db", folder);
    const char *words[] = {argc > 1 ? argv[1] : "./sebadesk", "--store", store, "kiosk", NULL};
    struct sample first = {0};
    struct sample ms = {0};
    struct trial t;
    struct err e = {0};
    enum err_code code =
        store == NULL ? err_system(&e, folder) : trial_start(&t, words, "হোমনা", &e);

    if (code == ERR_OK)
        code = measure(&t, &first, &ms, &e);
    if (code == ERR_OK) {
        (void)printf("A key in a field of %d letters, %s\n", LETTERS,
                     access(LEXICON_DICTIONARY, R_OK) == 0 ? "hunspell-bn loaded"
                                                           : "without hunspell-bn");
        (void)printf("  the first key, which loads the word lists   %8.2f ms\n",
                     sample_mean(&first));
        (void)printf("  mean of %zu keys                             %8.2f ms\n", ms.count,
                     sample_mean(&ms));
        (void)printf("  median                                      %8.2f ms\n",
                     sample_median(&ms));
    } else {
        (void)fprintf(stderr, "typing: %s\n", e.text);
    }
    if (store != NULL)
        trial_stop(&t);
    return err_exit_code(code);
}
