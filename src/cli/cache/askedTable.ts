import type { SiteAnswers } from '../checking/siteAnswers'
import type { Files } from '../io/files'
import { isSettled, sameStamp, type Stamp } from '../io/stamp'
import type { CacheContents } from './cacheFormat'
import { noStamp, numbersOf, stampAt } from './stampNumbers'

/** A question, and its answer in an earlier run. */
export interface EarlierAnswer {
  readonly question: string
  readonly hash: string
  readonly stamp: Stamp | undefined
  readonly isValid: boolean
}

/** What the checks of articles have asked of other files, in earlier runs and in this one, by position. */
export class AskedTable {
  readonly #answers: SiteAnswers
  readonly #files: Files
  readonly #known: CacheContents['asked']
  readonly #valid: (boolean | undefined)[] = []

  constructor(known: CacheContents['asked'], answers: SiteAnswers, files: Files) {
    this.#known = known
    this.#answers = answers
    this.#files = files
  }

  /** @returns `isValid`: whether the answer is known to be the same now */
  at(position: number): EarlierAnswer {
    const { questions, hashes, stamps } = this.#known
    const isValid = this.#valid[position] === true
    return { question: questions[position] ?? '', hash: hashes[position] ?? '', stamp: stampAt(stamps, position), isValid }
  }

  /** Whether questions of an earlier run have the same answers now. */
  hold(positions: readonly number[]): boolean {
    return positions.every((position) => (this.#valid[position] ??= this.#holds(position)))
  }

  /** Folders are listed again: not all file systems change the time of a folder with its entries. */
  #holds(position: number): boolean {
    const { question, hash, stamp } = this.at(position)
    const now = question.startsWith('list ') ? undefined : this.#files.stamp(this.#answers.pathOf(question))
    return (stamp && now && sameStamp(stamp, now)) || this.#answers.hashOf(question) === hash
  }
}

/** The table of the questions that a new cache names. */
export class NewAskedTable {
  readonly #positions = new Map<string, number>()
  readonly #questions: string[] = []
  readonly #hashes: string[] = []
  readonly #stamps: number[] = []
  readonly #answers: SiteAnswers
  readonly #files: Files
  readonly #start: number

  /** @param start a time before any of the files were read, in ms since 1970 */
  constructor(answers: SiteAnswers, files: Files, start: number) {
    this.#answers = answers
    this.#files = files
    this.#start = start
  }

  /** The position of a question of this run. */
  position(question: string): number {
    return this.#add(question, this.#answers.hashOf(question), undefined)
  }

  /** The position of a question of an earlier run. */
  earlier({ question, hash, stamp, isValid }: EarlierAnswer): number {
    return this.#add(question, hash, isValid ? undefined : (stamp ?? 'none'))
  }

  /** @param stamp undefined for an answer of this run */
  #add(question: string, hash: string, stamp: Stamp | 'none' | undefined): number {
    const key = `${hash} ${question}`
    const known = this.#positions.get(key)
    if (known !== undefined) return known
    const position = this.#questions.push(question) - 1
    this.#positions.set(key, position)
    this.#hashes.push(hash)
    const found = stamp ?? this.#settledStamp(question) ?? 'none'
    this.#stamps.push(...(found === 'none' ? noStamp : numbersOf(found)))
    return position
  }

  /** The stamp of a file that has not changed since the run has begun, so that the answer belongs to it. */
  #settledStamp(question: string): Stamp | undefined {
    const stamp = question.startsWith('list ') ? undefined : this.#files.stamp(this.#answers.pathOf(question))
    return stamp && isSettled(stamp, this.#start) ? stamp : undefined
  }

  get table(): CacheContents['asked'] {
    return { questions: this.#questions, hashes: this.#hashes, stamps: this.#stamps }
  }
}
