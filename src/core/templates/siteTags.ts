import type { SiteFiles } from '../files/localFile'

/** Where a site defines tags of its own. Its files are searched, never run. */
export interface TagDefinitions {
  /** Folders whose files are named like the tags, such as `layouts/shortcodes`. `*` stands for any one folder. */
  readonly named: readonly string[]
  /** Folders whose files are searched for `pattern`. */
  readonly searched: readonly string[]
  /** Files that are searched. */
  readonly files: readonly string[]
  /** Matches the definition of a tag or filter; the group is its name. */
  readonly pattern: RegExp
  /** Matches the text of one of `files`, or a name in the site's folder, if tags may also come from where they cannot be seen: plugins. */
  readonly elsewhere: RegExp
}

/** The tags that a site defines. */
export interface SiteTags {
  readonly names: ReadonlySet<string>
  /** Of the tags named like a file: its text, if it is loaded. */
  readonly textOf: (name: string) => string | undefined
  /** Whether the site's configuration was found. */
  readonly isSeen: boolean
  /** Whether there are no others. */
  readonly isComplete: boolean
}

const nothing: SiteTags = { names: new Set(), textOf: () => undefined, isSeen: false, isComplete: false }

/** Limits of what is searched. */
const maxFolders = 50
const maxFiles = 200

/**
 * The tags that the site of an article defines.
 * @returns undefined while files are not loaded
 */
export function siteTags(files: SiteFiles | undefined, where: TagDefinitions): SiteTags | undefined {
  const folder = files?.places.site
  if (!files || folder === undefined) return nothing
  const { view } = files
  const names = new Set<string>()
  const paths = new Map<string, string>()
  const top = view.list(folder === '' ? '/' : folder)
  if (top === undefined) return undefined
  if (top === 'missing') return nothing
  let isLoaded = true
  // A folder without the site's configuration may be a part of the site.
  const isSeen = where.files.some((name) => top.kindOf(name))
  let isComplete = isSeen && ![...top.names].some((name) => where.elsewhere.test(`/${name}`))
  let theme: string | undefined
  const search = (path: string, isConfiguration: boolean) => {
    const found = view.text(path)
    if (found === undefined) isLoaded = false
    else if (found !== 'missing') {
      for (const [, name = ''] of found.text.matchAll(where.pattern)) names.add(name)
      if (isConfiguration) theme ??= /^[ \t]*["']?theme["']?\s*[=:]\s*\[?\s*["']?([\w.-]+)/m.exec(found.text)?.[1]
      if (isConfiguration && where.elsewhere.test(found.text)) isComplete = false
    }
  }
  for (const file of where.files) if (top.kindOf(file)) search(`${folder}/${file}`, true)
  if (theme !== undefined && where.named.length > 0) {
    const themes = view.list(`${folder}/themes`)
    if (themes === undefined) isLoaded = false
    else if (themes === 'missing' || themes.kindOf(theme) === undefined) isComplete = false
  }
  const named = where.named.flatMap((pattern) => expanded(pattern))
  let count = 0
  for (const path of named) addNamed(path, '')
  for (const path of where.searched.flatMap((pattern) => expanded(pattern))) {
    const listing = view.list(path)
    if (listing === undefined) isLoaded = false
    else if (listing !== 'missing')
      for (const name of listing.names) if (/\.[cm]?[jt]s$|\.rb$/.test(name) && count++ < maxFiles) search(`${path}/${name}`, false)
  }
  if (!isLoaded) return undefined
  return {
    names,
    isSeen,
    isComplete,
    textOf: (name) => {
      const path = paths.get(name)
      const found = path === undefined ? undefined : view.text(path)
      return typeof found === 'object' ? found.text : undefined
    },
  }

  function addNamed(path: string, prefix: string): void {
    const listing = view.list(path)
    if (listing === undefined) isLoaded = false
    if (listing === undefined || listing === 'missing') return
    for (const name of listing.names) {
      if (listing.kindOf(name) === 'folder') {
        if (count++ < maxFolders) addNamed(`${path}/${name}`, `${prefix}${name}/`)
      } else {
        const tag = prefix + name.replace(/\..*$/, '')
        names.add(tag)
        paths.set(tag, `${path}/${name}`)
      }
    }
  }

  /** The paths of a pattern with at most one `*`. An empty theme is one that was not fetched. */
  function expanded(pattern: string): readonly string[] {
    const [before = '', after] = pattern.split('/*/')
    if (after === undefined) return [`${folder}/${pattern}`]
    const listing = view.list(`${folder}/${before}`)
    if (listing === undefined) isLoaded = false
    if (listing === undefined || listing === 'missing') return []
    return listing.folders.slice(0, maxFolders).map((name) => {
      const inside = view.list(`${folder}/${before}/${name}`)
      if (inside === undefined) isLoaded = false
      else if (inside === 'missing' || [...inside.names].length === 0) isComplete = false
      return `${folder}/${before}/${name}/${after}`
    })
  }
}
