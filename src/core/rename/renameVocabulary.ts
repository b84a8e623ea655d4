import * as l10n from '@vscode/l10n'
import { readJson } from '../data/json'
import { writerOf } from '../frontmatter/writer'
import { renameEntries, valuesByList, type RenameOutcome, type ValueRename } from './renameValue'
import { range, textAt, type Edit } from '../text/text'
import { vocabularyEntries } from '../vocabulary/vocabulary'
import { readYaml } from '../data/yaml'
import type { MapNode, ValueNode } from '../data/nodes'

/**
 * Renames a value of a vocabulary in `copydesk.yaml`, also where `overrides` list it.
 * @returns edits of the whole file; none if the value does not occur, or is an alias
 */
export function renameInSettings(text: string, { vocabulary, from, to }: ValueRename): readonly Edit[] {
  const { root } = readYaml(text, contentOf(text))
  const overrides = fieldOf(root, 'overrides')
  const parts = [root, ...(overrides?.kind === 'list' ? overrides.items.map(({ value }) => value) : [])]
  return parts.flatMap((part) => {
    const list = fieldOf(fieldOf(part, 'vocabularies'), vocabulary)
    return renameIn(text, list?.kind === 'map' ? fieldOf(list, 'values') : list, from, to, 'yaml')
  })
}

/**
 * Renames a value in a vocabulary file of any format that `readVocabularyFile` reads.
 * @param path as `copydesk.yaml` names it
 * @returns edits of the whole file; none if the value does not occur, or the file has syntax errors
 */
export function renameInVocabularyFile(text: string, path: string, { from, to }: Pick<ValueRename, 'from' | 'to'>): RenameOutcome {
  const language = /\.json$/i.test(path) ? 'json' : 'yaml'
  if (language === 'yaml' && !/\.ya?ml$/i.test(path)) return renameLine(text, from, to)
  const { root, errors } = language === 'json' ? readJson(text, contentOf(text)) : readYaml(text, contentOf(text))
  if (errors.length > 0) return { edits: [] }
  return { edits: root?.kind === 'map' ? renameKeyOf(text, root, from, to, language) : renameIn(text, root, from, to, language) }
}

function contentOf(text: string) {
  return range(text.charCodeAt(0) === 0xfeff ? 1 : 0, text.length)
}

function fieldOf(node: ValueNode | undefined, name: string): ValueNode | undefined {
  return node?.kind === 'map' ? node.fields.findLast(({ key }) => key === name)?.value : undefined
}

function renameIn(text: string, node: ValueNode | undefined, from: string, to: string, language: 'yaml' | 'json'): readonly Edit[] {
  const entries = vocabularyEntries(node, text)
  const places = entries.filter(({ value }) => value === from)
  return renameEntries(text, places, valuesByList(entries), to, writerOf(language)) ?? []
}

/** In a map the values are the keys. If the new name exists, nothing is changed, since its data would be lost. */
function renameKeyOf(text: string, { fields, style }: MapNode, from: string, to: string, language: 'yaml' | 'json'): readonly Edit[] {
  if (fields.some(({ key }) => key === to)) return []
  return fields
    .filter(({ key }) => key === from)
    .map(({ keyRange }) => {
      const [quote] = textAt(text, keyRange)
      const written = quote === '"' ? 'double' : quote === "'" ? 'single' : 'plain'
      return { range: keyRange, newText: writerOf(language).text(to, written, style === 'flow') }
    })
}

/** One value per line: if the new name has a line already, the line of the old one is removed. */
function renameLine(text: string, from: string, to: string): RenameOutcome {
  const edits: Edit[] = []
  const lines = [...text.matchAll(/[^\r\n]+(?:\r\n|\r|\n)?/g)]
  let exists = lines.some(([line]) => onLine(line) === to)
  for (const { 0: line, index } of lines) {
    if (onLine(line) !== from || from.startsWith('#')) continue
    if (to.startsWith('#'))
      return { refused: l10n.t('“{0}” cannot be written in this list, because a line that starts with # is a comment.', to) }
    const start = index + line.indexOf(from)
    edits.push(
      exists ? { range: range(index, index + line.length), newText: '' } : { range: range(start, start + from.length), newText: to },
    )
    exists = true
  }
  return { edits }
}

function onLine(line: string): string {
  return line.replace(/^\uFEFF/, '').trim()
}
