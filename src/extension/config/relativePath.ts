import type * as vscode from 'vscode'

/** The path of an article from the folder of its desk, with forward slashes. */
export function pathFrom(folder: vscode.Uri | undefined, uri: Pick<vscode.Uri, 'path'>): string {
  const base = folder?.path.replace(/\/?$/, '/')
  return base && uri.path.startsWith(base) ? uri.path.slice(base.length) : (uri.path.split('/').at(-1) ?? '')
}
