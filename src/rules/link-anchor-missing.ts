import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import type { SiteFiles } from '../core/files/localFile'
import type { SiteGenerator } from '../core/generators/shared/generator'
import { AnchorTargets, linkedAnchors } from '../core/links/anchors'
import { OtherTargets, otherAnchors } from '../core/links/otherAnchors'
import type { Rule } from '../core/lint/rule'
import { isTemplated } from '../core/markdown/templateTags'
import { articleReader } from '../core/settings/articleFormat'
import type { Finding } from '../core/text/problem'

export const linkAnchorMissing: Rule = {
  id: 'link-anchor-missing',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    summary: 'Links to a place in an article lead to one of its headings or elements.',
    why: 'If the heading was rewritten, nothing happens when readers click the link. Site generators make the ids of headings in different ways: “Hello, World” is “Hello-World” in Hexo and “hello-world” in Hugo. Where it is not known how, only letters and digits are compared. Short names that may be part of the page around the article are not checked. Links to places in other articles are checked where the path leads to one file.',
    authority: 'HTML Standard, fragment identifiers',
    bad: [
      'See [the timetable](#⟦timetabel⟧).\n\n<table id="timetable"><tr><td>8:00</td></tr></table>\n',
      'See [8:00](#⟦timetabel⟧:~:text=8%3A00).\n\n<table id="timetable"><tr><td>8:00</td></tr></table>\n',
      'See [how](#⟦where-the-ferry-lands⟧).\n\n## Where the ferry departs\n\nHere.\n',
      '见<a href="#⟦新的航线⟧">航线</a>。\n\n<h2>新的时刻表</h2>\n',
    ],
    good: [
      'See [the timetable](#the-new-timetable) and [the fares](#fares-1).\n\n## The *new* timetable!\n\n## Fares\n\n## Fares\n',
      '见[航线](#新的航线)。\n\n## 1. 新的航线\n',
      'See [the berths](#berths).\n\n## Where boats lie {#berths}\n',
      'See [what readers said](#comments) and [the top](#top).\n',
      'See [the tides](#:~:text=the-new-timetable-of-tides).\n',
      '<p id="tides">Tides</p>\n\n<a href="#tides">Tides</a>\n',
      'See [the map](#the-map-of-the-harbour).\n\n{% include map.html %}\n',
    ],
  },
  *check(article, { generator, files, siteUrl }) {
    yield* inOthers(article, generator, files, siteUrl)
    const { text, masked, body } = article
    const anchors = linkedAnchors(article)
    // A template tag or an MDX component may print the element.
    if (anchors.length === 0 || isTemplated(masked) || /<[A-Z]/.test(text.slice(body.start))) return
    const places = new AnchorTargets(article)
    for (const { id, range } of anchors) {
      if (places.has(id)) continue
      const near = places.meant(id) ?? places.near(id)
      if (near === false && !isLong(id)) continue
      yield {
        range,
        message: l10n.t('This link leads nowhere: the article has no heading or element “{0}”.', id),
        fixes: typeof near === 'string' ? [{ title: l10n.t('Write “{0}”', near), edits: [{ range, newText: near }], safe: false }] : [],
      }
    }
  },
}

/** Ids of the page around an article have one or two words. */
function isLong(id: string): boolean {
  return /\P{ASCII}/u.test(id) || id.split(/[-_]/).length > 2
}

/** Links to places in other articles. An article is read only if a link names a place in it. */
function* inOthers(
  article: Article,
  generator: SiteGenerator,
  files: SiteFiles | undefined,
  siteUrl: string | undefined,
): Generator<Finding> {
  const anchors = files ? otherAnchors(article, generator, siteUrl) : []
  if (!files || anchors.length === 0) return
  const others = new OtherTargets(files, articleReader(generator, files))
  for (const anchor of anchors) {
    const { id, path, range } = anchor
    const places = others.anchors(anchor)
    if (!places || places.has(id)) continue
    const near = places.meant(id) ?? places.near(id)
    if (near === false && !isLong(id)) continue
    yield {
      range,
      message: l10n.t('This link leads to the start of the page: “{0}” has no heading or element “{1}”.', path, id),
      fixes: typeof near === 'string' ? [{ title: l10n.t('Write “{0}”', near), edits: [{ range, newText: near }], safe: false }] : [],
    }
  }
}
