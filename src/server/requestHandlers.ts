import type { Connection } from './protocol/languageServer'
import { actionsAt, resolvedAction } from './requests/actions'
import { completionsAt } from './requests/completions'
import { hoverOf } from './requests/hovers'
import { definitionOf, referencesOf, renameableAt, renamed } from './requests/nameRequests'
import { outlineOf } from './requests/outlines'
import type { Session } from './requests/session'

/** `CompletionTriggerKind.TriggerCharacter` of the protocol. */
const triggerCharacter = 2

/** Answers what an editor asks about its open documents. About others nothing is known: the answer is empty. */
export function answerRequests(connection: Connection, session: () => Session): void {
  const documentOf = (uri: unknown) => session().workspace.documents.get(uri)
  connection.onCompletion(({ textDocument, position, context }) => {
    const document = documentOf(textDocument.uri)
    return document && completionsAt(session(), document, document.positions.offsetAt(position), context?.triggerKind === triggerCharacter)
  })
  connection.onHover(({ textDocument, position }) => {
    const document = documentOf(textDocument.uri)
    return document && hoverOf(session(), document, document.positions.offsetAt(position))
  })
  connection.onCodeAction(({ textDocument, range, context }) => {
    const document = documentOf(textDocument.uri)
    return document && actionsAt(session(), document, document.positions.offsetsOf(range), context ?? { diagnostics: [] })
  })
  connection.onCodeActionResolve((action) => resolvedAction(session(), action))
  connection.onPrepareRename(({ textDocument, position }) => {
    const document = documentOf(textDocument.uri)
    return document && renameableAt(session(), document, document.positions.offsetAt(position))
  })
  connection.onRenameRequest(({ textDocument, position, newName }) => {
    const document = documentOf(textDocument.uri)
    return document && renamed(session(), document, document.positions.offsetAt(position), newName)
  })
  connection.onReferences(({ textDocument, position, context }) => {
    const document = documentOf(textDocument.uri)
    return document && referencesOf(session(), document, document.positions.offsetAt(position), context?.includeDeclaration === true)
  })
  connection.onDefinition(({ textDocument, position }) => {
    const document = documentOf(textDocument.uri)
    return document && definitionOf(session(), document, document.positions.offsetAt(position))
  })
  connection.onDocumentSymbol(({ textDocument }) => {
    const document = documentOf(textDocument.uri)
    return document && outlineOf(session(), document)
  })
}
