import * as l10n from '@vscode/l10n'
import { defaultSchema } from '../../schema/defaultSchema'
import type { FieldDemands } from '../shared/siteSchemas'
import { addressFormat, dateFormat, joi, joiFrontMatter, textFormat } from './joi'

// The fields that Docusaurus validates: `lib/frontMatter.js` of its plugins for blogs, documents and pages, and `validationSchemas.js` of
// @docusaurus/utils-validation, all 3.10.2. Other keys are allowed. The rules for dates check `date`.

const maybeEmpty = { type: 'string' }
const text = { type: 'string', minLength: 1 }
const plainText = { ...text, format: textFormat }
const textOrNull = { type: ['string', 'null'], minLength: 1 }
const flag = { type: 'boolean' }
/** Of fields that the default schema of Copydesk does not have. */
const fieldDescriptions = (): Readonly<Record<string, string>> => ({
  unlisted: l10n.t('true: published, but not in lists of articles and not in search engines.'),
  hide_table_of_contents: l10n.t('true: no table of contents next to the article.'),
  toc_min_heading_level: l10n.t('The highest level of headings in the table of contents, 2 to 6.'),
  toc_max_heading_level: l10n.t('The lowest level of headings in the table of contents, 2 to 6.'),
  last_update: l10n.t('When, and by whom, the article was last changed.'),
  title_meta: l10n.t('The title for search engines and browser tabs.'),
  id: l10n.t('The name of the article within the site.'),
  sidebar_label: l10n.t('The title in the sidebar.'),
  sidebar_position: l10n.t('The place in the sidebar: smaller numbers come first.'),
  hide_title: l10n.t('true: the title is not shown above the text.'),
})
const lowestLevel = 2
const highestLevel = 6
const headingLevel = { type: 'number', minimum: lowestLevel, maximum: highestLevel }

/** Built on first use: the messages are translated. */
function parts() {
  const address = {
    type: 'string',
    format: addressFormat,
    errorMessage: {
      format: l10n.t(
        'Docusaurus does not accept this address: it may be empty, or have a space or a letter that is not encoded, as in %20.',
      ),
    },
  }
  const author = {
    type: 'object',
    properties: {
      key: text,
      name: text,
      title: text,
      url: address,
      image_url: text,
      imageURL: text,
      socials: { type: 'object', properties: { stackoverflow: { type: ['number', 'string'] } }, additionalProperties: plainText },
    },
    anyOf: ['key', 'name', 'image_url', 'imageURL'].map((key) => ({ required: [key] })),
  }
  const tag = { type: 'object', properties: { label: text, permalink: text }, required: ['label', 'permalink'] }
  const date = {
    type: ['string', 'number'],
    format: dateFormat,
    errorMessage: { format: l10n.t('Docusaurus cannot read this as a date: write it like 2024-01-05.') },
  }
  const common = {
    title: maybeEmpty,
    description: maybeEmpty,
    image: address,
    keywords: { type: 'array', minItems: 1, items: text },
    slug: text,
    draft: flag,
    unlisted: flag,
    hide_table_of_contents: flag,
    toc_min_heading_level: headingLevel,
    toc_max_heading_level: headingLevel,
    last_update: {
      type: 'object',
      properties: { author: plainText, date },
      anyOf: [{ required: ['author'] }, { required: ['date'] }],
    },
  }
  const tags = { type: 'array', items: { anyOf: [text, tag] } }
  return { address, author, tags, common }
}

function blogFields() {
  const { address, author, tags, common } = parts()
  return {
    ...common,
    tags,
    authors: { anyOf: [text, author, { type: 'array', items: { anyOf: [text, author] } }] },
    author: text,
    author_title: text,
    author_url: address,
    author_image_url: address,
    authorTitle: text,
    authorURL: address,
    authorImageURL: address,
    id: text,
    // What else it can be is checked by the rules for dates.
    date: { type: ['string', 'number', 'null'] },
    title_meta: maybeEmpty,
    sidebar_label: maybeEmpty,
  }
}

