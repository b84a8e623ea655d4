import * as vscode from 'vscode'
import { generatorOf } from '../../core/settings/siteScope'
import { range } from '../../core/text/text'
import { encodedPath } from '../../features/completion/imagePaths'
import { imageInsertion, strayBlanks, takesAddress, type InsertedPart, type NewImage } from '../../features/images/imageInsertion'
import { freeName, imageFileName, isImageName } from '../../features/images/imageNames'
import { isBelow, relativePath } from '../../core/files/siteAddress'
import { headLengths, readImageContent, type ImageContent } from '../../core/files/imageFile'
import { pathsOf, type ArticlePlaces } from '../config/articlePlaces'
import type { ArticleServices } from '../config/articleServices'
import type { Corpora } from '../corpus/workspaceCorpus'
import { toRange } from '../platform/convert'
import { assetFolder, imageFolderFor, type ImageFolder, type ImageFolderSearch } from './imageFolder'

export interface ImagePasteServices extends ArticleServices {
  readonly corpora: Pick<Corpora, 'corpusFor'>
}

/** The edit for a paste or drop: text that replaces the selection, and files to create. */
export interface Insertion {
  readonly text: vscode.SnippetString
  readonly title: string
  readonly files: vscode.WorkspaceEdit
}

/** A pasted or dropped image. */
interface IncomingImage {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  /** Set for a file that the extension host can read. */
  readonly uri: vscode.Uri | undefined
}

/** Larger images are refused: too large for a web page, and slow to copy. */
const maxImageBytes = 100 * 1024 * 1024

/**
 * The edit that inserts the images in `data` at the selection.
 * @returns undefined if there are no images, or images cannot be inserted there
 */
export async function imagesPasted(
  document: vscode.TextDocument,
  selected: vscode.Range,
  data: vscode.DataTransfer,
  services: ImagePasteServices,
  token: vscode.CancellationToken,
): Promise<Insertion | undefined> {
  await services.loadedConfig(document.uri)
  if (!services.isActiveFor(document) || !services.articleOf(document).frontMatter) return undefined
  const article = services.articleOf(document)
  const { version } = document
  const fields = services.imageFieldsFor(document)
  const at = range(document.offsetAt(selected.start), document.offsetAt(selected.end))
  const onlyAddress = takesAddress(article, at.start, fields)
  const mdx = services.isMdx(document) ? generatorOf(services.configOf(document.uri).scope).mdx.features : undefined
  if (!imageInsertion(article, at, [{ address: '', size: undefined }], fields, mdx)) return undefined
  const incoming = (await imagesIn(data)).slice(0, onlyAddress ? 1 : undefined)
  if (incoming.length === 0 || token.isCancellationRequested) return undefined
  const title = onlyAddress ? vscode.l10n.t('Insert the image path') : vscode.l10n.t('Insert as figure with caption')
  const files = new vscode.WorkspaceEdit()
  // Inserts nothing. If it returned undefined, VS Code would copy the file itself and insert a link.
  const unchanged = { text: new vscode.SnippetString().appendText(document.getText(selected)), title, files: new vscode.WorkspaceEdit() }
  if (document.isUntitled) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Save the article first. Its images are then copied to the image folder of the site.'),
    )
    return unchanged
  }
  const places = services.placesOf(document.uri)
  const images = await placeImages(incoming, { article, places, fields, others: services.corpora.corpusFor(document.uri).paths() }, files)
  if (token.isCancellationRequested || document.version !== version) return undefined
  const parts = imageInsertion(article, at, images, fields, mdx)
  if (!parts) return unchanged
  const blanks = strayBlanks(article, at.start)
  if (!blanks) return { text: snippetOf(parts), title, files }
  files.set(document.uri, [new vscode.SnippetTextEdit(toRange(article.lines, blanks), snippetOf(parts))])
  return { text: new vscode.SnippetString(), title, files }
}

/** Finds the address of each image, and adds those that have to be copied to `files`. */
async function placeImages(
  incoming: readonly IncomingImage[],
  search: ImageFolderSearch,
  files: vscode.WorkspaceEdit,
): Promise<readonly NewImage[]> {
  const { places } = search
  const images: NewImage[] = []
  let target: (ImageFolder & { readonly taken: Set<string> }) | undefined
  for (const { name, type, bytes, uri } of incoming) {
    const content = readImageContent(bytes.subarray(0, headLengths.max), bytes.length)
    const refusal =
      bytes.length > maxImageBytes ? vscode.l10n.t('“{0}” was not inserted: it is larger than 100 MB.', name) : refusalOf(name, content)
    if (refusal !== undefined) {
      void vscode.window.showWarningMessage(refusal)
      continue
    }
    const size = content.kind === 'image' && content.size?.fixed ? content.size : undefined
    const words = content.kind === 'image' ? content.words : undefined
    const existingAddress = uri && addressOnSite(uri, places)
    if (existingAddress !== undefined) {
      images.push({ address: existingAddress, size, words })
      continue
    }
    if (!target) {
      const folder = await imageFolderFor(search)
      target = { ...folder, taken: await namesIn(folder.folder) }
    }
    const format = 'format' in content ? content.format : undefined
    const free = freeName(imageFileName(name, type, nameOf(places.document), format), target.taken)
    target.taken.add(free)
    files.createFile(vscode.Uri.joinPath(target.folder, free), { contents: bytes, overwrite: false })
    images.push({ address: target.prefix + free, size, words })
  }
  return images
}

