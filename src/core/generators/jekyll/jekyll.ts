import * as l10n from '@vscode/l10n'
import { readPsych } from '../../data/scalars/scalarReaders'
import { unknownReading } from '../../frontmatter/reading/frontMatterReading'
import { hasAny } from '../shared/fileNames'
import { mdxByPlugin } from '../shared/mdxByPlugin'
import { jekyllLiquid } from '../shared/templateLanguages'
import type { SiteGenerator } from '../shared/generator'
import { listedLanguages } from '../shared/languageReading'
import { ownPage } from '../shared/termPages'
import { liquidTags } from '../shared/templateMarks'
import { noSchemas } from '../shared/siteSchemas'
import { findJekyll } from './jekyllFences'
import { readOtherJekyllDate, readJekyllDate } from './jekyllDates'
import { jekyllMarkdown, jekyllMarkdownSettings } from './jekyllMarkdown'

export const jekyll: SiteGenerator = {
  name: 'jekyll',
  title: 'Jekyll',
  detection: {
    files: ['_config.*'],
    folders: [],
    matches: ({ names }) =>
      hasAny(names, '_config.yml', '_config.yaml', '_config.toml') && hasAny(names, '_posts', '_layouts', '_includes', 'Gemfile'),
  },
  folders: {
    content: ['_posts', '_drafts'],
    // jekyllrb.com/docs/structure
    templates: ['_layouts', '_includes', '_templates'],
    roots: [''],
    themes: [],
  },
  // jekyllrb.com/docs/posts#drafts
  drafts: { keys: { published: false }, folders: ['_drafts'] },
  siteSettings: { files: ['_config.yml', '_config.yaml'], addressKeys: ['url'], timeZoneKeys: ['timezone'] },
  // Measured on 4.3.1: front matter that cannot be read is logged, and the article is published without it.
  frontMatter: {
    ...unknownReading,
    find: findJekyll,
    unreadable: 'dropsFields',
    noFields: 'dropsFields',
    formats: () => l10n.t('YAML between --- lines'),
  },
  // Psych, as Debian builds Jekyll 4.3.1 (`lib/jekyll/utils.rb`, `safe_load_yaml`: only `Date` and `Time` are permitted, no symbols).
  yaml: {
    current: readPsych,
    other: undefined,
    refusesTags: false,
    refusesDuplicates: false,
    refusesMapKeys: false,
    oneDocument: false,
    characters: 'libYaml',
    refusedScalars: /^:./,
    keepsDigits: true,
    typedText: false,
    keepsPoint: true,
    typedKeys: true,
  },
  // jekyllrb.com/docs/configuration/options, future
  schemas: noSchemas,
  // Pages, in folders without an underscore, are published whatever their date is (measured on 4.3.1).
  dates: {
    hidesFuture: true,
    updatedKeys: [],
    expiryKeys: [],
    keys: new Set(['date']),
    readers: [readJekyllDate],
    others: [readOtherJekyllDate],
    exceptIn: /^(?!(?:.*\/)?_).*\//,
  },
  titles: { fallback: undefined, headingFirst: undefined },
  // jekyllrb.com/docs/posts (categories and tags)
  taxonomies: {
    listIsPath: false,
    texts: { tags: 'blanks', tag: 'one', categories: 'blanks', category: 'one' },
    ignored: {},
    page: ownPage,
  },
  // The READMEs of jekyll-polyglot and jekyll-multiple-languages-plugin: each language is published below an address of its own.
  languages: listedLanguages(['_config.yml', '_config.yaml', '_config.toml'], ['languages'], ['default_lang'], true),
  // kramdown, GFM (`lib/jekyll/configuration.rb`: hard_wrap false, smart_quotes; kramdown.gettalong.org/syntax.html).
  markdown: jekyllMarkdown,
  markdownSettings: jekyllMarkdownSettings,
  mdx: mdxByPlugin,
  headingIds: true,
  templateMarks: liquidTags,
  templates: {
    language: jekyllLiquid,
    definitions: {
      named: [],
      searched: ['_plugins'],
      files: ['_config.yml', '_config.yaml', 'Gemfile'],
      pattern: /\bregister_tag\(?\s*['":]([\w-]+)|^\s*def\s+(?!self)(\w+)/gm,
      elsewhere: /^[ \t]*(?:plugins|gems|theme|remote_theme):|^\s*gem\s+["'](?!jekyll["'])|\/Gemfile$/m,
    },
    inCode: true,
  },
  // jekyllrb.com/docs/liquid/tags
  articleTag: {
    kind: 'post_url',
    hint: /\{%-?\s*post_url\s/,
    form: /^(\{%-?\s*post_url\s+)(?:(["'])([^"'{}]+)\2|([^\s"'{}%]+))\s*-?%\}$/,
  },
  fileTag: /^(\{%-?\s*link\s+\/?)([^\s{}%]+)\s*-?%\}$/,
  // Files of `_posts` without a date in their name are left out (jekyllrb.com/docs/posts).
  newArticles: { folder: '_posts', datedFolder: '_posts', templates: undefined, nameIn: undefined },
  images: {
    folders: ['assets/images', 'assets/img'],
    bundlePage: undefined,
    assetFolder: undefined,
    headField: 'image',
    decoding: undefined,
  },
}
