import * as l10n from '@vscode/l10n'
import { unknownReading } from '../../frontmatter/reading/frontMatterReading'
import { hasAny, scriptEndings, withEndings } from '../shared/fileNames'
import { plainMdx, type MdxFeatures } from '../../markdown/mdx/mdxFeatures'
import type * as Satteri from '../../markdown/satteri/satteri'
import type { MarkdownFeatures } from '../../markdown/siteMarkdown'
import { githubHeadings } from '../shared/githubHeadings'
import { shared } from '../../markdown/markdownOptions'
import { mdxMarkdownOf } from '../shared/mdxByPlugin'
import type { SiteGenerator } from '../shared/generator'
import { localesInCode } from '../shared/languageReading'
import { ownPage } from '../shared/termPages'
import { markdownSettings } from '../shared/markdownSettings'
import { jsYaml4 } from '../shared/jsYaml'
import { findAstro } from './astroFences'
import { coerceOther, readCoercedDate, readZodDate } from './astroDates'
import { stopsBuild } from '../../dates/readers/dateReading'
import { astroSchemas } from './astroSchemas'

const satteri: MarkdownFeatures['rules'] = (markdown, has) => {
  const { satteriRules }: typeof Satteri = require('../../markdown/satteri/satteri')
  satteriRules(markdown, has)
}

/** GFM and typographic signs (docs.astro.build/en/guides/markdown-content). Astro runs no template tags. */
const markdown = shared({
  footnotes: true,
  taskLists: true,
  links: true,
  dash: '–',
  selfClosing: true,
  templateMarks: [],
  rules: satteri,
  headings: githubHeadings({ notes: true, lineEnd: '' }),
})

// @astrojs/mdx 8: an element without a definition is an exception when the page is written.
const mdx: MdxFeatures = {
  ...plainMdx,
  importsComponents: true,
  names: ['frontmatter', 'Astro', 'Content', 'Fragment', 'components'],
}

export const astro: SiteGenerator = {
  name: 'astro',
  title: 'Astro',
  detection: {
    files: ['astro.config.*'],
    folders: [],
    matches: ({ names }) => hasAny(names, ...withEndings('astro.config', ...scriptEndings)),
  },
  folders: { content: ['src/content'], templates: [], roots: ['public', 'src'], themes: [] },
  drafts: { keys: {}, folders: [] },
  siteSettings: { files: [], addressKeys: [], timeZoneKeys: [] },
  // smol-toml 1.9 reads TOML 1.1, measured on Astro 7.3.5.
  frontMatter: {
    ...unknownReading,
    find: findAstro,
    newToml: true,
    formats: () => l10n.t('YAML between --- lines, and TOML between +++ lines'),
  },
  // js-yaml 4 since 5 (withastro/astro#12075), gray-matter before.
  yaml: { ...jsYaml4, typedText: true },
  schemas: astroSchemas,
  dates: {
    hidesFuture: false,
    updatedKeys: ['updatedDate'],
    expiryKeys: [],
    keys: new Set(['date', 'pubDate', 'updatedDate', 'publishDate', 'pubdate']),
    readers: [readCoercedDate, readZodDate],
    others: [coerceOther, () => stopsBuild],
  },
  titles: { fallback: undefined, headingFirst: undefined },
  taxonomies: { listIsPath: false, texts: {}, ignored: {}, page: ownPage },
  languages: localesInCode(withEndings('astro.config', ...scriptEndings), [], undefined),
  markdown,
  markdownSettings: markdownSettings('Sätteri', markdown, undefined),
  mdx: {
    features: mdx,
    markdown: mdxMarkdownOf(markdown, mdx),
    inMarkdown: undefined,
  },
  headingIds: true,
  templateMarks: [],
  templates: undefined,
  articleTag: undefined,
  fileTag: undefined,
  newArticles: { folder: 'src/content/blog', datedFolder: undefined, templates: undefined, nameIn: undefined },
  // @astrojs/markdown-satteri 7 decodes the address of each Markdown image (`satteri-processor.js`): measured on Astro 7.3.5.
  images: {
    folders: [],
    bundlePage: undefined,
    assetFolder: undefined,
    headField: 'image',
    decoding: { of: 'addresses', failure: 'losesBody' },
  },
}
