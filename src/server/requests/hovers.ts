import { hoverAt } from '../../features/hover/hover'
import { houseListOf } from '../../core/lint/articleConfig'
import { hoverMarkdown } from '../../features/hover/hoverMarkdown'
import type { Hover } from '../../features/hover/hoverPart'
import { settingsHover } from '../../features/settingsFile/settingsFields'
import { relativePath } from '../../cli/io/paths'
import { uriOfPath } from '../protocol/fileUris'
import { MarkupKind, type LspHover } from '../protocol/languageServer'
import type { OpenDocument } from '../workspace/openDocuments'
import { isSettingsFile } from '../workspace/serverWorkspace'
import type { Session } from './session'

/** What a field means and how its value is read, facts about the image at the cursor, keys of `copydesk.yaml`. */
export function hoverOf(session: Session, document: OpenDocument, offset: number): LspHover | undefined {
  const hover = isSettingsFile(document) ? settingsHover(document.text, offset, session.rules) : articleHover(session, document, offset)
  if (!hover) return undefined
  const { workspace, client } = session
  // An image is not shown: its size is written `|width=320`, which only VS Code reads. The link to its file stays.
  const parts = hover.parts.filter(({ kind }) => kind !== 'image')
  const markdown = hoverMarkdown(parts, {
    image: () => undefined,
    article: (path) => uriOfPath(path),
    file: (path) => ({ name: relativePath(workspace.folderOf(path) ?? '/', path), uri: uriOfPath(path) }),
  })
  if (markdown.trim() === '') return undefined
  const isPlain = client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === false
  const contents = isPlain
    ? { kind: MarkupKind.PlainText, value: markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1') }
    : { kind: MarkupKind.Markdown, value: fewerBackslashes(markdown) }
  return { contents, range: document.positions.rangeOf(hover.range) }
}

/** Leaves out backslashes before what is no Markdown inside a line: editors without a Markdown view, such as Neovim, show them. */
function fewerBackslashes(markdown: string): string {
  return markdown.replace(/(?<=[^\s\\].*)\\([-,.:;?"'()/=@%$^+])/g, '$1')
}

function articleHover({ workspace, articles, language }: Session, document: OpenDocument, offset: number): Hover | undefined {
  if (!workspace.isActive(document)) return undefined
  return hoverAt(workspace.articleOf(document), offset, {
    schema: workspace.schemaOf(document),
    imageFields: workspace.imageFieldsOf(document),
    scope: workspace.configOf(document.path).scope,
    corpus: articles.siteOf(document).corpus,
    translations: articles.siteOf(document).translations,
    path: document.path ?? document.uri,
    houseList: houseListOf(workspace.configOf(document.path)),
    viewer: { now: Date.now(), timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone, language },
    images: (address, place) => workspace.imageOf(document, address, place),
  })
}
