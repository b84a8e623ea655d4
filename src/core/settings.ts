import * as l10n from '@vscode/l10n'
import picomatch from 'picomatch'
import { compileSchema, type ArticleSchema } from './schema'
import type { Finding, Severity } from './rule'
import { range, type Range } from './text'
import { readYaml, toValue, type ValueNode } from './yaml'

export const dialects = ['hexo', 'hugo', 'jekyll', 'eleventy', 'astro', 'docusaurus', 'generic'] as const
export type Dialect = (typeof dialects)[number]

export type RuleLevel = Severity | 'off'
export type RuleLevels = Readonly<Record<string, RuleLevel>>

/** The name of the newsroom's configuration file. */
export const settingsFile = 'copydesk.yaml'

/** What `copydesk.yaml` says; a key that is not there is undefined. Paths are relative to its folder. */
export interface Settings {
  /** Globs of the files that are articles. */
  readonly articles: readonly string[] | undefined
  readonly dialect: Dialect | undefined
  /** The newsroom's JSON Schema, and where it is named. */
  readonly schema: { readonly path: string; readonly range: Range } | undefined
  /** The folder that addresses such as `/images/x.jpg` start from. */
  readonly siteRoot: string | undefined
  readonly rules: RuleLevels
}

export interface SettingsReading {
  readonly settings: Settings
  /** What is wrong in the file itself. What could not be read is left out of `settings`. */
  readonly problems: readonly Finding[]
}

export const noSettings: Settings = { articles: undefined, dialect: undefined, schema: undefined, siteRoot: undefined, rules: {} }

/** The JSON Schema of `copydesk.yaml`. @param ruleIds the rules that it may name */
export function settingsSchema(ruleIds: readonly string[]) {
  const level = { enum: ['off', 'error', 'warning', 'information', 'hint'] }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Copydesk settings',
    type: 'object',
    additionalProperties: false,
    properties: {
      articles: {
        type: 'array',
        items: { type: 'string', minLength: 1 },
        description: 'Which files are articles: globs from the folder of copydesk.yaml.',
      },
      dialect: { enum: [...dialects], description: 'The site generator that reads the articles.' },
      schema: {
        type: 'string',
        minLength: 1,
        description: "The newsroom's own JSON Schema for the front matter: a path from the folder of copydesk.yaml.",
      },
      siteRoot: { type: 'string', description: 'The folder that addresses such as /images/x.jpg start from.' },
      rules: {
        type: ['object', 'null'],
        additionalProperties: false,
        properties: Object.fromEntries(ruleIds.map((id) => [id, level])),
        description: 'How severe each rule is, or off.',
      },
    },
  }
}

const compiled = new WeakMap<readonly string[], ArticleSchema>()

/**
 * Reads `copydesk.yaml`. A mistake never costs more than the key it is in.
 * @param ruleIds the rules that there are
 */
export function readSettings(text: string, ruleIds: readonly string[]): SettingsReading {
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const { root, errors } = readYaml(text, range(bom, text.length))
  const problems: Finding[] = errors.slice(0, 1).map((error) => ({
    range: error.range,
    message: l10n.t('This line cannot be read as YAML: {0}', error.message),
    severity: 'error',
  }))
  const schema = compiled.get(ruleIds) ?? compileSchema(settingsSchema(ruleIds), true)
  compiled.set(ruleIds, schema)
  const firstLine = range(bom, bom)
  if (problems.length > 0) return { settings: settingsOf(root), problems }
  if (root?.kind === 'map') problems.push(...schema.validate(root, firstLine).map((found) => ({ ...found, severity: 'error' as const })))
  else if (root && toValue(root) !== null) {
    problems.push({ range: root.range, message: l10n.t('{0} should be lines of “key: value”.', settingsFile), severity: 'error' })
  }
  return { settings: settingsOf(root), problems }
}

function settingsOf(root: ValueNode | undefined): Settings {
  if (root?.kind !== 'map') return noSettings
  const field = (name: string) => root.fields.findLast((candidate) => candidate.key === name)?.value
  const textOf = (name: string) => {
    const value = toValue(field(name))
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const articles = toValue(field('articles'))
  const schemaPath = textOf('schema')
  const rules = Object.entries(toValue(field('rules')) ?? {}).filter((entry): entry is [string, RuleLevel] => isLevel(entry[1]))
  return {
    articles: Array.isArray(articles) ? articles.filter((glob) => typeof glob === 'string' && glob !== '') : undefined,
    dialect: dialects.find((dialect) => dialect === textOf('dialect')),
    schema: schemaPath === undefined ? undefined : { path: schemaPath, range: field('schema')?.range ?? range(0, 0) },
    siteRoot: textOf('siteRoot'),
    rules: Object.fromEntries(rules),
  }
}

function isLevel(value: unknown): value is RuleLevel {
  return value === 'off' || value === 'error' || value === 'warning' || value === 'information' || value === 'hint'
}

/** Tells whether a path (relative to the settings' folder, with forward slashes) is named by `articles`. */
export function articleMatcher(globs: readonly string[]): (path: string) => boolean {
  const known = matchers.get(globs)
  if (known) return known
  const matcher = picomatch(
    globs.map((glob) => glob.replace(/^\.?\//, '')),
    { dot: true },
  )
  matchers.set(globs, matcher)
  return matcher
}

const matchers = new WeakMap<readonly string[], (path: string) => boolean>()
