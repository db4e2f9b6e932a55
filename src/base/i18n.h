/* The language of the interface and its message catalogue.
 *
 * Messages are marked with _() and N_(), collected by xgettext, translated in po/bn.po and compiled
 * by msgfmt, all as usual. Only the look-up is our own: the C library's gettext() refuses to
 * translate where the locale is C or, since glibc 2.39, C.UTF-8, and a fresh machine has no other.
 * So the compiled catalogue is built into the program (base/shipped.h) and read from there. */
#ifndef SEBADESK_BASE_I18N_H
#define SEBADESK_BASE_I18N_H

#define _(text) i18n_text(text)
#define N_(text) text

enum language { LANGUAGE_BN, LANGUAGE_EN };

/* Sets LC_CTYPE to a UTF-8 locale whatever the environment says; call once at start. */
void i18n_init(void);

void i18n_set_language(enum language language);
enum language i18n_language(void);

/* The message in the current language; the English text itself where there is no translation. */
const char *i18n_text(const char *text) __attribute__((format_arg(1)));

/* The form for the number n; the catalogue's rule is "one for n = 1" (checked by a test). */
const char *i18n_plural(const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(1), format_arg(2)));

#endif
