import * as l10n from '@vscode/l10n'
import { hasAny, scriptEndings, withEndings } from '../shared/fileNames'
import { mdxByPlugin } from '../shared/mdxByPlugin'
import { eleventyLiquid } from '../shared/templateLanguages'
import { shared } from '../../markdown/markdownOptions'
import type { SiteGenerator } from '../shared/generator'
import { noLanguageReading } from '../shared/languageReading'
import { ownPage } from '../shared/termPages'
import { markdownSettings } from '../shared/markdownSettings'
import { grayMatter } from '../shared/grayMatterFences'
import { jsYaml4 } from '../shared/jsYaml'
import { liquidTags } from '../shared/templateMarks'
import { noSchemas } from '../shared/siteSchemas'
import { readOtherEleventyDate, readEleventyDate } from './eleventyDates'

const tagsSchema = {
  schema: { properties: { tags: { type: ['string', 'number', 'boolean', 'array', 'null'] } } },
  values: undefined,
  isComplete: false,
}

const markdown = shared({ noIndentedCode: true })

export const eleventy: SiteGenerator = {
  name: 'eleventy',
  title: 'Eleventy',
  detection: {
    files: ['.eleventy.js', 'eleventy.config.*'],
    folders: [],
    matches: ({ names }) => hasAny(names, '.eleventy.js', ...withEndings('eleventy.config', ...scriptEndings)),
  },
  folders: {
    content: ['content', 'posts', 'src/posts'],
    // 11ty.dev/docs/config
    templates: ['_includes', '_layouts', '_templates'],
    roots: ['', 'src', 'public', 'content'],
    themes: [],
  },
  drafts: { keys: {}, folders: [] },
  siteSettings: { files: [], addressKeys: [], timeZoneKeys: [] },
  frontMatter: { ...grayMatter, formats: () => l10n.t('YAML between --- lines, and JSON between ---json and ---') },
  // js-yaml 4 since 3.0 (release notes of 3.0.0-alpha.15), gray-matter with js-yaml 3 before.
  yaml: jsYaml4,
  // Measured on 3.1.8: “String or Array expected for `tags`”.
  schemas: { ...noSchemas, demands: () => tagsSchema },
  dates: {
    hidesFuture: false,
    updatedKeys: [],
    expiryKeys: [],
    keys: new Set(['date']),
    readers: [readEleventyDate],
    others: [readOtherEleventyDate],
  },
  titles: { fallback: undefined, headingFirst: undefined },
  taxonomies: { listIsPath: false, texts: { tags: 'commas' }, ignored: {}, page: ownPage },
  languages: noLanguageReading,
  // markdown-it with HTML and without indented code (11ty.dev/docs/languages/markdown)
  markdown,
  markdownSettings: markdownSettings('markdown-it', markdown, 'text'),
  mdx: mdxByPlugin,
  headingIds: false,
  // Markdown runs through Liquid first.
  templateMarks: liquidTags,
  templates: {
    language: eleventyLiquid,
    definitions: {
      named: [],
      searched: [],
      files: ['.eleventy.js', ...withEndings('eleventy.config', ...scriptEndings)],
      pattern: /\badd(?:Paired)?(?:Async)?(?:Liquid|Universal)?(?:Async)?(?:Shortcode|Tag|Filter|GlobalData)\(\s*['"`]([\w.-]+)['"`]/g,
      elsewhere: /\baddPlugin\(|\brequire\(\s*['"`]\.|\bfrom\s+['"`]\./,
    },
    inCode: true,
  },
  articleTag: undefined,
  fileTag: undefined,
  newArticles: { folder: 'posts', datedFolder: undefined, templates: undefined, nameIn: undefined },
  images: { folders: [], bundlePage: undefined, assetFolder: undefined, headField: 'image', decoding: undefined },
}
