import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { attributeOf } from '../core/html/readHtml'
import { imageValues, type ImageValue } from '../core/frontmatter/imageFields'
import { insecureImage } from '../core/images/insecureImage'
import { writerOf } from '../core/frontmatter/writer'
import { textsIn } from '../core/settings/ruleOptions'
import type { Rule } from '../core/lint/rule'
import type { Finding, Fix } from '../core/text/problem'
import { textAt } from '../core/text/text'
import type { ScalarNode } from '../core/data/nodes'

export const imageField: Rule = {
  id: 'image-field',
  severity: 'warning',
  options: {
    placeholders: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      default: [],
      description: 'Parts of addresses that are placeholders, such as /default.jpg.',
    },
  },
  docs: {
    summary: 'Image fields contain an address that browsers can load, or are left out.',
    why: 'If the address is empty or “undefined”, lists and shared links show a broken image. Browsers block images that are loaded over http.',
    authority: 'Google, Article structured data (image); W3C, Mixed Content',
    given: { settings: 'rules:\n  image-field: { placeholders: [/default.jpg] }\n' },
    bad: [
      '---\ntitle: Harbour opens\ncover: ⟦/img/default.jpg⟧\n---\n',
      "---\ntitle: Harbour opens\nthumbnail: ⟦''⟧\n---\n\n![Boats](/boats.jpg)\n",
      '---\ntitle: Harbour opens\nheadimg: ⟦https://example.com/undefined⟧\n---\n',
      '---\ntitle: Harbour opens\nphotos:\n - ⟦"http://example.com/a.jpg"⟧\n - /b.jpg\n---\n',
    ],
    good: [
      '---\ntitle: Harbour opens\nimage:\nthumbnail: null\ncover: false\nheadimg: /a.jpg\n---\n',
      '---\ntitle: Harbour opens\nimage: http://localhost:4000/a.jpg\n---\n',
      '---\ntitle: Harbour opens\nimage: https://example.com/undefined-behaviour.jpg\n---\n',
    ],
  },
  *check(article, { imageFields, options }) {
    const placeholders = textsIn(options['placeholders'])
    for (const { node } of imageValues(article.frontMatter, imageFields)) {
      const found = findingOf(article, node, placeholders)
      if (found) yield found
    }
  },
}

function findingOf(article: Article, node: ImageValue['node'], placeholders: readonly string[]): Finding | undefined {
  const address = node.value.trim()
  if (address === '') {
    const message = l10n.t('The image address is empty: delete the field if there is no image.')
    return { range: node.range, message, severity: 'hint', fixes: firstImageFix(article, node) }
  }
  if (/(?:^|\/)(?:undefined|null|NaN|\[object Object\])(?:[/?#]|$)/.test(address)) {
    const message = l10n.t(
      'This is not an image address: a program wrote “{0}” because the address was missing.',
      address.split('/').at(-1) ?? '',
    )
    return { range: node.range, message, fixes: firstImageFix(article, node) }
  }
  if (placeholders.some((part) => address.includes(part))) {
    const message = l10n.t('This is a placeholder: replace it with the real image.')
    return { range: node.range, message, fixes: firstImageFix(article, node, placeholders) }
  }
  // The value of an alias is written elsewhere.
  const scheme = textAt(article.text, node.range).search(/http:/i)
  return insecureImage(address, node.range, scheme < 0 ? undefined : node.range.start + scheme)
}

/** Offers the first image of the body. */
function firstImageFix(
  { text, elements, images, frontMatter }: Article,
  node: ScalarNode,
  placeholders: readonly string[] = [],
): readonly Fix[] {
  const candidates = [
    ...images.map(({ destination }) => ({ at: destination?.start ?? 0, address: destination && textAt(text, destination) })),
    ...elements
      .filter(({ name }) => name === 'img')
      .map((element) => attributeOf(element, 'src'))
      .map((src) => ({ at: src?.range.start ?? 0, address: src?.templated ? undefined : src?.value?.trim() })),
  ]
  const { address } = candidates
    .filter((candidate) => candidate.address && !/^(?:data:|http:|<|\{)|(?:^|\/)(?:undefined|null)(?:[/?#]|$)/.test(candidate.address))
    .filter(({ address }) => !placeholders.some((part) => address?.includes(part)))
    .reduce((first, next) => (first.address && first.at < next.at ? first : next), { at: 0, address: undefined as string | undefined })
  if (!address || textAt(text, node.range).startsWith('*')) return []
  return [
    {
      title: l10n.t('Use the first image of the article'),
      edits: [{ range: node.range, newText: writerOf(frontMatter?.language).text(address, node.style) }],
      safe: false,
    },
  ]
}
