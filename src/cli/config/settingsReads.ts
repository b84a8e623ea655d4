import { contentHash } from '../io/contentHash'
import type { Files } from '../io/files'
import { relativePath } from '../io/paths'

/** A question about a file, such as `read copydesk.yaml`, and the hash of the answer. Paths are relative to the current folder. */
export type AnsweredQuestion = readonly [question: string, answer: string]

/** Larger files than settings, vocabularies and schemas are never read. */
const maxBytes = 16 * 1024 * 1024

/** The answers differed while the program ran: the question has no answer that could be right later. */
const differed = '?'

/**
 * Writes down what is read for settings: `copydesk.yaml`, what it extends and names, the configuration of generators, schemas. The lists of
 * folders are left out: what they decide is in the configuration itself (`configKey`).
 */
export class SettingsReads {
  /** Reads what is to be written down. */
  readonly files: Files
  readonly #plain: Files
  readonly #here: string
  readonly #answers = new Map<string, string>()

  constructor(files: Files) {
    this.#plain = files
    this.#here = files.resolve('.')
    this.files = {
      ...files,
      kind: (path) => this.#noted('kind', path, () => files.kind(path), String),
      realPath: (path) =>
        this.#noted(
          'real',
          path,
          () => files.realPath(path),
          (real) => relativePath(this.#here, real),
        ),
      read: (path, max) =>
        this.#noted(
          'read',
          path,
          () => files.read(path, max),
          (bytes) => contentHash(bytes),
        ),
    }
  }

  answered(): readonly AnsweredQuestion[] {
    return [...this.#answers]
  }

  /** Adds what was read before, or in another thread. */
  add(answered: readonly AnsweredQuestion[]): void {
    for (const [question, answer] of answered) this.#note(question, answer)
  }

  /** Whether each question has the same answer now. Asks those that have not been asked yet, without writing them down. */
  hold(answered: readonly AnsweredQuestion[]): boolean {
    return answered.every(([question, answer]) => (this.#answers.get(question) ?? this.#ask(question)) === answer)
  }

  /** Whether an answer has changed while the program ran. */
  get haveChanged(): boolean {
    return [...this.#answers.values()].includes(differed)
  }

  #ask(question: string): string | undefined {
    const at = question.indexOf(' ')
    const path = this.#plain.resolve(question.slice(at + 1))
    try {
      switch (question.slice(0, at)) {
        case 'kind':
          return String(this.#plain.kind(path))
        case 'real':
          return relativePath(this.#here, this.#plain.realPath(path))
        case 'read':
          return contentHash(this.#plain.read(path, maxBytes))
      }
    } catch (error) {
      return failureOf(error)
    }
    return undefined
  }

  #noted<Answer>(kind: string, path: string, ask: () => Answer, textOf: (answer: Answer) => string): Answer {
    const question = `${kind} ${relativePath(this.#here, path)}`
    try {
      const answer = ask()
      this.#note(question, textOf(answer))
      return answer
    } catch (error) {
      this.#note(question, failureOf(error))
      throw error
    }
  }

  #note(question: string, answer: string): void {
    const known = this.#answers.get(question)
    this.#answers.set(question, known === undefined || known === answer ? answer : differed)
  }
}

function failureOf(error: unknown): string {
  return `!${error instanceof Error && 'code' in error ? String(error.code) : ''}`
}
