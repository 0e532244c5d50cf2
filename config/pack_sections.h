/* The sections of a pack. Each reads one node (NULL when the section is not there) into r->pack; sections that name things
 * of another come after it: units, nouns, measures, triggers, events. What is wrong goes to the reader's diagnostics, and
 * the section is read on. */
#pragma once
#include "config/pack_read.h"

/* One a top-level key of the pack, named by it. */
void tw_pack_section_gate(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_units(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_nouns(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_measures(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_traps(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_events(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_states(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_places(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_agencies(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_operations(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_periods(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_phrases(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_titles(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_slogans(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_wishes(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_lists(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_publishers(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_home(struct tw_pack_reader *r, const struct tw_yaml_node *node);
void tw_pack_section_cases(struct tw_pack_reader *r, const struct tw_yaml_node *node);
