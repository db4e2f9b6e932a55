/* How a form of many fields looks. */
#include "screens/fields.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "text/digits.h"

enum {
    SIDE_BY_SIDE = 56, /* the least width for labels beside their fields */
    SMALL_ROWS = 20,   /* a screen with fewer rows has smaller fields */
    WRAPPED_ROWS = 2,
    MARGIN = 2
};

static struct key to_item(size_t i)
{
    return (struct key){.code = K_CHOICE, .ch = (uint32_t)i};
}

static char *label_of(const struct fields *fields, size_t i)
{
    return str_format(fields->values[i].required ? "%s *" : "%s", _(fields->items[i].label));
}

/* Where the fields begin: behind the longest label, or below the labels. */
static int field_column(const struct fields *fields, const struct page *page)
{
    int widest = 0;

    if (page->columns < SIDE_BY_SIDE)
        return MARGIN;
    for (size_t i = 0; i < fields->count; i++) {
        char *label = label_of(fields, i);
        int columns = page_columns(page, STYLE_STRONG, label);

        widest = columns > widest ? columns : widest;
        free(label);
    }
    if (widest > 2 * page->columns / 5)
        widest = 2 * page->columns / 5;
    return MARGIN + widest + 1;
}

static int rows_of(const struct fields *fields, size_t i, const struct page *page, int col)
{
    const struct fields_item *item = &fields->items[i];
    int lines =
        editor_lines(&fields->values[i].text, page->columns - col - 2, page->lettering.regular);
    int least = item->rows > 0 ? item->rows : 1;
    int most = item->rows > 0 ? 2 * item->rows : WRAPPED_ROWS;

    if (page->rows < SMALL_ROWS) {
        least = least > 2 ? 2 : least;
        most = least > 2 ? least : 2;
    }
    return lines < least ? least : lines > most ? most : lines;
}

/* The answer on the ground of a field, so that one sees that it can be changed. */
static void add_choice(const struct fields *fields, size_t i, int col, bool active,
                       struct page *page)
{
    char *ground = str_format("%*s", page->columns - col, "");

    page_row(page);
    (void)page_put(page, col, STYLE_FIELD, ground, to_item(i));
    (void)page_put_option(page, col + 1, STYLE_FIELD,
                          fields->items[i].option(fields->values[i].choice), to_item(i), active);
    free(ground);
}

static void add_label(const struct fields *fields, size_t i, size_t line, struct page *page)
{
    bool active = i == fields->at;
    char *label = label_of(fields, i);

    if (active)
        (void)page_put_on(page, line, 0, STYLE_STRONG, "▶", to_item(i));
    (void)page_put_on(page, line, MARGIN, active ? STYLE_STRONG : STYLE_LABEL, label, to_item(i));
    free(label);
}

static void add_item(const struct fields *fields, size_t i, int col, struct page *page)
{
    const struct fields_item *item = &fields->items[i];
    const struct fields_value *value = &fields->values[i];
    size_t line = page_next_line(page);
    bool active = i == fields->at;

    if (col == MARGIN)
        page_row(page);
    if (item->kind == FIELDS_CHOICE)
        add_choice(fields, i, col, active, page);
    else
        page_field_at(page, col, active, &value->text, rows_of(fields, i, page, col),
                      item->example == NULL ? NULL : _(item->example));
    if (item->kind != FIELDS_CHOICE)
        page_touch(page, active ? (struct key){.code = K_FIELD} : to_item(i));
    add_label(fields, i, line, page);
    if (value->fault != 0)
        page_bullet(page, STYLE_WARNING, col, "!", fields->fault_words(value->fault));
    if (active)
        page_focus(page, line);
}

void fields_add(const struct fields *fields, struct page *page)
{
    int col = field_column(fields, page);

    for (size_t i = 0; i < fields->count; i++) {
        if (!fields->values[i].hidden)
            add_item(fields, i, col, page);
    }
}

/* "১ টেলিফোনে  ২ ডাকযোগে …", on as many lines as it takes. */
static void add_options(const struct fields *fields, struct page *page)
{
    const struct fields_item *item = &fields->items[fields->at];
    int chosen = fields->values[fields->at].choice;
    int col = page->columns;

    for (int n = 0; item->option(n) != NULL; n++)
        col = page_put_numbered(page, col, n + 1, item->option(n), n == chosen);
}

/* "১৫. …", the number in the language that the interface has now. The caller frees. */
static char *offer_text(const struct fields_offer *offer, size_t i)
{
    char *number;
    char *text;

    if (!offer->numbered)
        return str_format("%s", offer->texts.items[i]);
    number = digits_number(i18n_language(), (int64_t)offer->ids[i] + 1);
    text = str_format("%s. %s", number, offer->texts.items[i]);
    free(number);
    return text;
}

static void add_offer(const struct fields *fields, struct page *page)
{
    const struct fields_offer *offer = &fields->offer;
    size_t rows = page->rows >= 30 ? 10 : page->rows >= SMALL_ROWS ? 5 : 2;
    size_t first =
        offer->chosen != FIELDS_NONE && offer->chosen >= rows ? offer->chosen - rows + 1 : 0;

    for (size_t i = first; i < offer->texts.count && i < first + rows; i++) {
        bool chosen = i == offer->chosen && fields->values[fields->at].choice < 0;
        char *text = offer_text(offer, i);

        page_row(page);
        (void)page_put_option(page, 1, STYLE_BODY, text,
                              (struct key){.code = K_CHOICE, .ch = (uint32_t)(FIELDS_OFFERED + i)},
                              chosen);
        free(text);
    }
}

void fields_add_help(const struct fields *fields, struct page *page)
{
    if (fields->items[fields->at].kind == FIELDS_CHOICE) {
        add_options(fields, page);
        return;
    }
    entry_add_help(&fields->entry, page);
    if (fields->items[fields->at].kind == FIELDS_PICK && !fields->entry.board_open)
        add_offer(fields, page);
}
