import type { Range } from './text'

/** The values that a field may, or usually does, take. */
export interface Vocabulary {
  /** In the order in which they are offered; each once. */
  readonly values: readonly string[]
  /** Whether only these are right; else they are what is offered first. */
  readonly closed: boolean
}

/** By name, with what their files hold. A map, since a vocabulary may be called `constructor`. */
export type Vocabularies = ReadonlyMap<string, Vocabulary>

/** A vocabulary as `copydesk.yaml` has it: its values stand there, in a file, or both. */
export interface VocabularySetting extends Vocabulary {
  readonly file: { readonly path: string; readonly range: Range } | undefined
}

export const noVocabularies: Vocabularies = new Map()

/**
 * The vocabularies with the values of their files.
 * @param fileValues the values in the file of a name; none where it has no file, or it cannot be read
 */
export function vocabulariesOf(
  settings: Readonly<Record<string, VocabularySetting>>,
  fileValues: (name: string) => readonly string[] | undefined,
): Vocabularies {
  return new Map(
    Object.entries(settings).map(([name, { values, file, closed }]) => {
      const more = fileValues(name)
      // While its file cannot be read, it is not known what is right.
      return [name, { values: [...new Set([...values, ...(more ?? [])])], closed: closed && (!file || more !== undefined) }]
    }),
  )
}
