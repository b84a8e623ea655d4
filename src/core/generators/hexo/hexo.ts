import * as l10n from '@vscode/l10n'
import { unknownReading } from '../../frontmatter/reading/frontMatterReading'
import { hasAny } from '../shared/fileNames'
import { mdxByPlugin } from '../shared/mdxByPlugin'
import { hexoNunjucks } from '../shared/templateLanguages'
import type { SiteGenerator } from '../shared/generator'
import { listedLanguages } from '../shared/languageReading'
import { ownPage } from '../shared/termPages'
import { jsYaml4 } from '../shared/jsYaml'
import { nunjucksTags } from '../shared/templateMarks'
import { noSchemas } from '../shared/siteSchemas'
import { hexoNewName, hexoScaffolds } from './hexoScaffolds'
import { findHexo } from './hexoFences'
import { readOtherHexoDate, readHexoDate } from './hexoDates'
import { hexoMarkdown, hexoMarkdownSettings } from './hexoMarkdown'

export const hexo: SiteGenerator = {
  name: 'hexo',
  title: 'Hexo',
  detection: {
    files: ['package.json', '_config.*'],
    folders: [],
    matches: ({ names, packageJson }) =>
      hasAny(names, '_config.yml', '_config.yaml') &&
      (packageJson?.includes('"hexo"') === true || (names.has('source') && names.has('scaffolds'))),
  },
  folders: {
    content: ['source/_posts', 'source/_drafts'],
    // hexo.io/docs/writing
    templates: ['scaffolds'],
    roots: ['source'],
    // hexo.io/docs/themes
    themes: [
      { folder: 'themes', prefix: '', inside: 'source' },
      { folder: 'node_modules', prefix: 'hexo-theme-', inside: 'source' },
    ],
  },
  // hexo.io/docs/writing#Drafts
  drafts: { keys: { published: false }, folders: ['source/_drafts'] },
  siteSettings: { files: ['_config.yml', '_config.yaml'], addressKeys: ['url'], timeZoneKeys: ['timezone'] },
  // hexo-front-matter 4.2.1, which Hexo 8.1.2 asks for: `escapeYAML` replaces tabs, JSON gets its braces, and an article that it cannot
  // read is logged and left out, measured on 8.1.2.
  frontMatter: {
    ...unknownReading,
    find: findHexo,
    unreadable: 'dropsArticle',
    noFields: 'dropsArticle',
    textIsBody: true,
    formats: () => l10n.t('YAML between --- lines, and JSON without braces above ;;;'),
    openingFenceOptional: true,
    jsonWithoutBraces: true,
    tabWidth: 2,
  },
  // hexo-front-matter 4.2.1 reads with js-yaml 4.
  yaml: { ...jsYaml4, other: undefined },
  schemas: noSchemas,
  dates: {
    hidesFuture: false,
    updatedKeys: ['updated'],
    expiryKeys: [],
    keys: new Set(['date', 'updated']),
    readers: [readHexoDate],
    others: [readOtherHexoDate],
  },
  titles: { fallback: 'fileName', headingFirst: undefined },
  // hexo.io/docs/front-matter (categories & tags)
  taxonomies: { listIsPath: true, texts: { tags: 'one', tag: 'one', categories: 'one', category: 'one' }, ignored: {}, page: ownPage },
  // hexo.io/docs/internationalization: the first language of `_config.yml` is the default.
  languages: listedLanguages(['_config.yml', '_config.yaml'], ['language'], [], true),
  // hexo-renderer-marked (`index.js`: gfm, breaks, smartypants, autolink; its `lib/renderer.js` has description lists).
  markdown: hexoMarkdown,
  markdownSettings: hexoMarkdownSettings,
  mdx: mdxByPlugin,
  headingIds: true,
  templateMarks: nunjucksTags,
  templates: {
    language: hexoNunjucks,
    definitions: {
      named: [],
      searched: ['scripts', 'themes/*/scripts', 'themes/*/scripts/tags', 'themes/*/scripts/plugins', 'themes/*/scripts/tag'],
      files: ['package.json'],
      pattern: /\btag\.register\(\s*['"`]([\w-]+)['"`]/g,
      // Plugins and themes of node_modules, which are not searched.
      elsewhere: /"hexo-(?:tag|theme-(?!landscape")|filter|plugin|renderer-(?!marked|ejs|stylus|markdown-it"))[\w-]*"/,
    },
    // Fences, code spans and comments are taken out before (`lib/hexo/post.ts`, PostRenderEscape).
    inCode: false,
  },
  // hexo.io/docs/tag-plugins
  articleTag: {
    kind: 'post_link',
    hint: /\{%-?\s*post_link\s/,
    form: /^(\{%-?\s*post_link\s+["']?)(?:(?<=(["']))([^"'{}]+)["']|([^\s"'{}%]+)(?=\s))/,
  },
  fileTag: undefined,
  newArticles: { folder: 'source/_posts', datedFolder: undefined, templates: hexoScaffolds, nameIn: hexoNewName },
  images: {
    folders: [],
    bundlePage: undefined,
    // hexo.io/docs/asset-folders
    assetFolder: { file: '_config.yml', isOn: /^post_asset_folder:[ \t]*true\b/m },
    headField: 'headimg',
    decoding: undefined,
  },
}
