#include "model/words.h"

#include "base/i18n.h"

static const char *const SECTIONS[SECTION_COUNT] = {
    [SECTION_CITIZEN] = N_("Services for citizens"),
    [SECTION_INSTITUTIONAL] = N_("Services for institutions"),
    [SECTION_INTERNAL] = N_("Internal services"),
};

static const char *const KINDS[KIND_COUNT] = {
    [KIND_CITIZEN] = N_("Citizen's complaint"),
    [KIND_STAFF] = N_("Complaint of a government employee"),
    [KIND_OFFICIAL] = N_("Complaint of one office against another"),
};

static const char *const MEDIA[MEDIUM_COUNT] = {
    [MEDIUM_KIOSK] = N_("kiosk"),    [MEDIUM_DESK] = N_("help desk"),
    [MEDIUM_POST] = N_("by post"),   [MEDIUM_EMAIL] = N_("by e-mail"),
    [MEDIUM_PHONE] = N_("by phone"), [MEDIUM_SUO_MOTU] = N_("of the office's own accord"),
};

static const char *const RELATIONS[RELATION_COUNT] = {
    [RELATION_SELF] = N_("for myself"),
    [RELATION_REPRESENTATIVE] = N_("as representative of an institution"),
    [RELATION_RELATIVE] = N_("for a parent, spouse or child"),
};

static const char *const STATUSES[STATUS_COUNT] = {
    [STATUS_NEW] = N_("new"),
    [STATUS_ACCEPTED] = N_("accepted"),
    [STATUS_OPINION_ASKED] = N_("sent for an opinion"),
    [STATUS_OPINION_RECEIVED] = N_("opinion received"),
    [STATUS_INVESTIGATING] = N_("under investigation"),
    [STATUS_SERVICE_ORDERED] = N_("office told to give the service"),
    [STATUS_FORWARDED] = N_("sent to another office"),
    [STATUS_FILED_AWAY] = N_("filed away"),
    [STATUS_DISPOSED] = N_("decided"),
    [STATUS_APPEALED] = N_("under appeal"),
    [STATUS_REFERRED_TO_CELL] = N_("sent to the Cell"),
};

static const char *const OUTCOMES[OUTCOME_COUNT] = {
    [OUTCOME_NONE] = N_("no decision yet"),
    [OUTCOME_SERVICE_GIVEN] = N_("the service was given"),
    [OUTCOME_ANSWER_SATISFACTORY] = N_("the answer was satisfactory"),
    [OUTCOME_INSTRUCTION_CARRIED_OUT] = N_("the instruction was carried out"),
    [OUTCOME_BLAME_PROVED] = N_("the blame was proved"),
    [OUTCOME_FALSE_BLAME] = N_("the blame was false"),
    [OUTCOME_OTHER] = N_("other"),
};

static const char *const ACTIONS[ACTION_COUNT] = {
    [ACTION_FILE] = N_("complaint received"),
    [ACTION_ACCEPT] = N_("complaint taken up"),
    [ACTION_ASK_OPINION] = N_("opinion asked"),
    [ACTION_LOG_OPINION] = N_("opinion received"),
    [ACTION_INVESTIGATE] = N_("investigation opened"),
    [ACTION_ORDER_SERVICE] = N_("office told to give the service"),
    [ACTION_FORWARD] = N_("sent to another office"),
    [ACTION_FILE_AWAY] = N_("filed away"),
    [ACTION_DISPOSE] = N_("decided"),
    [ACTION_INFORM] = N_("complainant informed"),
    [ACTION_GRS_NUMBER] = N_("entered in the national system"),
    [ACTION_NOTE] = N_("note"),
    [ACTION_APPEAL] = N_("appeal made"),
    [ACTION_REFER_CELL] = N_("sent to the Cell"),
    [ACTION_RATE] = N_("rated by the complainant"),
    [ACTION_UNDO] = N_("the step before was taken back"),
};

static const char *const RATINGS[RATING_COUNT] = {
    [RATING_NONE] = N_("not rated"),
    [RATING_SATISFIED] = N_("satisfied"),
    [RATING_DISSATISFIED] = N_("not satisfied"),
};

