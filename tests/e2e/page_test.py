"""Pages of `counsel … --format html` in a browser: they need nothing, fit any width and scheme, and can be read by
keyboard and on paper.

    page_test.py COUNSEL RULES
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from browser import Browser

# A rule base with bars on both sides of zero, a candidate that is ruled out, and texts that would like to be markup.
ODD_RULES = """\
source paper "A <b>paper</b> & more"
kind part: wheel "Wheel <script>alert(1)</script>", bell, lamp
attribute size: integer  ask "How \\"large\\"?"
decision part: one of part  ask "Which & why <i>that</i>?"
rule large "a_rather_long_label_without_any_blank_in_it_that_has_to_be_broken_somewhere_or_else_it_is_too_wide"
  size > 3 suggests wheel strongly because "it's <large>"  source paper "page \\"1\\""
rule small  size > 3 discourages bell
rule out  size > 3 excludes lamp
"""

# The colours of every piece of text with what is behind it, as [text, ratio].
CONTRASTS = """
(() => {
  const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const parts = color => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const clear = color => color === "transparent" || parts(color)[3] === 0;
  const behind = element => {
    const box = element.closest("svg a");
    if (box) return getComputedStyle(box.querySelector("rect")).fill;
    while (element && clear(getComputedStyle(element).backgroundColor)) element = element.parentElement;
    return element ? getComputedStyle(element).backgroundColor : "rgb(255, 255, 255)";
  };
  const out = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.localName === "title") continue;
    const style = getComputedStyle(element);
    const [a, b] = [element.closest("svg") ? style.fill : style.color, behind(element)].map(c => light(parts(c)));
    out.push([walker.currentNode.data, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)]);
  }
  return out;
})()
"""

# Boxes outside of the drawing, on top of each other, or with text that sticks out.
MISPLACED = """
(() => {
  const view = document.querySelector("svg").viewBox.baseVal;
  const links = [...document.querySelectorAll("svg a")];
  const rects = links.map(a => a.querySelector("rect").getBBox());
  const out = [];
  const apart = (a, b) => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  const within = (a, b) => a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
  rects.forEach((rect, i) => {
    if (!within(rect, view)) out.push(links[i].dataset.node + " is outside");
    rects.slice(0, i).forEach((other, j) => { if (!apart(rect, other)) out.push(links[i].dataset.node + " covers " + links[j].dataset.node); });
    for (const text of links[i].querySelectorAll("text"))
      if (!within(text.getBBox(), rect)) out.push(text.textContent + " sticks out of " + links[i].dataset.node);
  });
  return out;
})()
"""

HIDDEN_CLAUSES = "[...document.querySelectorAll('[data-node]')].filter(e => !e.checkVisibility()).length"
FOCUSED = "document.activeElement"


def on_each_page(test):
    def run(self):
        for name, path in self.pages.items():
            with self.subTest(page=name):
                self.browser.look()
                self.browser.open(path)
                test(self)
    return run


class PageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        chromium = shutil.which("chromium")
        if not chromium:
            raise RuntimeError("there is no chromium; install the Debian package `chromium` (.ci/build does)")
        cls.folder = tempfile.TemporaryDirectory()
        cls.browser = Browser(chromium)
        cls.addClassCleanup(cls.folder.cleanup)
        cls.addClassCleanup(cls.browser.__exit__)
        with open(os.path.join(cls.folder.name, "odd.rules"), "w", encoding="utf-8") as file:
            file.write(ODD_RULES)
        case = ["real-time", "concurrency=high", "team-size=3"]
        cls.pages = {name: cls.page(name, arguments) for name, arguments in {
            "candidate": ["why", "Node.js", *case, "--rules", RULES],
            "fact": ["why", "purpose is real-time-communication", *case, "--rules", RULES],
            "small": ["why", "Phoenix", *case, "--rules", RULES, "--lines", "1", "--depth", "2"],
            "odd": ["why", "wheel", "size=5", "--rules", cls.folder.name],
            "ask": ["ask", *case, "--rules", RULES, "--top", "2", "--lines", "3"],
            "odd-ask": ["ask", "size=5", "--rules", cls.folder.name],
            "why-not": ["why-not", "Phoenix", *case, "must-use=PHP", "--rules", RULES],
            "compare": ["compare", *case, "--rules", RULES],
            "odd-compare": ["compare", "wheel", "lamp", "size=5", "--rules", cls.folder.name],
        }.items()}

    @classmethod
    def page(cls, name, arguments):
        path = os.path.join(cls.folder.name, name + ".html")
        with open(path, "wb") as file:
            subprocess.run([COUNSEL, *arguments, "--db", ":memory:", "--format", "html"], stdout=file, check=True)
        return path

    @on_each_page
    def test_needs_nothing_and_complains_of_nothing(self):
        self.browser.value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        asked = [each["request"]["url"] for each in self.browser.happened("Network.requestWillBeSent")]
        self.assertEqual(len(asked), 1, asked)
        for event in ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"):
            self.assertEqual(self.browser.happened(event), [])
        self.assertEqual(self.browser.value("document.scripts.length"), 0)

    def test_forbids_itself_scripts_and_the_network(self):
        self.browser.open(self.pages["candidate"])
        self.browser.value("""document.body.insertAdjacentHTML("beforeend", "<img src='odd.html'>"),
            document.body.append(Object.assign(document.createElement("script"), {textContent: "window.ran = 1"})),
            new Promise(done => setTimeout(done, 50))""")
        self.assertIsNone(self.browser.value("window.ran"))
        blocked = [each["blockedReason"] for each in self.browser.happened("Network.loadingFailed")]
        self.assertEqual(blocked, ["csp"])

    @on_each_page
    def test_fits_phones_and_screens(self):
        for width in (360, 1280):
            self.browser.look(width)
            self.assertLessEqual(self.browser.value("document.documentElement.scrollWidth"), width)

    @on_each_page
    def test_has_contrast_in_both_schemes(self):
        papers = set()
        for scheme in ("light", "dark"):
            self.browser.look(scheme=scheme)
            papers.add(self.browser.value("getComputedStyle(document.body).backgroundColor"))
            contrasts = self.browser.value(CONTRASTS)
            self.assertGreater(len(contrasts), 20)
            self.assertEqual([each for each in contrasts if each[1] < 4.5], [])
        self.assertEqual(len(papers), 2)

    @on_each_page
    def test_opens_all_on_paper(self):
        self.browser.value("document.querySelectorAll('details').forEach(each => { each.open = false; })")
        self.assertGreater(self.browser.value(HIDDEN_CLAUSES), 0)
        self.browser.look(width=720, media="print", scheme="dark")
        self.assertEqual(self.browser.value(HIDDEN_CLAUSES), 0)
        self.assertEqual(self.browser.value("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)")
        self.assertEqual([each for each in self.browser.value(CONTRASTS) if each[1] < 4.5], [])
        self.assertEqual(self.browser.value("getComputedStyle(document.querySelector('.drawing')).overflow"), "visible")
        self.assertLessEqual(self.browser.value("document.querySelector('svg').getBoundingClientRect().right"), 720)

    @on_each_page
    def test_draws_boxes_apart_with_their_text_inside(self):
        self.assertEqual(self.browser.value(MISPLACED), [])
        self.assertEqual(
            self.browser.value("[...document.querySelectorAll('svg a')].map(a => a.dataset.node).sort().join()"),
            self.browser.value("[...document.querySelectorAll('li[id]')].map(li => li.id).sort().join()"))

    @on_each_page
    def test_can_be_read_by_keyboard(self):
        self.browser.press("Tab")
        self.assertEqual(self.browser.value(FOCUSED + ".className"), "skip")
        self.assertGreaterEqual(self.browser.value(FOCUSED + ".getBoundingClientRect().left"), 0)
        self.browser.press("Enter")
        self.assertEqual(self.browser.value(FOCUSED + ".id"), "main")
        open_now = self.browser.value("[...document.querySelectorAll('summary, svg a, .drawing')].filter(e => e.checkVisibility()).length")
        reached = 0
        for _ in range(500):
            self.browser.press("Tab")
            if self.browser.value(FOCUSED + " === document.body || " + FOCUSED + ".className === 'skip'"):
                break  # behind the end
            self.assertTrue(self.browser.value(FOCUSED + ".matches(':focus-visible')"))
            reached += self.browser.value(FOCUSED + ".matches('summary, svg a, .drawing')")
        self.assertEqual(reached, open_now)

    def test_opens_and_closes_by_keyboard(self):
        self.browser.open(self.pages["candidate"])
        self.browser.value("document.querySelector('summary').focus()")
        for key in ("Enter", "Space"):
            before = self.browser.value("document.querySelector('details').open")
            self.browser.press(key)
            self.assertEqual(self.browser.value("document.querySelector('details').open"), not before)

    def test_leads_from_the_graph_to_a_clause_that_was_closed(self):
        self.browser.open(self.pages["candidate"])
        closed = self.browser.value("[...document.querySelectorAll('li[id]')].find(e => !e.checkVisibility()).id")
        self.browser.value(f"document.querySelector('svg a[data-node={closed}]').focus()")
        self.browser.press("Enter")
        self.assertTrue(self.browser.value(f"document.getElementById('{closed}').checkVisibility()"))
        self.assertEqual(self.browser.value("location.hash"), "#" + closed)


if __name__ == "__main__":
    COUNSEL, RULES = map(os.path.abspath, sys.argv[1:])
    unittest.main(argv=sys.argv[:1])
