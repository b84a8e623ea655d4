import { normalizedPath, type FilePlaces } from '../files/siteAddress'
import type { SitePlaces } from '../files/localFile'
import { siteLanguagesOf } from './siteLanguages'
import { generatorOf, type Scope } from './siteScope'

/**
 * The folder whose articles are compared with one another: that of the site, or of a `copydesk.yaml` inside it.
 * @param site the folder of the nearest site above an article. @param settings that of the nearest `copydesk.yaml`
 * @param pathOf the path of a folder
 */
export function homeOf<Folder>(
  site: Folder | undefined,
  settings: Folder | undefined,
  pathOf: (folder: Folder) => string,
): Folder | undefined {
  if (site === undefined || settings === undefined) return site ?? settings
  return pathOf(site).length > pathOf(settings).length ? site : settings
}

export interface SiteFolders {
  /** The path of the article. */
  readonly document: string
  readonly scope: Scope
  /** The folder that the site's roots are relative to; undefined when neither settings nor a site were found. */
  readonly folder: string | undefined
  /** A folder that addresses may start from if there is no other. */
  readonly fallback: string | undefined
  readonly within: string
  /** The folder of the site's generator. */
  readonly site: string | undefined
}

/** Where the files of an article may be on its site. All paths have forward slashes. */
export function sitePlaces({ document, scope, folder, fallback, within, site }: SiteFolders): SitePlaces {
  const { siteRoot } = scope.settings
  // Measured on Hugo 0.111.3: what is in the content folder of the main language has no language in its address.
  const { folders, main } = siteLanguagesOf(scope)
  const ofLanguage = folders.filter(({ tag }) => tag === main).map((language) => language.folder)
  const rootPaths = siteRoot !== undefined ? [siteRoot] : [...(scope.site?.roots ?? []), ...ofLanguage]
  const roots = folder === undefined ? [] : rootPaths.map((root) => normalizedPath(`${folder}/${root}`))
  const places: FilePlaces = { document, roots, within }
  return {
    ...places,
    site,
    maybeRoots: fallback === undefined || roots.includes(fallback) ? [] : [fallback],
    content: folder === undefined ? [] : (scope.site?.content ?? []).map((content) => normalizedPath(`${folder}/${content}`)),
    themes:
      folder === undefined ? [] : generatorOf(scope).folders.themes.map((theme) => ({ ...theme, folder: `${folder}/${theme.folder}` })),
  }
}
