import { readFrontMatter } from '../core/frontMatter'
import { sourceFromStart, type RecordSource } from './record'

/** More than the front matter of nearly every article, then more and more; what is behind the last is not looked for. */
export const startSizes: readonly number[] = [4096, 65_536, 1_048_576]

/**
 * Reads front matter from the first bytes of a file. Only what belongs to it is decoded.
 * @param whole whether these are all bytes that there are, or all that will be looked at
 * @returns undefined when more bytes are needed
 */
export function sourceFromBytes(bytes: Uint8Array, whole: boolean): RecordSource | undefined {
  const end = endOfYaml(bytes)
  const source = end === undefined ? undefined : sourceFromStart(decode(bytes.subarray(0, end)))
  if (source) return source
  const text = decode(bytes)
  return whole ? { text, frontMatter: readFrontMatter(text) } : sourceFromStart(text)
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

const newline = 10
const dash = 45

/** Behind the line of the second `---`; undefined when the file does not start with one, or there is no other. */
function endOfYaml(bytes: Uint8Array): number | undefined {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (bytes[at] === newline || bytes[at] === 13 || bytes[at] === 32 || bytes[at] === 9) at++
  if (!isFence(bytes, at)) return undefined
  for (let line = bytes.indexOf(newline, at) + 1; line > 0; line = bytes.indexOf(newline, line) + 1) {
    if (!isFence(bytes, line)) continue
    const end = bytes.indexOf(newline, line)
    return end < 0 ? undefined : end + 1
  }
  return undefined
}

function isFence(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === dash && bytes[at + 1] === dash && bytes[at + 2] === dash
}
