import type { AnsweredQuestion } from '../config/settingsReads'
import { contentHash } from '../io/contentHash'
import type { PackedProblems } from './packedProblems'

/** The results of earlier runs. Lists of one table are as long as each other. Paths are relative to the current folder. */
export interface CacheContents {
  /** What the results were made by: version, build, language. Those of another program are never used. */
  readonly program: string
  /** When it was written, in ms since 1970. */
  readonly written: number
  /** What was read for settings. */
  readonly settings: readonly AnsweredQuestion[]
  /** Texts that problems share. */
  readonly texts: readonly string[]
  /** The configurations of articles (`configKey`). */
  readonly configs: readonly string[]
  /** What checks have asked of the site; `stamps` has four numbers for each, zeros for one that is always asked again. */
  readonly asked: { readonly questions: readonly string[]; readonly hashes: readonly string[]; readonly stamps: readonly number[] }
  readonly articles: ArticleTable
  readonly comparison: PackedComparison | undefined
}

export interface ArticleTable {
  /** The path; after `!` if the file was named on the command line. */
  readonly ids: readonly string[]
  /** Four numbers for each: see `Stamp`. Zeros if a change might not show in it. */
  readonly stamps: readonly number[]
  readonly hashes: readonly string[]
  /** Positions in `configs`. */
  readonly configs: readonly number[]
  /** 0: only its facts are known; 1: it is no article; 2: it is one. */
  readonly states: readonly number[]
  /** Positions in `asked`; 0 for none. */
  readonly asked: readonly (readonly number[] | 0)[]
  readonly problems: readonly PackedProblems[]
  /** Those that comments suppress. */
  readonly suppressed: readonly PackedProblems[]
}

/** The problems that only a comparison of articles finds. */
export interface PackedComparison {
  /** The hash of all that was compared. */
  readonly key: string
  readonly asked: readonly number[]
  readonly paths: readonly string[]
  readonly problems: readonly PackedProblems[]
  readonly suppressed: readonly PackedProblems[]
}

export interface DecodedCache {
  readonly contents: CacheContents
  /** The facts of the articles (`CorpusFacts`) as JSON, '' for none. Split when it is first called: only a comparison needs them. */
  readonly facts: () => readonly string[]
}

/** The first line, padded with blanks: name and version of the format, length of the contents in bytes, hash of all after the line. */
const headBytes = 64
/** Increase it when the format or the meaning of a part changes. */
const formatVersion = 1
const magic = 'copydesk-cache'

/** @param facts as in `DecodedCache` @returns the bytes in pieces */
export function encodeCache(contents: CacheContents, facts: readonly string[]): readonly Uint8Array[] {
  const body = [Buffer.from(JSON.stringify(contents)), Buffer.from(`\n${facts.join('\n')}\n`)]
  const head = `${magic} ${formatVersion} ${body[0]?.length} ${contentHash(...body)}`.padEnd(headBytes - 1)
  return [Buffer.from(`${head}\n`), ...body]
}

/**
 * @param bytes may be overwritten after the call
 * @returns `damaged` for bytes that are no cache or not all of one, `other` for a cache of another format
 */
export function decodeCache(bytes: Uint8Array): DecodedCache | 'damaged' | 'other' {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const [name, version, length, hash] = buffer.toString('latin1', 0, headBytes).trim().split(' ')
  if (name !== magic) return 'damaged'
  if (Number(version) !== formatVersion) return 'other'
  if (contentHash(buffer.subarray(headBytes)) !== hash) return 'damaged'
  const end = headBytes + Number(length)
  const contents: CacheContents = JSON.parse(buffer.toString('utf8', headBytes, end))
  const factsBytes = Buffer.from(buffer.subarray(end))
  let facts: readonly string[] | undefined
  return { contents, facts: () => (facts ??= factsBytes.toString('utf8').split('\n').slice(1, -1)) }
}
