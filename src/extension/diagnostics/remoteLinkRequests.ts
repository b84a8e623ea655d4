import * as vscode from 'vscode'
import { readImageContent } from '../../core/files/imageFile'
import { nodeFetch, type Lookup, type NodeNetwork } from '../../features/remoteLinks/nodeFetch'
import { isPublicAddress, refusalOf } from '../../features/remoteLinks/publicAddress'
import { checkRemote, type Outcome, type RemoteAccess } from '../../features/remoteLinks/remoteCheck'
import type { RemoteTarget } from '../../features/remoteLinks/remoteTargets'

/** Time limit for the requests to one address. */
const timeoutMs = 20_000

/** Has the scope of the application: a folder's settings cannot change it. */
const allowPrivateSetting = 'remoteLinks.allowPrivate'

/** The only code that accesses the network, used by this command only. */
function access(): RemoteAccess {
  const allowPrivate = vscode.workspace.getConfiguration('copydesk').get(allowPrivateSetting) === true
  const network = nodeNetwork()
  return {
    // In a web worker, host names cannot be resolved: they are judged by their text only.
    fetch: network ? nodeFetch(network, allowPrivate ? () => true : isPublicAddress) : (address, request) => fetch(address, request),
    refusal: (url) => refusalOf(url, allowPrivate),
    sizeOf(bytes) {
      const content = readImageContent(bytes, Number.POSITIVE_INFINITY)
      return content.kind === 'image' && content.size?.fixed ? content.size : undefined
    },
    timeout: timeoutMs,
  }
}

/** Uses `process.getBuiltinModule`, because the same bundle runs in a web worker, where an import of a Node module would fail. */
function nodeNetwork(): NodeNetwork | undefined {
  const host: { getBuiltinModule?(name: string): unknown } | undefined = globalThis.process
  const get = (name: string) => host?.getBuiltinModule?.(name)
  const [http, https, dns] = [get('node:http'), get('node:https'), get('node:dns')]
  if (!http || !https || !dns) return undefined
  const { lookup } = dns as { readonly lookup: Lookup }
  return { http: http as NodeNetwork['http'], https: https as NodeNetwork['https'], lookup }
}

/** Requests the addresses, and shows how far it is. */
export function checkWithProgress(targets: readonly RemoteTarget[]): Thenable<ReadonlyMap<string, Outcome>> {
  const title = vscode.l10n.t('Checking the remote images and links in this article')
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, cancellable: true, title }, (progress, token) => {
    const stop = new AbortController()
    token.onCancellationRequested(() => stop.abort())
    return checkRemote(targets, access(), stop.signal, (count, all) =>
      progress.report({ increment: 100 / all, message: vscode.l10n.t('{0} of {1}', count, all) }),
    )
  })
}
