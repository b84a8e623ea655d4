import * as vscode from 'vscode'
import { parseArticle, type Article } from '../../core/article/article'
import { dialectOf } from '../../core/settings/siteScope'
import { folderOfAddress, isBundlePage, keepsAssetsBeside, localImages, usualImageFolders } from '../../features/images/imageFolders'
import { filesMeant, firstFile, pathsOf, type ArticlePlaces } from '../config/articlePlaces'

/** Where the pictures of an article are kept. */
export interface ImageFolder {
  readonly folder: vscode.Uri
  /** What their addresses begin with, in this article. */
  readonly prefix: string
}

/** So many other articles are read to see where the site keeps its pictures. */
const mostArticles = 16

/**
 * Finds the folder that the pictures of this article lie in, else those of the articles near it, else where such sites keep
 * them. The folder need not be there yet.
 * @param others the URIs of the other articles
 */
export async function imageFolderFor(article: Article, places: ArticlePlaces, others: Iterable<string>): Promise<ImageFolder> {
  const { document } = places
  const dialect = dialectOf(places.scope)
  const own = mostUsed(await foldersIn(article, places))
  if (own) return own
  if (isBundlePage(dialect, nameOf(document))) return { folder: vscode.Uri.joinPath(document, '..'), prefix: '' }
  if (dialect === 'hexo' && places.folder && keepsAssetsBeside((await textOf(vscode.Uri.joinPath(places.folder, '_config.yml'))) ?? ''))
    return { folder: assetFolder(document), prefix: '' }
  return (await folderOfOthers(places, others)) ?? usualFolder(places)
}

async function foldersIn(article: Article, places: ArticlePlaces): Promise<readonly ImageFolder[]> {
  const found = localImages(article).map(async (address) => {
    const file = await firstFile(filesMeant(address, places))
    return file ? [{ folder: vscode.Uri.joinPath(file.uri, '..'), prefix: folderOfAddress(address) }] : []
  })
  return (await Promise.all(found)).flat()
}

/** The articles beside this one come first, and of those the last by name: many names begin with a date. */
async function folderOfOthers(places: ArticlePlaces, others: Iterable<string>): Promise<ImageFolder | undefined> {
  const { document } = places
  const beside = vscode.Uri.joinPath(document, '..').toString()
  const paths = [...others].filter((path) => path !== document.toString()).sort()
  const isBeside = (path: string) => path.startsWith(`${beside}/`) && !path.slice(beside.length + 1).includes('/')
  const nearest = [...paths.filter(isBeside).reverse(), ...paths.filter((path) => !isBeside(path)).reverse()].slice(0, mostArticles)
  const all = await Promise.all(
    nearest.map(async (path) => {
      const uri = vscode.Uri.parse(path)
      const text = await textOf(uri)
      const folders = text === undefined ? [] : await foldersIn(parseArticle(text), { ...places, document: uri })
      return folders.flatMap((found) => forArticle(found, uri, document))
    }),
  )
  return mostUsed(all.flat())
}

/** What another article's folder is for this one: its own folder of assets is ours; a path from the page holds beside it only. */
function forArticle({ folder, prefix }: ImageFolder, other: vscode.Uri, document: vscode.Uri): readonly ImageFolder[] {
  if (prefix.startsWith('/')) return [{ folder, prefix }]
  if (folder.path === assetFolder(other).path) return [{ folder: assetFolder(document), prefix: '' }]
  return vscode.Uri.joinPath(other, '..').path === vscode.Uri.joinPath(document, '..').path ? [{ folder, prefix }] : []
}

async function usualFolder(places: ArticlePlaces): Promise<ImageFolder> {
  const roots = pathsOf(places).roots.map((path) => places.document.with({ path }))
  const names = usualImageFolders(dialectOf(places.scope))
  const [first = 'images'] = names
  for (const root of roots)
    for (const name of names) {
      const folder = vscode.Uri.joinPath(root, name)
      if (await isFolder(folder)) return { folder, prefix: `/${name}/` }
    }
  const [root] = roots
  // Where no site is known, `/` may lead anywhere.
  const isSite = places.scope.site !== undefined || places.scope.settings.siteRoot !== undefined
  if (root && isSite) return { folder: vscode.Uri.joinPath(root, first), prefix: `/${first}/` }
  return { folder: vscode.Uri.joinPath(places.document, '..', 'images'), prefix: 'images/' }
}

function mostUsed(found: readonly ImageFolder[]): ImageFolder | undefined {
  const counts = new Map<string, { readonly place: ImageFolder; count: number }>()
  for (const place of found) {
    const key = `${place.prefix}\n${place.folder.toString()}`
    const known = counts.get(key)
    if (known) known.count++
    else counts.set(key, { place, count: 1 })
  }
  let most: { readonly place: ImageFolder; readonly count: number } | undefined
  for (const one of counts.values()) if (!most || one.count > most.count) most = one
  return most?.place
}

/** Hexo's folder for the files of an article. */
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
