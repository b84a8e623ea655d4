import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { textOf, type Figure } from '../core/article/figure'
import { attributeOf, descendants, type HtmlElement } from '../core/html/readHtml'
import { textsIn } from '../core/settings/ruleOptions'
import type { Rule } from '../core/lint/rule'
import type { Finding } from '../core/text/problem'
import { isTemplated } from '../core/markdown/templateTags'

const imageElements = new Set(['img', 'picture', 'video'])

export const captionCredit: Rule = {
  id: 'caption-credit',
  severity: 'hint',
  optional: true,
  options: {
    credits: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      description: 'Words and signs that mark a credit; upper and lower case are the same.',
      default: [
        'Photo:',
        'Photo by',
        'Credit:',
        'Courtesy of',
        '©',
        '图/',
        '图／',
        '图：',
        '图源',
        '摄影',
        ' 摄',
        '/摄',
        '摄）',
        '写真=',
        '写真：',
        '写真提供',
        '사진=',
      ],
    },
  },
  docs: {
    summary: 'Every caption credits the photographer or agency.',
    why: 'Photographers and agencies have a right to a credit, and readers want to know the source. Each newsroom writes credits in its own way, so this rule is off by default.',
    authority: "The newsroom's own style",
    bad: [
      '<figure><img src="/a.jpg" alt="Boats"><⟦figcaption⟧>Boats in the harbour</figcaption></figure>\n',
      '<figure><img src="/a.jpg" alt="Boats">⟦Boats in the harbour⟧</figure>\n',
      '> <figure><img src="/a.jpg" alt="船"><⟦figcaption⟧>港口的船，2024年</figcaption></figure>\n',
    ],
    good: [
      '<figure><img src="/a.jpg" alt="Boats"><figcaption>Boats in the harbour. photo: Lin Hai</figcaption></figure>\n',
      '<figure><img src="/a.jpg" alt="船"><figcaption>港口的船（图/林海）</figcaption></figure>\n',
      '<figure><img src="/a.jpg" alt="船"><figcaption>港口的船。林海 摄</figcaption></figure>\n',
      '<figure><img src="/a.jpg" alt="船">港の船（写真=共同）</figure>\n',
      '<figure><img src="/a.jpg" alt="Boats"><figcaption>Boats <span class="photo-credit">Lin Hai</span></figcaption></figure>\n',
      '<figure><img src="/a.jpg" alt="Boats"><figcaption>{{ caption }}</figcaption></figure>\n',
      '<figure><pre>npm start</pre><figcaption>The first command</figcaption></figure>\n',
    ],
  },
  *check(article, { options }) {
    const credits = textsIn(options['credits']).map((text) => text.toLowerCase())
    const [example = ''] = textsIn(options['credits'])
    for (const figure of article.figures.values()) {
      const at = captionOf(article, figure)
      if (!at || !containsImage(figure.element) || isCredited(at, credits)) continue
      const message = l10n.t('This caption has no credit: add one, such as “{0} …”.', example)
      yield { range: at.range, message }
    }
  },
}

interface Caption extends Pick<Finding, 'range'> {
  readonly text: string
  readonly element: HtmlElement | undefined
}

/** @returns undefined if there is no caption or its text is unknown */
function captionOf(article: Article, { element, caption, looseCaption }: Figure): Caption | undefined {
  if (isTemplated(article.masked.slice(element.range.start, element.range.end))) return undefined
  if (looseCaption)
    return { range: looseCaption.range, text: article.text.slice(looseCaption.range.start, looseCaption.range.end), element: undefined }
  const text = caption && textOf(article, caption)
  return text ? { range: caption.nameRange, text, element: caption } : undefined
}

function containsImage(figure: HtmlElement): boolean {
  return [...descendants(figure)].some(({ name }) => imageElements.has(name))
}

function isCredited({ text, element }: Caption, credits: readonly string[]): boolean {
  const written = text.toLowerCase()
  if (credits.some((credit) => written.includes(credit))) return true
  return (
    element !== undefined &&
    [...descendants(element)].some((inner) => /credit|byline|copyright/i.test(attributeOf(inner, 'class')?.value ?? ''))
  )
}
