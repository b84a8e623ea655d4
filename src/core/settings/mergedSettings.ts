import type { Range } from '../text/text'
import { normalizedPath } from '../files/siteAddress'
import type { VocabularySetting } from '../vocabulary/vocabulary'
import { mergedStyle, type StyleSettings } from '../style/styleSettings'
import { profileNames, type Profile, type Profiles } from './profiles'
import type { Settings } from './settings'
import { mergedRules, type FileSetting } from './settingsParts'

/**
 * Settings that extend others. One value: that of the second. Maps (rules and their options, vocabularies, markdown, profiles): key by key.
 * Schemas, templates and image fields: those of the second first. Overrides, tags, distinct names, the house list: both, those of the second last, where they count more.
 */
export function mergedSettings(first: Settings, second: Settings): Settings {
  const set = Object.fromEntries(Object.entries(second).filter(([, value]) => value !== undefined)) as Partial<Settings>
  return {
    ...first,
    ...set,
    ...mergedRules(first, second),
    schemas: [...second.schemas, ...first.schemas],
    templates: [...second.templates, ...first.templates],
    markdown: { ...first.markdown, ...second.markdown },
    vocabularies: { ...first.vocabularies, ...second.vocabularies },
    imageFields: [...new Set([...second.imageFields, ...first.imageFields])],
    tags: [...new Set([...first.tags, ...second.tags])],
    distinct: [...first.distinct, ...second.distinct],
    overrides: [...first.overrides, ...second.overrides],
    style: first.style && second.style ? mergedStyle(first.style, second.style) : (second.style ?? first.style),
    profiles: first.profiles && second.profiles ? mergedProfiles(first.profiles, second.profiles) : (second.profiles ?? first.profiles),
  }
}

function mergedProfiles(first: Profiles, second: Profiles): Profiles {
  const merged = (one: Profile, other: Profile): Profile => ({
    values: other.values ?? one.values,
    files: other.files ?? one.files,
    ...mergedRules(one, other),
  })
  const entries = profileNames.map((name) => [name, merged(first[name], second[name])] as const)
  return { field: second.field ?? first.field, ...(Object.fromEntries(entries) as Record<(typeof profileNames)[number], Profile>) }
}

/**
 * The settings of another file as if the `copydesk.yaml` that extends it had them: paths of files become relative to its folder. Globs stay.
 * @param folder of the other file, relative to the folder of the `copydesk.yaml`
 * @param range where the `copydesk.yaml` names the other file: there problems are reported
 */
export function placedIn(settings: Settings, folder: string, range: Range): Settings {
  const placed = <File extends FileSetting>(file: File): File => ({ ...file, path: placedPath(folder, file.path), range })
  const vocabularies = (listed: Settings['vocabularies']) =>
    Object.fromEntries(
      Object.entries(listed).map(([name, one]): [string, VocabularySetting] => [name, { ...one, file: one.file && placed(one.file) }]),
    )
  const style = (one: StyleSettings): StyleSettings => ({
    ...one,
    terms: one.terms.map((term) => ({ ...term, range })),
    lists: one.lists.map(placed),
  })
  return {
    ...settings,
    schemas: settings.schemas.map(placed),
    templates: settings.templates.map(placed),
    stylesheet: settings.stylesheet && placed(settings.stylesheet),
    vocabularies: vocabularies(settings.vocabularies),
    style: settings.style && style(settings.style),
    overrides: settings.overrides.map((override) => ({
      ...override,
      vocabularies: vocabularies(override.vocabularies),
      style: override.style && style(override.style),
    })),
  }
}

function placedPath(folder: string, path: string): string {
  if (folder === '' || /^(?:\/|[A-Za-z][A-Za-z0-9+.-]*:)/.test(path)) return path
  // Only what goes up from inside the folder can be shortened.
  const up = /^(?:\.\.\/?)*/.exec(`${folder}/`)?.[0] ?? ''
  const below = `${folder}/`.slice(up.length)
  const isPlain = !/(?:^|\/)\.\.(?:\/|$)/.test(path)
  return isPlain ? up + normalizedPath(`${below}${path}`).slice(1) : `${folder}/${path}`
}
