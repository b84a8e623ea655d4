import { isRecord } from '../../data/isRecord'
import type { KramdownOptions } from '../../markdown/kramdown/common/kramdownOptions'
import type * as Kramdown from '../../markdown/kramdown/kramdownRules'
import type { Markdown } from '../../markdown/markdownIt'
import { shared, withOptions, type MarkdownOptions } from '../../markdown/markdownOptions'
import type { MarkdownFeatures } from '../../markdown/siteMarkdown'
import { unknownRenderer, valueAt, type MarkdownDoubt, type MarkdownSettings } from '../shared/markdownSettings'
import { liquidTags } from '../shared/templateMarks'
import { gfmHeadings, kramdownHeadings, noHeadings } from './jekyllHeadings'
import { kramdownOptionsOf } from './kramdownSettings'

/** kramdown as Jekyll sets it (`lib/jekyll/configuration.rb`), with what `kramdown:` of the configuration says. */
function kramdown(configuration: unknown, options: MarkdownOptions = {}): MarkdownFeatures {
  const read = kramdownOptionsOf(configuration)
  // Its own rules read task lists.
  const features = { footnotes: true, definitionLists: true, breaks: read.hardWrap, dash: '–' }
  const set = withOptions(shared(features), options, undefined)
  return shared({
    ...set,
    joinsCjkLines: read.joinsCjkLines,
    htmlToEndTag: true,
    attributesShown: 'misplaced',
    rules: kramdownRules(read),
    templateMarks: liquidTags,
    headings: headingsOf(configuration),
  })
}

const rulesByOptions = new Map<string, (markdown: Markdown) => void>()

/** The rules of kramdown with some options: the same function for equal options. */
function kramdownRules(options: KramdownOptions): (markdown: Markdown) => void {
  const key = JSON.stringify(options)
  const rules =
    rulesByOptions.get(key) ??
    ((markdown: Markdown) => {
      const { addKramdown }: typeof Kramdown = require('../../markdown/kramdown/kramdownRules')
      addKramdown(markdown, options)
    })
  rulesByOptions.set(key, rules)
  return rules
}

function headingsOf(configuration: unknown): MarkdownFeatures['headings'] {
  if (valueAt(configuration, 'auto_ids') === false) return noHeadings
  const input = valueAt(configuration, 'input')
  return typeof input === 'string' && input.toLowerCase() === 'kramdown' ? kramdownHeadings : gfmHeadings
}

export const jekyllMarkdown: MarkdownFeatures = kramdown(undefined)

/**
 * jekyll-commonmark and jekyll-commonmark-ghpages (their README: `commonmark:` has `options` and `extensions`). GitHub Pages sets
 * `markdown: GFM` up with footnotes and links (its gem github-pages, `configuration_spec.rb`).
 */
function commonMark(configuration: unknown, options: MarkdownOptions, isGitHub: boolean): MarkdownFeatures {
  const names = [valueAt(configuration, 'options'), valueAt(configuration, 'extensions')].flat().map((name) => String(name).toLowerCase())
  const has = (name: string) => names.includes(name)
  const features = {
    footnotes: isGitHub || has('footnotes'),
    links: isGitHub || has('autolink'),
    taskLists: has('tasklist'),
    breaks: has('hardbreaks'),
    dash: has('smart') ? '–' : undefined,
  }
  return withOptions(shared({ ...features, templateMarks: liquidTags }), options, undefined)
}

const commonMarkNames = ['commonmark', 'commonmarkghpages', 'gfm']
const renderers = ['kramdown', 'commonmark']

/** `markdown:`, `kramdown:` and `commonmark:` of Jekyll's configuration (jekyllrb.com/docs/configuration/markdown). They are read, never run. */
export const jekyllMarkdownSettings: MarkdownSettings = {
  files: ['_config.yml', '_config.yaml', '_config.toml'],
  renderers,
  read(files, options) {
    const [configuration] = files
    const data = configuration?.data
    const named = String(options.renderer ?? valueAt(data, 'markdown') ?? renderers[0]).toLowerCase()
    const isCommon = commonMarkNames.includes(named)
    const own = valueAt(data, isCommon ? 'commonmark' : 'kramdown')
    return {
      features: isCommon ? commonMark(own, options, named === 'gfm') : kramdown(own, options),
      renderer: isCommon ? 'CommonMark' : 'kramdown',
      files: configuration && (isRecord(own) || isCommon) ? [configuration.path] : [],
      doubt: doubtOf(isCommon ? 'commonmark' : named, configuration && data === undefined ? configuration.path : undefined),
    }
  },
}

function doubtOf(renderer: string, unreadable: string | undefined): MarkdownDoubt | undefined {
  const unknown = unknownRenderer({ renderer }, renderers)
  return unknown ?? (unreadable === undefined ? undefined : { kind: 'file', path: unreadable })
}
