import { toValue, type ValueNode } from '../data/nodes'
import type { Range } from '../text/text'
import type { Severity } from '../text/problem'
import { vocabularyValues, type VocabularySetting } from '../vocabulary/vocabulary'
import { entriesOf, fieldOf, fieldsOf, partOf, textOf, textsOf } from './settingsNodes'

export type RuleLevel = Severity | 'off'
export type RuleLevels = Readonly<Record<string, RuleLevel>>

/** What settings say about rules. */
export interface RuleSettings {
  readonly rules: RuleLevels
  /** By rule: the options that are set, with values of the right type. */
  readonly ruleOptions: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** A file that is named in `copydesk.yaml`. */
export interface FileSetting {
  readonly path: string
  /** Where it is named in `copydesk.yaml`, for problems with it. */
  readonly range: Range
}

export interface SchemaSetting extends FileSetting {
  /** Globs of the articles that it applies to; undefined for all. */
  readonly files: readonly string[] | undefined
}

/** @param wrong whether a value is refused by the schema of `copydesk.yaml` */
export function readRules(node: ValueNode | undefined, wrong: (at: Range) => boolean): RuleSettings {
  // Maps, since a key may be called `__proto__`.
  const rules = new Map<string, RuleLevel>()
  const ruleOptions = new Map<string, Readonly<Record<string, unknown>>>()
  for (const { key, value } of fieldsOf(node)) {
    const level = toValue(value?.kind === 'map' ? fieldOf(value, 'severity') : value)
    if (isLevel(level)) rules.set(key, level)
    const options = fieldsOf(value).filter((option) => option.key !== 'severity' && !wrong(option.range))
    if (options.length > 0) ruleOptions.set(key, Object.fromEntries(options.map((option) => [option.key, toValue(option.value)])))
  }
  return { rules: Object.fromEntries(rules), ruleOptions: Object.fromEntries(ruleOptions) }
}

/** The rules of two settings; where both say something, the second counts, by rule and by option. */
export function mergedRules(first: RuleSettings, second: RuleSettings): RuleSettings {
  const options = Object.entries(second.ruleOptions).map(([id, set]) => [id, { ...first.ruleOptions[id], ...set }] as const)
  return {
    rules: { ...first.rules, ...second.rules },
    ruleOptions: { ...first.ruleOptions, ...Object.fromEntries(options) },
  }
}

export function readSchemas(node: ValueNode | undefined): readonly SchemaSetting[] {
  return entriesOf(node).flatMap((entry) => {
    const named = entry.kind === 'map' ? fieldOf(entry, 'path') : entry
    const path = textOf(named)
    if (!named || path === undefined) return []
    const files = partOf(entry, 'files')
    return [{ path, range: named.range, files: files && textsOf(files) }]
  })
}

export function readFile(node: ValueNode | undefined): FileSetting | undefined {
  const path = textOf(node)
  return node && path !== undefined ? { path, range: node.range } : undefined
}

/** @param text of `copydesk.yaml` */
export function readVocabularies(node: ValueNode | undefined, text: string): Readonly<Record<string, VocabularySetting>> {
  return Object.fromEntries(fieldsOf(node).map(({ key, value }) => [key, vocabularyOf(value, text)]))
}

function vocabularyOf(node: ValueNode, text: string): VocabularySetting {
  return {
    values: vocabularyValues(node.kind === 'list' ? node : partOf(node, 'values'), text),
    file: readFile(partOf(node, 'file')),
    closed: toValue(partOf(node, 'closed')) !== false,
  }
}

function isLevel(value: unknown): value is RuleLevel {
  return value === 'off' || value === 'error' || value === 'warning' || value === 'information' || value === 'hint'
}
