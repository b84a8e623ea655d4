import { overridesFor, profileOf } from '../../core/lint/articleConfig'
import type { Article } from '../../core/article/article'
import type { Settings } from '../../core/settings/settings'
import type { ResolvedConfig } from '../config/configResolver'
import { parentOf, relativePath } from '../io/paths'

/** A setting with its value, such as `rules.title-length` and `off`. */
type Entry = readonly [key: string, value: string]

/** The same with the value as it is read; undefined or an empty list if it is not set. */
type Value = readonly [key: string, value: unknown]

/** The settings of an article, each with the file that it comes from; none without a `copydesk.yaml`. @param file the path of the article */
export function* settingsLines(article: Article, file: string, config: ResolvedConfig): Generator<string> {
  const { layers, settingsPath, folder } = config
  if (settingsPath === undefined) return
  yield 'settings'
  const seen = new Set<string>()
  for (const { name, settings } of layers.toReversed()) {
    for (const [key, value] of entriesOf(settings)) {
      if (seen.has(key)) continue
      seen.add(key)
      yield `  ${key}  ${value}  ${name}`
    }
  }
  const all = layers.flatMap(({ name, settings }) => settings.overrides.map((override) => ({ name, override })))
  for (const index of overridesFor(config.scope.settings, relativePath(parentOf(settingsPath) ?? '', file))) {
    const { name = '', override } = all[index] ?? {}
    const entries: readonly Entry[] = override
      ? [...ruleEntries(override, 'overrides.'), ...listEntries(override, 'overrides.'), ...written(styleValues(override, 'overrides.'))]
      : []
    for (const [key, value] of entries) yield `  ${key}  ${value}  ${name}`
  }
  const profile = profileOf(article, folder === undefined ? file : relativePath(folder, file), config)
  if (profile !== undefined) yield `  profile  ${profile}`
}

const single = ['articles', 'dialect', 'siteRoot', 'siteName', 'siteUrl', 'timeZone'] as const

function entriesOf(settings: Settings): readonly Entry[] {
  const {
    schemas,
    stylesheet,
    markdown,
    languages,
    imageFields,
    tags,
    distinct,
    profiles,
    sanitizer,
    headlines,
    extends: extended,
  } = settings
  const values: readonly Value[] = [
    ['extends', extended.map(({ path }) => path)],
    ...single.map((key) => [key, settings[key]] as const),
    ['stylesheet', stylesheet?.path],
    ['schema', schemas.map(({ path }) => path)],
    ['languages', languages],
    ['imageFields', imageFields],
    ['tags', tags],
    ['distinct', distinct],
    ...Object.entries(markdown).map(([key, value]) => [`markdown.${key}`, value] as const),
    ['sanitizer', sanitizer && '…'],
    ['profiles', profiles && '…'],
    ...styleValues(settings, ''),
    [
      'headlines',
      headlines && { widths: headlines.widths, capitals: headlines.capitals, endMark: headlines.noEndMark ? 'none' : undefined },
    ],
  ]
  return [...written(values), ...listEntries(settings, ''), ...ruleEntries(settings, '')]
}

/** Those of the values that are set, as text. */
function written(values: readonly Value[]): readonly Entry[] {
  const isSet = ([, value]: Value) => value !== undefined && JSON.stringify(value) !== '[]'
  return values.filter(isSet).map(([key, value]): Entry => [key, typeof value === 'string' ? value : JSON.stringify(value)])
}

function styleValues({ style }: Pick<Settings, 'style'>, prefix: string): readonly Value[] {
  if (!style) return []
  const { terms, lists, typography, quotations } = style
  return [
    [`${prefix}style.terms`, terms.length > 0 ? `${terms.length} entries` : undefined],
    [`${prefix}style.lists`, lists.map(({ path }) => path)],
    ...Object.entries(typography).map(([key, value]) => [`${prefix}style.typography.${key}`, value] as const),
    [`${prefix}style.quotations`, quotations],
  ]
}

function ruleEntries({ rules, ruleOptions }: Pick<Settings, 'rules' | 'ruleOptions'>, prefix: string): readonly Entry[] {
  const levels = Object.entries(rules).map(([id, level]): Entry => [`${prefix}rules.${id}`, level])
  const options = Object.entries(ruleOptions).flatMap(([id, set]) =>
    Object.entries(set).map(([name, value]): Entry => [`${prefix}rules.${id}.${name}`, JSON.stringify(value)]),
  )
  return [...levels, ...options]
}

function listEntries({ vocabularies }: Pick<Settings, 'vocabularies'>, prefix: string): readonly Entry[] {
  return Object.entries(vocabularies).map(
    ([name, { values, file }]): Entry => [`${prefix}vocabularies.${name}`, file?.path ?? `${values.length} values`],
  )
}
