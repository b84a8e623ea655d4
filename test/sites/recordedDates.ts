import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Recorded } from './recorded'

export interface RecordedRun {
  /** The time zone of the machine. */
  readonly zone: string
  /** The time zone in the configuration of the site. */
  readonly timezone?: string
  /** Whether only the bodies of the articles are kept. */
  readonly bodiesOnly?: true
  /** By `group: what is written`. */
  readonly results: Readonly<Record<string, Recorded>>
}

const languages: Readonly<Record<string, (written: string) => string>> = {
  dateShapes: (written) => `---\ntitle: Harbour\ndate: ${written}\n---\n`,
  dates: (written) => `---\ntitle: Harbour\ndate: ${written}\n---\n`,
  tomlDates: (written) => `+++\ntitle = "Harbour"\ndate = ${written}\n+++\n`,
  jsonDates: (written) => `{\n  "title": "Harbour",\n  "date": ${written}\n}\n`,
}

/** The runs of a generator, as recorded/GENERATOR.json has them. */
export function recordedRuns(name: string): Readonly<Record<string, RecordedRun>> {
  return JSON.parse(readFileSync(join('test/sites/recorded', `${name}.json`), 'utf8')).runs
}

/** The date of a case and the article with it; undefined for a case of another group. */
export function dateCase(label: string): { readonly written: string; readonly text: string } | undefined {
  const group = label.slice(0, label.indexOf(': '))
  const written = label.slice(group.length + 2)
  const text = languages[group]?.(written)
  return text === undefined ? undefined : { written, text }
}

/** The articles with dates that a generator was recorded with. */
export function articlesWithDates(name: string): readonly string[] {
  const labels = new Set(Object.values(recordedRuns(name)).flatMap(({ results }) => Object.keys(results)))
  return [...labels].flatMap((label) => dateCase(label)?.text ?? [])
}
