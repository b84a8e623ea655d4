import container from 'markdown-it-container'
import definitionLists from 'markdown-it-deflist'
import footnotes from 'markdown-it-footnote'
import type { HeadingIds } from './headingIds'
import { newMarkdown, type CoreState, type Markdown, type RenderRule, type Token } from './markdownIt'
import { templateUnit, type TemplateMarks } from './templateTags'

/** The Markdown of a generator by default, beyond CommonMark, tables and strikethrough, which all generators have. */
export interface MarkdownFeatures {
  readonly footnotes?: true
  readonly definitionLists?: true
  readonly taskLists?: true
  /** Bare addresses become links. */
  readonly links?: true
  /** A line end in a paragraph becomes `<br>`. */
  readonly breaks?: true
  /** Quotes, dashes and dots become typographic; `dash` is what two hyphens become. */
  readonly dash?: string
  /** Four spaces do not start a code block. */
  readonly noIndentedCode?: true
  /** `## Title {#id}`, or how ids are written in headings. */
  readonly headingIds?: true | WrittenIds
  /** How ids are made of headings; undefined if that is not known. */
  readonly headings?: HeadingIds
  /** kramdown's `{: .class}` after a block. */
  readonly attributeLists?: true
  /**
   * Attributes in braces, such as `{.wide}`, that readers see: `all`, or `misplaced` where they do not stand directly behind what they are for.
   * Undefined if plugins may read them.
   */
  readonly attributesShown?: 'all' | 'misplaced'
  /** `:::note`. */
  readonly admonitions?: true
  /** A slash at its end closes any element, as in JSX: `<iframe />`. */
  readonly selfClosing?: true
  /** Changes the rules of markdown-it to those of the Markdown library that the generator uses. */
  readonly rules?: (markdown: Markdown, has: MarkdownFeatures) => void
  /** The template tags that Markdown does not see; undefined if those of all generators. */
  readonly templateMarks?: TemplateMarks
  /** What ends the summary of an article. Its first occurrence is a paragraph of its own wherever it is, also in code. */
  readonly divider?: string
  /** Fenced code is read before anything else: also in HTML. */
  readonly codeFirst?: true
  /** A line of white space with a tab in it does not end a paragraph. */
  readonly tabLines?: true
  /**
   * The address of a picture in Markdown starts at the root of the site, whatever folder the article is in; `unlessAsset`: but for a
   * file in the asset folder of the article.
   */
  readonly picturesFromRoot?: true | 'unlessAsset'
  /** Line ends between Chinese or Japanese letters are left out. */
  readonly joinsCjkLines?: true
  /** HTML blocks reach to their end tag, over blank lines. */
  readonly htmlToEndTag?: true
  /** Rewrites the notations of its Markdown library in the tokens of one block, in place of `readNotations`. */
  readonly notations?: (tokens: readonly Token[], has: MarkdownFeatures) => void
  /** Quotes that are open at the end of a block can be closed in later ones. */
  readonly openQuotes?: true
  /** What becomes of HTML in an article: it is left out, or shown as text. Undefined: it is published. */
  readonly html?: 'omitted' | 'text'
  /** Elements are JSX: Markdown goes on inside of them, no block is HTML alone, and capitals in names count. */
  readonly jsx?: true
  /**
   * Reads a line of a paragraph, or some of its lines, without the white space around it. Returns undefined if it may depend on the lines
   * around it.
   */
  readonly elementRow?: (text: string, has: MarkdownFeatures) => ElementRow | undefined
  /** White space before the first word of the body is left out, indentation included. */
  readonly trimmed?: true
  /** The first heading is the headline of the page and not shown in the body, if it is of the first level and no rule is above it. */
  readonly headline?: true
  /** Whether a line may have markup that CommonMark does not have. */
  readonly hasMarks?: (line: string) => boolean
}

/**
 * A line of a paragraph of MDX that consists of elements, or a part of it: `<p>Text</p>`. The paragraph is what its lines are one after
 * the other, unless a notation reaches from one into another.
 */
export interface ElementRow {
  /** Whether it starts with a comment. Such a line ends a paragraph. */
  readonly isComment: boolean
  /** Its HTML as a block, not sanitized, if it has nothing but tags and expressions. Such a line ends a paragraph. */
  readonly asBlock: string | undefined
  /** Not sanitized, without a line end. */
  readonly html: string
  /** Its inline content, if that may depend on definitions elsewhere. */
  readonly token: Token | undefined
  /** How many elements are open behind it that are not before it; negative if it closes more. */
  readonly rise: number
  /** At which depths it has text, counted from its start. */
  readonly textDepths: readonly number[]
  /** Its marks that come in pairs, such as asterisks. `open`: one may belong to one in another line; `closed`: each belongs to one in it. */
  readonly marks: 'none' | 'closed' | 'open'
}

