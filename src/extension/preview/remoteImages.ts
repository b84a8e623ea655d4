import * as vscode from 'vscode'

/** Whether images on the web are loaded. `ask`: the user has not answered yet. */
export type RemotePermission = 'shown' | 'ask' | 'refused' | 'never' | 'untrusted'

const setting = 'copydesk.preview.remoteImages'
const answersKey = 'copydesk.remoteImages'

/** Whether images on the web may be loaded, by folder. The user's answers are stored in the workspace state. */
export class RemoteImages implements vscode.Disposable {
  readonly #state: vscode.Memento
  readonly #changed = new vscode.EventEmitter<void>()
  /** Fires when `of` may return another permission than before. */
  readonly onDidChange = this.#changed.event
  readonly #subscriptions: vscode.Disposable

  constructor(state: vscode.Memento) {
    this.#state = state
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(setting) && this.#changed.fire()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire()),
      vscode.commands.registerCommand('copydesk.forgetRemoteImages', () => this.#forget()),
    )
  }

  of(uri: vscode.Uri): RemotePermission {
    if (!vscode.workspace.isTrusted) return 'untrusted'
    const chosen = vscode.workspace.getConfiguration('copydesk', uri).get('preview.remoteImages')
    if (chosen === 'always') return 'shown'
    if (chosen === 'never') return 'never'
    const answer = this.#answers()[folderOf(uri)]
    return answer === undefined ? 'ask' : answer ? 'shown' : 'refused'
  }

  /** Stores the user's answer for the folder of an article. Ignored unless the permission is `ask`. */
  async answer(uri: vscode.Uri, allowed: boolean): Promise<void> {
    if (this.of(uri) !== 'ask') return
    await this.#state.update(answersKey, { ...this.#answers(), [folderOf(uri)]: allowed })
    this.#changed.fire()
  }

  dispose(): void {
    this.#subscriptions.dispose()
    this.#changed.dispose()
  }

  async #forget(): Promise<void> {
    await this.#state.update(answersKey, undefined)
    this.#changed.fire()
    void vscode.window.showInformationMessage(vscode.l10n.t('The preview will ask again before it loads remote images.'))
  }

  #answers(): Readonly<Record<string, boolean>> {
    return this.#state.get<Readonly<Record<string, boolean>>>(answersKey, {})
  }
}

function folderOf(uri: vscode.Uri): string {
  return (vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..')).toString()
}
