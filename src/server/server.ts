import { globMatcher } from '../core/files/globs'
import { configurationPaths } from '../core/generators/siteConfiguration'
import { siteFiles } from '../core/generators/site'
import * as l10n from '@vscode/l10n'
import chinese from '../../media/l10n/bundle.l10n.zh-cn.json'
import { version } from '../../package.json'
import { wantsChinese } from '../cli/displayLanguage'
import { nodeFiles } from '../cli/io/files'
import { rules } from '../rules'
import { DiagnosticsQueue } from './diagnosticsQueue'
import { answerRequests } from './requestHandlers'
import { pathOfUri } from './protocol/fileUris'
import {
  createConnection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type InitializeParams,
  type ServerCapabilities,
} from './protocol/languageServer'
import { preferredEncoding, type PositionEncoding } from './protocol/positions'
import { actionKinds } from './requests/actions'
import { triggerCharacters } from './requests/completions'
import { DocumentProblems } from './requests/problems'
import type { Session } from './requests/session'
import { OpenDocuments } from './workspace/openDocuments'
import { isSettingsFile, ServerWorkspace } from './workspace/serverWorkspace'
import { WorkspaceArticles } from './workspace/workspaceArticles'

/** What `copydesk lsp` gives the server: streams and surroundings of the process. */
export interface ServerOptions {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  /** The current folder. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

const isSiteConfiguration = globMatcher([...siteFiles, ...configurationPaths].map((name) => `**/${name}`))

/** Articles, and the files that their problems depend on: settings, schemas, vocabularies, the configuration of sites, images. */
const watched = '**/*.{md,markdown,mdx,yaml,yml,json,toml,txt,js,ts,mjs,mts,cjs,jpg,jpeg,png,gif,webp,avif,svg}'

/** Starts the language server. It ends the process when the editor says so, or closes the input; what is returned is never settled. */
export function serve({ input, output, folder, environment }: ServerOptions): Promise<never> {
  const connection = createConnection(input, output)
  let encoding: PositionEncoding = 'utf-16'
  let client: ClientCapabilities = {}
  let language = 'en'
  const log = (message: string) => connection.console.error(message)
  const documents = new OpenDocuments(() => encoding)
  const ruleFailed = (ruleId: string, error: unknown) =>
    log(`${ruleId}: ${error instanceof Error ? (error.stack ?? error.message) : error}`)
  const workspace = new ServerWorkspace({ files: nodeFiles(folder), rules, documents, ruleFailed })
  const articles = new WorkspaceArticles(workspace, () => queue.all())
  const problems = new DocumentProblems(workspace, articles, rules)
  const queue = new DiagnosticsQueue(documents, async (document) => {
    articles.siteOf(document)
    articles.update(document)
    const diagnostics = await problems.diagnosticsOf(document, client.textDocument?.publishDiagnostics?.relatedInformation === true)
    if (diagnostics && documents.isCurrent(document))
      await connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics })
  })

  connection.onInitialize((params) => {
    client = params.capabilities ?? {}
    encoding = preferredEncoding(client.general?.positionEncodings)
    language = params.locale ?? (wantsChinese(environment) ? 'zh-cn' : 'en')
    if (/^zh/i.test(language)) l10n.config({ contents: chinese })
    workspace.open(foldersOf(params))
    return { capabilities: capabilities(encoding), serverInfo: { name: 'copydesk', version } }
  })

  connection.onInitialized(() => {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      void connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: watched }] })
        .catch(() => undefined)
  })

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version: opened, text } }) => {
    // Without watching, this is a time at which the disk may have changed.
    if (!watches(client)) workspace.forget()
    documents.open(uri, languageId, opened, text)
    queue.now(uri)
  })
  connection.onDidChangeTextDocument(({ textDocument: { uri, version: changed }, contentChanges }) => {
    if (documents.change(uri, changed, contentChanges)) queue.typed(uri)
  })
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    const document = documents.saved(uri)
    if (!document) return
    if (isSettingsFile(document) || (document.path !== undefined && workspace.isOfSettings(document.path))) void settingsChanged()
    else if (!watches(client)) workspace.forget()
    queue.now(uri)
  })
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const document = documents.close(uri)
    queue.drop(uri)
    // What was not saved is gone.
    if (document?.path !== undefined) void articles.fileChanged(document.path)
    void connection.sendDiagnostics({ uri, diagnostics: [] })
  })
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = changes.flatMap(({ uri, type }) => {
      const path = pathOfUri(uri)
      return path === undefined ? [] : [{ path, type }]
    })
    if (paths.some(({ path }) => isSettingsFile({ path }) || isSiteConfiguration(path) || workspace.isOfSettings(path))) {
      void settingsChanged()
      return
    }
    // Only the text of articles is not part of any configuration.
    if (paths.some(({ path, type }) => type !== FileChangeType.Changed || !/\.(?:md|markdown|mdx)$/i.test(path))) workspace.forget()
    void Promise.all(paths.map(({ path }) => articles.fileChanged(path))).then(() => queue.all())
  })
  connection.onNotification('workspace/didChangeWorkspaceFolders', ({ event }: { event?: FolderChange }) => {
    const removed = new Set((event?.removed ?? []).map(({ uri }) => pathOfUri(uri)))
    workspace.open([...workspace.folders.filter((one) => !removed.has(one)), ...pathsOf(event?.added ?? [])])
    void settingsChanged()
  })
  const settingsChanged = async () => {
    workspace.forget()
    await articles.readAgain()
    queue.all()
  }

  const session = (): Session => ({ workspace, articles, problems, rules, client, encoding, language, log })
  answerRequests(connection, session)
  connection.listen()
  return new Promise(() => {})
}

interface FolderChange {
  readonly added?: readonly { readonly uri: string }[]
  readonly removed?: readonly { readonly uri: string }[]
}

/** Whether the client tells which files have changed. */
function watches(client: ClientCapabilities): boolean {
  return client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
}

/** The folders that the client has open, in the newest form in which it names them. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  return pathsOf(workspaceFolders ?? (rootUri ? [{ uri: rootUri }] : []))
}

function pathsOf(folders: readonly { readonly uri: string }[]): readonly string[] {
  return folders.flatMap(({ uri }) => pathOfUri(uri)?.replace(/(?<=.)\/+$/, '') ?? [])
}

function capabilities(positionEncoding: PositionEncoding): ServerCapabilities {
  return {
    positionEncoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    codeActionProvider: { codeActionKinds: actionKinds, resolveProvider: true },
    completionProvider: { triggerCharacters },
    hoverProvider: true,
    renameProvider: { prepareProvider: true },
    referencesProvider: true,
    definitionProvider: true,
    documentSymbolProvider: true,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  }
}
