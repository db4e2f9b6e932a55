/* The letter to the officer: shown, printed, saved under a name of the clerk's. */
#include "screens/desk.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "screens/case_file.h"
#include "screens/entry.h"
#include "screens/letter.h"
#include "screens/note.h"
#include "screens/print.h"

void desk_say_printed(struct staff *staff, struct ui *ui, bool printed)
{
    ui_push(ui, note_new(&staff->face, printed ? _("Printed") : _("Not printed"),
                         printed ? _("It has gone to the printer.")
                                 : _("The command that prints has failed. Look at the printer, "
                                     "then try again.")));
}

/* ---- the letter ---------------------------------------------------------------------------------- */

struct letter_screen {
    struct sheet sheet;
    char *texts[2]; /* in either language: F2 turns the letter over too */
    char tracking[TRACKING_SIZE];
};

static const char *text_of(const struct sheet *sheet)
{
    return ((const struct letter_screen *)sheet)->texts[i18n_language()];
}

static void letter_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, _("Letter"), place);
}

static void letter_build(const struct sheet *sheet, struct page *page)
{
    struct strv lines = {0};

    strv_split(&lines, text_of(sheet), '\n');
    for (size_t i = 0; i < lines.count; i++) {
        if (*lines.items[i] == '\0')
            page_gap(page);
        else
            page_text(page, STYLE_BODY, 0, lines.items[i]);
    }
    strv_clear(&lines);
}

static enum screen_result letter_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct staff *staff = staff_of(sheet);
    char *name;

    if (key->code == K_ENTER)
        return SCREEN_POP;
    if (key->code == K_F5 && staff->options.receipt_command != NULL) {
        desk_say_printed(staff, ui, print_text(staff->options.receipt_command, text_of(sheet)));
        return SCREEN_HANDLED;
    }
    if (key->code != K_TEXT || (key->ch != 's' && key->ch != 'S'))
        return SCREEN_IGNORED;
    name = str_format("letter-%s.txt", ((const struct letter_screen *)sheet)->tracking);
    ui_push(ui, desk_save_new(staff, text_of(sheet), name));
    free(name);
    return SCREEN_HANDLED;
}

static size_t letter_hints(const struct sheet *sheet, struct hint *hints)
{
    size_t n = 0;

    if (staff_of(sheet)->options.receipt_command != NULL)
        hints[n++] = sheet_hint(K_F5, "F5", _("Print"));
    hints[n++] = (struct hint){{.code = K_TEXT, .ch = 's'}, "s", _("Save")};
    return n;
}

static const char *letter_help(const struct sheet *sheet)
{
    (void)sheet;
    return _("The letter with which the complaint goes to the officer. F2 writes it in the other "
             "language. It can be saved as a text file that only you can read.");
}

static void letter_wipe(struct sheet *sheet)
{
    struct letter_screen *letter = (struct letter_screen *)sheet;

    mem_free_secret(letter->texts[LANGUAGE_BN]);
    mem_free_secret(letter->texts[LANGUAGE_EN]);
}

static const struct sheet_class LETTER = {
    .screen = {SHEET_SCREEN("desk letter")},
    .keys = SHEET_BACK,
    .place = letter_place,
    .build = letter_build,
    .key = letter_key,
    .hints = letter_hints,
    .help = letter_help,
    .wipe = letter_wipe,
};

static void write_both(struct letter_screen *letter, const struct case_file *file,
                       const struct charter *charter, const char *account)
{
    const struct service *service = case_file_service(file);
    enum language language = i18n_language();

    for (int i = LANGUAGE_BN; i <= LANGUAGE_EN; i++) {
        i18n_set_language((enum language)i);
        letter->texts[i] = letter_text(
            &file->record, charter, service == NULL ? NULL : service->name, account, clock_today());
    }
    i18n_set_language(language);
}

struct screen *desk_letter_new(struct staff *staff, struct ui *ui, const char *tracking)
{
    struct letter_screen *letter = NULL;
    struct case_file file = {0};
    struct charter charter = {0};
    struct err e = {0};
    enum err_code code = case_file_read(staff, tracking, &file, &e);

