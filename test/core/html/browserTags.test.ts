import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readHtml, readHtmlInSteps, type HtmlReading } from '../../../src/core/html/readHtml'
import { finished } from '../../../src/core/text/steps'
import { voidElements } from '../../../src/core/html/elementNames'
import { browserReading, readAll, type Tag } from './browserTags'
import { runs } from '../../runs'

const tagRuns = runs(600, 100_000)

const fragments = [
  '<figure id=one CLASS=\'a b\' aria-describedby="c1">\r\n<img src="/🚢.jpg?a=1&amp;b=2" alt>图注 &copy; 港</figure>\r\n',
  '<p>\n<a href=https://example.com/a?b=c&d target = "_blank" title="1 > 0">船</a>, <b>𠮷</b></p>\n',
  "<ul>\r\n\t<li data-x='a\"b'>a<li>b</ul>\r\n",
  '<table><tr><td colspan=2>1<td>2</table>',
  '<iframe src="https://example.com/" title="a"><p>no <b>frames</b></iframe>',
  '<video controls muted><source src="/a.mp4" type="video/mp4"></video>',
  '<script>if (a < b) document.write("<b>")</script><style>a > b { c: "<p>" }</style>',
  '<textarea><b></textarea><title><i></title>',
  '<!-- <b> --><br/><hr ><span\nclass="a"\n>x</span\n>',
  '<div a="1" A="2" a>x</div>',
  '👩‍🚀 <em>港口</em> &lt;b&gt; a < b',
]
const insertions = [
  '<',
  '>',
  '/',
  '"',
  "'",
  '=',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '&',
  '!',
  '-',
  '</',
  '/>',
  '<a ',
  '</p>',
  '<b>',
  '🚢',
  '𠮷',
  'é',
  'a=',
  '="',
  "='",
  '<!--',
  '-->',
  '<?',
  '\f',
]

/** HTML in which some parts have been removed, repeated, or replaced. */
const mutated = fc
  .record({
    parts: fc.array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 4 }),
    changes: fc.array(
      fc.record({
        at: fc.nat(),
        length: fc.nat(6),
        insert: fc.oneof(fc.constant(''), fc.constantFrom(...insertions)),
        twice: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ parts, changes }) => {
    let text = parts.join('')
    for (const { at, length, insert, twice } of changes) {
      const from = at % (text.length + 1)
      text = text.slice(0, from) + (twice ? text.slice(from, from + length).repeat(2) : '') + insert + text.slice(from + length)
    }
    return text
  })

/**
 * Two differences are intended. In `a=>`, Copydesk takes the `=` as a part of the attribute, so that it is removed with it; parse5
 * does not. In values Copydesk keeps line ends as written; browsers turn all of them into `\\n`.
 */
function alike(text: string, attribute: Tag['attributes'][number]): Tag['attributes'][number] {
  if (attribute.value !== '') return { ...attribute, value: attribute.value.replace(/\r\n?/g, '\n') }
  const written = text.slice(attribute.start, attribute.end).replace(/(?<=.)\s*=\s*$/s, '')
  return { ...attribute, end: attribute.start + written.length }
}

/**
 * The offset from which Copydesk reads differently from browsers. In an end tag with more than its name, browsers handle quotes and
 * slashes, Copydesk searches only for `>`. A comment such as `<!>` or `<!-->`, or one that ends with `--!>`, continues for Copydesk to
 * the next `-->`. A comment in a script may hide the end of the script from browsers.
 */
const odd = /<\/[a-z][^\s/>]*(?:\s+[^\s>]|\/)|<!(?:-?|--|---)>|--!>|(?<=<script[\s\S]*)<!--/i

/** Copydesk reads `<iframe />`, `<div />` and `<style/ >` as closed, as authors mean it and as in JSX; for browsers they stay open. */
function isSlashed(text: string, { name, end }: Tag): boolean {
  return /\/\s*>$/.test(text.slice(Math.max(0, end - 20), end)) && !voidElements.has(name)
}

function asFarAsMeant(text: string, tags: readonly Tag[]): readonly Tag[] {
  const slashed = tags.findIndex((tag) => isSlashed(text, tag))
  const end = text.search(odd)
  const meant = slashed < 0 ? tags : tags.slice(0, slashed + 1)
  return end < 0 ? meant : meant.filter(({ start }) => start < end)
}

describe('tags and attributes', () => {
  it('have the same ranges as in a browser, in any broken HTML', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const told = (tags: readonly Tag[]) =>
          asFarAsMeant(text, tags).map((tag) => ({ ...tag, attributes: tag.attributes.map((at) => alike(text, at)) }))
        assert.deepEqual(told(readAll(text).startTags), told(browserReading(text).startTags), JSON.stringify(text))
      }),
      tagRuns,
    )
  })

  it('may have the names of members that every object has', () => {
    for (const name of ['constructor', 'tostring', 'valueof']) {
      const text = `<p>a</p><${name}>b</${name}>`
      assert.deepEqual(
        readHtml(text, [{ start: 0, end: text.length, text }]).elements.map((element) => element.name),
        ['p', name],
      )
    }
  })

  it('are the same when they are read in steps of any length', () => {
    const tree = ({ elements, comments, unbalanced }: HtmlReading) => ({
      elements: elements.map(({ parent, children, ...own }) => ({
        ...own,
        parent: parent?.range,
        children: children.map(({ kind, range }) => ({ kind, range })),
      })),
      comments,
      unbalanced,
    })
    fc.assert(
      fc.property(mutated, fc.integer({ min: 1, max: 40 }), (written, length) => {
        const text = `${written}<iframe src="a"><b></iframe>x<script>a < b</script>${written}`
        const pieces = [{ start: 0, end: text.length, text }]
        const inSteps = finished(readHtmlInSteps(text, pieces, false, length))
        assert.deepEqual(tree(inSteps), tree(readHtml(text, pieces)), JSON.stringify(text))
      }),
      runs(500, 50_000),
    )
  })

  it('end where they end in a browser', () => {
    let compared = 0
    fc.assert(
      fc.property(mutated, (text) => {
        if (odd.test(text) || readAll(text).startTags.some((tag) => isSlashed(text, tag))) return
        const [ours, browsers] = [readAll(text).endTags, browserReading(text).endTags]
        for (const [start, endTag] of ours) {
          const known = browsers.get(start)
          if (!known) continue
          compared++
          assert.deepEqual(endTag, known, JSON.stringify([text, text.slice(start)]))
        }
      }),
      tagRuns,
    )
    assert.ok(compared > tagRuns.numRuns)
  })
})
