import * as vscode from 'vscode'
import type { Outcome } from '../../features/remoteLinks/remoteCheck'
import { isOffline, isUnchecked, remoteFinding, type RemoteFinding } from '../../features/remoteLinks/remoteFindings'
import { keyOf, remoteTargets, type RemoteTarget } from '../../features/remoteLinks/remoteTargets'
import type { ActiveArticle } from '../config/activeArticle'
import { articleSelector } from '../config/markdownDocuments'
import type { ArticleServices } from '../config/articleServices'
import { toRange, toSeverity } from '../platform/convert'
import type { Log } from '../platform/log'

export interface RemoteLinkCheckServices extends ArticleServices {
  readonly activeArticle: ActiveArticle
  readonly log: Log
}

/** Time from the last key press to the update of the problems that remain. */
const typingDelayMs = 150

/** The command that requests the addresses of an article. Its problems stay in the Problems panel until the article is closed or checked again. */
export function registerRemoteLinkCheck(services: RemoteLinkCheckServices): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('copydesk-remote')
  const found = new Map<string, ReadonlyMap<string, Outcome>>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  const findings = (document: vscode.TextDocument) => {
    const outcomes = found.get(document.uri.toString())
    return outcomes ? findingsIn(remoteTargets(services.articleOf(document), services.imageFieldsFor(document)), outcomes) : []
  }
  const publish = (document: vscode.TextDocument) => {
    const { lines } = services.articleOf(document)
    const diagnostics = findings(document).map(({ finding, target }) => {
      const diagnostic = new vscode.Diagnostic(toRange(lines, target.range), finding.message, toSeverity(finding.severity, true))
      diagnostic.source = 'copydesk'
      diagnostic.code = 'remote'
      return diagnostic
    })
    collection.set(document.uri, diagnostics)
  }
  const forget = ({ uri }: vscode.TextDocument) => {
    clearTimeout(timers.get(uri.toString()))
    timers.delete(uri.toString())
    found.delete(uri.toString())
    collection.delete(uri)
  }
  const run = async () => {
    const document = await services.activeArticle.document()
    if (!document) return inform(vscode.l10n.t('Open an article first.'))
    if (!vscode.workspace.isTrusted)
      return inform(vscode.l10n.t('Trust this folder first. Copydesk can then check its articles over the network.'))
    const targets = remoteTargets(services.articleOf(document), services.imageFieldsFor(document))
    if (targets.length === 0) return inform(vscode.l10n.t('This article has no remote images or links.'))
    forget(document)
    try {
      const { checkWithProgress } = await import('./remoteLinkRequests')
      const outcomes = await checkWithProgress(targets)
      if (document.isClosed) return
      if (isOffline(targets, outcomes))
        return inform(vscode.l10n.t('None of the hosts could be found, so nothing was checked. Is there a connection to the network?'))
      found.set(document.uri.toString(), outcomes)
      publish(document)
      await showResult(targets, outcomes)
    } catch (error) {
      services.log.report(vscode.l10n.t('The remote images and links in this article could not be checked.'), error)
    }
  }

  return vscode.Disposable.from(
    collection,
    vscode.commands.registerCommand('copydesk.checkRemote', run),
    // Outcomes belong to addresses: a moved address keeps its problem, a changed one loses it.
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const key = document.uri.toString()
      if (contentChanges.length === 0 || !found.has(key)) return
      clearTimeout(timers.get(key))
      timers.set(
        key,
        setTimeout(() => publish(document), typingDelayMs),
      )
    }),
    vscode.workspace.onDidCloseTextDocument(forget),
    vscode.languages.registerCodeActionsProvider(
      articleSelector,
      {
        provideCodeActions(document, range) {
          const { lines } = services.articleOf(document)
          return findings(document)
            .filter(({ target }) => toRange(lines, target.range).intersection(range))
            .flatMap(({ finding, target }) => newAddressAction(document, toRange(lines, target.range), finding) ?? [])
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    new vscode.Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer)
    }),
  )
}

interface LocatedFinding {
  readonly finding: RemoteFinding
  readonly target: RemoteTarget
}

function findingsIn(targets: readonly RemoteTarget[], outcomes: ReadonlyMap<string, Outcome>): readonly LocatedFinding[] {
  return targets.flatMap((target) => {
    const outcome = outcomes.get(keyOf(target))
    const finding = outcome && remoteFinding(outcome, target)
    return finding ? [{ finding, target }] : []
  })
}

async function showResult(targets: readonly RemoteTarget[], outcomes: ReadonlyMap<string, Outcome>): Promise<void> {
  const all = [...outcomes.values()]
  const unchecked = all.filter(isUnchecked).length
  const keys = new Set(findingsIn(targets, outcomes).map(({ target }) => keyOf(target)))
  const wrong = keys.size - unchecked
  const show = vscode.l10n.t('Show Problems')
  const message = vscode.l10n.t('Addresses checked: {0}. With problems: {1}. Could not be checked: {2}.', all.length, wrong, unchecked)
  const chosen = await vscode.window.showInformationMessage(message, ...(keys.size > 0 ? [show] : []))
  if (chosen === show) await vscode.commands.executeCommand('workbench.actions.view.problems')
}

function newAddressAction(document: vscode.TextDocument, at: vscode.Range, { better }: RemoteFinding): vscode.CodeAction | undefined {
  if (better === undefined) return undefined
  const action = new vscode.CodeAction(vscode.l10n.t('Replace with the new address'), vscode.CodeActionKind.QuickFix)
  action.edit = new vscode.WorkspaceEdit()
  action.edit.replace(document.uri, at, better)
  return action
}

function inform(message: string): void {
  void vscode.window.showInformationMessage(message)
}
