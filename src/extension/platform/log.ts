import * as vscode from 'vscode'

/** Tells what went wrong inside: the whole of it to the output channel "Copydesk", one sentence to the user where one is given. */
export interface Log extends vscode.Disposable {
  error(what: string, error: unknown): void
  /** As `error`, and tells the user, with a button that shows the channel. */
  tell(what: string, error: unknown): void
  info(message: string): void
  show(): void
}

export function createLog(): Log {
  const channel = vscode.window.createOutputChannel('Copydesk', { log: true })
  const error = (what: string, cause: unknown) => {
    channel.error(`${what}\n${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`)
  }
  return {
    error,
    tell(what, cause) {
      error(what, cause)
      const show = vscode.l10n.t('Show Details')
      void vscode.window.showErrorMessage(what, show).then((chosen) => {
        if (chosen === show) channel.show()
      })
    },
    info: (message) => channel.info(message),
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  }
}
