// engine/analyze/analyses.h
// The analyses, each in the file of its name. Each appends what it finds, in any order.
#pragma once

#include "engine/analyze/subject.h"

namespace counsel::analyze {

/// Rules and ways to hold whose conditions exclude each other.
void find_impossible(const Subject& subject, Findings& findings);
/// Conditions that always hold, or that follow from the others of their rule.
void find_needless(const Subject& subject, Findings& findings);
/// Relations that nothing fills, and conditions over others that no row can meet.
void find_unmet(const Subject& subject, Findings& findings);
/// Relations, questions, sources and kinds that nothing uses.
void find_unused(const Subject& subject, Findings& findings);
/// Rules that say what another one says already, and pairs that contradict each other wherever they hold.
void find_repeated(const Subject& subject, Findings& findings);
/// One observation that speaks for a candidate through two rules.
void find_shared_evidence(const Subject& subject, Findings& findings);
/// Rules that never count, since one that overrides them always holds.
void find_overridden(const Subject& subject, Findings& findings);
/// Facts that `one … per …` says cannot all be so.
void find_disputed(const Subject& subject, Findings& findings);
/// Cases that no row of a decision table covers, or two of a unique one.
void find_table_gaps(const Subject& subject, Findings& findings);
/// Recursion that makes new numbers without a bound.
void find_unbounded(const Subject& subject, Findings& findings);
/// Candidates that no case puts first, and attributes that facts alone give two values.
void find_hopeless(const Subject& subject, Findings& findings);
/// Variables that stand in one place only.
void find_lone_variables(const Subject& subject, Findings& findings);
/// Names that differ in case, hyphens or look-alike letters alone.
void find_near_names(const Subject& subject, Findings& findings);
/// Characters that make text look like what it is not.
void find_deceptive_characters(const Subject& subject, Findings& findings);
/// Matters of taste.
void find_style(const Subject& subject, Findings& findings);

}  // namespace counsel::analyze
