import type { Markdown } from '../markdownIt'
import { newMarkdown } from '../markdownIt'
import type { MarkdownFeatures } from '../siteMarkdown'
import { abbreviationDefinition } from './abbreviations'
import { joinCjkLines } from './cjkBreaks'
import { readCodeFirst } from './codeFirst'
import { matchPairs, pairs } from './pairedMarks'
import { pictures } from './sitePictures'
import { unspaced } from './unspacedMarks'

/** The presets of markdown-it. */
export const presets = ['default', 'commonmark', 'zero'] as const

/** The plugins of markdown-it that are followed, besides `markdown-it-deflist` and `markdown-it-footnote`, which are features. */
export const markdownItPlugins = ['abbr', 'cjk-breaks', 'ins', 'mark', 'sub', 'sup'] as const

/** What a site sets up of markdown-it, beyond the features that all generators share. Plain data. */
export interface MarkdownItOptions {
  readonly preset: (typeof presets)[number]
  /** The names of rules that are switched on and off, in this order. Others than those of markdown-it have no effect. */
  readonly enabled: readonly string[]
  readonly disabled: readonly string[]
  /** Opening and closing, double and single quotation mark, each of any length. */
  readonly quotes: readonly string[]
  readonly plugins: readonly (typeof markdownItPlugins)[number][]
  /** Whether the alternative text of a picture is its text as it is written, with its marks. */
  readonly writtenAlt: boolean
}

const known = new Map<string, (markdown: Markdown, has: MarkdownFeatures) => void>()
const maxKept = 100

/**
 * The rules of markdown-it with options of its own, as a site that calls it by itself has them.
 * @returns the same function for equal options
 */
export function markdownItRules(options: MarkdownItOptions): (markdown: Markdown, has: MarkdownFeatures) => void {
  const key = JSON.stringify(options)
  const found = known.get(key) ?? ((markdown: Markdown, has: MarkdownFeatures) => useMarkdownIt(markdown, has, options))
  if (known.size >= maxKept) known.clear()
  known.set(key, found)
  return found
}

/** Whether a line may have what markdown-it changes and CommonMark does not: `(c)`, `+-`, `,,`, `????`, hosts without a scheme. */
export function mayHaveMarks(line: string): boolean {
  return /\((?:c|r|tm)\)|\+-|,,|[?!]{4}|\S\.\S|==|\+\+/i.test(line)
}

function useMarkdownIt(markdown: Markdown, has: MarkdownFeatures, options: MarkdownItOptions): void {
  const { preset, enabled, disabled, quotes, plugins, writtenAlt } = options
  markdown.set({ quotes: [...quotes] })
  useAddresses(markdown)
  const { core, block, inline } = markdown
  // `siteMarkdown` has replaced it by what all typographers do.
  const usual = newMarkdown().core.ruler
  const replacements = usual.__rules__[usual.__find__('replacements')]?.fn
  if (replacements) core.ruler.at('replacements', replacements)
  if (preset !== 'default') markdown.disable(onlyInDefault, true)
  // Hexo has taken the fenced code out before.
  if (preset === 'zero') markdown.disable(has.codeFirst ? onlyInCommonMark.filter((name) => name !== 'fence') : onlyInCommonMark, true)
  if (has.codeFirst) readCodeFirst(markdown)
  markdown.enable([...enabled], true).disable([...disabled], true)
  const uses = (name: (typeof plugins)[number]) => plugins.includes(name)
  if (uses('abbr')) block.ruler.before('reference', 'abbr_def', abbreviationDefinition, { alt: ['paragraph', 'reference'] })
  if (uses('ins')) addPairs(markdown, 'ins', '+')
  if (uses('mark')) addPairs(markdown, 'mark', '=')
  if (uses('sub')) inline.ruler.after('emphasis', 'sub', unspaced('~', 'sub'))
  if (uses('sup')) inline.ruler.after('emphasis', 'sup', unspaced('^', 'sup'))
  if (uses('cjk-breaks')) core.ruler.push('cjk_breaks', joinCjkLines)
  core.ruler.before('text_join', 'pictures', pictures(writtenAlt, has.picturesFromRoot))
}

/**
 * Bare addresses as linkify-it 4.0.1 finds them (`lib/re.js`), which markdown-it 13 uses: Chinese signs do not end the path, and
 * names of e-mail addresses have colons.
 */
function useAddresses({ linkify }: Markdown): void {
  const { re } = linkify
  re.get_path_terminator = () => new RegExp(`${re.src_ZCc}|[><\uff5c]|[()[\\]{}.,"'?!\\-;]`)
  re.get_mail_name = () => /[-;:&=+$,.\w][-;:&=+$,".\w]{0,63}/
  linkify.set({ fuzzyLink: true })
}

function addPairs({ inline }: Markdown, tag: string, sign: string): void {
  inline.ruler.before('emphasis', tag, pairs(sign))
  inline.ruler2.before('emphasis', tag, matchPairs(sign, tag))
}

/** The rules that the presets leave out (markdown-it 13, `lib/presets`). */
const onlyInDefault = ['table', 'linkify', 'replacements', 'smartquotes', 'strikethrough']
const onlyInCommonMark = [
  ...['blockquote', 'code', 'fence', 'heading', 'hr', 'html_block', 'lheading', 'list', 'reference'],
  ...['autolink', 'backticks', 'emphasis', 'entity', 'escape', 'html_inline', 'image', 'link', 'newline'],
]
