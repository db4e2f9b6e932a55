/* A page put on the canvas. */
#include "ui/page.h"

/* What a piece of a chosen row looks like. */
static enum style chosen_style(enum style style)
{
    switch (style) {
    case STYLE_BADGE:
        return STYLE_CHOSEN_BADGE;
    case STYLE_FAINT:
        return STYLE_CHOSEN_FAINT;
    case STYLE_MARK:
        return STYLE_CHOSEN_MARK;
    default:
        return STYLE_CHOSEN;
    }
}

static void draw_pieces(const struct page *page, size_t line, struct canvas *canvas, int row,
                        int col, bool chosen)
{
    for (size_t i = 0; i < page->piece_count; i++) {
        const struct page_piece *p = &page->pieces[i];
        int used;

        if (p->line != line)
            continue;
        used = canvas_text_cut(canvas, row, col + p->col, page->columns - p->col,
                               chosen ? chosen_style(p->style) : p->style, page->text.data + p->at,
                               p->size);
        if (p->key.code != K_NONE)
            canvas_hot(canvas, row, col + p->col, 1, used, p->key);
    }
}

/* The rows from..to of a field at once; only the active one has the cursor. */
static void draw_field(const struct page *page, const struct page_field *field,
                       struct canvas *canvas, int row, int col, int from, int to)
{
    int cursor_row = canvas->cursor_row;
    int cursor_col = canvas->cursor_col;

    canvas_fill(canvas, row + from, col + field->col, to - from, page->columns - field->col,
                STYLE_FIELD);
    editor_draw_rows(field->editor, canvas, row, col + field->col + PAGE_FIELD_INDENT, field->rows,
                     page->columns - field->col - 2 * PAGE_FIELD_INDENT, field->example, from, to);
    if (!field->active)
        canvas_cursor(canvas, cursor_row, cursor_col);
    if (field->key.code != K_NONE)
        canvas_hot(canvas, row + from, col + field->col, to - from, page->columns - field->col,
                   field->key);
}

static void draw_line(const struct page *page, size_t index, struct canvas *canvas, int row,
                      int col, int chosen)
{
    const struct page_line *line = &page->lines[index];
    bool is_chosen = line->choice >= 0 && line->choice == chosen;

    if (line->rule) {
        for (int i = 0; i < page->columns; i++)
            canvas_char(canvas, row, col + i, STYLE_LINE, 0x2500);
        return;
    }
    if (line->choice >= 0)
        canvas_hot(canvas, row, col, 1, page->columns,
                   (struct key){.code = K_CHOICE, .ch = (uint32_t)line->choice});
    if (is_chosen) {
        canvas_fill(canvas, row, col, 1, page->dense ? PAGE_POINTER : page->columns, STYLE_CHOSEN);
        if (index == 0 || page->lines[index - 1].choice != line->choice)
            canvas_char(canvas, row, col, STYLE_CHOSEN, 0x25B6);
    }
    draw_pieces(page, index, canvas, row, col, is_chosen && !page->dense);
}

void page_draw_lines(const struct page *page, size_t line, size_t count, struct canvas *canvas,
                     int row, int col, int chosen)
{
    for (size_t i = 0; i < count; i++) {
        const struct page_line *l = &page->lines[line + i];

        if (l->field_row >= 0 && (i == 0 || l->field_row == 0)) {
            const struct page_field *field = &page->fields[l->field];
            int left = l->field_row + (int)(count - i);

            draw_field(page, field, canvas, row + (int)i - l->field_row, col, l->field_row,
                       left < field->rows ? left : field->rows);
        }
        draw_line(page, line + i, canvas, row + (int)i, col, chosen);
    }
}
