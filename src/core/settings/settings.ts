import * as l10n from '@vscode/l10n'
import { generatorNamed } from '../generators/generators'
import { nearest } from '../text/closestMatch'
import { markdownSwitches, type MarkdownOptions } from '../markdown/markdownOptions'
import type { Policy } from '../sanitizer/policy'
import type { Finding } from '../text/problem'
import { readSanitizer } from '../sanitizer/policySetting'
import { compileSchema, type ArticleSchema } from '../schema/articleSchema'
import { settingsFile } from './settingsFileName'
import { settingsSchema, type RuleInSettings } from './settingsSchema'
import { range, type Range } from '../text/text'
import { isTimeZone } from '../dates/timeZone'
import { languageTag } from '../words/languageTags'
import { vocabularyValues, type VocabularySetting } from '../vocabulary/vocabulary'
import { readYaml } from '../data/yaml'
import { toValue, type MapNode, type ValueNode } from '../data/nodes'

import { conflictsIn } from './settingsConflicts'
import { fieldOf, fieldsOf, entriesOf, partOf, textOf, textsOf } from './settingsNodes'
import { readHeadlines } from './readHeadlines'
import { readStyle } from './readStyle'
import type { HeadlineSettings } from '../style/headlines'
import type { StyleSettings } from '../style/styleSettings'
import { readOverrides, type Override } from './overrides'
import { readProfiles, type Profiles } from './profiles'
import {
  readFile,
  readRules,
  readSchemas,
  readVocabularies,
  type FileSetting,
  type RuleSettings,
  type SchemaSetting,
} from './settingsParts'

export type { FileSetting, RuleLevels, SchemaSetting } from './settingsParts'
export { settingsFile }

/** The values of `copydesk.yaml`; missing keys are undefined or empty. Paths are relative to its folder. */
export interface Settings extends RuleSettings {
  /** The files and packages that it extends; the last one counts most. */
  readonly extends: readonly FileSetting[]
  /** Globs of the files that are articles. */
  readonly articles: readonly string[] | undefined
  /** The name of a site generator. */
  readonly dialect: string | undefined
  /** The JSON Schemas of the site. The first one whose globs match an article applies. */
  readonly schemas: readonly SchemaSetting[]
  /** The templates of new articles. The first one whose globs match the new file applies. */
  readonly templates: readonly SchemaSetting[]
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
  /** The languages in which every article should exist, the one it is written in first. Tags as `languageTag` writes them. */
  readonly languages: readonly string[]
  readonly vocabularies: Readonly<Record<string, VocabularySetting>>
  /** The fields that hold images besides the usual ones: keys, or paths of keys such as `lead.photo`. */
  readonly imageFields: readonly string[]
  /** The template tags and shortcodes that the site has besides those of its generator. */
  readonly tags: readonly string[]
  /** Groups of names that are different although they look alike. */
  readonly distinct: readonly (readonly string[])[]
  /** What is different for some articles; later ones count more. Their schemas are among `schemas`. */
  readonly overrides: readonly Override[]
  /** The profiles of articles by their status; undefined if the site does not use them. */
  readonly profiles: Profiles | undefined
  /** The house style; undefined if nothing is said of it. */
  readonly style: StyleSettings | undefined
  /** How headlines are written and shown; undefined if nothing is said of it. */
  readonly headlines: HeadlineSettings | undefined
  /** The publishing policy; undefined for the default one. */
  readonly sanitizer: Policy | undefined
}

export interface SettingsReading {
  readonly settings: Settings
  /** Whether it is YAML with keys and values; mistakes in some of them do not matter. */
  readonly isReadable: boolean
  /** Problems of the file itself. Invalid values are left out of `settings`. */
  readonly problems: readonly Finding[]
}