    if (code == ERR_OK)
        code = store_charter(staff->store, file.record.office, 0, &charter, &e);
    if (code == ERR_OK) {
        letter = sheet_new(sizeof(*letter), &LETTER, &staff->face);
        memcpy(letter->tracking, file.record.tracking, TRACKING_SIZE);
        write_both(letter, &file, &charter, staff->account);
    } else {
        staff_show_error(staff, ui, &e);
    }
    charter_clear(&charter);
    case_file_wipe(&file);
    return letter == NULL ? NULL : &letter->sheet.screen;
}

/* ---- saving -------------------------------------------------------------------------------------- */

enum { NAME_LIMIT = 100 };

struct save_screen {
    struct sheet sheet;
    char *text;
    struct editor name;
    struct entry entry;
    const char *wrong; /* N_(); NULL: nothing */
};

static void save_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, _("Save"), place);
}

static void save_build(const struct sheet *sheet, struct page *page)
{
    const struct save_screen *save = (const struct save_screen *)sheet;

    page_text(page, STYLE_TITLE, 0, _("Under which name?"));
    page_text(page, STYLE_FAINT, 0,
              _("A new file in the folder from which you started the program; nobody else can read "
                "it."));
    page_gap(page);
    entry_add(&save->entry, page, 1, NULL);
    if (save->wrong != NULL) {
        page_gap(page);
        page_bullet(page, STYLE_WARNING, 0, "!", _(save->wrong));
    }
}

/* A plain name that ends in .txt: no other folder, and nothing that a program reads as its settings, since
 * what stands in the file was written by strangers. */
static bool is_plain_name(const char *name)
{
    const char *p = name;

    for (; *p != '\0'; p++) {
        if ((unsigned char)*p < 0x80 && !isalnum((unsigned char)*p) && strchr("-_. ", *p) == NULL)
            return false;
    }
    return *name != '.' && p - name > 4 && strcmp(p - 4, ".txt") == 0;
}

static enum screen_result write_file(struct save_screen *save, struct ui *ui)
{
    struct staff *staff = staff_of(&save->sheet);
    struct err e = {0};
    char *name;

    entry_finish(&save->entry);
    name = editor_value(&save->name);
    save->wrong = NULL;
    if (name == NULL || !is_plain_name(name))
        save->wrong = N_("Write a plain name that ends in .txt, without a folder.");
    else if (file_write_new(name, save->text, strlen(save->text), &e) == ERR_INPUT)
        save->wrong = N_("There is a file of this name already. Write another name.");
    free(name);
    if (save->wrong != NULL)
        return SCREEN_HANDLED;
    if (e.code == ERR_OK)
        return SCREEN_POP;
    staff_show_error(staff, ui, &e);
    return SCREEN_HANDLED;
}

static enum screen_result save_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct save_screen *save = (struct save_screen *)sheet;
    enum entry_result result;
    struct page page;

    if (key->code == K_F10)
        return write_file(save, ui);
    (void)sheet_build(sheet, ui_canvas(ui), &page);
    result = entry_key(&save->entry, ui, &page, key);
    page_clear(&page);
    if (result == ENTRY_DONE)
        return write_file(save, ui);
    if (result == ENTRY_IGNORED)
        return SCREEN_IGNORED;
    save->wrong = NULL;
    return SCREEN_HANDLED;
}

static size_t save_hints(const struct sheet *sheet, struct hint *hints)
{
    (void)sheet;
    hints[0] = sheet_hint(K_ENTER, "Enter", _("Save"));
    return 1;
}

static void save_wipe(struct sheet *sheet)
{
    struct save_screen *save = (struct save_screen *)sheet;

    entry_wipe(&save->entry);
    editor_wipe(&save->name);
    mem_free_secret(save->text);
}

static const struct sheet_class SAVE = {
    .screen = {SHEET_SCREEN("desk save")},
    .keys = SHEET_BACK | SHEET_TYPING,
    .place = save_place,
    .build = save_build,
    .key = save_key,
    .hints = save_hints,
    .wipe = save_wipe,
};

struct screen *desk_save_new(struct staff *staff, const char *text, const char *name)
{
    struct save_screen *save = sheet_new(sizeof(*save), &SAVE, &staff->face);

    save->text = mem_copy_string(text);
    editor_init(&save->name, NAME_LIMIT, false);
    editor_set(&save->name, name);
    entry_init(&save->entry, staff->suggest);
    entry_open(&save->entry, &save->name, ENTRY_LATIN);
    return &save->sheet.screen;
}
