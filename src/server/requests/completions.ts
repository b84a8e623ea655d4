import { altAt, altItems } from '../../features/completion/altItems'
import { bodyItems } from '../../features/completion/bodyItems'
import { complete, type CompletionItem } from '../../features/completion/completion'
import { foldersMeant, imagePathAt, imagePathItems, type FolderEntry } from '../../features/completion/imagePaths'
import { termItems } from '../../features/completion/termItems'
import { completeSettings } from '../../features/settingsFile/settingsFields'
import { houseListOf } from '../../core/lint/articleConfig'
import { selfClosed } from '../../core/markdown/mdx/jsx'
import { hasHan } from '../../core/text/hanCharacters'
import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type CompletionList,
  type LspCompletionItem,
} from '../protocol/languageServer'
import type { OpenDocument } from '../workspace/openDocuments'
import { isSettingsFile } from '../workspace/serverWorkspace'
import type { Session } from './session'
import { sourcesFor } from './sources'

/** Values per request: a newsroom may have 20,000 bylines. */
const maxItems = 500

/** The characters before a value. Not `:` and `-`: the next key after these is often Enter, which would accept an item. */
export const triggerCharacters = [' ', "'", '"', '[', ',', '{', '/', '<', '(', '#']

const kinds: Readonly<Record<CompletionItem['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  enum: CompletionItemKind.EnumMember,
  date: CompletionItemKind.Value,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  tag: CompletionItemKind.Property,
  attribute: CompletionItemKind.Field,
  snippet: CompletionItemKind.Snippet,
  term: CompletionItemKind.Text,
}

/**
 * Keys and values of the front matter, HTML of the body, paths of images and words in their files, preferred forms of the house list; keys and
 * values of `copydesk.yaml`.
 * @param isTyped whether a trigger character asked
 */
export function completionsAt(session: Session, document: OpenDocument, offset: number, isTyped: boolean): CompletionList {
  const items = isSettingsFile(document) ? settingsItems(session, document, offset) : articleItems(session, document, offset, isTyped)
  // Asked again when more is typed if not all values were sent, or if names are found by their pinyin or a wrong form.
  const isIncomplete =
    items.length >= maxItems ||
    items.some(({ kind }) => kind === 'term') ||
    (items[0]?.kind === 'value' && items.some(({ label }) => hasHan(label)))
  return { isIncomplete, items: items.flatMap((item) => toItem(session, document, item) ?? []) }
}

function settingsItems({ articles, rules }: Session, document: OpenDocument, offset: number): readonly CompletionItem[] {
  return completeSettings(document.text, offset, rules, articles.siteOf(document).corpus)
}

function articleItems(session: Session, document: OpenDocument, offset: number, isTyped: boolean): readonly CompletionItem[] {
  const { workspace } = session
  if (!workspace.isActive(document)) return []
  const article = workspace.articleOf(document)
  if (!article.frontMatter) return []
  const items = complete(article, offset, sourcesFor(session, document), maxItems)
  const html = offset >= article.body.start ? bodyItems(article, offset).filter(({ kind }) => !isTyped || kind !== 'snippet') : []
  const alt = altAt(article, offset)
  const alts = alt ? altItems(alt, workspace.imageOf(document, alt.address, 'body')) : []
  const houseList = isTyped ? undefined : houseListOf(workspace.configOf(document.path))
  const terms = houseList ? termItems(article, offset, houseList) : []
  return [...items, ...(workspace.isMdx(document) ? html.map(closed) : html), ...alts, ...imageItems(session, document, offset), ...terms]
}

function imageItems({ workspace }: Session, document: OpenDocument, offset: number): readonly CompletionItem[] {
  const site = workspace.configOf(document.path).files?.(workspace.articlePath(document))
  const path = site && imagePathAt(workspace.articleOf(document), offset, workspace.imageFieldsOf(document))
  if (!path) return []
  const entriesOf = (folder: string): readonly FolderEntry[] => {
    try {
      return workspace.files.list(folder).map(({ name, kind }) => ({ name, isFolder: kind === 'folder' }))
    } catch {
      // The folder does not exist: its name may be half typed.
      return []
    }
  }
  return imagePathItems(
    path,
    foldersMeant(path, site.places).map((folder) => ({ folder, entries: entriesOf(folder.folder) })),
  )
}

/** @returns undefined if the range of the item is not on one line, which the protocol asks for */
function toItem({ client }: Session, { positions }: OpenDocument, item: CompletionItem): LspCompletionItem | undefined {
  const range = positions.rangeOf(item.range)
  if (range.start.line !== range.end.line) return undefined
  const can = client.textDocument?.completion?.completionItem
  const isSnippet = item.snippet !== undefined && can?.snippetSupport === true
  return {
    label: item.label,
    kind: kinds[item.kind],
    textEdit: { range, newText: isSnippet ? (item.snippet ?? item.newText) : item.newText },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // Otherwise the editor may turn the indentation of a list into a tab, which YAML does not allow.
    insertTextMode: InsertTextMode.asIs,
    filterText: item.filterText,
    sortText: item.sortText,
    ...(item.detail !== undefined && (can?.labelDetailsSupport ? { labelDetails: { description: item.detail } } : { detail: item.detail })),
    ...(item.documentation !== undefined && { documentation: { kind: MarkupKind.Markdown, value: item.documentation } }),
    ...(item.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(item.also && { additionalTextEdits: [{ range: positions.rangeOf(item.also.range), newText: item.also.newText }] }),
  }
}

/** With self-closing elements, for MDX. */
function closed(item: CompletionItem): CompletionItem {
  return { ...item, newText: selfClosed(item.newText), ...(item.snippet !== undefined && { snippet: selfClosed(item.snippet) }) }
}
