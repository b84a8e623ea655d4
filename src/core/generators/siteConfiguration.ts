import { readJson } from '../data/json'
import { toValue, type ValueNode } from '../data/nodes'
import type { ScalarReader } from '../data/scalars/scalarReaders'
import { readToml } from '../data/toml/toml'
import { readYaml } from '../data/yaml'
import { isTimeZone } from '../dates/timeZone'
import { generators } from './generators'
import { valueAt, type ConfigurationFile } from './shared/markdownSettings'
import type { SiteGenerator } from './shared/generator'
import type { Site } from './site'

/** A larger file is not the configuration that a person writes; it is not read. In UTF-16 code units. */
const maxLength = 1_000_000

/** The paths of all configuration files that are read for the Markdown and the languages of a site, from its folder. */
export const configurationPaths: readonly string[] = [
  ...new Set(generators.flatMap(({ markdownSettings, languages }) => [...markdownSettings.files, ...languages.files])),
]

/**
 * The configuration files that a site may have: paths from its folder, in the order in which the generator prefers them.
 * @param names the names of the files and folders in its folder
 */
export function configurationFiles({ generator }: Site, names: ReadonlySet<string>): readonly string[] {
  const { siteSettings, markdownSettings, languages } = generator
  const zones = siteSettings.timeZoneKeys.length === 0 ? [] : siteSettings.files
  return [...new Set([...zones, ...markdownSettings.files, ...languages.files])].filter((path) => names.has(path.split('/', 1)[0] ?? ''))
}

/**
 * A site with its configuration and the time zone in it: the first file with a zone decides.
 * @param files the paths and texts of the files that `configurationFiles` returned; undefined for a text that cannot be read
 */
export function withConfiguration(site: Site, files: readonly (readonly [path: string, text: string | undefined])[]): Site {
  const { siteSettings, yaml } = site.generator
  const configuration = files.flatMap(([path, text]) => {
    if (text === undefined) return []
    return isCode.test(path) ? { path, data: undefined, text: text.slice(0, maxLength) } : { path, data: dataIn(path, text, yaml.current) }
  })
  const zones = configuration.filter(({ path }) => siteSettings.files.includes(path)).map(({ data }) => zoneIn(data, siteSettings))
  const timeZone = zones.find((zone) => zone !== undefined)
  return { ...site, configuration, ...(timeZone !== undefined && { timeZone }) }
}

const isCode = /\.[cm]?[jt]s$/

function dataIn(path: string, text: string, read: ScalarReader): ConfigurationFile['data'] {
  if (text.length > maxLength) return undefined
  const start = text.startsWith('\uFEFF') ? 1 : 0
  const at = { start, end: text.length }
  const isYaml = !/\.(?:toml|json)$/.test(path)
  const { root, errors } = isYaml ? readYaml(text, at) : path.endsWith('.toml') ? readToml(text, at) : readJson(text, at)
  if (errors.length > 0) return undefined
  // An empty file is one without settings.
  return root ? (isYaml ? yamlValue(root, text, read) : toValue(root)) : {}
}

/** The value of a node, its plain scalars as the generator reads them: `yes` is true for some. */
function yamlValue(node: ValueNode, text: string, read: ScalarReader): unknown {
  if (node.kind === 'list') return node.items.map(({ value }) => yamlValue(value, text, read))
  if (node.kind === 'map') return Object.fromEntries(node.fields.map(({ key, value }) => [key, yamlValue(value, text, read)]))
  if (node.style !== 'plain') return node.value
  const value = read(node.source ?? text.slice(node.range.start, node.range.end))
  return typeof value === 'object' ? node.value : value
}

function zoneIn(data: unknown, { timeZoneKeys }: SiteGenerator['siteSettings']): string | undefined {
  // Hugo does not distinguish capitals in its keys.
  const wanted = timeZoneKeys.map((key) => key.toLowerCase())
  const key = Object.keys(data ?? {}).find((name) => wanted.includes(name.toLowerCase()))
  const value = key === undefined ? undefined : valueAt(data, key)
  return typeof value === 'string' && isTimeZone(value) ? value : undefined
}
