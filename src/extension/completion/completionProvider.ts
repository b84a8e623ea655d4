import * as vscode from 'vscode'
import { hasHan } from '../../core/text/hanCharacters'
import { houseListOf } from '../../core/lint/articleConfig'
import { pathIn } from '../../core/files/siteAddress'
import { altAt, altItems } from '../../features/completion/altItems'
import { anchorAt } from '../../features/completion/anchorItems'
import type * as Body from '../../features/completion/bodyItems'
import type * as Completion from '../../features/completion/completion'
import type { CompletionItem } from '../../features/completion/completion'
import { selfClosed } from '../../core/markdown/mdx/jsx'
import type * as Paths from '../../features/completion/imagePaths'
import type * as Terms from '../../features/completion/termItems'
import { closingLine } from '../../core/frontmatter/fences'
import { articleSelector } from '../config/markdownDocuments'
import type { WorkspaceConfigResolver } from '../config/workspaceConfigResolver'
import type * as Finder from './imageFileFinder'
import { sourcesFor, timesOf, type SourceServices } from './completionSources'

/** Values per request. A newsroom may have 20,000 authors, too many to send to the window at once. */
const maxItems = 500

/**
 * The characters before a value. Without `:` and `-`: the next key after these is often Enter, which would accept an item. Letters
 * have no effect, because VS Code does not ask providers inside a word.
 */
const triggerCharacters = [' ', "'", '"', '[', ',', '{', '/', '<', '(', '#']

const kinds = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
  enum: vscode.CompletionItemKind.EnumMember,
  date: vscode.CompletionItemKind.Value,
  file: vscode.CompletionItemKind.File,
  folder: vscode.CompletionItemKind.Folder,
  tag: vscode.CompletionItemKind.Property,
  attribute: vscode.CompletionItemKind.Field,
  snippet: vscode.CompletionItemKind.Snippet,
  term: vscode.CompletionItemKind.Text,
} as const

/** `auto`: VS Code shows nothing, instead of “No suggestions”, if there are no items. */
const suggest = { command: 'editor.action.triggerSuggest', title: '', arguments: [{ auto: true }] }

interface CompletionServices extends SourceServices {
  readonly configResolver: Pick<WorkspaceConfigResolver, 'imageOf' | 'withFilesLoaded'>
}

/**
 * Completion in articles: keys and values of the front matter, HTML of the body, paths of images and words in their files, places in articles,
 * preferred forms of the house list.
 */
export function registerCompletion(services: CompletionServices): vscode.Disposable {
  let offered: { readonly uri: string; readonly version: number; readonly at: vscode.Position } | undefined
  const itemsAt = (document: vscode.TextDocument, position: vscode.Position, limit: number, times?: vscode.FileStat) => {
    if (!mayBeInFrontMatter(document, position.line) || !services.isActiveFor(document)) return []
    const { complete }: typeof Completion = require('../../features/completion/completion')
    return complete(services.articleOf(document), document.offsetAt(position), sourcesFor(document, services, times), limit)
  }
  const files = new WeakMap<vscode.CompletionItem, vscode.Uri>()
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position, token, { triggerKind }) {
      if (token.isCancellationRequested || !services.isActiveFor(document)) return undefined
      const { version } = document
      const isStale = () => token.isCancellationRequested || document.version !== version
      let items = itemsAt(document, position, maxItems)
      if (items[0]?.kind === 'date') {
        const times = await timesOf(document.uri)
        if (isStale()) return undefined
        if (times) items = itemsAt(document, position, maxItems, times)
      }
      const article = services.articleOf(document)
      if (!article.frontMatter) return undefined
      const offset = document.offsetAt(position)
      const isExplicit = triggerKind !== vscode.CompletionTriggerKind.TriggerCharacter
      const houseList = isExplicit ? houseListOf(services.configOf(document.uri)) : undefined
      const { termItems }: Partial<typeof Terms> = houseList ? require('../../features/completion/termItems') : {}
      const terms = (houseList && termItems?.(article, offset, houseList)) ?? []
      const { bodyItems }: typeof Body = require('../../features/completion/bodyItems')
      const inBody = offset >= article.body.start ? bodyItems(article, offset).filter(({ kind }) => isExplicit || kind !== 'snippet') : []
      const { imagePathAt }: typeof Paths = require('../../features/completion/imagePaths')
      const { imagePathsFor }: typeof Finder = require('./imageFileFinder')
      const path = imagePathAt(article, offset, services.imageFieldsFor(document))
      const paths = path ? await imagePathsFor(path, services.placesOf(document.uri)) : []
      const alt = altAt(article, offset)
      const { configResolver } = services
      const alts = alt
        ? await configResolver.withFilesLoaded(() => altItems(alt, configResolver.imageOf(document.uri, alt.address, 'body')))
        : []
      const anchor = anchorAt(article, offset)
      const target = anchor && (await services.linkedArticle(document, pathIn(anchor.path) ?? ''))
      if (isStale()) return undefined
      const anchors = (target && anchor?.items(target)) ?? []
      const all = [...items, ...anchors, ...(services.isMdx(document) ? inBody.map(closed) : inBody), ...alts, ...paths, ...terms]
      if (all.length === 0) return undefined
      offered = { uri: document.uri.toString(), version, at: position }
      // VS Code has to ask again when more is typed if not all values were sent, or if names are found by their pinyin or a wrong form.
      const isIncomplete =
        terms.length > 0 || items.length >= maxItems || (items[0]?.kind === 'value' && items.some(({ label }) => hasHan(label)))
      return new vscode.CompletionList(
        all.flatMap((item) => toItem(document, item, files) ?? []),
        isIncomplete,
      )
    },
    async resolveCompletionItem(item) {
      const file = files.get(item)
      const { imagePreview }: typeof Finder = require('./imageFileFinder')
      if (file) item.documentation = await imagePreview(file)
      return item
    },
  }
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(articleSelector, provider, ...triggerCharacters),
    vscode.workspace.onDidChangeTextDocument((event) => {
      const { document } = event
      const at = firstLetterAt(event)
      if (!at) return
      // The list is open already: the space before the letter opened it.
      const isOpen = offered?.uri === document.uri.toString() && offered.version === document.version - 1 && offered.at.isEqual(at)
      if (isOpen || vscode.languages.match(articleSelector, document) === 0) return
      if (itemsAt(document, at.translate(0, 1), 1).length > 0) void vscode.commands.executeCommand(suggest.command, ...suggest.arguments)
    }),
  )
}

