import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import type { LocalImage } from '../../core/files/localImage'
import { attributeOf } from '../../core/html/readHtml'
import { asHtml, wordsOf } from '../../core/images/photoText'
import { contains, type Range } from '../../core/text/text'
import { bodyContext } from './bodyContext'
import { rank, type CompletionItem } from './completionTypes'

/** An alternative text that the cursor is in, and the address of its image. */
interface AltAt {
  readonly address: string
  /** The whole value. */
  readonly range: Range
  readonly quote: string
}

/** The alternative text of an `<img>` at an offset; undefined elsewhere, or if the image has no address. */
export function altAt(article: Article, offset: number): AltAt | undefined {
  const context = offset < article.body.start ? undefined : bodyContext(article, offset)
  if (context?.kind !== 'value' || context.tag !== 'img' || context.attribute !== 'alt') return undefined
  const element = [...article.named('img')].find(({ startTag }) => contains(startTag, offset))
  const src = element && attributeOf(element, 'src')
  return src?.value && !src.templated
    ? { address: src.value.trim(), range: context.range, quote: article.text[context.range.start - 1] ?? '' }
    : undefined
}

/** The texts that the file of the image carries: its alternative text, then its caption. */
export function altItems({ range, quote }: AltAt, found: LocalImage | undefined): readonly CompletionItem[] {
  const { alt, caption } = wordsOf(found)
  const offered = [
    { text: alt, detail: l10n.t('alternative text in the file') },
    { text: caption === alt ? undefined : caption, detail: l10n.t('caption in the file') },
  ]
  const written = (text: string) => (quote === "'" ? asHtml(text).replaceAll("'", '&#39;') : asHtml(text))
  return offered.flatMap(({ text, detail }, index) =>
    text === undefined
      ? []
      : [{ label: text, kind: 'value', newText: written(text), range, filterText: text, sortText: rank(index), detail } as const],
  )
}
