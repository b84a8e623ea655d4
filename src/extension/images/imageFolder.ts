import * as vscode from 'vscode'
import { parseArticle, type Article } from '../../core/article/article'
import type { ImageFields } from '../../core/frontmatter/imageFields'
import { generatorOf } from '../../core/settings/siteScope'
import { folderOfAddress, localImages, usualImageFolders } from '../../features/images/imageFolders'
import { filesMeant, firstFile, pathsOf, type ArticlePlaces } from '../config/articlePlaces'

/** The folder for the images of an article. */
export interface ImageFolder {
  readonly folder: vscode.Uri
  /** How their addresses start in this article. */
  readonly prefix: string
}

/** Where the folder for the images of an article is looked for. */
export interface ImageFolderSearch {
  readonly article: Article
  readonly places: ArticlePlaces
  readonly fields: ImageFields
  /** The URIs of the other articles. */
  readonly others: Iterable<string>
}

/** How many other articles are read to find the image folder of the site. */
const maxArticles = 16

/**
 * The folder that has the images of this article, otherwise of other articles, otherwise the usual folder of the generator. The
 * folder need not exist yet.
 */
export async function imageFolderFor(search: ImageFolderSearch): Promise<ImageFolder> {
  const { places } = search
  const { document } = places
  const { bundlePage, assetFolder: assets } = generatorOf(places.scope).images
  const inArticle = mostUsed(await foldersIn(search))
  if (inArticle) return inArticle
  if (bundlePage?.test(nameOf(document))) return { folder: vscode.Uri.joinPath(document, '..'), prefix: '' }
  if (assets && places.folder && assets.isOn.test((await textOf(vscode.Uri.joinPath(places.folder, assets.file))) ?? ''))
    return { folder: assetFolder(document), prefix: '' }
  return (await folderOfOthers(search)) ?? usualFolder(places)
}

async function foldersIn({ article, places, fields }: Omit<ImageFolderSearch, 'others'>): Promise<readonly ImageFolder[]> {
  const found = localImages(article, fields).map(async (address) => {
    const file = await firstFile(filesMeant(address, places))
    return file ? [{ folder: vscode.Uri.joinPath(file.uri, '..'), prefix: folderOfAddress(address) }] : []
  })
  return (await Promise.all(found)).flat()
}

/** Reads articles in the same folder first, the last by name first: many names start with a date. */
async function folderOfOthers({ places, fields, others }: ImageFolderSearch): Promise<ImageFolder | undefined> {
  const { document } = places
  const sameFolder = vscode.Uri.joinPath(document, '..').toString()
  const paths = [...others].filter((path) => path !== document.toString()).sort()
  const isInSameFolder = (path: string) => path.startsWith(`${sameFolder}/`) && !path.slice(sameFolder.length + 1).includes('/')
  const nearest = [...paths.filter(isInSameFolder).reverse(), ...paths.filter((path) => !isInSameFolder(path)).reverse()].slice(
    0,
    maxArticles,
  )
  const all = await Promise.all(
    nearest.map(async (path) => {
      const uri = vscode.Uri.parse(path)
      const text = await textOf(uri)
      const folders =
        text === undefined ? [] : await foldersIn({ article: parseArticle(text, uri.path), places: { ...places, document: uri }, fields })
      return folders.flatMap((found) => forArticle(found, uri, document))
    }),
  )
  return mostUsed(all.flat())
}

/**
 * The image folder of another article, applied to this one. A Hexo asset folder becomes the one of this article; a relative path is
 * used only if both articles are in the same folder.
 */
function forArticle({ folder, prefix }: ImageFolder, other: vscode.Uri, document: vscode.Uri): readonly ImageFolder[] {
  if (prefix.startsWith('/')) return [{ folder, prefix }]
  if (folder.path === assetFolder(other).path) return [{ folder: assetFolder(document), prefix: '' }]
  return vscode.Uri.joinPath(other, '..').path === vscode.Uri.joinPath(document, '..').path ? [{ folder, prefix }] : []
}

async function usualFolder(places: ArticlePlaces): Promise<ImageFolder> {
  const roots = pathsOf(places).roots.map((path) => places.document.with({ path }))
  const names = usualImageFolders(generatorOf(places.scope).images)
  const [first = 'images'] = names
  for (const root of roots)
    for (const name of names) {
      const folder = vscode.Uri.joinPath(root, name)
      if (await isFolder(folder)) return { folder, prefix: `/${name}/` }
    }
  const [root] = roots
  // Without a site, it is unknown which folder `/` points to.
  const isSite = places.scope.site !== undefined || places.scope.settings.siteRoot !== undefined
  if (root && isSite) return { folder: vscode.Uri.joinPath(root, first), prefix: `/${first}/` }
  return { folder: vscode.Uri.joinPath(places.document, '..', 'images'), prefix: 'images/' }
}

function mostUsed(found: readonly ImageFolder[]): ImageFolder | undefined {
  const counts = new Map<string, { readonly place: ImageFolder; count: number }>()
  for (const place of found) {
    const key = `${place.prefix}\n${place.folder.toString()}`
    const counted = counts.get(key)
    if (counted) counted.count++
    else counts.set(key, { place, count: 1 })
  }
  let best: { readonly place: ImageFolder; readonly count: number } | undefined
  for (const one of counts.values()) if (!best || one.count > best.count) best = one
  return best?.place
}

/** The folder with the name of an article, next to it. */
export function assetFolder(document: vscode.Uri): vscode.Uri {
  return document.with({ path: document.path.replace(/\.[^./]+$/, '') })
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? ''
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0
  } catch {
    return false
  }
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
  } catch {
    return undefined
  }
}
