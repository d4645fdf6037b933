#include "cli/render/html_style.h"

namespace counsel::cli {

const std::string_view kHtmlStyle = R"css(
:root {
  color-scheme: light;
  --paper: #fdfcf9; --ink: #1d2430; --quiet: #5a6472; --line: #dcd9d1; --track: #eeebe3;
  --accent: #1b5a94; --bar: #8fa9c2; --for: #17663f; --against: #a02d24; --mark: #fff3c9;
  --fact: #e8eff7; --answer: #fbefd2;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --paper: #14171c; --ink: #e5e7eb; --quiet: #a2abb8; --line: #353b45; --track: #242931;
    --accent: #86b8ef; --bar: #4d6780; --for: #72cd9b; --against: #f2968c; --mark: #3d3514;
    --fact: #1d2a3a; --answer: #372e18;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 62rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, .question { font-family: Charter, "Iowan Old Style", Georgia, "Noto Serif", serif; text-wrap: balance; }
h1 { margin: 0; font-size: clamp(1.5rem, 1rem + 2.4vw, 2.25rem); line-height: 1.2; font-weight: 600; }
h2 { margin: 3rem 0 .75rem; font-size: 1.25rem; font-weight: 600; }
h3 { margin: 1.5rem 0 .25rem; font-size: 1rem; }
p { margin: .5rem 0; max-width: 44rem; }
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
:target { background: var(--mark); }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { left: 1rem; top: .5rem; }
.question { margin: 0 0 .35rem; font-size: 1.1rem; font-style: italic; color: var(--quiet); }
.given { margin: .85rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; }
.given li { padding: .1rem .6rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .875rem; }
.given b { font-weight: 600; }
nav { margin-top: 1.75rem; padding: .6rem 0; border-block: 1px solid var(--line); font-size: .9rem; }
nav ul { margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; }
.quiet, .detail, figcaption { color: var(--quiet); font-size: .875rem; }
.for { color: var(--for); }
.against { color: var(--against); }
b.for, b.against { font-variant-numeric: tabular-nums; }

table { width: 100%; border-collapse: collapse; }
th, td { padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
thead th { color: var(--quiet); font-size: .8125rem; overflow-wrap: normal; }
.grounds th, .grounds td, .disputes td { width: 33%; }
.grounds, .sources, .disputes { font-size: .9375rem; }
.disputes td, .disputes th { width: 50%; }
.sources .number { width: 3rem; }
.detail { display: block; }

.ranking td, .ranking th { padding-block: .3rem; }
.ranking .number { width: 3.5rem; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.ranking .rank { width: 3.25rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
.ranking .who { display: grid; grid-template-columns: minmax(7rem, 14rem) 1fr; gap: 0 1rem; align-items: center; }
.ranking [aria-current] th { font-weight: 600; }
.bar { position: relative; height: .8rem; background: var(--track); border-radius: 2px; print-color-adjust: exact; }
.bar span { position: absolute; inset-block: 0; background: var(--bar); border-radius: 2px; print-color-adjust: exact; }
[aria-current] .bar span { background: var(--accent); }

.proof, .proof ul { margin: 0; padding: 0; list-style: none; }
.proof ul { margin-left: .45rem; padding-left: 1.1rem; border-left: 1px solid var(--line); }
.proof li { padding: .2rem 0; }
.clause { padding: .1rem .25rem .1rem 1.3rem; }
.clause .detail { max-width: 50rem; }
summary { position: relative; cursor: pointer; list-style: none; border-radius: 3px; }
summary::-webkit-details-marker { display: none; }
summary::before {
  content: ""; position: absolute; left: .2rem; top: .6rem; width: .45rem; height: .45rem;
  border-right: 2px solid var(--quiet); border-bottom: 2px solid var(--quiet); transform: rotate(-45deg);
}
details[open] > summary::before { transform: rotate(45deg); top: .5rem; }
summary:hover { background: var(--track); }
.proof > li > details > summary .said { font-weight: 600; }
.hidden { padding-left: 1.3rem; color: var(--quiet); }

/* Wider than the text, where the window is. */
figure { margin: 0 calc(50% - min(50vw - 1.25rem, 46rem)); }
.drawing { overflow-x: auto; border: 1px solid var(--line); border-radius: 4px; }
svg { display: block; font: 12px/1 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
svg a { text-decoration: none; }
svg text { fill: var(--ink); }
svg .for { fill: var(--for); font-weight: 600; }
svg .against { fill: var(--against); font-weight: 600; }
svg .more { fill: var(--quiet); }
svg rect { fill: var(--paper); stroke: var(--quiet); print-color-adjust: exact; }
.candidate rect { stroke: var(--accent); stroke-width: 2; }
.fact rect { fill: var(--fact); stroke: var(--bar); }
.answer rect { fill: var(--answer); }
.logic rect { stroke-dasharray: 4 3; }
svg a:hover rect, svg a:focus-visible rect { stroke: var(--accent); stroke-width: 2; }
.edge { fill: none; stroke: var(--quiet); opacity: .7; marker-start: url(#head); }
marker path { fill: var(--quiet); }
figcaption { margin-top: .5rem; max-width: 62rem; }
.items, .items ul { padding-left: 1.2rem; }
.items > li { margin-bottom: .5rem; }
.items .proof { padding-left: 0; }
.mark { color: var(--quiet); font-weight: 600; }
.amounts .number { width: 5.5rem; text-align: right; font-variant-numeric: tabular-nums; padding-right: 1.25rem; overflow-wrap: normal; }
footer { margin-top: 3rem; }

@media (max-width: 40rem) {
  body { padding: 1.25rem 1rem 3rem; }
  .ranking .who { grid-template-columns: 1fr; }
  .proof ul { margin-left: .3rem; padding-left: .6rem; }
  .clause { padding-left: 1.1rem; }
  th, td { padding-right: .5rem; }
  figure { margin: 0; }
}
@media print {
  :root { --paper: #fff; --track: #eee; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .skip, summary::before { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .clause { padding-left: 0; }
  a { color: inherit; text-decoration: none; }
  h2 { break-after: avoid; }
  tr, .clause { break-inside: avoid; }
  figure { margin: 0; }
  .drawing { overflow: visible; border: 0; }
  svg { width: 100%; height: auto; max-height: 90vh; }
}
)css";

}  // namespace counsel::cli
