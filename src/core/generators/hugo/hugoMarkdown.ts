import { isRecord } from '../../data/isRecord'
import { headingIdTypes, hugoHeadings, noHugoHeadings } from './hugoHeadings'
import { goldmarkRules, usualSigns } from '../../markdown/goldmark/goldmark'
import type { Signs } from '../../markdown/goldmark/typographer'
import { readGoldmarkNotations } from '../../markdown/goldmark/notations'
import { shared, withOptions, type MarkdownOptions } from '../../markdown/markdownOptions'
import type { MarkdownFeatures } from '../../markdown/siteMarkdown'
import { shortcodes } from '../shared/templateMarks'
import { dataEndings, withEndings } from '../shared/fileNames'
import {
  unknownRenderer,
  valueAt,
  type ConfigurationFile,
  type MarkdownDoubt,
  type MarkdownSettings,
  type SiteMarkdown,
} from '../shared/markdownSettings'

/** Features with goldmark's rules. */
function withGoldmark(features: MarkdownFeatures, signs: Signs, linkProtocol: string): MarkdownFeatures {
  const { dash, links, definitionLists = false } = features
  const rules = goldmarkRules({
    signs: dash === undefined ? undefined : signs,
    linkProtocol: links ? linkProtocol : undefined,
    definitionLists,
  })
  return shared({
    ...features,
    rules,
    templateMarks: shortcodes,
    divider: '<!--more-->',
    notations: readGoldmarkNotations,
    openQuotes: dash !== undefined,
  })
}

const usual: MarkdownFeatures = {
  footnotes: true,
  definitionLists: true,
  taskLists: true,
  links: true,
  dash: '–',
  headingIds: true,
  headings: hugoHeadings('github'),
}

/** goldmark by default (`markup/goldmark/goldmark_config/config.go`). HTML is let through: see `hugoMarkdownSettings`. */
export const hugoMarkdown: MarkdownFeatures = withGoldmark(usual, usualSigns, 'https')

/** The first of these that exists is read (gohugo.io/getting-started/configuration; measured on 0.111.3). */
const rootFiles = ['hugo', 'config'].flatMap((name) => withEndings(name, ...dataEndings))
/** Those of `production` count more; in one folder, the later ones by the alphabet. Their settings count more than those of `rootFiles`. */
const folderFiles = ['config/_default', 'config/production'].flatMap((folder) =>
  ['config', 'hugo', 'markup'].flatMap((name) => withEndings(`${folder}/${name}`, 'json', 'toml', 'yaml', 'yml')),
)
const renderers = ['goldmark']

/**
 * `markup.goldmark` of Hugo's configuration. Without a configuration file HTML is taken to be published: the folder may be a part of a
 * site, and who pastes HTML needs `unsafe`.
 */
export const hugoMarkdownSettings: MarkdownSettings = {
  files: [...rootFiles, ...folderFiles],
  renderers,
  read(files, options) {
    const used = usedFiles(files)
    const broken = used.find(({ data }) => data === undefined)
    const markup = broken ? undefined : used.map(markupIn).reduce(merged, {})
    const handler = valueAt(markup, 'defaultmarkdownhandler')
    const isKnown = handler === undefined || handler === '' || handler === renderers[0]
    const isRead = used.length > 0 && !broken && isKnown
    const goldmark = isRead ? valueAt(markup, 'goldmark') : undefined
    return {
      features: withGoldmark(
        withOptions(isRead ? featuresOf(goldmark) : usual, options, 'omitted'),
        signsOf(goldmark),
        protocolOf(goldmark),
      ),
      renderer: 'goldmark',
      files: isRead ? used.filter((file) => isRecord(valueAt(markupIn(file), 'goldmark'))).map(({ path }) => path) : [],
      doubt: broken
        ? { kind: 'file', path: broken.path }
        : isKnown
          ? unknownRenderer(options, renderers)
          : unknownHandler(handler, options),
      publishHtml: isRead && options.html === undefined && !isUnsafe(goldmark) ? publishHtml(used) : undefined,
    }
  },
}

function unknownHandler(handler: unknown, { renderer }: MarkdownOptions): MarkdownDoubt | undefined {
  return renderer === renderers[0] ? undefined : { kind: 'renderer', name: renderer ?? String(handler) }
}