/** Why a file is refused; undefined for an image that browsers can show. */
function refusalOf(name: string, content: ImageContent): string | undefined {
  if (content.kind === 'empty') return vscode.l10n.t('“{0}” was not inserted: the file is empty.', name)
  if (content.kind === 'foreign') return vscode.l10n.t('“{0}” was not inserted: it is not an image.', name)
  if (content.kind === 'image' && ['heic', 'tiff', 'psd'].includes(content.format))
    return vscode.l10n.t(
      '“{0}” was not inserted: most browsers do not show this image format ({1}). Save it as JPEG first.',
      name,
      content.format.toUpperCase(),
    )
  return undefined
}

/** The image files that the URI list names, otherwise the files in the data transfer. */
async function imagesIn(data: vscode.DataTransfer): Promise<readonly IncomingImage[]> {
  const listed = (await data.get('text/uri-list')?.asString()) ?? ''
  const uris = listed.split(/\r?\n/).flatMap((line) => (/^[a-z][\w+.-]*:/i.test(line) ? [vscode.Uri.parse(line)] : []))
  const named = uris.filter(({ path, scheme }) => isImageName(path) && scheme !== 'http' && scheme !== 'https')
  const read = (await Promise.all(named.map(readImage))).flat()
  if (read.length > 0) return read
  const found: IncomingImage[] = []
  for (const [type, item] of data) {
    const file = item.asFile()
    if (file && (type.startsWith('image/') || isImageName(file.name)))
      found.push({ name: file.name, type, bytes: await file.data(), uri: undefined })
  }
  return found
}

async function readImage(uri: vscode.Uri): Promise<readonly IncomingImage[]> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri)
    // A file that is too large is not read; `placeImages` refuses it by its length.
    const bytes = size > maxImageBytes ? new Uint8Array(maxImageBytes + 1) : await vscode.workspace.fs.readFile(uri)
    return [{ name: nameOf(uri), type: '', bytes, uri }]
  } catch {
    // A path on another machine (remote window): the data transfer then contains the file.
    return []
  }
}

/** Whether the data has text other than file names. */
export async function holdsText(data: vscode.DataTransfer): Promise<boolean> {
  const text = ((await data.get('text/plain')?.asString()) ?? '').trim()
  if (text === '' || data.get('text/uri-list')) return false
  const names = new Set([...data].flatMap(([, item]) => item.asFile()?.name ?? []))
  return !text.split(/\r?\n/).every((line) => names.has(line.split(/[\\/]/).at(-1) ?? ''))
}

/** The address of a file that the site publishes, or that is in the workspace; undefined for any other file. */
export function addressOnSite(file: vscode.Uri, places: ArticlePlaces): string | undefined {
  const { document, scope, workspaceFolder } = places
  if (file.scheme !== document.scheme || file.authority !== document.authority) return undefined
  const assets = assetFolder(document).path
  if (generatorOf(scope).images.assetFolder && isBelow(assets, file.path)) return encodedPath(file.path.slice(assets.length + 1))
  const articleFolder = vscode.Uri.joinPath(document, '..').path
  const isSite = scope.site !== undefined || scope.settings.siteRoot !== undefined
  const root = isSite && !isBelow(articleFolder, file.path) ? siteRoots(places).find((path) => isBelow(path, file.path)) : undefined
  if (root !== undefined) return `/${encodedPath(file.path.slice(root.replace(/\/$/, '').length + 1))}`
  return isBelow(workspaceFolder?.path ?? articleFolder, file.path) ? encodedPath(relativePath(document.path, file.path)) : undefined
}

/** The roots of the site, without the workspace folder, which is the root only if there is no site. */
function siteRoots(places: ArticlePlaces): readonly string[] {
  return pathsOf({ ...places, workspaceFolder: undefined }).roots
}

async function namesIn(folder: vscode.Uri): Promise<Set<string>> {
  try {
    return new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name))
  } catch {
    // The folder does not exist yet: it is created with its first image.
    return new Set()
  }
}

function snippetOf(parts: readonly InsertedPart[]): vscode.SnippetString {
  const snippet = new vscode.SnippetString()
  for (const part of parts) {
    if (typeof part === 'string') snippet.appendText(part)
    else snippet.appendPlaceholder(part.stop)
  }
  return snippet
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? ''
}
