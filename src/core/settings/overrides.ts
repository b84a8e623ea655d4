import { patternProblem } from '../files/globs'
import type { ValueNode } from '../data/nodes'
import type { StyleSettings } from '../style/styleSettings'
import type { Finding } from '../text/problem'
import type { Range } from '../text/text'
import { readStyle } from './readStyle'
import type { VocabularySetting } from '../vocabulary/vocabulary'
import { entriesOf, partOf, textOf } from './settingsNodes'
import { readFile, readRules, readVocabularies, type RuleSettings, type SchemaSetting } from './settingsParts'

/** What `copydesk.yaml` says for some articles alone. */
export interface Override extends RuleSettings {
  /** Globs relative to the folder of `copydesk.yaml`, for `globMatcher`. */
  readonly files: readonly string[]
  /** Each replaces the vocabulary of its name. */
  readonly vocabularies: Readonly<Record<string, VocabularySetting>>
  /** Added to the house style of the folder; undefined for none. */
  readonly style: StyleSettings | undefined
}

/**
 * Reads `overrides`. An entry whose `files` cannot be used is left out.
 * @param text of `copydesk.yaml`
 * @param wrong whether a value is refused by the schema of `copydesk.yaml`
 * @returns also the schemas of the entries, in the order in which they count, and the problems that the schema of `copydesk.yaml` does not find
 */
export function readOverrides(
  node: ValueNode | undefined,
  text: string,
  wrong: (at: Range) => boolean,
): { readonly overrides: readonly Override[]; readonly schemas: readonly SchemaSetting[]; readonly problems: readonly Finding[] } {
  const read = (node?.kind === 'list' ? entriesOf(node) : []).flatMap((entry) => {
    const files = filesOf(partOf(entry, 'files'), partOf(entry, 'excludedFiles'))
    if (!files) return []
    const schema = readFile(partOf(entry, 'schema'))
    const vocabularies = readVocabularies(partOf(entry, 'vocabularies'), text)
    const style = readStyle(partOf(entry, 'style'), wrong)
    const override = { files, ...readRules(partOf(entry, 'rules'), wrong), vocabularies, style: style?.style }
    return [{ override, schema: schema && { ...schema, files }, problems: style?.problems ?? [] }]
  })
  return {
    overrides: read.map(({ override }) => override),
    schemas: read.flatMap(({ schema }) => schema ?? []).reverse(),
    problems: read.flatMap(({ problems }) => problems),
  }
}

/** What settings say about a vocabulary: for all articles, and in `overrides`. */
export function vocabularySettings(
  { vocabularies, overrides }: { readonly overrides: readonly Override[] } & Pick<Override, 'vocabularies'>,
  name: string,
): readonly VocabularySetting[] {
  return [{ vocabularies }, ...overrides].flatMap((part) => part.vocabularies[name] ?? [])
}

/** Globs for `globMatcher`; undefined if none can be used. @param excluded what they do not match */
export function filesOf(files: ValueNode | undefined, excluded: ValueNode | undefined): readonly string[] | undefined {
  const wanted = globsOf(files)
  if (wanted.length === 0) return undefined
  return [...wanted.flatMap(withFolder), ...globsOf(excluded).flatMap((glob) => withFolder(glob.startsWith('!') ? glob : `!${glob}`))]
}

function globsOf(node: ValueNode | undefined): readonly string[] {
  return entriesOf(node).flatMap((entry) => {
    const glob = textOf(entry)
    return glob === undefined || patternProblem(glob) !== undefined ? [] : [glob]
  })
}

/**
 * The globs for a pattern as users of ESLint, Prettier and Git write it: without a slash it applies in every folder, and the name of a folder
 * means all that is in it.
 */
function withFolder(pattern: string): readonly string[] {
  const sign = pattern.startsWith('!') && !pattern.startsWith('!(') ? '!' : ''
  const written = pattern.slice(sign.length)
  const path = written.replace(/^\.?\//, '').replace(/\/+$/, '')
  const isAnchored = path.includes('/') || written.startsWith('/') || written.startsWith('./')
  const glob = isAnchored ? path : `**/${path}`
  const hasSigns = /[*?[\]{}()]/.test(path.slice(path.lastIndexOf('/') + 1))
  return (hasSigns ? [glob] : [glob, `${glob}/**`]).map((one) => sign + one)
}