function usedFiles(files: readonly ConfigurationFile[]): readonly ConfigurationFile[] {
  const [root] = files.filter(({ path }) => rootFiles.includes(path))
  return [...(root ? [root] : []), ...files.filter(({ path }) => folderFiles.includes(path))]
}

const markupFile = /\/markup\.\w+$/

/** What a file says about markup, with keys in small letters, as Hugo reads them. */
function markupIn({ path, data }: ConfigurationFile): unknown {
  const keys = smallKeys(data, 0)
  return markupFile.test(path) ? keys : valueAt(keys, 'markup')
}

/** The keys of `markup` lie at most five deep. */
const maxDepth = 8

function smallKeys(data: unknown, depth: number): unknown {
  if (!isRecord(data) || depth > maxDepth) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key.toLowerCase(), smallKeys(value, depth + 1)]))
}

function merged(one: unknown, other: unknown): unknown {
  if (!isRecord(one) || !isRecord(other)) return other ?? one
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries([...keys].map((key) => [key, merged(valueAt(one, key), valueAt(other, key))]))
}

function featuresOf(goldmark: unknown): MarkdownFeatures {
  const isOn = (byDefault: boolean, ...keys: readonly string[]) => truthOf(valueAt(goldmark, ...keys)) ?? byDefault
  // A map of signs since 0.112, a truth value before.
  const typographer = isOn(true, 'extensions', 'typographer') && !isOn(false, 'extensions', 'typographer', 'disable')
  const idType = valueAt(goldmark, 'parser', 'autoheadingidtype')
  return shared({
    footnotes: isOn(true, 'extensions', 'footnote'),
    definitionLists: isOn(true, 'extensions', 'definitionlist'),
    taskLists: isOn(true, 'extensions', 'tasklist'),
    links: isOn(true, 'extensions', 'linkify'),
    dash: typographer && usual.dash,
    headingIds: isOn(true, 'parser', 'attribute', 'title'),
    headings: isOn(true, 'parser', 'autoheadingid')
      ? hugoHeadings(headingIdTypes.find((type) => type === idType) ?? 'github')
      : noHugoHeadings,
    breaks: isOn(false, 'renderer', 'hardwraps'),
    html: isUnsafe(goldmark) ? undefined : 'omitted',
  })
}

function isUnsafe(goldmark: unknown): boolean {
  return truthOf(valueAt(goldmark, 'renderer', 'unsafe')) === true
}

/** The lines belong into the file that says otherwise, or else into the first one. */
function publishHtml(files: readonly ConfigurationFile[]): SiteMarkdown['publishHtml'] {
  const saying = files.findLast((file) => valueAt(markupIn(file), 'goldmark', 'renderer', 'unsafe') !== undefined) ?? files[0]
  if (!saying) return undefined
  const { path } = saying
  const inMarkup = markupFile.test(path)
  if (path.endsWith('.toml')) return { file: path, lines: `[${inMarkup ? '' : 'markup.'}goldmark.renderer]\nunsafe = true` }
  if (path.endsWith('.json')) {
    const goldmark = '"goldmark": { "renderer": { "unsafe": true } }'
    return { file: path, lines: inMarkup ? goldmark : `"markup": {\n  ${goldmark} }` }
  }
  return { file: path, lines: inMarkup ? 'goldmark:\n  renderer: { unsafe: true }' : 'markup:\n  goldmark: { renderer: { unsafe: true } }' }
}

/** The signs that the configuration sets (since 0.112), and goldmark's. */
function signsOf(goldmark: unknown): Signs {
  const set = (name: string) => {
    const value = valueAt(goldmark, 'extensions', 'typographer', name)
    return typeof value === 'string' && value.length <= maxSignLength ? [[name, value]] : []
  }
  return { ...usualSigns, ...Object.fromEntries(Object.keys(usualSigns).flatMap(set)) }
}

/** A longer text is no sign. In UTF-16 code units. */
const maxSignLength = 40

function protocolOf(goldmark: unknown): string {
  return valueAt(goldmark, 'extensions', 'linkifyprotocol') === 'http' ? 'http' : 'https'
}

/** As Go's `strconv.ParseBool`, by which Hugo reads texts, and numbers (measured on 0.111.3); undefined for what stops the build. */
function truthOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return value !== 0
  if (typeof value !== 'string') return undefined
  return /^(?:1|t|T|TRUE|true|True)$/.test(value) ? true : /^(?:0|f|F|FALSE|false|False)$/.test(value) ? false : undefined
}
