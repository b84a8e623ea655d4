import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article'
import { publishedReadingOf } from '../core/checker'
import type { Dialect } from '../core/dialect'
import { dialectOf, type Scope } from '../core/scope'
import type { Field, ScalarNode } from '../core/yaml'
import type { HoverPart } from './hover'

/** Those that read front matter with gray-matter, or by readers that nothing is known of. */
const readByGrayMatter: ReadonlySet<Dialect> = new Set(['eleventy', 'astro', 'docusaurus', 'generic'])

/** What the site takes a value for, where that is something else than is written. */
export function readSeparately(article: Article, field: Field, node: ScalarNode, scope: Scope): readonly HoverPart[] {
  if (node.value === null || !readByGrayMatter.has(dialectOf(scope))) return []
  const { data } = publishedReadingOf(article, scope)
  const whole = Object.hasOwn(data, field.key) ? data[field.key] : undefined
  const index = field.value.kind === 'list' ? field.value.items.findIndex(({ value }) => value === node) : -1
  const read: unknown = index >= 0 && Array.isArray(whole) ? whole[index] : field.value === node ? whole : undefined
  if (read === undefined || read === node.value || read instanceof Date) return []
  return [{ kind: 'text', text: readAs(read) }]
}

function readAs(read: unknown): string {
  switch (typeof read) {
    case 'number':
      return l10n.t('The site reads this as the number {0}.', String(read))
    case 'string':
      return l10n.t('The site reads this as the text “{0}”.', read)
    case 'boolean':
      return read ? l10n.t('The site reads this as “yes” (true).') : l10n.t('The site reads this as “no” (false).')
    default:
      return read === null ? l10n.t('The site reads this as nothing.') : l10n.t('The site reads this as several values.')
  }
}
