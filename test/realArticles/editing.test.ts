import assert from 'node:assert/strict'
import { relative } from 'node:path'
import { usualImageFields } from '../../src/core/frontmatter/imageFields'
import { parseArticle, type Article } from '../../src/core/article/article'
import { renderMarkdown } from '../../src/core/markdown/renderMarkdown'
import { applyEdits } from '../../src/core/text/text'
import { idPlaces, idRefusal, renameId } from '../../src/features/navigation/ids'
import { imageInsertion, strayBlanks } from '../../src/features/images/imageInsertion'
import { figureRewritings } from '../../src/features/codeActions/rewriteFigure'
import { sample } from '../runs'
import { sharedFolder } from '../corpusFolder'
import { realArticles } from './realArticles'

/** Parsed one by one, so that only one is in memory. MDX files are left out. @param step see `sample` */
function* articles(step: number): Generator<{ readonly path: string; readonly article: Article }> {
  const markdown = realArticles().filter(({ path }) => !path.endsWith('.mdx'))
  for (const { path, text } of sample(markdown, step)) yield { path: relative(sharedFolder, path), article: parseArticle(text) }
}

/** The pictures of a page, and its words: those of captions and titles among them. Template tags are blank, as the site fills them in. */
function shown({ masked, body }: Article): {
  readonly images: readonly string[]
  readonly words: readonly string[]
  readonly figures: number
} {
  const html = renderMarkdown(masked.slice(body.start))
  const titles = [...html.matchAll(/<img [^>]*title="([^"]*)"/g)].map(([, title]) => title)
  const images = [...html.matchAll(/<img [^>]*>/g)].map(([tag]) => /src=["']?([^"' >]*)/.exec(tag)?.[1] ?? '').sort()
  const words = [...titles, html.replace(/<[^>]*>/g, ' ')].join(' ').replaceAll('&quot;', '"')
  return { images, words: words.split(/\s+/).filter(Boolean).sort(), figures: html.split('<figure').length }
}

/** As VS Code inserts a text: each new line gets the blanks that the first one starts with. */
function withIndent({ text, lines }: Article, offset: number, written: string): string {
  const indent = /^[ \t]*/.exec(text.slice(lines.startOf(lines.lineOf(offset)), offset))?.[0] ?? ''
  return written.replace(/\n(?=[^\r\n])/g, `\n${indent}`)
}

/** What one list has more of than the other. */
function difference(a: readonly string[], b: readonly string[]): readonly string[] {
  const left = [...a]
  for (const one of b) if (left.includes(one)) left.splice(left.indexOf(one), 1)
  return left
}

describe('editing the corpus', () => {
  it('keeps every word and picture when a picture is written in another way', () => {
    let count = 0
    for (const { path, article } of articles(10)) {
      const places = [...article.images.map(({ range }) => range.start + 1), ...article.named('img').map(({ range }) => range.start + 1)]
      for (const offset of places)
        for (const { range, before, caption, after } of figureRewritings(article, offset)) {
          count++
          const text = applyEdits(article.text, [{ range, newText: before + caption + after }])
          const [was, is] = [shown(article), shown(parseArticle(text))]
          const place = `${path}:${article.lines.lineOf(offset) + 1}`
          assert.deepEqual([difference(is.images, was.images), difference(was.images, is.images)], [[], []], place)
          assert.deepEqual([difference(is.words, was.words), difference(was.words, is.words)], [[], []], place)
          assert.equal(Math.abs(is.figures - was.figures), 1, place)
        }
    }
    console.log(`      ${count} images`)
  })

  it('inserts a figure at the end of any line so that it is one', () => {
    let count = 0
    const image = { address: '/images/new-picture.jpg', size: { width: 4, height: 3 } }
    for (const { path, article } of articles(30)) {
      // Beginnings of files, whose last tag or block is open, and files that are no articles.
      if (/broken-snippets|gray-matter-fixtures/.test(path)) continue
      const before = shown(article)
      const first = article.lines.lineOf(article.body.start)
      const step = Math.max(1, Math.floor((article.lines.count - first) / 2))
      for (let line = first; line < article.lines.count; line += step) {
        const { end } = article.lines.rangeOf(line)
        const parts = imageInsertion(article, { start: end, end }, [image], usualImageFields)
        if (!parts || end < article.body.start) continue
        count++
        const written = parts.map((part) => (typeof part === 'string' ? part : part.stop)).join('')
        const blanks = strayBlanks(article, end)
        const edit = blanks
          ? { range: blanks, newText: written }
          : { range: { start: end, end }, newText: withIndent(article, end, written) }
        const is = shown(parseArticle(applyEdits(article.text, [edit])))
        const place = `${path}:${line + 1}`
        assert.ok(is.images.includes(image.address), place)
        assert.equal(is.figures, before.figures + 1, place)
      }
    }
    console.log(`      ${count} places`)
  })

  it('finds ids where they are, and takes a new name back byte by byte', () => {
    let count = 0
    for (const { path, article } of articles(8)) {
      const ids = new Set(idPlaces(article).map(({ id }) => id))
      for (const id of ids) {
        if (idRefusal(article, id, id)) continue
        count++
        const newId = `${id}-new`
        const edits = renameId(article, id, newId)
        const text = applyEdits(article.text, edits)
        const renamed = parseArticle(text)
        const places = idPlaces(renamed).filter((place) => place.id === newId)
        assert.equal(places.length, edits.length, `${path} ${id}`)
        const back = applyEdits(text, renameId(renamed, newId, id))
        // An address may write it encoded.
        if (!/%[\dA-F]{2}/i.test(article.text)) assert.equal(back, article.text, `${path} ${id}`)
      }
    }
    console.log(`      ${count} ids`)
  })
})
