import type { ScalarNode } from '../../core/data/nodes'
import { lastLineEnd } from './fieldControl'
import { lineEndOf, range, textAt, type Edit } from '../../core/text/text'

/**
 * The ways to write a text of several lines over one that is written as a YAML block or in three quotes of TOML: the header, the indentation and
 * the quotes stay. Which of them is read as that text depends on what it holds.
 */
export function blockTexts(text: string, { range: at }: ScalarNode, typed: string): readonly Edit[] {
  const source = textAt(text, at)
  const eol = lineEndOf(text)
  const quotes = /^(?:"""|''')(?:\r?\n)?/.exec(source)
  if (quotes) return [{ range: at, newText: inThreeQuotes(quotes[0], typed, eol) }]
  const headerEnd = source.indexOf('\n') + 1
  if (headerEnd === 0) return []
  const content = source.slice(headerEnd)
  const indent = /^(?:[ \t]*\r?\n)*([ \t]+)/.exec(content)?.[1]
  if (indent === undefined) return []
  const blank = content.length - content.trimEnd().length
  const lineEnds = content.length - lastLineEnd(content)
  // Spaces at the end of the last line belong to the text, unless there are line ends after it.
  const whole = range(at.start + headerEnd, at.end - (lineEnds > 0 ? blank : 0))
  const lines = typed.split('\n').map((line) => (line === '' ? '' : indent + line))
  // In a folded text a single line end is a space.
  const separator = source.startsWith('>') ? eol + eol : eol
  return [{ range: whole, newText: lines.join(separator) }]
}

function inThreeQuotes(opening: string, typed: string, eol: string): string {
  const quote = opening.slice(0, 3)
  const lines = typed.replaceAll('\n', eol)
  if (quote === "'''") return opening + lines + quote
  const escaped = lines.replaceAll('\\', '\\\\').replaceAll('"""', '""\\"').replace(/"$/, '\\"')
  return opening + escaped + quote
}
