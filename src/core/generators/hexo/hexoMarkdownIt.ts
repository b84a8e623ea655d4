import { isRecord } from '../../data/isRecord'
import { markdownItPlugins, markdownItRules, mayHaveMarks, presets } from '../../markdown/plugins/markdownItRules'
import type { MarkdownFeatures } from '../../markdown/siteMarkdown'
import { valueAt } from '../shared/markdownSettings'
import { markdownItHeadings } from './hexoHeadings'
import { isOnIn, lettersOf, type HexoReading } from './hexoSettings'

/** The plugins that are features of other generators as well. */
const asFeatures = { footnote: 'footnotes', deflist: 'definitionLists' } as const

/**
 * markdown-it as hexo-renderer-markdown-it 7.1.1 sets it up (`index.js`, `lib/renderer.js`, `lib/images.js`).
 * @param site the whole configuration; a text as `markdown:` has no effect
 */
export function markdownItReading(site: unknown): HexoReading {
  const own = valueAt(site, 'markdown')
  const hasAssets = isOnIn(site)(false, 'post_asset_folder')
  const isOn = isOnIn(valueAt(own, 'render'))
  const preset = presets.find((name) => name === valueAt(own, 'preset')) ?? presets[0]
  const named = namesIn(valueAt(own, 'plugins'))
  const plugins = markdownItPlugins.filter((name) => named.includes(`markdown-it-${name}`))
  const features = Object.entries(asFeatures).flatMap(([name, feature]) => (named.includes(`markdown-it-${name}`) ? [[feature, true]] : []))
  const images = valueAt(own, 'images')
  const separator = valueAt(own, 'anchors', 'separator')
  const suffix = valueAt(own, 'anchors', 'collisionSuffix')
  const level = valueAt(own, 'anchors', 'level')
  const enabled = namesIn(valueAt(own, 'enable_rules'))
  const hasHtml = preset !== 'zero' || enabled.includes('html_block') || enabled.includes('html_inline')
  const typographer = isOn(true, 'typographer')
  return {
    features: {
      ...Object.fromEntries(features),
      breaks: isOn(true, 'breaks'),
      dash: typographer && '–',
      links: isOn(true, 'linkify'),
      html: isOn(true, 'html') && hasHtml ? undefined : 'text',
      codeFirst: true,
      joinsCjkLines: plugins.includes('cjk-breaks'),
      attributesShown: named.includes('markdown-it-attrs') ? undefined : 'all',
      picturesFromRoot: fromRoot(images, hasAssets),
      hasMarks: mayHaveMarks,
      rules: markdownItRules({
        preset,
        enabled,
        disabled: namesIn(valueAt(own, 'disable_rules')),
        quotes: quotesIn(valueAt(own, 'render', 'quotes')),
        plugins,
        writtenAlt: isRecord(images),
      }),
      headings: markdownItHeadings(
        lettersOf(valueAt(own, 'anchors', 'case')),
        typeof level === 'number' ? level : 2,
        typeof separator === 'string' && separator !== '' ? separator : '-',
        typeof suffix === 'string' || typeof suffix === 'number' ? String(suffix) : '',
      ),
    },
    ignored: named.filter((name) => !followed.includes(name)).map((name) => `plugins: ${name}`),
  }
}

const followed: readonly string[] = [...markdownItPlugins, ...Object.keys(asFeatures)].map((name) => `markdown-it-${name}`)

function fromRoot(images: unknown, hasAssets: boolean): MarkdownFeatures['picturesFromRoot'] {
  const isOn = isOnIn(images)
  const postAsset = isOn(false, 'post_asset')
  if (postAsset && hasAssets) return 'unlessAsset'
  return postAsset || isOn(false, 'prepend_root') ? true : undefined
}

/** A name, or a list of names or of maps with a `name`. */
function namesIn(value: unknown): readonly string[] {
  return [value].flat().flatMap((entry) => {
    const name: unknown = isRecord(entry) ? entry['name'] : entry
    return typeof name === 'string' ? [name] : []
  })
}

/** Four signs in a text, or four texts in a list. */
function quotesIn(value: unknown): readonly string[] {
  const signs = typeof value === 'string' ? [...value] : namesIn(value)
  return signs.length === 4 && signs.every(({ length }) => length <= maxQuoteLength) ? signs : ['“', '”', '‘', '’']
}

/** A longer text is no sign. In UTF-16 code units. */
const maxQuoteLength = 40
