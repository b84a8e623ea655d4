import type * as vscode from 'vscode'

/** The path of an article relative to the folder of its configuration, with forward slashes. */
export function pathFrom(folder: vscode.Uri | undefined, uri: Pick<vscode.Uri, 'path'>): string {
  const base = folder?.path.replace(/\/?$/, '/')
  return base && uri.path.startsWith(base) ? uri.path.slice(base.length) : (uri.path.split('/').at(-1) ?? '')
}
