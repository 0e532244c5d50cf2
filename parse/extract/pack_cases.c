#include "parse/extract/pack_cases.h"
#include "parse/extract/pack_cases_report.h"
#include "parse/extract/rules_body.h"

struct run {
  const struct tw_pack *pack;
  const struct tw_rules *rules;
  struct tw_arena *arena; /* of one case */
  const struct tw_case_form *form;
  struct tw_case_telling telling;
  int pack_index;                      /* among those of the rules */
  bool *covers_trigger, *covers_event; /* by their index in the pack */
};

/* ---- one case ---- */

/* A rule is covered by a record that the case expects, a trap by a case that holds although it looks for more. */
static void note_uses(struct run *run, const struct tw_case_match *m, const struct tw_rule_use_list *uses, bool passes) {
  for (size_t i = 0; i < uses->count; i++) {
    const struct tw_rule_use *use = &uses->items[i];
    if (use->pack != run->pack_index) continue;
    if (use->kind == TW_USE_EVENT)
      run->covers_event[use->rule] |= m->owner_of_event[use->record] >= 0;
    else if (use->kind == TW_USE_TRIGGER)
      run->covers_trigger[use->rule] |= m->owner_of_metric[use->record] >= 0;
    else if (use->kind == TW_USE_TRAP)
      run->covers_trigger[use->rule] |= passes && m->test->looks_at_metrics;
  }
}

/* What the words of a text weigh that the pack did not read at all: it is short of words, not of rules. NULL when it did. */
static const int *shut_weight(const struct run *run, const struct tw_rule_use_list *uses) {
  for (size_t i = 0; i < uses->count; i++)
    if (uses->items[i].kind == TW_USE_SHUT && uses->items[i].pack == run->pack_index) return &uses->items[i].rule;
  return NULL;
}

static int run_case(struct run *run, const struct tw_pack_case *test) {
  struct tw_article article = {.lang = test->lang, .published = test->published, .title = test->title, .text = test->text};
  struct tw_rule_use_list uses = {0};
  struct tw_extract_options options = {
      .lang = test->lang, .jurisdiction = test->jurisdiction, .want_found = true, .want_verdicts = true, .uses = &uses};
  struct tw_extraction found;
  struct tw_case_match match;
  int status = tw_extract_article(run->arena, run->rules, &article, &options, &found);
  if (status == TW_OK) status = tw_case_match(run->arena, run->pack, test, &found, &match);
  if (status != TW_OK) return status;
  bool passes = tw_case_passes(&match);
  note_uses(run, &match, &uses, passes);
  if (passes) return TW_OK;
  run->telling.failed++;
  run->form->failure(&run->telling, &match, shut_weight(run, &uses));
  return TW_OK;
}

/* ---- what no case covers ---- */

static struct tw_slice first_word(const struct tw_pack_words *words) {
  for (int lang = 0; lang < TW_PACK_LANGUAGES; lang++)
    if (words->of[lang].count) return words->of[lang].items[0];
  return TW_SLICE_NONE;
}

static void tell_coverage(struct run *run) {
  const struct tw_pack *pack = run->pack;
  for (size_t i = 0; i < pack->triggers.count; i++) {
    const struct tw_pack_trigger *t = &pack->triggers.items[i];
    if (run->covers_trigger[i]) continue;
    struct tw_slice measure = t->measure >= 0 ? pack->measures.items[t->measure].name : TW_SLICE_NONE;
    run->form->uncovered(&run->telling, &(struct tw_case_uncovered){.kind = t->measure >= 0 ? "trigger" : "trap",
                                                                    .file = t->file,
                                                                    .line = t->line,
                                                                    .of = measure,
                                                                    .word = first_word(&t->words)});
  }
  for (size_t i = 0; i < pack->events.count; i++) {
    const struct tw_pack_event_rule *e = &pack->events.items[i];
    if (run->covers_event[i]) continue;
    struct tw_slice word = first_word(&e->verbs);
    run->form->uncovered(
        &run->telling,
        &(struct tw_case_uncovered){
            .kind = "event", .file = e->file, .line = e->line, .of = e->type, .word = word.ptr ? word : first_word(&e->signs)});
  }
}

static int run_cases(struct run *run) {
  run->form->begin(&run->telling);
  for (size_t i = 0; i < run->pack->cases.count; i++) {
    tw_arena_reset(run->arena);
    if (run_case(run, &run->pack->cases.items[i]) != TW_OK) return TW_ENOMEM;
  }
  run->form->total(&run->telling);
  tell_coverage(run);
  run->form->end(&run->telling);
  return tw_buf_failed(run->telling.out) ? TW_ENOMEM : TW_OK;
}

int tw_pack_cases_run(const struct tw_pack *pack, const struct tw_rules *rules, enum tw_pack_cases_form form,
                      struct tw_buf *report, size_t *ret_failed) {
  static const struct tw_case_form *const forms[] = {
      [TW_PACK_CASES_TEXT] = &tw_case_form_text, [TW_PACK_CASES_JSON] = &tw_case_form_json};
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_ARENA_AUTO notes = tw_arena_new(0);
  struct run run = {.pack = pack, .rules = rules, .arena = arena, .form = forms[form], .telling = {.out = report, .pack = pack}};
  if (!arena || !notes) return TW_ENOMEM;
  while ((size_t)run.pack_index < rules->count && rules->packs[run.pack_index] != pack) run.pack_index++;
  run.covers_trigger = tw_arena_calloc(notes, pack->triggers.count + 1, sizeof *run.covers_trigger);
  run.covers_event = tw_arena_calloc(notes, pack->events.count + 1, sizeof *run.covers_event);
  if (!run.covers_trigger || !run.covers_event) return TW_ENOMEM;
  int status = run_cases(&run);
  if (ret_failed) *ret_failed = run.telling.failed;
  return status;
}
