import type { ResolvedConfig } from '../config/configResolver'
import { contentHash } from '../io/contentHash'
import { relativePath } from '../io/paths'

/**
 * Makes the function that names the configuration of an article: what was found above it, apart from what files that were read say
 * (`SettingsReads` knows those). Articles of one folder have the same; what `overrides` say for each follows from its path.
 * @param here the current folder
 */
export function configKeys(here: string, configOf: (path: string) => ResolvedConfig): (path: string) => string {
  const known = new Map<string, string>()
  return (path) => {
    // `parentOf` would take as long as all else that is done for an article that has not changed.
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const found = known.get(folder) ?? configKey(here, configOf(path))
    known.set(folder, found)
    return found
  }
}

function configKey(here: string, { folder, home, settingsPath, scope: { site } }: ResolvedConfig): string {
  const places = [folder, home, settingsPath].map((path) => path !== undefined && relativePath(here, path))
  return contentHash(JSON.stringify([places, site && { ...site, generator: site.generator.name }]))
}
