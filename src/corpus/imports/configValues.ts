import * as l10n from '@vscode/l10n'
import { isRecord } from '../../core/data/isRecord'
import { readJson } from '../../core/data/json'
import { toValue } from '../../core/data/nodes'
import { readYaml } from '../../core/data/yaml'
import { LineMap, range } from '../../core/text/text'
import { ImportError } from './importedSchema'

/** A map of a configuration. */
export type ConfigMap = Readonly<Record<string, unknown>>

/** The value of a configuration in YAML or JSON. @throws ImportError if it cannot be read */
export function configValue(text: string, language: 'yaml' | 'json'): unknown {
  const content = range(text.charCodeAt(0) === 0xfeff ? 1 : 0, text.length)
  const { root, errors } = language === 'json' ? readJson(text, content) : readYaml(text, content)
  const [error] = errors
  if (error) {
    const line = new LineMap(text).positionAt(error.range.start).line + 1
    throw new ImportError(l10n.t('Line {0} cannot be read: {1}', line, error.message))
  }
  return toValue(root)
}

export function mapOf(value: unknown): ConfigMap {
  return isRecord(value) ? value : {}
}

export function mapsIn(value: unknown): readonly ConfigMap[] {
  return listIn(value).filter(isRecord)
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A folder as it is written in a configuration, as the start of a glob: without slashes around it; '' for the root. */
export function folderGlob(folder: string): string {
  const plain = folder.replaceAll('\\', '/').replace(/^(?:\.?\/)+|\/+$/g, '')
  const literal = plain.replace(/[[\]{}*?!()]/g, '\\$&')
  return literal === '' || literal === '.' ? '' : `${literal}/`
}
