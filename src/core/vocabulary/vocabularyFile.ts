import * as l10n from '@vscode/l10n'
import { range } from '../text/text'
import { scalarText, vocabularyValues } from './vocabulary'
import { jsonErrorText, yamlErrorText } from '../data/syntaxErrors'
import { readYaml } from '../data/yaml'
import type { ValueNode } from '../data/nodes'

export type VocabularyFile = { readonly values: readonly string[] } | { readonly values: undefined; readonly message: string }

/**
 * Reads the values of a vocabulary file. YAML and JSON: a list of strings or of entries with a `name`, or the keys of a map (as in
 * Jekyll's `_data/authors.yml`). Any other file: one value per line, without empty lines and lines that start with `#`.
 * @param path as in `copydesk.yaml`; its extension decides the format
 */
export function readVocabularyFile(text: string, path: string): VocabularyFile {
  const plain = text.replace(/^\uFEFF/, '')
  if (/\.json$/i.test(path)) return readJsonValues(plain, path)
  if (!/\.ya?ml$/i.test(path)) {
    const lines = plain.split(/\r\n|\r|\n/).map((line) => line.trim())
    return { values: lines.filter((line) => line !== '' && !line.startsWith('#')) }
  }
  const { root, errors } = readYaml(plain, range(0, plain.length))
  const [error] = errors
  if (error)
    return { values: undefined, message: l10n.t('The vocabulary file “{0}” is not valid YAML: {1}', path, yamlErrorText(error, plain)) }
  return valuesOf(root, plain, path)
}

function readJsonValues(text: string, path: string): VocabularyFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { values: undefined, message: l10n.t('The vocabulary file “{0}” is not valid JSON: {1}', path, jsonErrorText(error, text)) }
  }
  // JSON on one line is also YAML.
  const yaml = JSON.stringify(value)
  return valuesOf(readYaml(yaml, range(0, yaml.length)).root, yaml, path)
}

function valuesOf(root: ValueNode | undefined, text: string, path: string): VocabularyFile {
  if (root?.kind === 'map') return { values: root.fields.map((field) => field.key).filter((key) => key !== '') }
  if (root?.kind === 'list') return { values: vocabularyValues(root, text) }
  if (root === undefined || scalarText(root, text) === undefined) return { values: [] }
  return { values: undefined, message: l10n.t('The vocabulary file “{0}” should contain a list.', path) }
}
