import { range, type Range } from '../text/text'

/** Stands for one unit of a template tag: a private-use character, which is neither space nor markup anywhere. */
export const templateUnit = '\uE000'

/** The pairs of marks that start and end the template tags which a generator runs in an article. */
export type TemplateMarks = readonly (readonly [opening: string, closing: string])[]

/** Liquid, Nunjucks and Hugo: `{{ … }}`, `{{< … >}}`, `{% … %}`, `{# … #}`. */
const closers: Readonly<Record<string, string>> = { '{': '}}', '%': '%}', '#': '#}' }

/** What stands between one of these and its end tag is shown as it is, or is code. */
const verbatim = /^\{%-?\s*(raw|highlight|codeblock|code)\b/

/**
 * The template tags of a text, in their order. What stands between the tags of a verbatim block is one with them. A tag does not
 * run over a blank line. Linear in the text, whatever is left open.
 */
export function* templateTags(text: string): Generator<Range, undefined> {
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
 * Blanks template tags out, so that neither Markdown nor HTML is looked for in them.
 * @returns a text of the same length with the same line ends
 */
export function maskTemplates(text: string): string {
  let masked = ''
  let copied = 0
  for (const { start, end } of templateTags(text)) {
    masked += text.slice(copied, start) + text.slice(start, end).replace(/[^\r\n]/g, templateUnit)
    copied = end
  }
  return copied === 0 ? text : masked + text.slice(copied)
}

/** Whether a piece of masked text holds, or is part of, a template tag. */
export function isTemplated(masked: string): boolean {
  return masked.includes(templateUnit)
}

/** `indexOf` for starting points that never go back: each needle's next place is kept, so that no stretch is searched twice. */
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
