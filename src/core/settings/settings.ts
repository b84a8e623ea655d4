import * as l10n from '@vscode/l10n'
import { generatorNamed } from '../generators/generators'
import { nearest } from '../text/closestMatch'
import { markdownSwitches, type MarkdownOptions } from '../markdown/markdownOptions'
import type { Policy } from '../sanitizer/policy'
import type { Finding, Severity } from '../text/problem'
import { readSanitizer } from '../sanitizer/policySetting'
import { compileSchema, type ArticleSchema } from '../schema/articleSchema'
import { settingsFile } from './settingsFileName'
import { settingsSchema, type RuleInSettings } from './settingsSchema'
import { range, type Range } from '../text/text'
import { isTimeZone } from '../dates/timeZone'
import { vocabularyValues, type VocabularySetting } from '../vocabulary/vocabulary'
import { readYaml } from '../data/yaml'
import { toValue, type MapNode, type ValueNode } from '../data/nodes'

export type RuleLevel = Severity | 'off'
export type RuleLevels = Readonly<Record<string, RuleLevel>>

export { settingsFile }

/** The values of `copydesk.yaml`; missing keys are undefined or empty. Paths are relative to its folder. */
export interface Settings {
  /** Globs of the files that are articles. */
  readonly articles: readonly string[] | undefined
  /** The name of a site generator. */
  readonly dialect: string | undefined
  /** The JSON Schemas of the site. The first one whose globs match an article applies. */
  readonly schemas: readonly SchemaSetting[]
  /** The folder that addresses such as `/images/x.jpg` start from. */
  readonly siteRoot: string | undefined
  /** The site's name, as search engines and social networks show it. */
  readonly siteName: string | undefined
  /** The address that the site's pages start with: `http` or `https`. */
  readonly siteUrl: string | undefined
  /** The style sheet of the preview. */
  readonly stylesheet: FileSetting | undefined
  /** An IANA name, or an offset such as `+08:00`: the zone of times without one. */
  readonly timeZone: string | undefined
  /** How the site's Markdown differs from what its generator does by default. */
  readonly markdown: MarkdownOptions
  readonly vocabularies: Readonly<Record<string, VocabularySetting>>
  /** The template tags and shortcodes that the site has besides those of its generator. */
  readonly tags: readonly string[]
  /** Groups of names that are different although they look alike. */
  readonly distinct: readonly (readonly string[])[]
  readonly rules: RuleLevels
  /** By rule: the options that are set, with values of the right type. */
  readonly ruleOptions: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** The publishing policy; undefined for the default one. */
  readonly sanitizer: Policy | undefined
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

export interface SettingsReading {
  readonly settings: Settings
  /** Problems of the file itself. Invalid values are left out of `settings`. */
  readonly problems: readonly Finding[]
}

export const noSettings: Settings = {
  articles: undefined,
  dialect: undefined,
  schemas: [],
  siteRoot: undefined,
  siteName: undefined,
  siteUrl: undefined,
  stylesheet: undefined,
  timeZone: undefined,
  markdown: {},
  vocabularies: {},
  tags: [],
  distinct: [],
  rules: {},
  ruleOptions: {},
  sanitizer: undefined,
}

const compiled = new WeakMap<readonly RuleInSettings[], ArticleSchema>()

/**
 * Parses `copydesk.yaml`. An invalid value affects only its key; never throws.
 * @param rules the rules that it may name
 */
export function readSettings(text: string, rules: readonly RuleInSettings[]): SettingsReading {
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const { root, errors } = readYaml(text, range(bom, text.length))
  const problems: Finding[] = errors.slice(0, 1).map((error) => ({
    range: error.range,
    message: l10n.t('This line cannot be read as YAML: {0}', error.message),
    severity: 'error',
  }))
  if (root?.kind === 'map') {
    if (problems.length === 0) problems.push(...repeatedKeys(root), ...schemaProblems(root, rules, range(bom, bom)))
    const settings = settingsOf(root, text, problems)
    return { settings, problems }
  }
  if (problems.length === 0 && root && toValue(root) !== null)
    problems.push({ range: root.range, message: l10n.t('{0} should be lines of “key: value”.', settingsFile), severity: 'error' })
  return { settings: noSettings, problems }
}

function schemaProblems(root: MapNode, rules: readonly RuleInSettings[], firstLine: Range): readonly Finding[] {
  const schema = compiled.get(rules) ?? compileSchema(settingsSchema(rules))
  compiled.set(rules, schema)
  const named = fieldOf(root, 'rules')
  return schema.validate(root, firstLine).map((found) => {
    const unknown =
      found.keyword === 'additionalProperties' && named?.kind === 'map'
        ? named.fields.find(({ keyRange }) => keyRange.start === found.range.start)
        : undefined
    return { ...found, message: unknown ? unknownRule(unknown.key, rules) : found.message, severity: 'error' as const }
  })
}

/** Problems for duplicate keys, of which only the last one counts. */
function repeatedKeys(node: ValueNode): readonly Finding[] {
  if (node.kind === 'scalar') return []
  if (node.kind === 'list') return node.items.flatMap(({ value }) => repeatedKeys(value))
  const seen = new Set<string>()
  return node.fields.flatMap(({ key, keyRange, value }) => {
    const repeated = seen.has(key)
    seen.add(key)
    const message = l10n.t('“{0}” is written twice here: only the last one is used.', key)
    return [...(repeated ? [{ range: keyRange, message, severity: 'error' as const }] : []), ...repeatedKeys(value)]
  })
}

function unknownRule(written: string, rules: readonly RuleInSettings[]): string {
  const near = nearest(
    written,
    rules.map(({ id }) => id),
  )
  return near === undefined
    ? l10n.t('There is no rule “{0}”.', written)
    : l10n.t('There is no rule “{0}”. Did you mean “{1}”?', written, near)
}

/** @param problems problems found by the schema; further ones are added */
function settingsOf(root: MapNode, text: string, problems: Finding[]): Settings {
  const wrong = (at: Range) => problems.some(({ range: found }) => at.start <= found.start && found.end <= at.end)
  const field = (name: string) => fieldOf(root, name)
  const zone = textOf(field('timeZone'))
  const zoneExists = zone === undefined || isTimeZone(zone)
  if (!zoneExists) {
    const message = l10n.t('There is no time zone “{0}”: write a name such as Asia/Shanghai, or an offset such as +08:00.', zone)
    problems.push({ range: field('timeZone')?.range ?? root.range, message, severity: 'error' })
  }
  const url = textOf(field('siteUrl'))
  const urlWorks = url === undefined || isWebAddress(url)
  if (!urlWorks) {
    const message = l10n.t('“{0}” is not the address of a site: write the full address, such as https://www.example.com/.', url)
    problems.push({ range: field('siteUrl')?.range ?? root.range, message, severity: 'error' })
  }
  const { policy, problems: refused } = readSanitizer(field('sanitizer'))
  problems.push(...refused)
  // Maps, since a key may be called `__proto__`.
  const rules = new Map<string, RuleLevel>()
  const ruleOptions = new Map<string, Readonly<Record<string, unknown>>>()
  for (const { key, value } of fieldsOf(field('rules'))) {
    const level = toValue(value?.kind === 'map' ? fieldOf(value, 'severity') : value)
    if (isLevel(level)) rules.set(key, level)
    const options = fieldsOf(value).filter((option) => option.key !== 'severity' && !wrong(option.range))
    if (options.length > 0) ruleOptions.set(key, Object.fromEntries(options.map((option) => [option.key, toValue(option.value)])))
  }
  return {
    articles: field('articles')?.kind === 'list' ? textsOf(field('articles')) : undefined,
    dialect: generatorNamed(textOf(field('dialect')))?.name,
    schemas: schemasOf(field('schema')),
    siteRoot: textOf(field('siteRoot')),
    siteName: textOf(field('siteName')),
    siteUrl: urlWorks ? url : undefined,
    stylesheet: fileOf(field('stylesheet')),
    timeZone: zoneExists ? zone : undefined,
    markdown: markdownOf(field('markdown')),
    vocabularies: Object.fromEntries(fieldsOf(field('vocabularies')).map(({ key, value }) => [key, vocabularyOf(value, text)])),
    tags: textsOf(field('tags')),
    distinct: listsOf(field('distinct'), text),
    rules: Object.fromEntries(rules),
    ruleOptions: Object.fromEntries(ruleOptions),
    sanitizer: policy,
  }
}

function markdownOf(node: ValueNode | undefined): MarkdownOptions {
  const partOf = (name: string) => (node?.kind === 'map' ? fieldOf(node, name) : undefined)
  const renderer = textOf(partOf('renderer'))
  const switches = markdownSwitches.flatMap((name) => {
    const value = toValue(partOf(name))
    return typeof value === 'boolean' ? [[name, value]] : []
  })
  return { ...(renderer !== undefined && { renderer }), ...Object.fromEntries(switches) }
}

function listsOf(node: ValueNode | undefined, text: string): readonly (readonly string[])[] {
  return node?.kind === 'list' ? node.items.map(({ value }) => vocabularyValues(value, text)) : []
}

function schemasOf(node: ValueNode | undefined): readonly SchemaSetting[] {
  const entries = node?.kind === 'list' ? node.items.map((item) => item.value) : node ? [node] : []
  return entries.flatMap((entry) => {
    const named = entry.kind === 'map' ? fieldOf(entry, 'path') : entry
    const path = textOf(named)
    if (!named || path === undefined) return []
    const files = entry.kind === 'map' ? fieldOf(entry, 'files') : undefined
    return [{ path, range: named.range, files: files && textsOf(files) }]
  })
}

function fileOf(node: ValueNode | undefined): FileSetting | undefined {
  const path = textOf(node)
  return node && path !== undefined ? { path, range: node.range } : undefined
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

function vocabularyOf(node: ValueNode, text: string): VocabularySetting {
  const part = (name: string) => (node.kind === 'map' ? fieldOf(node, name) : undefined)
  return {
    values: vocabularyValues(node.kind === 'list' ? node : part('values'), text),
    file: fileOf(part('file')),
    closed: toValue(part('closed')) !== false,
  }
}

function fieldOf(map: MapNode, name: string): ValueNode | undefined {
  return map.fields.findLast((field) => field.key === name)?.value
}

function fieldsOf(node: ValueNode | undefined): MapNode['fields'] {
  return node?.kind === 'map' ? node.fields : []
}

function textOf(node: ValueNode | undefined): string | undefined {
  const value = toValue(node)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The texts of a list, or a single text as a list. */
function textsOf(node: ValueNode | undefined): readonly string[] {
  const values = node?.kind === 'list' ? node.items.map((item) => toValue(item.value)) : [toValue(node)]
  return values.filter((value): value is string => typeof value === 'string' && value !== '')
}

function isLevel(value: unknown): value is RuleLevel {
  return value === 'off' || value === 'error' || value === 'warning' || value === 'information' || value === 'hint'
}
