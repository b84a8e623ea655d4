/** Where the files of an article may be: absolute paths of one file system, with forward slashes. */
export interface FilePlaces {
  readonly document: string
  /** The folders that an address such as `/images/a.jpg` may start from, in the order in which they are tried. */
  readonly roots: readonly string[]
  /** Only files below this folder are returned. */
  readonly within: string
}

/** The paths that an address such as `a.jpg` or `/images/a.jpg` may mean, in the order in which they are tried. */
export function pathsMeant(address: string, { document, roots, within }: FilePlaces): readonly string[] {
  const path = pathIn(address)
  if (path === undefined) return []
  const rooted = path.startsWith('/')
  // Hexo keeps the images of a post in a folder with the name of the post (hexo.io/docs/asset-folders). Used for every site: elsewhere it is missing.
  const bases = rooted ? roots : [document.replace(/\/[^/]*$/, ''), document.replace(/\.[^./]+$/, '')]
  return bases
    .map((base) => ({ base, file: normalizedPath(`${base}/${path}`) }))
    .filter(({ base, file }) => isBelow(within, file) && (!rooted || isBelow(normalizedPath(base), file)))
    .map(({ file }) => file)
}

/** The path of an address: without query and fragment, decoded, with forward slashes. Undefined if it has none. */
export function pathIn(address: string): string | undefined {
  const path = decoded(address.replace(/[?#].*$/s, '')).replaceAll('\\', '/')
  return path === '' || path.includes('\0') ? undefined : path
}

/** Whether a path is below a folder, at any depth. */
export function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder.replace(/\/?$/, '/'))
}

/** The path of a file relative to a page: both are absolute, with forward slashes. */
export function relativePath(page: string, file: string): string {
  const from = page.split('/').slice(0, -1)
  const to = file.split('/')
  let same = 0
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/')
}

/** An absolute path without `.`, `..` and empty parts. */
export function normalizedPath(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
