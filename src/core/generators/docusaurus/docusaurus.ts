import * as l10n from '@vscode/l10n'
import { hasAny, scriptEndings, withEndings } from '../shared/fileNames'
import { shared } from '../../markdown/markdownOptions'
import type { MdxFeatures } from '../../markdown/mdx/mdxFeatures'
import { mdxMarkdownOf } from '../shared/mdxByPlugin'
import type { SiteGenerator } from '../shared/generator'
import { localesInCode } from '../shared/languageReading'
import { kebabPage } from '../shared/termPages'
import { markdownSettings } from '../shared/markdownSettings'
import { grayMatter } from '../shared/grayMatterFences'
import { jsYaml4 } from '../shared/jsYaml'
import { noSchemas } from '../shared/siteSchemas'
import { docusaurusHeadings, docusaurusIds } from './docusaurusHeadings'
import { readDocusaurusDate } from './docusaurusDates'
import { stopsBuild } from '../../dates/readers/dateReading'
import { docusaurusDemands } from './frontMatterSchemas'

const markdown = shared({
  footnotes: true,
  taskLists: true,
  links: true,
  headingIds: docusaurusIds,
  admonitions: true,
  selfClosing: true,
  headings: docusaurusHeadings,
})

// docusaurus.io/docs/api/docusaurus-config#markdown: mdx1Compat. Components without an import are a warning of the build.
const mdx: MdxFeatures = {
  comments: true,
  headingIds: true,
  directives: true,
  emoji: true,
  react: true,
  importsComponents: false,
  names: ['frontMatter', 'contentTitle', 'toc', 'metadata', 'assets'],
}

// docusaurus.io/docs/i18n/tutorial, and the pages of the plugins (translation files location).
const translations = [
  { pattern: /^i18n\/([^/]+)\/docusaurus-plugin-content-blog\/(.*)$/, base: 'blog/' },
  { pattern: /^i18n\/([^/]+)\/docusaurus-plugin-content-docs\/current\/(.*)$/, base: 'docs/' },
  { pattern: /^i18n\/([^/]+)\/docusaurus-plugin-content-docs\/(version-.*)$/, base: 'versioned_docs/' },
  { pattern: /^i18n\/([^/]+)\/docusaurus-plugin-content-pages\/(.*)$/, base: 'src/pages/' },
]

export const docusaurus: SiteGenerator = {
  name: 'docusaurus',
  title: 'Docusaurus',
  detection: {
    files: ['docusaurus.config.*'],
    folders: [],
    matches: ({ names }) => hasAny(names, ...withEndings('docusaurus.config', ...scriptEndings)),
  },
  folders: { content: ['blog', 'docs'], templates: [], roots: ['static'], themes: [] },
  // docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog#markdown-front-matter: a draft is shown in development only.
  drafts: { keys: { draft: true }, folders: [] },
  siteSettings: { files: [], addressKeys: [], timeZoneKeys: [] },
  // Measured on 3.10.2: front matter that is a list stops the build.
  frontMatter: { ...grayMatter, noFields: 'stops', formats: () => l10n.t('YAML between --- lines, and JSON between ---json and ---') },
  // A fork of gray-matter with js-yaml 4 since mid-2026 (facebook/docusaurus#12181), gray-matter before.
  yaml: jsYaml4,
  schemas: { ...noSchemas, demands: docusaurusDemands },
  // Documents have no date; only blog posts have (docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs).
  dates: {
    hidesFuture: false,
    updatedKeys: [],
    expiryKeys: [],
    keys: new Set(['date']),
    readers: [readDocusaurusDate],
    others: [() => stopsBuild],
    exceptIn: /(?:^|\/)(?:versioned_)?docs\//,
  },
  // In documents and pages the heading is the headline (plugin-content-docs, DocItem/Content); in a blog it is taken out.
  titles: { fallback: 'heading', headingFirst: /(?:^|\/)(?:(?:versioned_)?docs|pages)\// },
  taxonomies: { listIsPath: false, texts: {}, ignored: {}, page: kebabPage },
  languages: localesInCode(withEndings('docusaurus.config', ...scriptEndings), translations, 'generator'),
  // GFM and admonitions; `.md` is MDX too (docusaurus.io/docs/markdown-features).
  markdown,
  markdownSettings: markdownSettings('MDX', markdown, undefined),
  // `.md` is MDX (docusaurus.io/docs/api/docusaurus-config#markdown: format).
  mdx: {
    features: mdx,
    markdown: mdxMarkdownOf(
      { footnotes: true, taskLists: true, headingIds: docusaurusIds, trimmed: true, headline: true, headings: docusaurusHeadings },
      mdx,
    ),
    inMarkdown: {
      files: withEndings('docusaurus.config', ...scriptEndings),
      isOff: /\bformat\s*:\s*['"`](?:md|detect)['"`]/,
    },
  },
  headingIds: true,
  templateMarks: [],
  templates: undefined,
  articleTag: undefined,
  fileTag: undefined,
  newArticles: { folder: 'blog', datedFolder: undefined, templates: undefined, nameIn: undefined },
  // @docusaurus/mdx-loader, lib/remark/transformImage: measured on 3.10.2.
  images: {
    folders: ['img'],
    bundlePage: undefined,
    assetFolder: undefined,
    headField: 'image',
    decoding: { of: 'localPaths', failure: 'stops' },
  },
}
