import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { docusaurus } from '../core/generators/docusaurus/docusaurus'
import type { ImageDecoding } from '../core/generators/shared/generator'
import type { Rule } from '../core/lint/rule'
import type { MarkdownImage } from '../core/markdown/linksAndImages'
import { isTemplated } from '../core/markdown/templateTags'
import { range, textAt, type Edit, type Range } from '../core/text/text'

export const imgPercentSign: Rule = {
  id: 'img-percent-sign',
  severity: 'error',
  docs: {
    effect: 'stops',
    summary: 'A percent sign in the address of an image is written %25.',
    why: 'In an address, % starts the code of a character, such as %20 for a space. At a code that does not exist Docusaurus stops, and Astro publishes the page without its text. Other generators publish the image.',
    authority: 'RFC 3986, 2.1 (percent-encoding); ECMAScript, decodeURIComponent',
    given: { generator: docusaurus },
    bad: ['![Sale](⟦/50%off.jpg⟧)\n', '![Sale](<⟦/50% off.jpg⟧>)\n', '![Sale](⟦/%E4%BD.jpg⟧)\n'],
    good: ['![Sale](/50%25off.jpg)\n', '![Sale](/a%20b.jpg)\n', '![Sale](https://example.org/50%off.jpg)\n', '[Sale](/50%off)\n'],
  },
  *check(article, { generator }) {
    const { text, masked, images } = article
    const { decoding } = generator.images
    if (!decoding || !text.includes('%', article.body.start)) return
    const definitions = decoding.of === 'addresses' && images.some(({ destination }) => !destination) ? definitionsOf(article) : undefined
    for (const image of images) {
      const at = writtenAddress(text, image, definitions)
      if (!at || isTemplated(masked.slice(at.start, at.end)) || canBeDecoded(pathOf(textAt(text, at), decoding))) continue
      const title = generator.title ?? ''
      const edits = strayPercents(text, at)
      const fixed = textAt(text, at).replace(strayPercent, '%25')
      yield {
        range: at,
        message:
          decoding.failure === 'stops'
            ? l10n.t('{0} stops here: write %25 for a percent sign in the address of an image.', title)
            : l10n.t('{0} publishes this page without its text: write %25 for a percent sign in the address of an image.', title),
        // Codes that are left may stand for no character.
        fixes: canBeDecoded(pathOf(fixed, decoding)) ? [{ title: l10n.t('Write % as %25'), edits, safe: true }] : [],
      }
    }
  },
}

/** Where the address of an image is written, without angle brackets. */
function writtenAddress(text: string, { destination, range: at }: MarkdownImage, definitions: Definitions | undefined): Range | undefined {
  const [, alt = '', name = ''] = destination
    ? []
    : (/^!\[([^[\]]*)\](?:\[([^[\]]*)\])?/.exec(text.slice(at.start, at.end + maxLabelLength)) ?? [])
  const whole = destination ?? definitions?.get(labelOf(name === '' ? alt : name))
  return whole && text[whole.start] === '<' ? range(whole.start + 1, whole.end - 1) : whole
}

/** The addresses in definitions such as `[name]: /a.jpg`, by name. */
type Definitions = ReadonlyMap<string, Range>

function definitionsOf({ text, body }: Article): Definitions {
  const found = new Map<string, Range>()
  for (const { index, 0: line, 1: label = '', 2: address = '' } of text.slice(body.start).matchAll(definition)) {
    const end = body.start + index + line.length
    if (!found.has(labelOf(label))) found.set(labelOf(label), range(end - address.length, end))
  }
  return found
}

/** In UTF-16 code units: CommonMark allows 999 characters. */
const maxLabelLength = 1001
const definition = /^ {0,3}\[([^[\]\n]{1,200})\]:[ \t]*(\S{1,2000})/gm

function labelOf(label: string): string {
  return label.trim().toLowerCase()
}

function pathOf(address: string, { of }: ImageDecoding): string {
  if (of === 'addresses') return address
  return /^[a-z][a-z\d+.-]*:/i.test(address) ? '' : address.replace(/[?#].*$/s, '')
}

function canBeDecoded(address: string): boolean {
  try {
    decodeURIComponent(address)
    return true
  } catch {
    return false
  }
}

const strayPercent = /%(?![\da-f]{2})/gi

function strayPercents(text: string, at: Range): readonly Edit[] {
  return [...textAt(text, at).matchAll(strayPercent)].map(({ index }) => ({
    range: range(at.start + index, at.start + index + 1),
    newText: '%25',
  }))
}
