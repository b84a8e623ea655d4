import { articleName } from './articleName'
import type { SiteFiles, SitePlaces } from '../files/localFile'
import { isBelow, normalizedPath } from '../files/siteAddress'

/** A file that may be the article at a path. */
export interface NamedFile {
  readonly file: string
  /** The path that names another file in the same way; undefined if there is none. */
  pathTo(file: string): string | undefined
}

const endings = ['.md', '.markdown', '.mdx']

/**
 * The existing files that may be the article at a path, by the folders of the site.
 * @param path decoded, without query and fragment. @param isTag whether it is in a template tag, which names a file
 */
export function articlesNamed(
  { path, isTag }: { readonly path: string; readonly isTag: boolean },
  { places, view }: SiteFiles,
): readonly NamedFile[] {
  return candidates(path, isTag, places).filter(({ file }) => {
    const listing = view.list(file.slice(0, file.lastIndexOf('/')))
    return listing !== undefined && listing !== 'missing' && listing.kindOf(file.slice(file.lastIndexOf('/') + 1)) !== undefined
  })
}

function candidates(path: string, isTag: boolean, { document, content, within }: SitePlaces): readonly NamedFile[] {
  const folder = document.slice(0, document.lastIndexOf('/'))
  const named = endings.some((ending) => path.toLowerCase().endsWith(ending))
  // An address that is relative and names no file starts from the published page.
  if (!path.startsWith('/') && !named && !isTag) return []
  const starts = path.startsWith('/')
    ? [...content, ...content.map((one) => one.slice(0, one.lastIndexOf('/'))), within]
    : [folder, ...(isTag ? content : [])]
  const slash = path.startsWith('/') ? '/' : ''
  const page = path.replace(/\/(?:index\.html?)?$|\.html?$/i, '')
  const rest = path.slice(page.length)
  const pathsOf = (start: string): readonly NamedFile[] => {
    const fileAt = (one: string) => normalizedPath(`${start}/${one}`)
    const inside = (file: string) => (isBelow(start, file) ? slash + file.slice(start.length + 1) : undefined)
    if (named) return [{ file: fileAt(path), pathTo: inside }]
    const plain = pageFiles(page).map((one) => ({
      file: fileAt(one),
      pathTo: (file: string) => {
        const written = inside(file)
        return written === undefined ? undefined : written.replace(/(?:\/index)?\.(?:md|markdown|mdx)$/i, '') + rest
      },
    }))
    return [...plain, ...datedFiles(page, rest, fileAt)]
  }
  return starts.flatMap(pathsOf)
}

function pageFiles(page: string): readonly string[] {
  return endings.flatMap((ending) => [`${page}${ending}`, `${page}/index${ending}`])
}

/** The files of addresses with the date of an article: `/2024/01/05/quay/`. */
function datedFiles(page: string, rest: string, fileAt: (path: string) => string): readonly NamedFile[] {
  const [, before = '', year, month, day, name = ''] = /^(.*\/)?(\d{4})\/(\d\d)\/(?:(\d\d)\/)?([^/]+)$/.exec(page) ?? []
  if (year === undefined) return []
  const dated = [`${before}${name}`, ...(day === undefined ? [] : [`${before}${year}-${month}-${day}-${name}`])]
  return dated.flatMap(pageFiles).map((one) => {
    const file = fileAt(one)
    return {
      file,
      pathTo: (other: string) => {
        const [old, renamed] = [articleName(file), articleName(other)]
        const isSameFolder = folderOf(other) === folderOf(file) && old.day === renamed.day
        return isSameFolder ? page.slice(0, page.length - name.length) + renamed.name + rest : undefined
      },
    }
  })
}

/** The folder that an article is in; for `index.md` the folder above. */
function folderOf(file: string): string {
  return file.replace(/\/_?index\.[^/]*$/i, '').replace(/\/[^/]*$/, '')
}