function documentFields() {
  const { address, tags, common } = parts()
  return {
    ...common,
    tags,
    id: text,
    hide_title: flag,
    sidebar_label: text,
    sidebar_position: { type: 'number' },
    sidebar_key: text,
    sidebar_class_name: text,
    sidebar_custom_props: { type: 'object' },
    displayed_sidebar: textOrNull,
    pagination_label: text,
    pagination_next: textOrNull,
    pagination_prev: textOrNull,
    custom_edit_url: { anyOf: [{ type: 'null' }, { const: '' }, address] },
    parse_number_prefixes: flag,
  }
}

const pageFields = () => ({ ...parts().common, wrapperClassName: text })

/** What two fields must not be together. */
function combinations(): readonly object[] {
  const isTrue = { enum: [true, 'true'] }
  const errorMessage = l10n.t('An article cannot be a draft and unlisted at the same time.')
  const levels = Array.from({ length: highestLevel - lowestLevel }, (_, index) => lowestLevel + index)
  return [
    {
      if: { not: { properties: { draft: isTrue }, required: ['draft'] } },
      else: { properties: { unlisted: { not: isTrue, errorMessage } } },
    },
    ...levels.map((level) => ({
      if: { not: { properties: { toc_max_heading_level: { enum: [level, String(level)] } }, required: ['toc_max_heading_level'] } },
      else: { properties: { toc_min_heading_level: { maximum: level } } },
    })),
  ]
}

function demandsOf(fields: Readonly<Record<string, object>>, values: FieldDemands['values']): FieldDemands {
  const properties = Object.entries(fields).map(([key, schema]) => [key, { ...noteOn(key), ...schema }])
  return { schema: { type: 'object', properties: Object.fromEntries(properties), allOf: combinations() }, values, isComplete: true }
}

/** The description and the vocabulary of a field. */
function noteOn(key: string): object {
  const usual: Readonly<Record<string, Readonly<Record<string, unknown>>>> = defaultSchema.properties
  const description = fieldDescriptions()[key] ?? usual[key]?.['description']
  const vocabulary = usual[key]?.['copydesk:vocabulary']
  return {
    ...(description === undefined ? {} : { description }),
    ...(vocabulary === undefined ? {} : { 'copydesk:vocabulary': vocabulary }),
  }
}

const make = {
  blog: () => demandsOf(blogFields(), joiFrontMatter),
  documents: () => demandsOf(documentFields(), joiFrontMatter),
  pages: () => demandsOf(pageFields(), joi),
  either: () => demandsOf({ ...parts().common, tags: parts().tags, id: text }, joiFrontMatter),
}
const made = new Map<keyof typeof make, FieldDemands>()

/** The folders of the default settings, of versions of the documents, and of translations. */
const contentFolder =
  /(?:^|\/)(?:(blog|docusaurus-plugin-content-blog(?:-[\w-]+)?)|(docs|(?:[\w-]+_)?versioned_docs|docusaurus-plugin-content-docs(?:-[\w-]+)?)|(src\/pages|docusaurus-plugin-content-pages(?:-[\w-]+)?))\//
/** Files and folders that the plugins leave out. */
const leftOut = /(?:^|\/)_/

/**
 * What Docusaurus demands of a blog article, a document or a page, by its folder. In another folder, a file named after a day is a blog
 * article; for all others the demands are those that blogs and documents share.
 */
export function docusaurusDemands(path: string): FieldDemands | undefined {
  if (leftOut.test(path)) return undefined
  const kind = kindOf(path)
  const demands = made.get(kind) ?? make[kind]()
  made.set(kind, demands)
  return demands
}

function kindOf(path: string): keyof typeof make {
  const [, blog, documents, pages] = contentFolder.exec(path) ?? []
  if (documents !== undefined) return 'documents'
  if (pages !== undefined) return 'pages'
  return blog !== undefined || /(?:^|\/)\d{4}-\d{1,2}-\d{1,2}-[^/]*$/.test(path) ? 'blog' : 'either'
}
