import { range, type Range } from '../text/text'

/** Replaces one UTF-16 code unit of a template tag: a private-use character, which is neither white space nor markup. */
export const templateUnit = '\uE000'

/** The pairs of marks that start and end the template tags which a generator runs in an article. */
export type TemplateMarks = readonly (readonly [opening: string, closing: string])[]

/** Liquid, Nunjucks and Hugo: `{{ … }}`, `{{< … >}}`, `{% … %}`, `{# … #}`. */
const closers: Readonly<Record<string, string>> = { '{': '}}', '%': '%}', '#': '#}' }

/** Tags whose content, up to the end tag, is code or is shown as written. */
const verbatim = /^\{%-?\s*(raw|highlight|codeblock|code)\b/

/**
 * The template tags of a text, in order. A verbatim block is one range, from its start tag to its end tag. A tag does not continue
 * after a blank line. Linear in the length of the text, even with many unclosed tags.
 */
export function* templateTags(text: string): Generator<Range, undefined> {
  // The search for one unit is the fastest.
  if (!text.includes('{')) return undefined
  if (!text.includes('{{') && !text.includes('{%') && !text.includes('{#')) return undefined
  const next = forwardSearch(text)
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    const closer = closers[text[at + 1] ?? '']
    const close = closer === undefined ? undefined : next(closer, at + 2)
    const blankLine = next('\n\n', at) ?? text.length
    if (closer === undefined || close === undefined || close > Math.min(blankLine, next('\n\r\n', at) ?? text.length)) {
      at++
      continue
    }
    let end = close + closer.length
    const name = verbatim.exec(text.slice(at, Math.min(end, at + 40)))?.[1]
    const endTag = name === undefined ? undefined : next(`end${name}`, end)
    if (endTag !== undefined) end = (next('%}', endTag) ?? endTag) + 2
    yield range(at, end)
    at = end
  }
  return undefined
}

/**
 * Replaces template tags by private-use characters, so that they are not parsed as Markdown or HTML.
 * @param marks of the tags that are replaced; all without them
 * @returns a text of the same length with the same line ends
 */
export function maskTemplates(text: string, marks?: TemplateMarks): string {
  if (marks?.length === 0) return text
  let masked = ''
  let copied = 0
  for (const { start, end } of templateTags(text)) {
    if (marks && !marks.some(([opening]) => text.startsWith(opening, start))) continue
    masked += text.slice(copied, start) + text.slice(start, end).replace(/[^\r\n]/g, templateUnit)
    copied = end
  }
  return copied === 0 ? text : masked + text.slice(copied)
}

/** Whether a part of a masked text has a template tag in it, or is part of one. */
export function isTemplated(masked: string): boolean {
  return masked.includes(templateUnit)
}

/** A masked text without its template tags, whether each unit of them is replaced, or each of them by a number (`hideTags`). */
export function withoutTemplates(masked: string): string {
  return masked.replace(/\uE000+(?:\d+\uE001)?/g, '')
}

/** `indexOf` for increasing start offsets: the next offset of each needle is cached, so that no part of the text is searched twice. */
function forwardSearch(text: string): (needle: string, from: number) => number | undefined {
  const places = new Map<string, number>()
  return (needle, from) => {
    let place = places.get(needle) ?? -2
    if (place !== -1 && place < from) {
      place = text.indexOf(needle, from)
      places.set(needle, place)
    }
    return place < 0 ? undefined : place
  }
}
