import { readJson } from '../data/json'
import { range, textAt, type Range } from '../text/text'
import { vocabularyEntries } from '../vocabulary/vocabulary'
import { readYaml } from '../data/yaml'
import type { Field, ValueNode } from '../data/nodes'

/** A value of a vocabulary in `copydesk.yaml` or in a vocabulary file. */
export interface VocabularyName {
  readonly value: string
  /** With quotes. */
  readonly range: Range
}

/** The values of a vocabulary in `copydesk.yaml`. */
export function namesInSettings(text: string, vocabulary: string): readonly VocabularyName[] {
  const { root } = readYaml(text, contentOf(text))
  const list = fieldOf(fieldOf(root, 'vocabularies'), vocabulary)
  return entriesOf(list?.kind === 'map' ? fieldOf(list, 'values') : list, text)
}

/** The values of a vocabulary file of any format that `readVocabularyFile` reads. @param path as in `copydesk.yaml` */
export function namesInVocabularyFile(text: string, path: string): readonly VocabularyName[] {
  const isJson = /\.json$/i.test(path)
  if (!isJson && !/\.ya?ml$/i.test(path)) return lines(text)
  const { root } = isJson ? readJson(text, contentOf(text)) : readYaml(text, contentOf(text))
  if (root?.kind === 'map') return root.fields.map(keyOf).filter(({ value }) => value !== '')
  return entriesOf(root, text)
}

function contentOf(text: string): Range {
  return range(text.charCodeAt(0) === 0xfeff ? 1 : 0, text.length)
}

function keyOf({ key, keyRange }: Field): VocabularyName {
  return { value: key, range: keyRange }
}

function entriesOf(node: ValueNode | undefined, text: string): readonly VocabularyName[] {
  return vocabularyEntries(node, text)
    .filter((entry) => !textAt(text, entry.node.range).startsWith('*'))
    .map((entry) => ({ value: entry.value, range: entry.node.range }))
}

function fieldOf(node: ValueNode | undefined, name: string): ValueNode | undefined {
  return node?.kind === 'map' ? node.fields.findLast(({ key }) => key === name)?.value : undefined
}

function lines(text: string): readonly VocabularyName[] {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const value = line.replace(/^\uFEFF/, '').trim()
    const start = index + line.indexOf(value)
    return value === '' || value.startsWith('#') ? [] : [{ value, range: range(start, start + value.length) }]
  })
}
