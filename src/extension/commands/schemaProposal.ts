import * as vscode from 'vscode'
import { readFrontMatter } from '../../core/frontmatter/frontMatter'
import { settingsFile } from '../../core/settings/settings'
import { byHand, type NewFile, type SettingsAddition } from '../../corpus/infer/inferFiles'
import type { ReportedPlace } from '../../corpus/infer/inferReport'
import type { RecordSource } from '../../corpus/records/readRecord'
import { readText } from '../platform/fileSystem'
import type { ShownTexts } from '../platform/shownTexts'

/** A reported line of an article, with the URI of the article. */
export interface Place extends ReportedPlace {
  readonly uri: vscode.Uri
}

/** Schemas that the user may write. */
export interface Proposal {
  /** The folder that gets the files, unless there is a `copydesk.yaml` above. */
  readonly home: vscode.Uri
  readonly report: string
  /** The texts of the schemas. */
  readonly schemas: readonly string[]
  /** What the report says, in a sentence. */
  readonly summary: string
  readonly places: readonly Place[]
  /** @param base the folder of `copydesk.yaml`, which gets the files */
  addition(text: string | undefined, base: vscode.Uri): SettingsAddition
  /** @param existing the vocabularies that `copydesk.yaml` already has */
  files(existing: ReadonlySet<string>): readonly NewFile[]
}

/** The report with the schemas, as Markdown. */
export function proposalText({ report, schemas, summary }: Proposal): string {
  const hint = vscode.l10n.t('“Save Files” in the title of this page writes them, and changes nothing else.')
  const [heading = '', ...rest] = report.split('\n')
  const shown = schemas.map((schema) => `\`\`\`json\n${schema}\`\`\`\n`).join('\n')
  return `${heading}\n\n${summary} ${hint}\n${rest.join('\n')}\n${shown}`
}

/** The text of an article, including unsaved changes. */
export async function sourceOf(uri: vscode.Uri): Promise<RecordSource | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
  const text = open ? open.getText() : await readText(uri)
  return text === undefined ? undefined : { text, frontMatter: readFrontMatter(text) }
}

export function shownPath(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri)
}

export function link(path: string, line: number, uri: vscode.Uri | undefined): string {
  if (!uri) return path
  const address = uri
    .with({ fragment: `L${line}` })
    .toString()
    .replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))
  return `[${path.replace(/[[\]\\]/g, '\\$&')}:${line}](${address.replace(/%23L/, '#L')})`
}

export async function choosePlace(places: readonly Place[]): Promise<void> {
  const items = places.map((place) => ({ label: `${place.path}:${place.line}`, detail: place.message, place }))
  const placeHolder = vscode.l10n.t('Findings in articles: choose one to open it')
  const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true })
  if (!chosen) return
  const selection = new vscode.Range(chosen.place.line - 1, 0, chosen.place.line - 1, 0)
  await vscode.window.showTextDocument(chosen.place.uri, { selection, preview: true })
}

/** Creates all files in one edit, so that it can be undone. Overwrites nothing. @returns whether the files were written */
export async function writeFiles({ home, addition: additionTo, files: filesFor }: Proposal, texts: ShownTexts): Promise<boolean> {
  const folder = (await settingsFolder(home)) ?? home
  const settings = vscode.Uri.joinPath(folder, settingsFile)
  const hasSettings = await exists(settings)
  const document = hasSettings ? await vscode.workspace.openTextDocument(settings) : undefined
  const addition = additionTo(document?.getText(), folder)
  const files = filesFor(addition.existing).map(({ name, text }) => ({ uri: vscode.Uri.joinPath(folder, name), text }))
  for (const { uri } of files) {
    if (!(await exists(uri))) continue
    void vscode.window.showWarningMessage(vscode.l10n.t('“{0}” exists already and is unchanged. Nothing was written.', shownPath(uri)))
    return false
  }
  const edit = new vscode.WorkspaceEdit()
  const create = (uri: vscode.Uri, text: string) => edit.createFile(uri, { contents: new TextEncoder().encode(text) })
  for (const { uri, text } of files) create(uri, text)
  if (addition.text !== undefined) {
    if (!document) create(settings, addition.text)
    else {
      const old = document.getText()
      edit.insert(settings, document.positionAt(old.length), addition.text.slice(old.length))
    }
  }
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('The files could not be written.'))
  if (addition.text !== undefined) await document?.save()
  if (addition.text === undefined && addition.lines !== '') {
    const byHandUri = texts.add(settingsFile, `# ${byHand(addition)}`)
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(byHandUri), { preview: false })
  } else await vscode.window.showTextDocument(settings, { preview: false })
  return true
}

/** The folder of the `copydesk.yaml` that applies to a folder; undefined if there is none up to the workspace folder. */
async function settingsFolder(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (await exists(vscode.Uri.joinPath(folder, settingsFile))) return folder
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri
  const parent = vscode.Uri.joinPath(folder, '..')
  return !root || folder.toString() === root.toString() || parent.path === folder.path ? undefined : settingsFolder(parent)
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri)
    return true
  } catch {
    return false
  }
}