/**
 * The position of a typed letter that begins a word. `editor.quickSuggestions` would ask there too, but then words and snippets pop
 * up in headlines; this asks only if Copydesk has items to offer.
 */
function firstLetterAt({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): vscode.Position | undefined {
  const change = contentChanges[0]
  if (contentChanges.length !== 1 || !change || reason !== undefined || change.rangeLength > 0 || !/^\p{L}$/u.test(change.text))
    return undefined
  const { start } = change.range
  if (document !== vscode.window.activeTextEditor?.document) return undefined
  const before = document.lineAt(start.line).text.slice(0, start.character)
  return /(?:^|[ '"[,])$/.test(before) ? start : undefined
}

/**
 * A VS Code item. The insert and replace ranges are the same: the whole value is replaced when the item is accepted with Enter too.
 * @param files receives the file of an image item, which `resolveCompletionItem` shows
 * @returns undefined if the range of the item is not on one line
 */
export function toItem(
  document: vscode.TextDocument,
  item: CompletionItem,
  files?: WeakMap<vscode.CompletionItem, vscode.Uri>,
): vscode.CompletionItem | undefined {
  const range = new vscode.Range(document.positionAt(item.range.start), document.positionAt(item.range.end))
  if (!range.isSingleLine) return undefined
  // VS Code shows the description on every row, but the detail only on the focused row.
  const label = item.detail === undefined ? item.label : { label: item.label, description: item.detail }
  const result = new vscode.CompletionItem(label, kinds[item.kind])
  result.range = range
  result.insertText = item.snippet === undefined ? item.newText : new vscode.SnippetString(item.snippet)
  result.filterText = item.filterText
  result.sortText = item.sortText
  // Otherwise VS Code may turn the indentation of a list into a tab, which YAML does not allow.
  result.keepWhitespace = true
  if (item.documentation !== undefined) result.documentation = item.documentation
  if (item.deprecated) result.tags = [vscode.CompletionItemTag.Deprecated]
  if (item.file !== undefined) files?.set(result, document.uri.with({ path: item.file }))
  if (item.opensValues) result.command = suggest
  if (item.also) {
    const { range: at, newText } = item.also
    const place = new vscode.Range(document.positionAt(at.start), document.positionAt(at.end))
    result.additionalTextEdits = [vscode.TextEdit.replace(place, newText)]
  }
  return result
}

/** A body item with self-closing elements, for MDX. */
function closed(item: CompletionItem): CompletionItem {
  return { ...item, newText: selfClosed(item.newText), ...(item.snippet !== undefined && { snippet: selfClosed(item.snippet) }) }
}

/** Whether a line may be part of the front matter: only the lines above it are read, not the whole article. */
function mayBeInFrontMatter(document: vscode.TextDocument, line: number): boolean {
  let closing: RegExp | undefined
  for (let above = 0; above < line; above++) {
    const { text } = document.lineAt(above)
    if (closing ? closing.test(text) : text.trim() !== '' && !closingLine(text)) return false
    closing ??= closingLine(text)
  }
  return closing !== undefined
}
