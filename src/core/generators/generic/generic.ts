import { unknownReading } from '../../frontmatter/reading/frontMatterReading'
import { mdxByPlugin } from '../shared/mdxByPlugin'
import { shared } from '../../markdown/markdownOptions'
import type { SiteGenerator } from '../shared/generator'
import { noLanguageReading } from '../shared/languageReading'
import { ownPage } from '../shared/termPages'
import { markdownSettings } from '../shared/markdownSettings'
import { jsYaml3 } from '../shared/jsYaml'
import { nunjucksTags, shortcodes } from '../shared/templateMarks'
import { noSchemas } from '../shared/siteSchemas'

/** Stands in for all generators without a definition, most of them home-made. */
const markdown = shared({ footnotes: true, taskLists: true })

export const generic: SiteGenerator = {
  name: 'generic',
  title: undefined,
  detection: undefined,
  folders: { content: [], templates: ['archetypes', 'scaffolds', '_layouts', '_includes', '_templates'], roots: [], themes: [] },
  drafts: { keys: { draft: true, published: false }, folders: ['_drafts'] },
  siteSettings: { files: [], addressKeys: [], timeZoneKeys: ['time_zone'] },
  frontMatter: unknownReading,
  // gray-matter, which most home-made generators read with
  yaml: jsYaml3,
  schemas: noSchemas,
  dates: { hidesFuture: false, updatedKeys: [], expiryKeys: [], keys: new Set(), readers: [], others: [] },
  titles: { fallback: undefined, headingFirst: undefined },
  taxonomies: { listIsPath: false, texts: {}, ignored: {}, page: ownPage },
  languages: noLanguageReading,
  // The parts of GFM that most home-made generators have
  markdown,
  markdownSettings: markdownSettings('markdown-it', markdown, 'text'),
  mdx: mdxByPlugin,
  headingIds: undefined,
  templateMarks: [...shortcodes, ...nunjucksTags],
  templates: undefined,
  articleTag: undefined,
  fileTag: undefined,
  newArticles: { folder: '', datedFolder: undefined, templates: undefined, nameIn: undefined },
  images: { folders: [], bundlePage: undefined, assetFolder: undefined, headField: 'headimg', decoding: undefined },
}
