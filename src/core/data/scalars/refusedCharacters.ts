import { contains, range, type Range } from '../../text/text'
import type { ValueNode } from '../nodes'

/**
 * Which characters a YAML reader refuses. `jsYaml`: js-yaml 3 and 4, which accept any in comments, and in quotes those above U+001F. `libYaml`:
 * libyaml (Psych) and go-yaml 2, which refuse them anywhere and end a line at U+0085, U+2028 and U+2029. Measured (test/sites/recorded).
 */
export type YamlCharacters = 'jsYaml' | 'libYaml'

/** What YAML calls not printable (YAML 1.2.2, 5.1). */
const notPrintable = /[^\P{Cc}\t\n\r\u0085]|[\ufffe\uffff]/gu

/** The line breaks of YAML 1.1 that YAML 1.2 does not have. */
export const olderBreaks = /[\u0085\u2028\u2029]/g

/**
 * The characters of YAML that a reader refuses.
 * @param at the range of the YAML in the text
 * @param root of the YAML; undefined if it has errors, and then nothing is found for `jsYaml`
 */
export function refusedCharacters(text: string, at: Range, root: ValueNode | undefined, reader: YamlCharacters): readonly Range[] {
  const found = [...text.slice(at.start, at.end).matchAll(notPrintable)].map(({ index }) => range(at.start + index, at.start + index + 1))
  return reader === 'libYaml' ? found : found.filter((one) => isRefusedIn(root, one, text.charCodeAt(one.start)))
}

function isRefusedIn(node: ValueNode | undefined, at: Range, code: number): boolean {
  if (!node) return false
  if (node.kind === 'scalar') return contains(node.range, at.start) && (code < 0x20 || node.style === 'plain' || node.style === 'block')
  if (node.kind === 'list') return node.items.some(({ value }) => isRefusedIn(value, at, code))
  return node.fields.some(({ keyRange, value }) => contains(keyRange, at.start) || isRefusedIn(value, at, code))
}
