import { isRecord } from '../../data/isRecord'
import { shared, withOptions, type MarkdownOptions } from '../../markdown/markdownOptions'
import { markedRules, usualMarked } from '../../markdown/marked/marked'
import type { MarkdownFeatures } from '../../markdown/siteMarkdown'
import { valueAt, type ConfigurationFile, type MarkdownDoubt, type MarkdownSettings } from '../shared/markdownSettings'
import { markedHeadings, withoutHeadingIds } from './hexoHeadings'
import { markdownItReading } from './hexoMarkdownIt'
import { isOnIn, lettersOf, type HexoReading } from './hexoSettings'

const renderers = ['marked', 'markdown-it'] as const

/**
 * hexo-renderer-marked 7.0.1 (`index.js`, `lib/renderer.js`).
 * @param site the whole configuration
 */
function markedReading(site: unknown): HexoReading {
  const own = valueAt(site, 'marked')
  const isOn = isOnIn(own)
  const gfm = isOn(true, 'gfm') && !isOn(false, 'pedantic')
  const breaks = gfm && isOn(true, 'breaks')
  const quotes = valueAt(own, 'quotes')
  const [openDouble, closeDouble, openSingle, closeSingle] = typeof quotes === 'string' && quotes.length === 4 ? quotes : []
  const isQuoted = openDouble && closeDouble && openSingle && closeSingle
  const isFromRoot = isOn(true, 'prependRoot')
  const hasAssets = isOn(false, 'postAsset') && isOnIn(site)(false, 'post_asset_folder')
  return {
    features: {
      // They are made of line breaks.
      definitionLists: breaks && isOn(true, 'descriptionLists'),
      taskLists: gfm,
      links: gfm && isOn(true, 'autolink'),
      breaks,
      dash: isOn(true, 'smartypants') && '–',
      picturesFromRoot: isFromRoot && (hasAssets ? 'unlessAsset' : true),
      codeFirst: true,
      tabLines: true,
      rules: markedRules({
        gfm,
        quotes: isQuoted ? [openDouble, closeDouble, openSingle, closeSingle] : usualMarked.quotes,
        captions: isOn(false, 'figcaption'),
      }),
      attributesShown: 'all',
      headings: isOn(true, 'headerIds')
        ? markedHeadings(lettersOf(valueAt(own, 'modifyAnchors')), isOn(false, 'anchorAlias'))
        : withoutHeadingIds,
    },
    ignored: ['pedantic', 'dompurify'].filter((key) => isOn(false, key)).map((key) => `marked: ${key}`),
  }
}

/** With the settings that `hexo init` writes. */
export const hexoMarkdown: MarkdownFeatures = shared(markedReading(undefined).features)

/** `marked:` or `markdown:` of Hexo's configuration, by the renderer that package.json names, and what else changes the HTML of an article. */
export const hexoMarkdownSettings: MarkdownSettings = {
  files: ['_config.yml', '_config.yaml', 'package.json'],
  renderers,
  read(files, options) {
    const installed = options.renderer ?? rendererIn(files)
    const renderer = renderers.find((name) => name === installed) ?? renderers[0]
    const configuration = files.find(({ path }) => path.startsWith('_config.'))
    const site = configuration?.data
    const { features, ignored } = renderer === 'marked' ? markedReading(site) : markdownItReading(site)
    const all = { ...features, ...ofSite(features, site) }
    const isUsed = isRecord(valueAt(site, renderer === 'marked' ? 'marked' : 'markdown'))
    return {
      features: withOptions(shared(all), options, 'text'),
      renderer,
      files: configuration && isUsed ? [configuration.path] : [],
      doubt: doubtOf(renderer, installed, configuration, ignored),
    }
  },
}

/** What Hexo's own settings change: addresses relative to the page, and no highlighter, which would take the code out first. */
function ofSite({ picturesFromRoot, codeFirst }: HexoReading['features'], site: unknown): Record<string, unknown> {
  const highlighter = valueAt(site, 'syntax_highlighter')
  const hasHighlighter = highlighter === undefined || Boolean(highlighter)
  return { picturesFromRoot: valueAt(site, 'relative_link') ? undefined : picturesFromRoot, codeFirst: hasHighlighter && codeFirst }
}

function doubtOf(
  renderer: string,
  installed: string,
  configuration: ConfigurationFile | undefined,
  [ignored]: readonly string[],
): MarkdownDoubt | undefined {
  if (renderer !== installed) return { kind: 'renderer', name: installed }
  if (configuration && configuration.data === undefined) return { kind: 'file', path: configuration.path }
  return ignored === undefined ? undefined : { kind: 'setting', name: ignored }
}

/** The renderer that package.json names; the usual one if it names none. */
function rendererIn(files: readonly ConfigurationFile[]): NonNullable<MarkdownOptions['renderer']> {
  const data = files.find(({ path }) => path === 'package.json')?.data
  const packages = ['dependencies', 'devDependencies'].flatMap((key) => {
    const named = valueAt(data, key)
    return isRecord(named) ? Object.keys(named) : []
  })
  const found = packages.flatMap(
    (name) => /^hexo-renderer-(marked|markdown-it|pandoc|kramed|mathjax|multi-next-markdown-it)\b/.exec(name)?.[1] ?? [],
  )
  return found[0] ?? renderers[0]
}