static const char *const FIELDS[FIELD_COUNT] = {
    [FIELD_OFFICE] = N_("Office"),
    [FIELD_KIND] = N_("Kind of complaint"),
    [FIELD_MEDIUM] = N_("How it came in"),
    [FIELD_ANONYMOUS] = N_("Anonymous"),
    [FIELD_SERVICE] = N_("Service"),
    [FIELD_SERVICE_APPLIED_ON] = N_("Date of application"),
    [FIELD_SERVICE_TRACKING] = N_("Application number"),
    [FIELD_AGAINST_GRO] = N_("Against the GRS officer"),
    [FIELD_SUBJECT] = N_("Subject"),
    [FIELD_DESCRIPTION] = N_("What happened"),
    [FIELD_NAME] = N_("Name"),
    [FIELD_MOBILE] = N_("Mobile number"),
    [FIELD_EMAIL] = N_("E-mail"),
    [FIELD_NID] = N_("NID, birth registration or passport number"),
    [FIELD_PRESENT_ADDRESS] = N_("Present address"),
    [FIELD_PERMANENT_ADDRESS] = N_("Permanent address"),
    [FIELD_RELATION] = N_("On whose behalf"),
    [FIELD_SEEKER_NAME] = N_("Who sought the service"),
};

static const char *const FAULTS[FAULT_COUNT] = {
    [FAULT_NONE] = "",
    [FAULT_EMPTY] = N_("This cannot be left empty."),
    [FAULT_TOO_LONG] = N_("This is too long. Please shorten it."),
    [FAULT_NO_LETTER] = N_("Please write it in words."),
    [FAULT_MOBILE] =
        N_("A mobile number has 11 digits and begins with 01. Please look at it again."),
    [FAULT_EMAIL] = N_("This is not an e-mail address. It should look like name@example.com."),
    [FAULT_IDENTITY] =
        N_("A national identity number has 10, 13 or 17 digits, a birth registration "
           "number 17, a passport number one or two letters and 7 or 8 digits."),
    [FAULT_DATE] = N_("This is not a date. Write day, month and year, for example 16-12-2025."),
    [FAULT_FUTURE] = N_("This day is still to come. Please look at the date again."),
    [FAULT_ANCIENT] = N_("This date is too long ago. Please look at the year again."),
    [FAULT_ANONYMOUS] = N_("An anonymous complaint must not say who complains."),
    [FAULT_UNKNOWN] = N_("There is no such thing here. Please look at it again."),
    [FAULT_CHOICE] = N_("This is not one of the possible answers."),
    [FAULT_TYPE] = N_("The value is of the wrong type."),
};

const char *words_section(enum section section)
{
    return _(SECTIONS[section]);
}

const char *words_kind(enum complaint_kind kind)
{
    return _(KINDS[kind]);
}

const char *words_medium(enum medium medium)
{
    return _(MEDIA[medium]);
}

const char *words_relation(enum relation relation)
{
    return _(RELATIONS[relation]);
}

const char *words_status(enum status status)
{
    return _(STATUSES[status]);
}

const char *words_outcome(enum outcome outcome)
{
    return _(OUTCOMES[outcome]);
}

const char *words_action(enum action action)
{
    return _(ACTIONS[action]);
}

const char *words_rating(enum rating rating)
{
    return _(RATINGS[rating]);
}

const char *words_role(enum role role)
{
    switch (role) {
    case ROLE_DESK:
        return _("help desk");
    case ROLE_OFFICER:
        return _("GRS officer");
    case ROLE_APPEAL:
        return _("appeal officer");
    case ROLE_ADMIN:
        return _("administrator");
    default:
        return _("visitor");
    }
}

const char *words_field(enum field field)
{
    return _(FIELDS[field]);
}

const char *words_fault(enum fault fault)
{
    return _(FAULTS[fault]);
}

const char *words_tier(enum tier tier)
{
    switch (tier) {
    case TIER_APPEAL:
        return _("appeal officer");
    case TIER_CELL:
        return _("Complaint Management Cell of the Cabinet Division");
    default:
        return _("GRS officer");
    }
}
