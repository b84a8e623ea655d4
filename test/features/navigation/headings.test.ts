import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { applyEdits } from '../../../src/core/text/text'
import { anchorPlaceAt, renameHeading, renameOwnId, wordsOf } from '../../../src/features/navigation/headings'
import { generatorFor } from '../../generatorFor'

const head = '---\ntitle: x\n---\n'

/** What the rename box shows at `|`, and the body after the rename, or why it is refused. */
function renamed(marked: string, to: string, dialect = 'hugo'): { readonly words?: string | undefined; readonly result?: string } {
  const offset = head.length + marked.indexOf('|')
  const article = parseArticle(head + marked.replace('|', '')).readAs(generatorFor(dialect).markdown)
  const place = anchorPlaceAt(article, offset)
  if (!place) return {}
  const changes = place.kind === 'id' ? renameOwnId(article, place.place.id, to) : renameHeading(article, place.heading, to)
  const words = wordsOf(article, place)
  return { words, result: changes.refused ?? applyEdits(article.text, changes.edits).slice(head.length) }
}

describe('renaming a heading', () => {
  it('lets the links of the article follow, by the ids of the generator', () => {
    const text = (words: string, id: string) => `See [a](#${id}), <a href="#${id}">b</a> and [c][c].\n\n## ${words}\n\n[c]: #${id} "t"\n`
    for (const [dialect, before, after] of [
      ['hugo', 'harbour-opens-part-21', 'new-berths-ab'],
      ['hexo', 'Harbour-Opens-Part-2-1', 'New-Berths-A-B'],
      ['jekyll', 'harbour-opens-part-21', 'new-berths-ab'],
      ['astro', 'harbour-opens-part-21', 'new-berths-ab'],
      ['docusaurus', 'harbour-opens-part-21', 'new-berths-ab'],
    ] as const)
      assert.deepEqual(
        renamed(text('Harbour |Opens: Part 2.1', before), 'New Berths: A.B', dialect),
        { words: 'Harbour Opens: Part 2.1', result: text('New Berths: A.B', after) },
        dialect,
      )
  })

  it('keeps marks, closing marks, written ids and line ends', () => {
    for (const [marked, words, result] of [
      ['## |One ##\r\n\r\nx\r\n', 'One', '## Two ##\r\n\r\nx\r\n'],
      ['O|ne\n===\n', 'One', 'Two\n===\n'],
      ['> ## O|ne\n', 'One', '> ## Two\n'],
      ['- ## O|ne\n', 'One', '- ## Two\n'],
      ['## O|ne {#own}\n\n[a](#own)\n', 'One', '## Two {#own}\n\n[a](#own)\n'],
      ['## O|ne *x* `y`\n', 'One *x* `y`', '## Two\n'],
      ['#  O|ne \n', 'One', '#  Two \n'],
    ] as const)
      assert.deepEqual(renamed(marked, 'Two'), { words, result })
  })

  it('lets links to other headings follow, whose numbers change', () => {
    const marked = (first: string, ids: readonly [string, string]) => `[1](#${ids[0]}) [2](#${ids[1]})\n\n## ${first}\n\n## Tides\n`
    assert.equal(renamed(marked('|Tides', ['tides', 'tides-1']), 'Moon').result, marked('Moon', ['moon', 'tides']))
    assert.equal(renamed(marked('|Moon', ['moon', 'tides']), 'Tides').result, marked('Tides', ['tides', 'tides-1']))
  })

  it('starts from a link to the heading as well', () =>
    assert.deepEqual(renamed('[1](#ti|des)\n\n## Tides\n', '潮汐'), { words: 'Tides', result: '[1](#潮汐)\n\n## 潮汐\n' }))

  it('keeps the way in which a link is encoded, and what browsers look for behind it', () => {
    assert.equal(renamed('[1](#%E6%BD%AE%E6%B1%90)\n\n## 潮|汐\n', '月').result, '[1](#%E6%9C%88)\n\n## 月\n')
    assert.equal(renamed('[1](#tides:~:text=x)\n\n## |Tides\n', 'Moon').result, '[1](#moon:~:text=x)\n\n## Moon\n')
  })

  it('is refused where links could not follow', () => {
    assert.equal(renamed('## |Tides\n', '').result, 'Type a heading.')
    assert.equal(renamed('## |Tides\n', 'a\nb').result, 'A heading must be on one line, without tabs.')
    assert.match(renamed('## |Tides\n\n<p id="moon">x</p>\n', 'Moon').result ?? '', /could not follow/)
    assert.match(renamed('Tid|es\n---\n', '# Moon').result ?? '', /not be the same heading/)
    assert.match(renamed('## |Tides\n', 'Moon {#x}').result ?? '', /not be the same heading/)
  })

  it('is left to VS Code where the ids are not known', () => {
    assert.deepEqual(renamed('## Ti|des\n', 'x', 'generic'), {})
    assert.deepEqual(renamed('## Ti|des\n', 'x', 'eleventy'), {})
    assert.deepEqual(renamed('`## Ti|des`\n', 'x'), {})
    assert.deepEqual(renamed('#|# Tides\n', 'x'), {})
  })
})

describe('renaming the written id of a heading', () => {
  it('changes the braces and all links', () => {
    for (const [dialect, braces] of [
      ['hugo', '{#own}'],
      ['jekyll', '{#own}'],
      ['docusaurus', '{#own}'],
      ['docusaurus', '{/* #own */}'],
    ] as const) {
      const marked = `## One ${braces.replace('#own', '#o|wn')}\n\n[a](#own)\n`
      assert.deepEqual(renamed(marked, 'new', dialect), { words: 'own', result: `## One ${braces.replace('own', 'new')}\n\n[a](#new)\n` })
    }
  })

  it('is refused if the article has the id', () =>
    assert.match(renamed('## One {#o|wn}\n\n## New\n', 'new').result ?? '', /already has the id/))
})
