import { readFrontMatter } from '../../core/frontmatter/frontMatter'
import { isTypical } from '../../core/settings/siteScope'
import { readRecord, sourceFromStart, type RecordSource } from '../records/readRecord'
import type { ArticleRecord } from '../records/record'

/** What the index stores for a file with front matter. */
export interface FileFacts {
  readonly record: ArticleRecord
  /** Whether the front matter identifies an article, independent of the file's folder. */
  readonly typical: boolean
}

/**
 * Reads front matter from the first bytes of a file with the full parser, for files that `FastRecordReader` rejects. Decodes only the
 * front matter.
 * @param whole whether the bytes are the whole file, or all that will be read of it
 * @param path with forward slashes
 * @param decode decodes UTF-8; invalid bytes become U+FFFD
 * @returns undefined if more bytes are needed; `noFacts` if there is no front matter
 */
export function factsFromBytes(
  bytes: Uint8Array,
  whole: boolean,
  path: string,
  decode: (bytes: Uint8Array) => string,
): FileFacts | typeof noFacts | undefined {
  const end = endOfYaml(bytes)
  const block = end === undefined ? undefined : decode(bytes.subarray(0, end))
  const source = block === undefined ? undefined : sourceFromStart(block)
  if (source) return factsOf(source, path)
  const text = decode(bytes)
  const read = whole ? { text, frontMatter: readFrontMatter(text) } : sourceFromStart(text)
  return read && factsOf(read, path)
}

export function factsOf(source: RecordSource, path: string): FileFacts | typeof noFacts {
  return source.frontMatter ? { record: readRecord(source, path), typical: isTypical(source) } : noFacts
}

export const noFacts = { record: undefined, typical: false } as const

const newline = 10
const dash = 45

/** The offset after the line of the second `---`; undefined if the file does not start with `---`, or there is no second one. */
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
