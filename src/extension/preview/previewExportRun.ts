import * as vscode from 'vscode'
import { publishedReadingOf } from '../../core/lint/publishedArticle'
import { generatorOf, siteMarkdownOf, zonesOf } from '../../core/settings/siteScope'
import { copiedHtml, exportedPage, ExportedPictures } from '../../preview/render/export'
import type { RenderedArticle } from '../../preview/render/render'
import { styledHtml } from '../../preview/render/styledHtml'
import type { FoundFile } from '../config/articlePlaces'
import { showCopyPage } from './copyPage'
import { PreviewImages } from './previewImages'
import { policyOf, type PreviewServices } from './previewRenderer'

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
}

/** The preview's style sheets for the article, in order. */
const styleSheets = ['preview.css', 'previewBody.css', 'previewNotations.css', 'previewTools.css']

/** Writes the article where the user says, as a page of its own. */
export async function exportArticle(document: vscode.TextDocument, extensionUri: vscode.Uri, services: PreviewServices): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(exportFolder(document.uri, services), exportedName(document.uri)),
    filters: { HTML: ['html'] },
  })
  if (!target) return
  const pictures = new ExportedPictures<FoundFile>()
  const images = new PreviewImages()
  const places = services.placesOf(document.uri)
  const resolve = (address: string) => {
    const found = images.resolve(address, places)
    return found && pictures.addressOf(found.uri.path, found)
  }
  // The page loads images on the web only if the answer given for the preview allows it.
  const withoutWeb = services.remoteImages.of(document.uri) !== 'shown'
  let rendered = await renderFor(document, services, resolve, withoutWeb)
  // The first rendering only requests the files; the second one has their addresses.
  await images.settled()
  rendered = await renderFor(document, services, resolve, withoutWeb)
  const contents = new Map<string, string>()
  for (const [address, { uri }] of pictures.files) {
    const content = await dataAddress(uri)
    if (content !== undefined) contents.set(address, content)
  }
  const sheets = styleSheets.map((name) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'media', name)))
  const page = exportedPage(rendered, {
    css: (await Promise.all(sheets)).map((bytes) => new TextDecoder().decode(bytes)).join('\n'),
    siteCss: services.configOf(document.uri).stylesheet?.css,
    picture: (address) => contents.get(address),
    withoutWeb,
  })
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(page))
  await sayWhere(target)
}

/** Says where the file is, until that is closed, and offers to open it. */
async function sayWhere(target: vscode.Uri): Promise<void> {
  const path = target.scheme === 'file' ? target.fsPath : target.path
  const open = { label: vscode.l10n.t('Open'), run: () => vscode.env.openExternal(target) }
  const copyPath = { label: vscode.l10n.t('Copy Path'), run: () => vscode.env.clipboard.writeText(path) }
  const chosen = await vscode.window.showQuickPick([open, copyPath], {
    title: vscode.l10n.t('The article was exported.'),
    placeHolder: path,
    ignoreFocusOut: true,
  })
  await chosen?.run()
}

/** Puts the article on the clipboard, as HTML source or, from a page that shows it, as formatted text. */
export async function copyArticle(document: vscode.TextDocument, services: PreviewServices): Promise<void> {
  const formatted = {
    label: vscode.l10n.t('Formatted Text'),
    description: vscode.l10n.t('with styles inline, for mail, WeChat and other editors'),
  }
  const source = { label: vscode.l10n.t('HTML Source'), description: vscode.l10n.t('for the source view of a content management system') }
  const chosen = await vscode.window.showQuickPick([source, formatted], {
    title: vscode.l10n.t('Copy the article as'),
    ignoreFocusOut: true,
  })
  if (!chosen) return
  const { siteUrl } = services.placesOf(document.uri).scope.settings
  // Outside the site, a root-relative address would not work.
  const address = (written: string) => (siteUrl !== undefined && written.startsWith('/') ? new URL(written, siteUrl).href : written)
  const html = copiedHtml(await renderFor(document, services, address))
  if (chosen === formatted) {
    const name = document.uri.path.split('/').at(-1) ?? ''
    return showCopyPage(vscode.l10n.t('Copy {0}', name), styledHtml(html), services.remoteImages.of(document.uri) === 'shown')
  }
  await vscode.env.clipboard.writeText(html)
  vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('The article was copied as HTML.')}`, copiedMs)
}

/** How long the status bar says that something was copied. */
const copiedMs = 8000

async function renderFor(
  document: vscode.TextDocument,
  services: PreviewServices,
  resolveImage: (address: string) => string | undefined,
  withoutWeb = false,
): Promise<RenderedArticle> {
  const { renderArticle } = await import('../../preview/render/render')
  const article = services.articleOf(document)
  const { scope } = services.placesOf(document.uri)
  const published = publishedReadingOf(article, scope)
  return renderArticle(article, {
    published,
    problems: [],
    policy: policyOf(scope),
    locale: vscode.env.language,
    generator: generatorOf(scope),
    imageFields: services.imageFieldsFor(document),
    siteMarkdown: siteMarkdownOf(scope),
    markdown: services.markdownFor(document),
    ...zonesOf(scope),
    resolveImage,
    withoutWeb,
  })
}

/** The data URL of an image. @returns undefined for a file that cannot be read or is not an image */
async function dataAddress(uri: vscode.Uri): Promise<string | undefined> {
  const type = types[uri.path.split('.').at(-1)?.toLowerCase() ?? '']
  if (type === undefined) return undefined
  try {
    return `data:${type};base64,${base64(await vscode.workspace.fs.readFile(uri))}`
  } catch {
    return undefined
  }
}

/** In steps, because the number of function arguments is limited. */
function base64(bytes: Uint8Array): string {
  const step = 0x8000
  let binary = ''
  for (let at = 0; at < bytes.length; at += step) binary += String.fromCharCode(...bytes.subarray(at, at + step))
  return btoa(binary)
}

/** The folder above that of the workspace, or of the site if it has none: what lies inside might be published with the site. */
function exportFolder(uri: vscode.Uri, { configOf }: PreviewServices): vscode.Uri {
  const inside = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? configOf(uri).home ?? vscode.Uri.joinPath(uri, '..')
  return vscode.Uri.joinPath(inside.with({ scheme: inside.scheme === 'untitled' ? 'file' : inside.scheme }), '..')
}

function exportedName(uri: vscode.Uri): string {
  return (uri.path.split('/').at(-1) ?? '').replace(/(?:\.[^.]*)?$/, '.html')
}
