import * as vscode from 'vscode'
import { isBelow } from '../../core/files/siteAddress'
import type { Finding } from '../../core/text/problem'
import { isReallyBelow, readBytes } from '../platform/readBytes'
import type { FileSetting } from '../../core/settings/settings'

/** The style sheet that `stylesheet` in `copydesk.yaml` names. */
export interface Stylesheet {
  readonly css: string
  /** The file. Addresses in the CSS are relative to it. */
  readonly uri: vscode.Uri
}

const maxBytes = 1_000_000

/**
 * Reads the style sheet that `copydesk.yaml` names.
 * @param folder the folder of `copydesk.yaml`
 * @param problems receives a finding if the file is refused or cannot be read, at the range of the setting
 * @returns undefined if the file is refused or cannot be read
 */
export async function readStylesheet(folder: vscode.Uri, setting: FileSetting, problems: Finding[]): Promise<Stylesheet | undefined> {
  const { path, range } = setting
  const problem = (message: string, severity: Finding['severity'] = 'error') => {
    problems.push({ range, message, severity })
    return undefined
  }
  if (/^(?:[A-Za-z][A-Za-z\d+.-]+:|\/\/)/.test(path)) {
    return problem(vscode.l10n.t('The style sheet “{0}” is not downloaded: use a file of this site.', path))
  }
  if (!vscode.workspace.isTrusted) return problem(vscode.l10n.t('The style sheet is not used until you trust this folder.'), 'information')
  const uri = vscode.Uri.joinPath(folder, path)
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder
  if (!isBelow(root.path, uri.path)) {
    return problem(vscode.l10n.t('The style sheet “{0}” is outside this workspace.', path))
  }
  if (!(await isReallyBelow(uri, [root])))
    return problem(vscode.l10n.t('The style sheet “{0}” is a link to a file outside this workspace.', path))
  try {
    const bytes = await readBytes(uri, maxBytes)
    if (!bytes) return problem(vscode.l10n.t('The style sheet “{0}” is too large: the limit is 1 MB.', path))
    return { css: new TextDecoder().decode(bytes), uri }
  } catch {
    return problem(vscode.l10n.t('The style sheet “{0}” does not exist or cannot be read.', path))
  }
}
