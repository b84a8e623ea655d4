import { settingsFile } from '../../core/settings/settingsFileName'
import * as l10n from '@vscode/l10n'
import { range } from '../../core/text/text'
import { readYaml } from '../../core/data/yaml'
import type { ValueNode } from '../../core/data/nodes'
import { writeScalar } from '../../core/data/writeYaml'
import type { InferredSchema } from './inferSchema'
import { vocabularies, type Vocabulary } from '../records/record'

const schemaName = 'newsroom.schema.json'

/** A file to create. */
export interface NewFile {
  readonly name: string
  readonly text: string
}

/** The text of the schema file: indented JSON with a final line end. */
export function schemaText({ schema }: InferredSchema): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`
}

/**
 * The schema file, and a file for each vocabulary.
 * @param existing the vocabularies that `copydesk.yaml` already has
 */
export function filesFor(inferred: InferredSchema, existing: ReadonlySet<string>): readonly NewFile[] {
  return [{ name: schemaName, text: schemaText(inferred) }, ...[...vocabularyFiles(inferred, existing)].map(([, file]) => file)]
}

function vocabularyFiles({ names }: InferredSchema, existing: ReadonlySet<string>): ReadonlyMap<Vocabulary, NewFile> {
  return vocabularyFilesFor(new Map([...names].map(([name, usage]) => [name, usage.map(({ value }) => value)])), existing)
}

/** The vocabulary files: one name per line, in the order given. @param existing the vocabularies that `copydesk.yaml` already has */
export function vocabularyFilesFor(
  names: ReadonlyMap<Vocabulary, readonly string[]>,
  existing: ReadonlySet<string>,
): ReadonlyMap<Vocabulary, NewFile> {
  const files = vocabularies.flatMap((vocabulary) => {
    const values = names.get(vocabulary) ?? []
    return values.length > 0 && !existing.has(vocabulary) ? [[vocabulary, vocabularyFile(vocabulary, values)] as const] : []
  })
  return new Map(files)
}

function vocabularyFile(name: string, values: readonly string[]): NewFile {
  // In a text file, a line that starts with # is a comment.
  if (values.some((value) => value.startsWith('#')))
    return { name: `${name}.yaml`, text: values.map((value) => `- ${writeScalar(value, 'plain')}\n`).join('') }
  return { name: `${name}.txt`, text: values.map((value) => `${value}\n`).join('') }
}

/** What has to be added to `copydesk.yaml` for the files to be used. */
export interface SettingsAddition {
  /** The text of the whole file with the addition; undefined if it has to be added by hand. */
  readonly text: string | undefined
  /** The lines to add. */
  readonly lines: string
  /** The vocabularies that `copydesk.yaml` already has. */
  readonly existing: ReadonlySet<string>
}

/**
 * Appends the schema and the vocabularies to `copydesk.yaml`. Existing text is not changed.
 * @param text the text of the file; undefined if there is none
 * @param folder the folder of the new files relative to that of `copydesk.yaml`: '' or with a trailing slash
 */
export function settingsWith(text: string | undefined, folder: string, inferred: InferredSchema): SettingsAddition {
  const schema = [`schema: ${writeScalar(`${folder}${schemaName}`, 'plain')}`]
  return addedTo(text, folder, schema, (existing) => vocabularyFiles(inferred, existing))
}

/**
 * Appends lines for `schema`, and the vocabularies, to `copydesk.yaml`. Existing text is not changed. Parameters as for `settingsWith`.
 * @param schema the lines of the key `schema`
 * @param filesFor the vocabulary files, without those of the vocabularies that exist
 */
export function addedTo(
  text: string | undefined,
  folder: string,
  schema: readonly string[],
  filesFor: (existing: ReadonlySet<string>) => ReadonlyMap<Vocabulary, NewFile>,
): SettingsAddition {
  const { root, errors } = readYaml(text ?? '', range(text?.charCodeAt(0) === 0xfeff ? 1 : 0, text?.length ?? 0))
  const has = (key: string) => root?.kind === 'map' && root.fields.some((field) => field.key === key)
  const existing = existingVocabularies(root)
  const end = text?.includes('\r\n') ? '\r\n' : '\n'
  const lists = [...filesFor(existing)].map(
    ([vocabulary, { name }]) => `  ${vocabulary}: { file: ${writeScalar(`${folder}${name}`, 'plain', true)}, closed: false }`,
  )
  const missing = [...(has('schema') ? [] : schema), ...(lists.length > 0 ? ['vocabularies:', ...lists] : [])]
  const lines = missing.map((line) => `${line}${end}`).join('')
  const isEmpty = root === undefined || (root.kind === 'scalar' && root.value === null)
  const isSafe =
    errors.length === 0 && (isEmpty || (root.kind === 'map' && root.style === 'block')) && !/^(?:---|\.\.\.|%)/m.test(text ?? '')
  if (!isSafe || has('schema') || (lists.length > 0 && has('vocabularies'))) return { text: undefined, lines, existing }
  const before = text === undefined || text === '' || /[\r\n]$/.test(text) ? (text ?? '') : `${text}${end}`
  return { text: before + lines, lines, existing }
}

/** The vocabularies that a `copydesk.yaml` has. */
function existingVocabularies(root: ValueNode | undefined): ReadonlySet<string> {
  const node = root?.kind === 'map' ? root.fields.findLast(({ key }) => key === 'vocabularies')?.value : undefined
  return new Set(node?.kind === 'map' ? node.fields.map(({ key }) => key) : [])
}

/** The message for an addition that has to be made by hand. */
export function byHand({ lines }: SettingsAddition): string {
  return `${l10n.t('To use them, add this to {0}:', settingsFile)}\n\n${lines}`
}
