import type { Edit } from '../../core/text/text'
import type { Rule } from '../../core/lint/rule'
import { uriOfPath } from '../protocol/fileUris'
import type { ClientCapabilities, LspTextEdit, LspWorkspaceEdit } from '../protocol/languageServer'
import { TextPositions, type PositionEncoding } from '../protocol/positions'
import type { OpenDocument } from '../workspace/openDocuments'
import type { ServerWorkspace } from '../workspace/serverWorkspace'
import type { WorkspaceArticles } from '../workspace/workspaceArticles'
import type { DocumentProblems } from './problems'

/** What every request of an editor can ask for. */
export interface Session {
  readonly workspace: ServerWorkspace
  readonly articles: WorkspaceArticles
  readonly problems: DocumentProblems
  readonly rules: readonly Rule[]
  readonly client: ClientCapabilities
  readonly encoding: PositionEncoding
  /** The language of the person, as a BCP 47 tag. */
  readonly language: string
  /** Tells the log of the editor about a bug in Copydesk. */
  readonly log: (message: string) => void
}

/** Edits of one file, whose offsets are of its text. */
export interface FileEdits {
  readonly path: string
  readonly text: string
  readonly edits: readonly Edit[]
}

/** The edits of an open document, as the protocol writes them. */
export function documentEdit(session: Session, document: OpenDocument, edits: readonly Edit[]): LspWorkspaceEdit {
  return editOf(session, [{ uri: document.uri, version: document.version, edits: textEdits(document.positions, edits) }])
}

/** The edits of several files, each open or on the disk. */
export function filesEdit(session: Session, files: readonly FileEdits[]): LspWorkspaceEdit {
  return editOf(
    session,
    files.map(({ path, text, edits }) => {
      const open = session.workspace.documents.at(path)
      const positions = open?.positions ?? new TextPositions(text, session.encoding)
      return { uri: open?.uri ?? uriOfPath(path), version: open?.version ?? null, edits: textEdits(positions, edits) }
    }),
  )
}

function textEdits(positions: TextPositions, edits: readonly Edit[]): LspTextEdit[] {
  return edits.map(({ range, newText }) => ({ range: positions.rangeOf(range), newText }))
}

interface VersionedEdits {
  readonly uri: string
  readonly version: number | null
  readonly edits: LspTextEdit[]
}

/** With versions, if the client takes them: it then refuses edits of a document that was changed meanwhile. */
function editOf({ client }: Session, files: readonly VersionedEdits[]): LspWorkspaceEdit {
  return client.workspace?.workspaceEdit?.documentChanges
    ? { documentChanges: files.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })) }
    : { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits])) }
}