export const noSettings: Settings = {
  extends: [],
  articles: undefined,
  dialect: undefined,
  schemas: [],
  templates: [],
  siteRoot: undefined,
  siteName: undefined,
  siteUrl: undefined,
  stylesheet: undefined,
  timeZone: undefined,
  markdown: {},
  languages: [],
  vocabularies: {},
  imageFields: [],
  tags: [],
  distinct: [],
  rules: {},
  ruleOptions: {},
  overrides: [],
  profiles: undefined,
  style: undefined,
  headlines: undefined,
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
    if (problems.length === 0) problems.push(...repeatedKeys(root), ...schemaProblems(root, rules, range(bom, bom)), ...conflictsIn(root))
    const settings = settingsOf(root, text, problems)
    return { settings, problems, isReadable: errors.length === 0 }
  }
  if (problems.length === 0 && root && toValue(root) !== null)
    problems.push({ range: root.range, message: l10n.t('{0} should be lines of “key: value”.', settingsFile), severity: 'error' })
  return { settings: noSettings, problems, isReadable: problems.length === 0 }
}

function schemaProblems(root: MapNode, rules: readonly RuleInSettings[], firstLine: Range): readonly Finding[] {
  const schema = compiled.get(rules) ?? compileSchema(settingsSchema(rules))
  compiled.set(rules, schema)
  const named = ruleFields(root)
  return schema.validate(root, firstLine).map((found) => {
    const unknown =
      found.keyword === 'additionalProperties' ? named.find(({ keyRange }) => keyRange.start === found.range.start) : undefined
    return { ...found, message: unknown ? unknownRule(unknown.key, rules) : found.message, severity: 'error' as const }
  })
}

/** The keys that should be names of rules. */
function ruleFields(root: MapNode): MapNode['fields'] {
  const profiles = fieldsOf(fieldOf(root, 'profiles')).map(({ value }) => value)
  return [root, ...entriesOf(fieldOf(root, 'overrides')), ...profiles].flatMap((part) => fieldsOf(partOf(part, 'rules')))
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
  const style = readStyle(field('style'), wrong)
  problems.push(...(style?.problems ?? []))
  const { overrides, schemas, problems: inOverrides } = readOverrides(field('overrides'), text, wrong)
  problems.push(...inOverrides)
  return {
    extends: entriesOf(field('extends')).flatMap((entry) => readFile(entry) ?? []),
    articles: field('articles')?.kind === 'list' ? textsOf(field('articles')) : undefined,
    dialect: generatorNamed(textOf(field('dialect')))?.name,
    schemas: [...schemas, ...readSchemas(field('schema'))],
    templates: readSchemas(field('templates')),
    siteRoot: textOf(field('siteRoot')),
    siteName: textOf(field('siteName')),
    siteUrl: urlWorks ? url : undefined,
    stylesheet: readFile(field('stylesheet')),
    timeZone: zoneExists ? zone : undefined,
    markdown: markdownOf(field('markdown')),
    languages: textsOf(field('languages')).flatMap((written) => languageTag(written) ?? []),
    vocabularies: readVocabularies(field('vocabularies'), text),
    imageFields: textsOf(field('imageFields')),
    tags: textsOf(field('tags')),
    distinct: listsOf(field('distinct'), text),
    ...readRules(field('rules'), wrong),
    overrides,
    profiles: readProfiles(field('profiles'), wrong),
    style: style?.style,
    headlines: readHeadlines(field('headlines'), wrong),
    sanitizer: policy,
  }
}

function markdownOf(node: ValueNode | undefined): MarkdownOptions {
  const renderer = textOf(partOf(node, 'renderer'))
  const switches = markdownSwitches.flatMap((name) => {
    const value = toValue(partOf(node, name))
    return typeof value === 'boolean' ? [[name, value]] : []
  })
  return { ...(renderer !== undefined && { renderer }), ...Object.fromEntries(switches) }
}

function listsOf(node: ValueNode | undefined, text: string): readonly (readonly string[])[] {
  return node?.kind === 'list' ? node.items.map(({ value }) => vocabularyValues(value, text)) : []
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}
