import * as l10n from '@vscode/l10n'
import { isCjk, pairsOf, type LiteralAsterisks } from '../core/markdown/literalAsterisks'
import { renderInlineMarkdown } from '../core/markdown/renderMarkdown'
import type { Rule } from '../core/lint/rule'
import { markdownOf } from '../core/settings/articleFormat'
import type { Finding, Fix } from '../core/text/problem'
import { isTemplated } from '../core/markdown/templateTags'
import { range, type Range } from '../core/text/text'

/** Maximum length of a text, and maximum number of texts in an article, that are rendered again to verify a fix. */
const maxTextLength = 2000
const maxRenderedTexts = 200

export const mdCjkEmphasis: Rule = {
  id: 'md-cjk-emphasis',
  severity: 'warning',
  docs: {
    summary: 'Text between ** is bold on the page.',
    why: 'Two asterisks between a punctuation mark and a Chinese, Japanese or Korean character do not start or end bold text, so readers see the asterisks.',
    authority: 'CommonMark 0.31.2, 6.2 (left- and right-flanking delimiter runs)',
    bad: [
      '港口⟦**开放了。**⟧船只进港。\n',
      '他说⟦**“开放”**⟧了。\n',
      '> - 港口⟦**开放了。**⟧船只\n',
      '**港口**，⟦**（东）**⟧开放了，`**（西）**`还没有。\n',
    ],
    good: [
      '港口**开放了**。船只进港。\n',
      '港口**开放了。** 船只进港。\n',
      '`港口**开放了。**船只`\n',
      '港口\\*\\*开放了。\\*\\*船只\n',
      '2**3。**4\n',
      '他写**`a**b`**。\n',
    ],
  },
  *check(article, { path, generator, files }) {
    if (article.literalAsterisks.length === 0) return
    const markdown = markdownOf(article, path, generator, files)
    const reader = { left: maxRenderedTexts, render: (content: string) => renderInlineMarkdown(content, markdown) }
    for (const text of article.literalAsterisks) yield* findings(text, article.text, reader)
  },
}

/** Renders texts as the site's generator does. `left`: how many more texts may be rendered. */
interface Reader {
  left: number
  readonly render: (content: string) => string
}

function* findings(read: LiteralAsterisks, text: string, reader: Reader): Generator<Finding> {
  const { content, seen, toDocument } = read
  const pairs = pairsOf(read)
  const meant = content.length > maxTextLength ? [] : pairs.map((pair) => trimmed(wordsIn(reader.render(pair.inside))))
  for (const [index, { start, close, inside }] of pairs.entries()) {
    if (!(seen.has(start) || seen.has(close)) || isTemplated(inside) || !/\p{L}/u.test(inside)) continue
    const end = close + 2
    const before = lastLetter(content, start)
    const after = String.fromCodePoint(content.codePointAt(end) ?? 0x20)
    // With a space next to it, or in another script, literal asterisks may be intended.
    if (!(isCjk(before) && isSign(inside)) && !(isCjk(after) && isSign(lastLetter(inside, inside.length)))) continue
    const at = range(toDocument(start), toDocument(start) + end - start)
    if (text.slice(at.start, at.end) !== content.slice(start, end)) continue
    const message = l10n.t('This will not be bold: readers see the asterisks, because there is a punctuation mark next to them.')
    const helpful = ({ edits: [edit] }: Fix) =>
      edit !== undefined && fixWorks(content, range(start, end), edit.newText, { meant, own: meant[index] }, reader)
    yield { range: at, message, fixes: fixesFor(inside, at).filter(helpful) }
  }
}

function lastLetter(text: string, end: number): string {
  return Array.from(text.slice(Math.max(0, end - 2), end)).at(-1) ?? ' '
}

function isSign(text: string): boolean {
  return /^[\p{P}\p{S}]/u.test(text)
}

/** The texts that are meant to be bold, and that of the finding. */
type Intended = { readonly meant: readonly string[]; readonly own: string | undefined }

/** Whether the page shows the same words after the fix, with one more intended text in bold, which is that of the finding. */
function fixWorks(content: string, at: Range, newText: string, { meant, own }: Intended, reader: Reader): boolean {
  if (content.length > maxTextLength || reader.left-- <= 0) return newText.startsWith('<')
  const before = reader.render(content)
  const after = reader.render(`${content.slice(0, at.start)}${newText}${content.slice(at.end)}`)
  const strong = /<strong>((?:(?!<\/?strong>).)*)<\/strong>/gs
  const boldIn = (html: string) => [...html.matchAll(strong)].map(([, one = '']) => trimmed(wordsIn(one)))
  const [old, now] = [boldIn(before), boldIn(after)]
  const more = (count: (bold: readonly string[]) => number) => count(now) > count(old)
  const words = (html: string) => html.replace(/<\/?strong>|\*/g, '')
  if (words(after) !== words(before)) return false
  return more((bold) => bold.filter((one) => one === own).length) && more((bold) => meant.filter((one) => bold.includes(one)).length)
}

const wordsIn = (html: string) => html.replace(/<[^>]*>/g, '')

/** Punctuation, symbols and emoji (joined sequences included) at both ends of a text. */
const edges = /^((?:[\p{P}\p{S}]|\u200d|\ufe0f)*)(.*?)((?:[\p{P}\p{S}]|\u200d|\ufe0f)*)$/su

function trimmed(words: string): string {
  return edges.exec(words)?.[2] ?? words
}

function fixesFor(inside: string, at: Finding['range']): readonly Fix[] {
  const [, head = '', middle = '', tail = ''] = edges.exec(inside) ?? []
  const fix = (title: string, newText: string): Fix => ({ title, edits: [{ range: at, newText }], safe: false })
  return [
    fix(l10n.t('Move the punctuation out of the bold text'), `${head}**${middle}**${tail}`),
    fix(l10n.t('Write it as <strong>'), `<strong>${inside}</strong>`),
  ]
}
