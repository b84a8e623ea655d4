import { parseArticle } from '../../core/article/article'
import { findLinkedFile } from '../../core/files/linkedFile'
import { isBare } from '../../core/files/localFile'
import { isBelow, normalizedPath, relativePath } from '../../core/files/siteAddress'
import type { SiteFiles } from '../../core/files/localFile'
import { articlesNamed } from '../../core/links/articlePaths'
import type { FileReference } from './fileReferences'

/** The file that a reference names. */
export interface ReferredFile {
  readonly file: string
  /** The paths that name a file in the same way, the best first, for an article at another place. */
  pathsTo(file: string, document: string): readonly string[]
}

/** @returns undefined if there is no such file, or if it is not certain */
export function referredFile(reference: Pick<FileReference, 'kind' | 'path'>, files: SiteFiles): ReferredFile | undefined {
  const { kind, path } = reference
  if (kind === 'article tag') return named(path, true, files)
  const found = findLinkedFile(kind === 'file tag' ? `/${path}` : path.replace(/[%?#]/g, encodeURIComponent), files)
  if (found?.kind === 'there') return byPath(kind, path, found.path, files)
  return found || kind !== 'link' ? undefined : named(path, false, files)
}

function byPath(kind: FileReference['kind'], path: string, file: string, { places }: SiteFiles): ReferredFile | undefined {
  const { document } = places
  if (kind === 'file tag') {
    const base = baseOf(file, `/${path}`)
    return { file, pathsTo: (other) => (isBelow(base, other) ? [other.slice(base.length + 1)] : []) }
  }
  if (path.startsWith('/') || path.startsWith('@/')) {
    const sign = path.startsWith('@') ? '@' : ''
    const bases = sign ? [baseOf(file, path)] : [baseOf(file, path), ...places.roots]
    return {
      file,
      pathsTo: (other) => bases.flatMap((base) => (isBelow(base, other) ? [sign + other.slice(base.replace(/\/$/, '').length)] : [])),
    }
  }
  if (isAt(file, folderOf(document), path)) {
    const dots = path.startsWith('./') ? './' : ''
    return {
      file,
      pathsTo: (other, from) => {
        const written = relativePath(from, other)
        return [written.startsWith('../') ? written : dots + written]
      },
    }
  }
  if (isAt(file, assetsOf(document), path))
    return {
      file,
      pathsTo: (other, from) => (isBelow(assetsOf(from), other) ? [other.slice(assetsOf(from).length + 1)] : []),
    }
  const base = isBare(path) ? baseOf(file, `/${path}`) : undefined
  return base === undefined ? undefined : { file, pathsTo: (other) => (isBelow(base, other) ? [other.slice(base.length + 1)] : []) }
}

/** An article that a tag names, or that has its page at an address. */
function named(path: string, isTag: boolean, files: SiteFiles): ReferredFile | undefined {
  const all = articlesNamed({ path, isTag }, files)
  const [first] = all
  if (!first || all.some(({ file }) => file !== first.file)) return undefined
  if (!isTag && hasOwnAddress(first.file, files)) return undefined
  return { file: first.file, pathsTo: (other) => [first.pathTo(other) ?? []].flat() }
}

/** Whether the front matter of an article says its address, which then does not follow from the name of its file. */
function hasOwnAddress(file: string, { view }: SiteFiles): boolean {
  const read = view.text(file)
  if (read === undefined || read === 'missing') return true
  return (parseArticle(read.text, file).frontMatter?.fields ?? []).some(({ key }) => /^(?:url|slug|permalink)$/i.test(key))
}

/** The folder that a path starts from: what remains of a file without the names of the path. */
function baseOf(file: string, path: string): string {
  const count = normalizedPath(path.replace(/^@/, '')).split('/').length - 1
  return file.split('/').slice(0, -count).join('/')
}

function isAt(file: string, folder: string, path: string): boolean {
  return normalizedPath(`${folder}/${path}`).normalize().toLowerCase() === file.normalize().toLowerCase()
}

function folderOf(document: string): string {
  return document.slice(0, document.lastIndexOf('/'))
}

function assetsOf(document: string): string {
  return document.replace(/\.[^./]+$/, '')
}
