import * as l10n from '@vscode/l10n'
import type { FrontMatter } from '../core/frontmatter/frontMatter'
import { textsIn } from '../core/settings/ruleOptions'
import type { Rule } from '../core/lint/rule'
import type { Field } from '../core/data/nodes'
import { dateValueOf } from '../core/frontmatter/dateFields'
import type { FrontMatterLanguage } from '../core/frontmatter/fences'
import { fateOf, siteDateOf, type DateSite } from '../core/lint/siteDate'
import type { Finding } from '../core/text/problem'

const dateKeys = new Set(
  'date datetime pubdate publishdate publish_date publishedat published_at publisheddate published_date datepublished published created createdat created_at lastmod modified'.split(
    ' ',
  ),
)
/** Fields with the address of the article; on many sites it contains the date. */
const addressFields = new Set(['path', 'permalink', 'url', 'slug', 'aliases'])
const titleFields = new Set(['title'])
/** Fields that show that a file with a title is an article, for sites without a known generator. */
const articleFields = new Set(['date', 'categories', 'category', 'tags', 'author', 'authors', 'headimg', 'thumbnail'])
const dateInName = /(?:^|[^\d])(?:19|20)\d\d[-_./]?(?:0?[1-9]|1[0-2])[-_./]?(?:0?[1-9]|[12]\d|3[01])(?!\d)/
/** Folders of pages, drafts and templates: pages, unlike articles, need no date. */
const pageFolder = /(?:^|\/)(?:_?pages?|docs?|_drafts|drafts|archetypes|scaffolds|_?templates?)\//
const pageLayouts = /^(?:page|search|archives?|home|index|default|list|redirect|links|about|tags?|categor(?:y|ies))\b/

export const dateMissing: Rule = {
  id: 'date-missing',
  severity: 'warning',
  options: {
    fields: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      default: [],
      description: 'More fields that hold the date, in addition to those that site generators use.',
    },
  },
  docs: {
    effect: 'mayBeLost',
    bySite: true,
    summary: 'Every article has a publication date, in a field or in its file name.',
    why: 'Without a date, Hexo uses the date of the file, so the article moves to the top again whenever the file is copied.',
    authority: 'Hexo, lib/plugins/processor/post.ts (birthtime); Hugo, configuration of dates',
    bad: ['⟦---⟧\ntitle: Harbour opens\nauthor: Mara\n---\n', '---\ntitle: Harbour opens\n⟦date⟧:\n---\n'],
    good: [
      '---\ntitle: Harbour opens\npublishDate: 2024-01-05\n---\n',
      '---\ntitle: Harbour opens\npath: /2024/01/05/harbour-opens\n---\n',
      '---\ntitle: Harbour opens\ndraft: true\n---\n',
      '---\ntitle: Search\nlayout: search\n---\n',
    ],
  },
  *check({ frontMatter }, context) {
    const { path, generator, options } = context
    if (frontMatter?.root?.kind !== 'map' || frontMatter.errors.length > 0) return
    const harmful = frontMatter.fields.flatMap((field) => harmfulEmpty(field, frontMatter.language, context) ?? [])
    yield* harmful
    if (harmful.length > 0) return
    if (dateInName.test(path) || pageFolder.test(path) || /(?:^|\/)_index\.[^/]*$/.test(path)) return
    const { fields } = frontMatter
    const customFields = new Set(textsIn(options['fields']))
    if (fields.some((field) => isDated(field, customFields)) || isPageOrDraft(frontMatter)) return
    // A file with little more than a title may not be an article.
    const has = (names: ReadonlySet<string>) => fields.some(({ key }) => names.has(key.toLowerCase()))
    if (!has(titleFields) || (generator.title === undefined && !has(articleFields))) return
    const empty = fields.find(({ key }) => key === 'date')
    yield {
      range: empty?.keyRange ?? frontMatter.open,
      message: empty
        ? l10n.t('The date is empty, and the file name has no date either.')
        : l10n.t('The article has no date, neither in a field nor in its file name.'),
    }
  },
}

/** An empty field that is worse than none. */
function harmfulEmpty({ key, keyRange, value }: Field, language: FrontMatterLanguage, site: DateSite): Finding | undefined {
  if (value.kind !== 'scalar' || !isEmpty(value)) return undefined
  const read = siteDateOf(key, dateValueOf(value, language), site)
  const fate = read && fateOf(read)
  if (fate !== 'stops' && fate !== 'read') return undefined
  const title = site.generator.title ?? ''
  const message =
    fate === 'stops'
      ? l10n.t('The date is empty, and {0} stops the build at that: write one, or remove the field.', title)
      : l10n.t('The date is empty, and {0} reads that as 1 January 1970: write one, or remove the field.', title)
  return { range: keyRange, message, severity: 'error' }
}

function isEmpty(value: Field['value']): boolean {
  return value.kind === 'scalar' && (value.value === null || value.value === '')
}

function isDated({ key, value }: Field, customFields: ReadonlySet<string>): boolean {
  if (addressFields.has(key)) {
    const written = value.kind === 'list' ? value.items.map((item) => item.value) : [value]
    return written.some((one) => one.kind === 'scalar' && dateInName.test(String(one.value)))
  }
  // `published: false` means that the article is not published, not a date. `date: true` is no empty date.
  const isFlag = value.kind === 'scalar' && typeof value.value === 'boolean' && key !== 'date'
  return (dateKeys.has(key.toLowerCase()) || customFields.has(key)) && !isEmpty(value) && !isFlag
}

/** Drafts have no date yet; pages and parts of the site's menu never get one. */
function isPageOrDraft({ fields }: FrontMatter): boolean {
  return fields.some(
    ({ key, value }) =>
      key === 'menu' ||
      (value.kind === 'scalar' &&
        ((key === 'draft' && value.value === true) ||
          (key === 'published' && value.value === false) ||
          ((key === 'layout' || key === 'type') && pageLayouts.test(String(value.value))))),
  )
}
