import * as l10n from '@vscode/l10n'
import type { Article } from '../article/article'
import type { Field } from '../data/nodes'
import { readDate } from '../dates/dates'
import { dateKeyOf, otherDateOf } from '../frontmatter/dateFields'
import type { FrontMatterLanguage } from '../frontmatter/fences'
import type { Finding, Fix } from '../text/problem'
import { range, textAt } from '../text/text'
import { isReadBy, rewritingFix, siteMessage, timeMessage } from './dateProblems'
import { correctedDate, otherSiteDateOf, type DateSite } from './siteDate'
import { siteSchemaOf } from './siteSchema'

/** In UTF-16 code units. */
const maxShownLength = 40

/** The date fields that hold a list, a map, or true or false, which the generator of the site cannot read as the date that is meant. */
export function* otherDateFindings({ frontMatter, text }: Article, site: DateSite): Generator<Finding, undefined> {
  if (!frontMatter || frontMatter.errors.length > 0) return undefined
  const { generator, path } = site
  // What the generator itself demands is reported by its schema.
  const demanded = siteSchemaOf(generator, path)?.fields.map(({ name }) => name) ?? []
  for (const field of frontMatter.fields) {
    const { value } = field
    const key = dateKeyOf(field.key, generator.frontMatter.caselessKeys)
    const other = key === undefined || demanded.includes(key) ? undefined : otherDateOf(value, text)
    if (!other || key === undefined) continue
    const source = textAt(text, value.range).replace(/\s+/g, ' ').slice(0, maxShownLength)
    const meant = other.kind === 'list' && other.isSingle ? readDate(other.entries[0] ?? '') : undefined
    const date = meant?.exists ? meant : undefined
    const fixes = date ? fixesFor(field, date.iso, frontMatter.language, site) : []
    const read = otherSiteDateOf(key, other, site)
    if (!read && generator.title === undefined && key === 'date')
      yield {
        range: value.range,
        severity: 'warning',
        message: l10n.t('Most site generators cannot read “{0}” as a date: write it like 2024-01-05.', source),
        fixes,
      }
    if (!read) continue
    const message = isReadBy(read) ? timeMessage(read, source, generator) : siteMessage(read, source, date, site)
    if (message !== undefined) yield { range: value.range, message, fixes }
  }
  return undefined
}

/** Writes the one date of a list. */
function fixesFor({ keyRange, value }: Field, iso: string, language: FrontMatterLanguage, site: DateSite): readonly Fix[] {
  const entry = value.kind === 'list' ? value.items[0]?.value : undefined
  const found = entry?.kind === 'scalar' ? correctedDate(iso, entry, language, site) : undefined
  if (!found || value.kind !== 'list') return []
  if (value.style === 'flow') return [rewritingFix(found, value.range)]
  return [rewritingFix({ ...found, newText: `: ${found.newText}` }, range(keyRange.end, value.range.end))]
}