/** A new markdown-it instance with the features of a generator. */
export function siteMarkdown(has: MarkdownFeatures): Markdown {
  const { dash, breaks = false, links: linkify = false } = has
  const markdown = newMarkdown().set({ html: has.html !== 'text', breaks, linkify, typographer: dash !== undefined })
  if (has.footnotes) {
    markdown.use(footnotes)
    // `^[text]` is a notation of Pandoc that no generator has.
    markdown.inline.ruler.disable('footnote_inline')
  }
  if (has.definitionLists) markdown.use(definitionLists)
  if (has.noIndentedCode) markdown.block.ruler.disable('code')
  if (has.admonitions)
    markdown.use(container, 'admonition', { validate: (params: string) => admonition.test(params), render: admonitions(markdown) })
  // Only addresses with a scheme: a full stop without a space after it does not make a link.
  if (has.links) markdown.linkify.set({ fuzzyLink: false })
  const normalizeLink = markdown.normalizeLink.bind(markdown)
  // In a host name, the characters that replace a template tag must not be converted to Punycode.
  markdown.normalizeLink = (url) => (url.includes(templateUnit) ? markdown.utils.lib.mdurl.encode(url) : normalizeLink(url))
  if (dash !== undefined) markdown.core.ruler.at('replacements', (state) => replaceSigns(state, dash))
  has.rules?.(markdown, has)
  if (has.html === 'omitted') for (const name of ['html_block', 'html_inline'] as const) markdown.renderer.rules[name] = () => ''
  return markdown
}

/** Whether the features change text without any markup: signs such as quotes and addresses, line ends, lines that start with a colon. */
export function textChanges(features: MarkdownFeatures): { readonly signs: boolean; readonly lineEnds: boolean; readonly terms: boolean } {
  const { links = false, dash, breaks = false, joinsCjkLines = false, definitionLists: terms = false } = features
  return { signs: links || dash !== undefined, lineEnds: breaks || joinsCjkLines, terms }
}

/** Rewrites the notations of a generator in the tokens of one top-level block: task boxes, heading ids, attribute lists. */
export function readNotations(tokens: readonly Token[], has: MarkdownFeatures): void {
  if (has.notations) {
    has.notations(tokens, has)
    return
  }
  tokens.forEach((token, index) => {
    if (token.type !== 'inline') return
    const before = tokens[index - 1]
    if (has.taskLists && before?.type === 'paragraph_open' && tokens[index - 2]?.type === 'list_item_open')
      readTask(token, tokens[index - 2])
    if (has.headingIds && before?.type === 'heading_open')
      readHeadingId(token, before, has.headingIds === true ? idInBraces : has.headingIds)
    if (has.attributeLists && token.content.includes('{:')) token.content = token.content.replace(/(?:^|\n)[ \t]*\{:[^{}\n]*\}[ \t]*$/, '')
  })
}

const task = /^\[([ xX])\](?=\s)/

/** Replaces the box by a character: not every policy allows the `<input>` that generators make of it. */
function readTask(token: Token, item: Token | undefined): void {
  const box = task.exec(token.content)?.[1]
  if (box === undefined) return
  token.content = token.content.replace(task, box === ' ' ? '☐' : '☑')
  item?.attrJoin('class', 'task-list-item')
}

/** Finds the id that an author wrote in the content of a heading. @returns the id, and the content without it */
export type WrittenIds = (content: string) => { readonly id: string; readonly content: string } | undefined

const idInBraces: WrittenIds = (content) => {
  const [whole = '', id] = /\s*\{#([\p{L}\p{N}_-]+)\}\s*$/u.exec(content) ?? []
  return id === undefined ? undefined : { id, content: content.slice(0, content.length - whole.length) }
}

function readHeadingId(token: Token, heading: Token, written: WrittenIds): void {
  const found = written(token.content)
  if (!found) return
  token.content = found.content
  heading.attrSet('id', found.id)
}

const admonition = /^\s*([a-z]+)\s*(?:\[(.*)\]\s*|\{.*\}\s*|\s(.*))?$/

function admonitions(markdown: Markdown): RenderRule {
  return (tokens, index, _options, env) => {
    const token = tokens[index]
    if (!token || token.nesting < 0) return '</div>\n'
    const [, kind = 'note', title, rest] = admonition.exec(token.info) ?? []
    token.attrSet('class', `admonition admonition-${kind}`)
    const written = title ?? rest?.trim() ?? ''
    const own = env?.references ? { references: env.references } : {}
    const children: Token[] = []
    markdown.inline.parse(written === '' ? kind : written, markdown, own, children)
    const heading = markdown.renderer.renderInline(children, markdown.options, own)
    return `<div${markdown.renderer.renderAttrs(token)}><p class="admonition-heading">${heading}</p>\n`
  }
}

const signs: readonly (readonly [RegExp, string])[] = [
  [/\.{3,}/g, '…'],
  [/(?<!-)---(?!-)/g, '—'],
]

/** Replaces the dashes and dots that all typographers replace; markdown-it's rule also replaces `(c)` and `+-`. */
function replaceSigns({ tokens }: CoreState, dash: string): void {
  for (const { type, children } of tokens) {
    if (type !== 'inline' || !children) continue
    let address = 0
    for (const token of children) {
      if (token.info === 'auto') address += token.nesting
      if (token.type !== 'text' || address > 0 || !/--|\.{3}/.test(token.content)) continue
      for (const [written, sign] of signs) token.content = token.content.replace(written, sign)
      token.content = token.content.replace(/(?<!-)--(?!-)/g, dash)
    }
  }
}
