import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { attributeOf, type HtmlElement } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'
import type { Finding, Fix } from '../core/text/problem'
import { imageAsElement, type ImageElement } from '../core/images/imageElement'
import { isMdx } from '../core/settings/articleFormat'
import { range, textAt, type Range } from '../core/text/text'

const shortcode = /\[caption\s([^\]\n]*\b(?:id|align|width|class)=[^\]\n]*)\]([\s\S]*?)\[\/caption\]/g

export const wpCaptionResidue: Rule = {
  id: 'wp-caption-residue',
  severity: 'warning',
  docs: {
    summary: 'WordPress captions are written as figure and figcaption.',
    why: 'Outside WordPress, readers see “[caption …]” as written, and a caption in an ordinary paragraph does not belong to any image.',
    authority: 'WordPress, img_caption_shortcode',
    bad: [
      '⟦[caption id="attachment_1" align="alignleft" width="300"]⟧<img src="/a.jpg" alt="Boats" /> Boats at dawn[/caption]\n',
      '<⟦div⟧ class="wp-caption"><img src="/a.jpg" alt="Boats"><p class="wp-caption-text">Boats at dawn</p></div>\n',
      'Text ⟦[caption width="300"]⟧![Boats](/a.jpg) Boats[/caption]\n',
      '⟦[caption id="a" width="300"]⟧![Boats](/a.jpg "Harbour") Boats at dawn[/caption]\n',
    ],
    good: [
      '<figure class="wp-caption"><img src="/a.jpg" alt="Boats"><figcaption class="wp-caption-text">Boats</figcaption></figure>\n',
      'A [caption](/a) in a text\n',
      '`[caption id="1"]<img src="/a.jpg" alt="Boats">Boats[/caption]`\n',
      '<div class="wp-caption"><p>Boats</p></div>\n',
    ],
  },
  *check(article, { path, generator, files }) {
    for (const element of article.named('div')) {
      const caption = wpCaption(element)
      if (!caption) continue
      yield {
        range: element.nameRange,
        message: l10n.t('This WordPress caption is an ordinary paragraph, so it is not connected with the image.'),
        fixes: renamed(article, element, caption),
      }
    }
    if (article.masked.includes('[/caption]', article.body.start)) yield* shortcodes(article, isMdx(article, path, generator, files))
  },
}

/** The caption paragraph in the caption box of an old WordPress theme. */
function wpCaption(box: HtmlElement): HtmlElement | undefined {
  if (!hasClass(box, 'wp-caption')) return undefined
  const elements = box.children.filter((child) => child.kind === 'element')
  const last = elements.at(-1)
  return elements.length > 1 && last?.name === 'p' && hasClass(last, 'wp-caption-text') ? last : undefined
}

function hasClass(element: HtmlElement, name: string): boolean {
  return (attributeOf(element, 'class')?.value ?? '').split(/\s+/).includes(name)
}

function renamed({ text }: Article, box: HtmlElement, caption: HtmlElement): readonly Fix[] {
  const pairs = [
    [box, 'figure'],
    [caption, 'figcaption'],
  ] as const
  const edits = pairs.flatMap(([{ name, nameRange, endTag }, newText]) => {
    if (!endTag) return []
    const at = text.toLowerCase().indexOf(name, endTag.start)
    return [
      { range: nameRange, newText },
      { range: range(at, at + name.length), newText },
    ]
  })
  return edits.length === 4 ? [{ title: l10n.t('Turn it into figure and figcaption'), edits, safe: false }] : []
}

function* shortcodes(article: Article, mdx: boolean): Generator<Finding> {
  const { text, masked, body, elements, images, lines } = article
  for (const match of masked.slice(body.start).matchAll(shortcode)) {
    const [written, parameters = '', content = ''] = match
    const start = body.start + match.index
    const end = start + written.length
    const inside = start + written.indexOf(']') + 1
    // In code there is neither an element nor an image.
    const isInside = ({ range: at }: { readonly range: Range }) => at.start >= inside && at.end <= end
    const media = elements.filter(isInside)
    const innerImages = images.filter(isInside)
    if (media.length + innerImages.length === 0) continue
    const line = lines.rangeOf(lines.lineOf(start))
    const ownLines =
      text.slice(line.start, start).trim() === '' && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 400)) && !/\n\s*\n/.test(content)
    const outer = media.filter(({ parent }) => !parent || parent.range.start < inside)
    const [element] = outer
    const [innerImage] = innerImages
    const shown =
      element && outer.length + innerImages.length === 1
        ? { range: element.range, html: textAt(text, element.range) }
        : innerImage && outer.length === 0 && innerImages.length === 1
          ? imageAsElement(text, innerImage, mdx)
          : undefined
    yield {
      range: range(start, inside),
      message: l10n.t('This is a WordPress caption: outside WordPress, readers see the brackets.'),
      fixes: ownLines && shown ? figure(text, range(start, end), range(inside, end - '[/caption]'.length), parameters, shown) : [],
    }
  }
}

function figure(text: string, whole: Range, content: Range, parameters: string, { range: at, html }: ImageElement): readonly Fix[] {
  const parameter = (name: string) => new RegExp(`\\b${name}=["']?([\\w-]+)`).exec(parameters)?.[1]
  const caption = text.slice(at.end, content.end).trim() || (/\bcaption="([^"]*)"/.exec(parameters)?.[1] ?? '')
  if (caption === '' || text.slice(content.start, at.start).trim() !== '') return []
  const id = parameter('id')
  const classes = ['wp-caption', parameter('align')].filter(Boolean).join(' ')
  const newText = `<figure${id ? ` id="${id}"` : ''} class="${classes}">${html}<figcaption class="wp-caption-text">${caption}</figcaption></figure>`
  return [{ title: l10n.t('Turn it into figure and figcaption'), edits: [{ range: whole, newText }], safe: false }]
}
