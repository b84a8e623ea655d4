import type { MarkdownFeatures } from './siteMarkdown'

/** What `copydesk.yaml` says about the Markdown of a site. Undefined: as the generator and its configuration have it. */
export interface MarkdownOptions {
  /** The name of the program that turns Markdown into HTML. */
  readonly renderer?: string
  /** Whether HTML in an article is published. */
  readonly html?: boolean
  /** Whether a line end in a paragraph becomes a line break. */
  readonly breaks?: boolean
  /** Whether bare addresses become links. */
  readonly linkify?: boolean
  /** Whether quotes, dashes and dots become typographic. */
  readonly typographer?: boolean
  readonly footnotes?: boolean
  readonly definitionLists?: boolean
  readonly taskLists?: boolean
}

/** The names of the options that are true or false. */
export const markdownSwitches = ['html', 'breaks', 'linkify', 'typographer', 'footnotes', 'definitionLists', 'taskLists'] as const

/**
 * Features with the options of `copydesk.yaml`.
 * @param withoutHtml what becomes of HTML if it is not published
 */
export function withOptions(
  features: MarkdownFeatures,
  { html, breaks, linkify, typographer, ...rest }: MarkdownOptions,
  withoutHtml: MarkdownFeatures['html'],
): MarkdownFeatures {
  const { renderer: _, ...switches } = rest
  const named = Object.entries({ ...switches, breaks, links: linkify }).filter(([, value]) => value !== undefined)
  const all: Record<string, unknown> = { ...features, ...Object.fromEntries(named) }
  if (html !== undefined) all['html'] = html ? undefined : withoutHtml
  if (typographer !== undefined) all['dash'] = typographer ? (features.dash ?? '–') : undefined
  return shared(all)
}

const known = new Map<string, MarkdownFeatures>()

/**
 * The one object for equal features, since parsers are kept by it. A feature that is `false` or undefined is left out.
 * @param features plain data and functions; a function equals itself only
 */
export function shared(features: Readonly<Record<string, unknown>> | MarkdownFeatures): MarkdownFeatures {
  const set = Object.entries(features).filter(([, value]) => value !== undefined && value !== false)
  const key = JSON.stringify(
    set.sort(([a], [b]) => (a < b ? -1 : 1)),
    (_, value: unknown) => (typeof value === 'function' ? numberOf(value) : value),
  )
  let found = known.get(key)
  if (!found) {
    found = Object.fromEntries(set)
    // Sites have few different settings; who tries out thousands keeps no parser for each.
    if (known.size >= maxKept) known.clear()
    known.set(key, found)
  }
  return found
}

const maxKept = 100

const numbers = new WeakMap<object, number>()
let functions = 0

function numberOf(value: object): number {
  const number = numbers.get(value) ?? functions++
  numbers.set(value, number)
  return number
}
