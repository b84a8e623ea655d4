import { isBelow, normalizedPath } from '../files/siteAddress'

/** A place where a package may be. */
export interface PackagePlace {
  readonly folder: string
  readonly manifest: string
  /** The file of the package that is named, as in `@desk/config/strict.yaml`; undefined for its main file. */
  readonly inside: string | undefined
}

/** The files that hold the settings of a package, if its `main` names none. */
const usualFiles = ['copydesk.yaml', 'copydesk.yml', 'copydesk.json']

/**
 * The places of a package, as Node looks for it: `node_modules` of a folder and of those above it.
 * @param written such as `@desk/copydesk-config`
 * @param root the last folder that is looked in
 * @returns none if that is no name of a package
 */
export function packageFiles(written: string, base: string, root: string): readonly PackagePlace[] {
  const [, name, inside] = /^((?:@[\w.~-]+\/)?[\w~-][\w.~-]*)(?:\/(.+))?$/.exec(written) ?? []
  if (name === undefined) return []
  const places: PackagePlace[] = []
  for (let folder = base; folder === root || isBelow(root, folder); folder = normalizedPath(`${folder}/..`)) {
    const at = normalizedPath(`${folder}/node_modules/${name}`)
    const file = inside === undefined ? undefined : normalizedPath(`${at}/${inside}`)
    places.push({ folder: at, manifest: `${at}/package.json`, inside: file })
    if (folder === '/') break
  }
  return places
}

/** The files of a package that may hold its settings, the first that exists counts. @param manifest the text of its package.json */
export function packageMain(manifest: string): readonly string[] {
  let main: unknown
  try {
    const { main: written } = JSON.parse(manifest) as { readonly main?: unknown }
    main = written
  } catch {
    // npm would refuse it as well; the usual files may be there.
  }
  const named = typeof main === 'string' && /\.(?:ya?ml|json)$/i.test(main) ? [normalizedPath(main).slice(1)] : []
  return [...named, ...usualFiles]
}
