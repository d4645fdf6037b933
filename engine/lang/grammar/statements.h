// engine/lang/grammar/statements.h
// The statements, each from its keyword to its end. A file is split into them before (grammar/split.h).
#pragma once

#include "engine/lang/grammar/conclusions.h"
#include "engine/lang/grammar/conditions.h"
#include "engine/lang/grammar/tables.h"

namespace counsel::lang::grammar {

using Case = Expectation::Case;

// What may follow the keyword.
struct kind_name : written_name {
  static constexpr Expectation expected{.what = "a name for the kind", .special = Case::name};
};
struct attribute_name : written_name {
  static constexpr Expectation expected{.what = "a name for the attribute", .special = Case::name};
};
struct relation_name : written_name {
  static constexpr Expectation expected{.what = "the name of a relation", .special = Case::name};
};
struct decision_name : written_name {
  static constexpr Expectation expected{.what = "a name for the decision", .special = Case::name};
};
struct rule_name : written_name {
  static constexpr Expectation expected{.what = "the name of a rule", .special = Case::name};
};
struct example_name : written_name {
  static constexpr Expectation expected{.what = "a name for the example", .special = Case::name};
};
struct colon_due : colon {
  static constexpr Expectation expected{.what = "`:`", .insert = ":"};
};

// use "../common"
struct path_due : quoted {
  static constexpr Expectation expected{.what = "a quoted path"};
};
struct end_of_statement : p::eof {
  static constexpr Expectation expected{.what = "the end of the statement"};
};
struct use_statement : p::seq<word<"use">, p::must<path_due, end_of_statement>> {
  static constexpr Kind node = Kind::use;
};

// source tech-platform "Top 10 backend frameworks"
struct title_due : quoted {
  static constexpr Expectation expected{.what = "a quoted title"};
};
struct source_statement : p::seq<word<"source">, p::must<document_due, title_due, end_of_statement>> {
  static constexpr Kind node = Kind::source;
};

// kind framework: Django, Rails "Ruby on Rails" also RoR
struct also_name : written_name {
  static constexpr Expectation expected{.what = "another spelling", .special = Case::name};
};
struct member : p::seq<written_name, p::opt<quoted>, p::opt<word<"also">, p::must<also_name>, p::star<written_name>>> {
  static constexpr Kind node = Kind::member;
  static constexpr Expectation expected{.what = "a name", .special = Case::name};
};
struct end_of_kind : p::eof {
  static constexpr Expectation expected{
      .what = "`,`, a quoted label, `also` or the end of the kind", .words = "also", .wrong = "and or", .right = ","};
};
struct kind_statement : p::seq<word<"kind">, p::must<kind_name, colon_due>, listed<member>, p::must<end_of_kind>> {
  static constexpr Kind node = Kind::kind;
};

// Types
struct of_due : word<"of"> {
  static constexpr Expectation expected{.what = "`of`", .words = "of", .insert = "of"};
};
struct type_member : written_name {
  static constexpr Expectation expected{.what = "a name", .special = Case::name};
};
struct bound_due : p::sor<date, number> {
  static constexpr Expectation expected{.what = "a number or a date"};
};
struct yes_or_no : p::seq<word<"yes">, word<"or">, word<"no">> {};
struct choice : p::seq<p::sor<word<"one">, word<"any">>, p::must<of_due>, listed<type_member>> {};
struct range : p::seq<p::sor<word<"integer">, word<"number">, word<"date">>, p::opt<word<"from">, p::must<bound_due>>,
                      p::opt<word<"to">, p::must<bound_due>>> {};
struct attribute_type : p::sor<yes_or_no, choice, range, word<"text">> {
  static constexpr Kind node = Kind::type;
  static constexpr Expectation expected{
      .what = "a type (`yes or no`, `one of …`, `any of …`, `integer`, `number`, `date` or `text`)",
      .words = "yes one any integer number date text"};
};
struct decision_type : p::seq<word<"one">, p::must<of_due>, listed<type_member>> {
  static constexpr Kind node = Kind::type;
  static constexpr Expectation expected{.what = "`one of` and a kind", .words = "one", .insert = "one of"};
};
struct column_type
    : p::seq<p::not_at<p::sor<word<"one">, word<"any">>, word<"of">>, p::sor<yes_or_no, written_name>> {
  static constexpr Kind node = Kind::type;
  static constexpr Expectation expected{.what = "a kind, `name`, `text`, `integer`, `number`, `date` or `yes or no`",
                                        .special = Case::name};
};

// attribute concurrency: one of low, high  ask "…"  low "hundreds"
struct question_due : quoted {
  static constexpr Expectation expected{.what = "a quoted question"};
};
struct ask : p::seq<word<"ask">, p::must<question_due>> {
  static constexpr Kind node = Kind::ask;
};
struct value_label : p::seq<written_name, quoted> {
  static constexpr Kind node = Kind::value_label;
};
struct default_due : p::sor<date, number, quoted, name> {
  static constexpr Expectation expected{.what = "a value"};
};
struct default_value : p::seq<word<"default">, p::must<default_due>> {
  static constexpr Kind node = Kind::default_value;
};
struct cost_due : number {
  static constexpr Expectation expected{.what = "a number"};
};
struct cost : p::seq<word<"cost">, p::must<cost_due>> {
  static constexpr Kind node = Kind::cost;
};
struct flag : p::sor<word<"uncertain">, word<"fixed">, word<"personal">> {
  static constexpr Kind node = Kind::flag;
};
struct end_of_attribute : p::eof {
  static constexpr Expectation expected{
      .what = "`ask`, `default`, a value with its quoted label, or the end of the attribute",
      .words = "ask from to default uncertain cost fixed personal",
      .wrong = "and or",
      .right = ","};
};
struct attribute_statement : p::seq<word<"attribute">, p::must<attribute_name, colon_due, attribute_type>,
                                    p::star<p::sor<ask, default_value, value_label, cost, flag>>, p::must<end_of_attribute>> {
  static constexpr Kind node = Kind::attribute;
};

// relation written-in(framework: framework, language: language)
struct column : p::seq<written_name, p::must<colon_due, column_type>> {
  static constexpr Kind node = Kind::column;
  static constexpr Expectation expected{.what = "the name of a column", .special = Case::name};
};
struct open_columns : open {
  static constexpr Expectation expected{.what = "`(` and the columns"};
};
struct close_columns : close {
  static constexpr Expectation expected{.what = "`,` or `)`"};
};
struct column_name : written_name {
  static constexpr Expectation expected{.what = "the name of a column", .special = Case::name};
};
struct per_due : word<"per"> {
  static constexpr Expectation expected{.what = "`per` and the columns it depends on", .words = "per"};
};
struct one_per : p::seq<word<"one">, p::must<column_name, per_due>, listed<column_name>> {
  static constexpr Kind node = Kind::one_per;
};
struct relation_flag : word<"uncertain"> {
  static constexpr Kind node = Kind::flag;
};
struct end_of_relation : p::eof {
  static constexpr Expectation expected{.what = "`uncertain`, `one … per …` or the end of the relation",
                                        .words = "uncertain one"};
};
struct relation_statement : p::seq<word<"relation">, p::must<relation_name, open_columns>, listed<column>,
                                   p::must<close_columns>, p::star<p::sor<relation_flag, one_per>>, p::must<end_of_relation>> {
  static constexpr Kind node = Kind::relation;
};

// decision framework: one of framework  ask "…"
struct confident_from : word<"from"> {
  static constexpr Expectation expected{.what = "`from`", .words = "from", .insert = "from"};
};
struct confident_number : number {
  static constexpr Expectation expected{.what = "a number of points"};
};
struct confident : p::seq<word<"confident">, p::must<confident_from, confident_number>, p::opt<word<"points">>> {
  static constexpr Kind node = Kind::confident;
};
struct end_of_decision : p::eof {
  static constexpr Expectation expected{.what = "`ask`, `confident from` or the end of the decision",
                                        .words = "ask confident"};
};
struct decision_statement : p::seq<word<"decision">, p::must<decision_name, colon_due, decision_type>,
                                   p::star<p::sor<ask, confident>>, p::must<end_of_decision>> {
  static constexpr Kind node = Kind::decision;
};

// fact Phoenix written-in Elixir  source tech-platform "10. Phoenix"
struct end_of_fact : p::eof {
  static constexpr Expectation expected{.what = "`source`, `valid` or the end of the fact",
                                        .words = "source valid until with"};
};
struct fact_statement : p::seq<word<"fact">, p::must<assertion>, p::opt<stated_certainty>,
                               p::star<p::sor<citation, validity>>, p::must<end_of_fact>> {
  static constexpr Kind node = Kind::fact;
};
/// A fact that is a whole text. It holds on every day.
struct end_of_lone_fact : p::eof {
  static constexpr Expectation expected{.what = "`source` or the end of the fact", .words = "source with"};
};
struct lone_fact : p::seq<gap, p::must<assertion>, p::opt<stated_certainty>, p::star<citation>,
                          p::must<end_of_lone_fact>> {
  static constexpr Kind node = Kind::fact;
};

// facts offers  source tech-platform  | framework | feature |  …
// facts offers from "facts/offers.csv"  source tech-platform
struct header : row {
  static constexpr Expectation expected{.what = "`from`, `source` or a row of column names between `|`",
                                        .words = "from source valid"};
};
struct first_row : row {
  static constexpr Expectation expected{.what = "a row of values between `|`"};
};
struct end_of_facts : p::eof {
  static constexpr Expectation expected{.what = "another row or the end of the table"};
};
struct file_due : quoted {
  static constexpr Expectation expected{.what = "the quoted path of a CSV or TSV file"};
};
struct facts_in_file : p::seq<word<"from">, p::must<file_due>, p::star<citation>> {};
struct facts_in_rows : p::seq<p::star<p::sor<citation, validity>>, p::must<header>, p::opt<dash_row>, p::must<first_row>, p::star<row>> {};
struct facts_statement : p::seq<word<"facts">, p::must<relation_name>, p::sor<facts_in_file, facts_in_rows>,
                                p::must<end_of_facts>> {
  static constexpr Kind node = Kind::facts;
};

// rule small-team "Small teams"  when team-size <= 5  implies scale is small  because "…"  source …
struct because_text : quoted {
  static constexpr Expectation expected{.what = "a quoted reason"};
};
struct because : p::seq<word<"because">, p::must<because_text>> {
  static constexpr Kind node = Kind::because;
};
struct end_of_rule : p::eof {
  static constexpr Expectation expected{.what = "another conclusion, `because`, `source` or the end of the rule",
                                        .words = "and or strongly weakly with for implies suggests discourages excludes "
                                                 "cautions because source valid until overrides",
                                        .wrong = "and",
                                        .right = "or"};
};
struct rule_statement
    : p::seq<word<"rule">, p::must<rule_name>, p::opt<quoted>, p::opt<word<"when">>, p::must<condition, conclusion>,
             p::star<conclusion>, p::star<p::sor<because, citation, validity, overrides>>, p::must<end_of_rule>> {
  static constexpr Kind node = Kind::rule;
};

// table load-shape "Traffic" unique  | concurrency || suggests |  …
struct table_name : written_name {
  static constexpr Expectation expected{.what = "a name for the table", .special = Case::name};
};
struct unique : word<"unique"> {
  static constexpr Kind node = Kind::flag;
};
struct table_header : table_row {
  static constexpr Expectation expected{.what = "`unique`, `source` or a row of headings between `|`",
                                        .words = "unique source valid until overrides"};
};
struct first_table_row : table_row {
  static constexpr Expectation expected{.what = "a row of cells between `|`"};
};
struct table_statement
    : p::seq<word<"table">, p::must<table_name>, p::opt<quoted>, p::opt<unique>, p::star<p::sor<citation, validity, overrides>>,
             p::must<table_header>, p::opt<dash_row>, p::must<first_table_row>, p::star<table_row>, p::must<end_of_facts>> {
  static constexpr Kind node = Kind::table;
};

// example chat "A chat"  given real-time, team-size is 3, fever with certainty 0.7  expect Phoenix first
struct given_fact : p::seq<listed_condition, p::opt<stated_certainty>> {
  static constexpr Expectation expected{.what = "a condition"};
};
struct given : p::seq<word<"given">, listed<given_fact>> {
  static constexpr Kind node = Kind::given;
};
struct top_due : word<"top"> {
  static constexpr Expectation expected{.what = "`top`", .words = "top", .insert = "top"};
};
struct top_number : number {
  static constexpr Expectation expected{.what = "a number"};
};
struct standing
    : p::sor<word<"first">, p::seq<word<"in">, p::must<top_due, top_number>>, p::seq<word<"above">, p::must<candidate>>,
             p::seq<word<"excluded">, p::opt<word<"by">, p::must<rule_reference>>>,
             p::seq<word<"because">, p::must<rule_reference>>> {};
struct alone : p::at<p::sor<p::eof, word<"expect">, word<"given">>> {};
struct outcome : p::seq<p::sor<p::seq<word<"no">, word<"recommendation">>, p::seq<word<"nothing">, word<"fits">>,
                               word<"contradiction">>,
                        alone> {};
struct expected_candidate : p::seq<candidate, p::opt<word<"not">>, standing> {};
struct expected_thing : p::sor<outcome, expected_candidate, assertion> {
  static constexpr Expectation expected{
      .what =
          "an outcome (`X first`, `X in top N`, `X above Y`, `X excluded`, `X because RULE`, `no recommendation`, "
          "`nothing fits`, `contradiction` or a fact)"};
};
struct expectation : p::seq<word<"expect">, p::opt<word<"not">>, p::must<expected_thing>> {
  static constexpr Kind node = Kind::expectation;
  static constexpr Expectation expected{
      .what = "`given` or `expect`", .words = "given expect", .wrong = "and", .right = ","};
};
struct end_of_example : p::eof {
  static constexpr Expectation expected{.what = "another `expect` or the end of the example",
                                        .words = "expect first in above excluded because"};
};
struct example_statement : p::seq<word<"example">, p::must<example_name>, p::opt<quoted>, p::star<given>,
                                  p::must<expectation>, p::star<expectation>, p::must<end_of_example>> {
  static constexpr Kind node = Kind::example;
};

struct statement : p::sor<use_statement, source_statement, kind_statement, attribute_statement, relation_statement,
                          decision_statement, fact_statement, facts_statement, rule_statement, table_statement,
                          example_statement> {};

}  // namespace counsel::lang::grammar
