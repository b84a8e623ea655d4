import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a generator made of a small article; see `record.mjs`. */
export interface Recorded {
  readonly outcome: 'published' | 'not published' | 'stops' | 'lost'
  readonly why?: string
  readonly title?: unknown
  /** Of Astro: whether `z.string()` accepts the title. */
  readonly titleAsText?: boolean
  /** In ISO 8601, or where it comes from. */
  readonly date?: string | null
  /** Of Astro: what `z.coerce.date()` makes of it. */
  readonly coercedDate?: string
  /** The address, if it has a date. */
  readonly path?: string
  readonly fields?: Readonly<Record<string, unknown>>
  readonly categories?: readonly unknown[]
  readonly tags?: readonly unknown[]
  readonly html?: string
}

/** One small article, and what it shows. */
export interface Case {
  readonly of: string
  readonly text: string
}

export const recordedGenerators = ['hexo', 'jekyll', 'hugo', 'eleventy', 'astro', 'docusaurus'] as const

const folder = join(process.cwd(), 'test/sites')

/** The results of the usual run of a generator, by `group: case`. */
export function recordedResults(generator: string): Readonly<Record<string, Recorded>> {
  const { runs } = JSON.parse(readFileSync(join(folder, 'recorded', `${generator}.json`), 'utf8'))
  return runs.usual.results
}

/** The small articles, by group and name. */
export async function recordedCases(): Promise<Readonly<Record<string, Readonly<Record<string, Case>>>>> {
  const { groups } = await import(join(folder, 'cases/groups.mjs'))
  return groups
}

/** Whether the title “Harbour” or the date 2022-01-12 is in the file and not published. */
export function losesFields(text: string, { outcome, fields, title, date }: Recorded): boolean {
  if (outcome !== 'published') return false
  const hasDate = /^ *"?date"? ?[:=] ?"?2022-01-12/m.test(text)
  const hasTitle = /^ *(?:\{ )?"?title"? ?[:=] ?"?Harbour\b/m.test(text)
  return (hasDate && !date?.startsWith('2022-01-12')) || (hasTitle && !/Harbour|Second/.test(JSON.stringify([title, fields])))
}
