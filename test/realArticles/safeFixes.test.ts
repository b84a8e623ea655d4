import assert from 'node:assert/strict'
import { parseArticle } from '../../src/core/article/article'
import { fixAll } from '../../src/core/lint/fix'
import { defaultPolicy } from '../../src/core/sanitizer/policy'
import { renderMarkdown } from '../../src/core/markdown/renderMarkdown'
import { sanitize } from '../../src/preview/render/sanitize'
import { rules } from '../../src/rules'
import { sample } from '../runs'
import { badDocuments } from '../rules/generatedArticles'
import { checkAs, realArticles, type RealArticle } from './realArticles'

const optional = Object.fromEntries(rules.filter((rule) => rule.optional).map(({ id, severity }) => [id, severity]))

interface Shown {
  readonly words: string
  readonly images: readonly string[]
}

/** What readers get of the body: its words, and its pictures with their addresses and alternative texts. */
function shown(text: string): Shown {
  const { masked, body: at } = parseArticle(text)
  // Template tags have done their work when the page is made: here they are as good as any word.
  const body = masked.slice(at.start)
  const { html } = sanitize(renderMarkdown(body), defaultPolicy, { resolveImage: (address) => address })
  const images = [...html.matchAll(/<img\b[^>]*>/g)].map(([tag]) =>
    ['src', 'alt'].map((name) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '').join(' | '),
  )
  return {
    words: html
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
    images,
  }
}

function firstDifference(before: string, after: string): string {
  let at = 0
  while (before[at] === after[at]) at++
  return `${before.slice(Math.max(0, at - 60), at + 60)}  =>  ${after.slice(Math.max(0, at - 60), at + 60)}`
}

/** What a rule is about, and so may change. */
const exceptions: Readonly<Record<string, (shown: Shown) => unknown>> = {
  // The picture is shown at last.
  'img-src-missing': ({ words }) => words,
  // The same address, as it is sent.
  'url-space': ({ words, images }) => [words, images.map((image) => image.replaceAll('%20', ' ').replaceAll('%09', '\t'))],
}

/** As feed readers and copied pages leave articles: what the safe fixes are for. */
const damages: readonly ((text: string) => string)[] = [
  (text) => text.replace(/<\/?figcaption[^>]*>/g, ''),
  (text) => text.replace(/<img (?=[^>]*\balt="([^"]+)")/g, '<img data-recalc-dims="1" srcset="" title="$1" onerror="hide(this)" '),
  (text) => text.replace(/<img ([^>]*?)\bsrc="([^"]*)"/g, '<img $1data-original="$2"'),
  (text) => text.replace(/(<img [^>]*?\bsrc=")([^"]*)(\.\w+")/g, '$1$2 (1)$3'),
  (text) => text.replace(/(<img [^>]*?\bsrc="[^"?]*)"/g, '$1?resize=770%2C433"').replace(/ (?:width|height)="\d+"/g, ''),
  (text) => text.replace(/<\/figure>/g, '<figcaption></figcaption></figure>'),
]

describe('every safe fix', () => {
  const seen = new Map<string, number>()

  function holds(article: RealArticle): void {
    const { text, path } = article
    const check = checkAs(article, { settings: { rules: optional } })
    const before = shown(text)
    const safe = check(text).filter(({ fixes }) => fixes.some((fix) => fix.safe))
    for (const id of new Set(safe.map(({ ruleId }) => ruleId))) {
      seen.set(id, (seen.get(id) ?? 0) + safe.filter(({ ruleId }) => ruleId === id).length)
      const own = (changed: string) => check(changed).filter(({ ruleId }) => ruleId === id)
      const fixed = fixAll(text, own).text
      assert.notEqual(fixed, text, `${path}: ${id}`)
      const told = exceptions[id] ?? ((all: Shown) => all)
      const [now, then] = [shown(fixed), before].map((one) => JSON.stringify(told(one)))
      // The whole of an article would be too much to be told of a failure.
      if (now !== then) assert.fail(`${path}: ${id}: ${firstDifference(then ?? '', now ?? '')}`)
      assert.equal(fixAll(fixed, own).text, fixed, `${path}: ${id}, again`)
    }
    const all = fixAll(text, check)
    assert.equal(all.cycle, undefined, path)
    assert.equal(fixAll(all.text, check).text, all.text, `${path}, again`)
  }

  it('shows the same words and pictures of real articles, and has nothing to do when it comes again', () => {
    for (const article of sample(realArticles(), 25)) holds(article)
  })

  it('does so in articles that are damaged in the ways that it is for', () => {
    for (const article of sample(realArticles(), 80))
      for (const damage of damages) {
        const text = damage(article.text)
        if (text !== article.text) holds({ ...article, text })
      }
  })

  it('does so in the examples of the rules', () => {
    for (const text of sample(badDocuments, 3)) holds({ path: 'source/_posts/a.md', folder: 'seed', text })
  })

  after(() => {
    console.log(
      `      safe fixes applied: ${[...seen]
        .toSorted()
        .map(([id, count]) => `${id} ${count}`)
        .join(', ')}`,
    )
  })
})
