import { readJson } from '../data/json'
import { toValue } from '../data/nodes'
import { readToml } from '../data/toml/toml'
import { readYaml } from '../data/yaml'
import { isTimeZone } from '../dates/timeZone'
import type { Site } from './site'

/** A larger file is not the configuration that a person writes; it is not read. In UTF-16 code units. */
const maxLength = 1_000_000

/** The files in the folder of a site that may have its time zone, in the order in which the generator prefers them. */
export function timeZoneFiles({ generator }: Site, names: ReadonlySet<string>): readonly string[] {
  const { files, timeZoneKeys } = generator.siteSettings
  return timeZoneKeys.length === 0 ? [] : files.filter((name) => names.has(name))
}

/**
 * A site with the time zone of its generator's configuration. The first file with one decides.
 * @param files the names and texts of the files that `timeZoneFiles` returned; undefined for a text that cannot be read
 * @returns the same site if no file has a time zone; a file with mistakes counts as one without
 */
export function withTimeZone(site: Site, files: readonly (readonly [name: string, text: string | undefined])[]): Site {
  for (const [name, text] of files) {
    const timeZone =
      text === undefined || text.length > maxLength ? undefined : zoneIn(name, text, site.generator.siteSettings.timeZoneKeys)
    if (timeZone !== undefined) return { ...site, timeZone }
  }
  return site
}

function zoneIn(name: string, text: string, keys: readonly string[]): string | undefined {
  const read = name.endsWith('.toml') ? readToml : name.endsWith('.json') ? readJson : readYaml
  const start = text.startsWith('\uFEFF') ? 1 : 0
  const { root, errors } = read(text, { start, end: text.length })
  if (errors.length > 0 || root?.kind !== 'map') return undefined
  // Hugo does not distinguish capitals in its keys.
  const wanted = keys.map((key) => key.toLowerCase())
  const value = toValue(root.fields.find(({ key }) => wanted.includes(key.toLowerCase()))?.value)
  return typeof value === 'string' && isTimeZone(value) ? value : undefined
}
