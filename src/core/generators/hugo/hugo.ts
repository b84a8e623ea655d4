import * as l10n from '@vscode/l10n'
import { readGoccy, readGoYaml2 } from '../../data/scalars/scalarReaders'
import { unknownReading } from '../../frontmatter/reading/frontMatterReading'
import { dataEndings, hasAny, withEndings } from '../shared/fileNames'
import { mdxByPlugin } from '../shared/mdxByPlugin'
import { hugoShortcodes } from '../shared/templateLanguages'
import type { SiteGenerator } from '../shared/generator'
import { hugoArchetypes } from './hugoArchetypes'
import { hugoLanguages } from './hugoLanguages'
import { hyphenPage } from '../shared/termPages'
import { shortcodes } from '../shared/templateMarks'
import { noSchemas } from '../shared/siteSchemas'
import { findHugo } from './hugoFences'

const configFiles = withEndings('config', ...dataEndings)
const namedConfigFiles = withEndings('hugo', ...dataEndings)
import { readHugoDate } from './hugoDates'
import { dropsDate } from '../../dates/readers/dateReading'
import { hugoMarkdown, hugoMarkdownSettings } from './hugoMarkdown'

export const hugo: SiteGenerator = {
  name: 'hugo',
  title: 'Hugo',
  detection: {
    files: ['hugo.*', 'config.*'],
    folders: ['config'],
    // Zola has a `config.toml` and a `content` too, but neither `archetypes` nor `layouts`.
    matches: ({ names }) =>
      hasAny(names, ...namedConfigFiles) ||
      (hasAny(names, 'config', ...configFiles) && names.has('content') && hasAny(names, 'archetypes', 'layouts')),
  },
  folders: {
    content: ['content'],
    // gohugo.io/content-management/archetypes
    templates: ['archetypes'],
    roots: ['static', 'assets', 'content'],
    // gohugo.io/getting-started/directory-structure
    themes: [
      { folder: 'themes', prefix: '', inside: 'static' },
      { folder: 'themes', prefix: '', inside: 'assets' },
    ],
  },
  drafts: { keys: { draft: true, published: false }, folders: [] },
  siteSettings: { files: [...namedConfigFiles, ...configFiles], addressKeys: ['baseURL'], timeZoneKeys: ['timeZone'] },
  // gohugo.io/content-management/front-matter: YAML, TOML between `+++`, JSON in braces. Measured on 0.111.3: the build stops at front
  // matter that cannot be read.
  frontMatter: {
    ...unknownReading,
    find: findHugo,
    unreadable: 'stops',
    noFields: 'stops',
    formats: () => l10n.t('YAML between --- lines, TOML between +++ lines, and JSON in braces'),
    caselessKeys: true,
  },
  // go-yaml 2 in 0.111.3 (`parser/metadecoders/decoder.go`); goccy/go-yaml since 0.152, whose release notes list what changed.
  yaml: {
    current: readGoYaml2,
    other: { read: readGoccy, versions: 'newer' },
    refusesTags: false,
    refusesDuplicates: false,
    refusesMapKeys: true,
    oneDocument: false,
    characters: 'libYaml',
    refusedScalars: undefined,
    keepsDigits: true,
    typedText: false,
    keepsPoint: false,
    typedKeys: false,
  },
  // gohugo.io/configuration/all, buildFuture
  schemas: noSchemas,
  dates: {
    hidesFuture: true,
    updatedKeys: ['lastmod', 'modified'],
    // An expired article is left out, measured on 0.111.3; also one that is expired before its date.
    expiryKeys: ['expiryDate', 'expirydate', 'unpublishDate', 'unpublishdate'],
    // gohugo.io/configuration/front-matter: the aliases.
    keys: new Set('date lastmod modified publishDate publishdate pubdate expiryDate expirydate unpublishDate unpublishdate'.split(' ')),
    readers: [readHugoDate],
    others: [() => dropsDate],
  },
  titles: { fallback: undefined, headingFirst: undefined },
  // Measured on 0.111.3, as the rows of the other definitions are on theirs: `category` and `tag` are plain fields.
  taxonomies: {
    listIsPath: false,
    texts: { tags: 'one', categories: 'one' },
    ignored: { tag: 'tags', category: 'categories' },
    page: hyphenPage,
  },
  languages: hugoLanguages,
  // goldmark (`markup/goldmark/goldmark_config/config.go`). HTML is let through: sites with pasted HTML have to set `unsafe`.
  markdown: hugoMarkdown,
  markdownSettings: hugoMarkdownSettings,
  mdx: mdxByPlugin,
  headingIds: true,
  templateMarks: shortcodes,
  templates: {
    language: hugoShortcodes,
    definitions: {
      named: ['layouts/shortcodes', 'layouts/_shortcodes', 'themes/*/layouts/shortcodes', 'themes/*/layouts/_shortcodes'],
      searched: [],
      files: [...namedConfigFiles, ...configFiles],
      pattern: /(?!)/g,
      // Modules are kept outside of the site.
      elsewhere: /^\/(?:go\.mod|_vendor|config)$|\[\[?module\b|^module\s*:|"module"\s*:/m,
    },
    inCode: true,
  },
  // gohugo.io/shortcodes/ref
  articleTag: {
    kind: 'ref',
    hint: /\{\{[<%]\s*(?:rel)?ref\s/,
    form: /^(\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?["`]?)(?:(?<=(["`]))([^"`{}]+)["`]|([^\s"'`{}=]+)(?=\s))/,
  },
  fileTag: undefined,
  newArticles: { folder: 'content/posts', datedFolder: undefined, templates: hugoArchetypes, nameIn: undefined },
  // gohugo.io/content-management/page-bundles
  images: { folders: [], bundlePage: /^_?index\.[a-z]+(?:\.[a-z]+)?$/i, assetFolder: undefined, headField: 'image', decoding: undefined },
}
