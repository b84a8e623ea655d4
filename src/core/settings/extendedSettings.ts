import * as l10n from '@vscode/l10n'
import { isBelow, normalizedPath } from '../files/siteAddress'
import type { Finding } from '../text/problem'
import { LineMap, type Range } from '../text/text'
import { mergedSettings, placedIn } from './mergedSettings'
import { packageFiles, packageMain } from './settingsPackage'
import { readSettings, type FileSetting, type Settings } from './settings'
import type { RuleInSettings } from './settingsSchema'

/** The text of a file, that there is none, or a sentence that says why it cannot be read. */
export type SettingsFileReading = { readonly text: string } | { readonly refused: string } | 'missing'

export interface SettingsSource {
  /** The path of the `copydesk.yaml`, absolute, with forward slashes. */
  readonly path: string
  readonly text: string
  /** The folder that extended files must be in: that of the repository. */
  readonly root: string
  /** The rules that it may name. */
  readonly rules: readonly RuleInSettings[]
}

/** One of the files that settings are made of. */
export interface SettingsLayer {
  /** Relative to the folder of the `copydesk.yaml`. */
  readonly name: string
  readonly settings: Settings
}

export interface ExtendedSettings {
  readonly settings: Settings
  /** Problems of the `copydesk.yaml` and of the files that it extends; the latter at the place that names the file. */
  readonly problems: readonly SettingsFinding[]
  /** What they are made of: what counts least first, the `copydesk.yaml` last. */
  readonly layers: readonly SettingsLayer[]
  /** The extended files, also those that were looked for: a change of one may change the result. */
  readonly files: readonly string[]
}

export interface SettingsFinding extends Finding {
  /** Whether a file that is extended cannot be used. */
  readonly isFatal: boolean
}

/** Files that extend one another in a row; a team has two or three. */
const maxDepth = 10
/** Characters of an extended file. */
const maxLength = 1_000_000

/**
 * Reads a `copydesk.yaml` and the files that it extends: data only, nothing is executed. The generator yields the absolute path of each file and
 * receives its content with `next`, so it works with synchronous and asynchronous file systems.
 */
export function* readExtendedSettings(source: SettingsSource): Generator<string, ExtendedSettings, SettingsFileReading> {
  const { path, text, rules } = source
  const root = normalizedPath(source.root)
  const folder = folderOf(path)
  const own = readSettings(text, rules)
  const problems: SettingsFinding[] = own.problems.map((found) => ({ ...found, isFatal: false }))
  const files = new Set<string>()
  const done = new Set<string>()
  const layers: SettingsLayer[] = []

  for (const named of own.settings.extends) yield* extend(named, path, [path], named.range)
  layers.push({ name: nameOf(path), settings: own.settings })
  return { settings: layers.map(({ settings }) => settings).reduce(mergedSettings), problems, layers, files: [...files] }

  /** @param chain the files that lead to the one that is named, which is in the last of them @param at where the `copydesk.yaml` says so */
  function* extend(
    { path: written }: FileSetting,
    from: string,
    chain: readonly string[],
    at: Range,
  ): Generator<string, void, SettingsFileReading> {
    const refuse = (message: string) => {
      const by = chain.length > 1 ? l10n.t('{0} (“{1}” extends it.)', message, nameOf(from)) : message
      problems.push({ range: at, message: by, severity: 'error', isFatal: true })
    }
    const found = yield* find(written, folderOf(from))
    if ('problem' in found) return refuse(found.problem)
    const file = found.path
    if (chain.includes(file)) return refuse(l10n.t('“{0}” extends itself: {1}.', nameOf(file), [...chain, file].map(nameOf).join(' → ')))
    if (chain.length > maxDepth) return refuse(l10n.t('“{0}” is not read: more than {1} files extend one another.', nameOf(file), maxDepth))
    // A file that several extend counts once, before all of them.
    if (done.has(file)) return
    done.add(file)
    const { settings, problems: inFile, isReadable } = readSettings(found.text, rules)
    const lines = new LineMap(found.text)
    for (const { range, message } of inFile) {
      const told = l10n.t('In “{0}”, line {1}: {2}', nameOf(file), lines.lineOf(range.start) + 1, message)
      problems.push({ range: at, message: told, severity: 'error', isFatal: !isReadable })
    }
    for (const named of settings.extends) yield* extend(named, file, [...chain, file], at)
    layers.push({ name: nameOf(file), settings: placedIn(settings, relative(folder, folderOf(file)), at) })
  }

  /** Finds the file that is meant: a file, or the data of a package. */
  function* find(
    written: string,
    base: string,
  ): Generator<string, { path: string; text: string } | { problem: string }, SettingsFileReading> {
    if (/^(?:[A-Za-z][A-Za-z0-9+.-]+:|\/\/)/.test(written))
      return { problem: l10n.t('“{0}” is not downloaded: use a file of the repository, or an npm package.', written) }
    const isPath = /^(?:\.{1,2}\/|\/|[A-Za-z]:)/.test(written) || (/\.[A-Za-z0-9]+$/.test(written) && !written.startsWith('@'))
    if (isPath) {
      const path = normalizedPath(/^(?:\/|[A-Za-z]:)/.test(written) ? `/${written}` : `${base}/${written}`)
      const found = yield* open(path, written)
      if (found !== 'missing') return found
    }
    for (const { manifest, inside, folder: package_ } of written.startsWith('.') ? [] : packageFiles(written, base, root)) {
      if (inside !== undefined) {
        const found = yield* open(inside, written)
        if (found !== 'missing') return found
        continue
      }
      const reading = yield* read(manifest)
      if (reading === 'missing') continue
      if ('problem' in reading) return { problem: l10n.t('“{0}” cannot be read: {1}', written, reading.problem) }
      for (const name of packageMain(reading.text)) {
        const found = yield* open(`${package_}/${name}`, written)
        if (found !== 'missing') return found
      }
      return { problem: l10n.t('The package “{0}” has no copydesk.yaml and no copydesk.json.', written) }
    }
    return { problem: l10n.t('There is no file and no installed package “{0}”.', written) }
  }

  function* open(
    path: string,
    written: string,
  ): Generator<string, { path: string; text: string } | { problem: string } | 'missing', SettingsFileReading> {
    if (!/\.(?:ya?ml|json)$/i.test(path))
      return { problem: l10n.t('“{0}” is no YAML or JSON file: settings are data, no program.', written) }
    if (!isBelow(root, path)) return { problem: l10n.t('“{0}” is outside the folder of the repository, and is not read.', written) }
    const reading = yield* read(path)
    if (reading === 'missing') return 'missing'
    if ('problem' in reading) return { problem: l10n.t('“{0}” cannot be read: {1}', written, reading.problem) }
    if (reading.text.length > maxLength) return { problem: l10n.t('“{0}” is too large for settings.', written) }
    return { path, text: reading.text }
  }

  function* read(path: string): Generator<string, { text: string } | { problem: string } | 'missing', SettingsFileReading> {
    files.add(path)
    const reading = yield path
    return reading !== 'missing' && 'refused' in reading ? { problem: reading.refused } : reading
  }

  function nameOf(path: string): string {
    return relative(folder, path)
  }
}

function folderOf(path: string): string {
  return normalizedPath(`${path}/..`)
}

/** A path relative to a folder, both absolute. */
function relative(folder: string, path: string): string {
  const [from, to] = [folder, path].map((one) => one.split('/').filter((part) => part !== '')) as [string[], string[]]
  const same = from.findIndex((part, index) => part !== to[index])
  const shared = same < 0 ? from.length : same
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
}
