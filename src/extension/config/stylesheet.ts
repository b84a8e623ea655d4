import * as vscode from 'vscode'
import { isBelow } from '../../core/files/siteAddress'
import type { Finding } from '../../core/text/problem'
import type { FileSetting } from '../../core/settings/settings'

/** The newsroom's own style sheet. */
export interface Stylesheet {
  readonly css: string
  /** The file; addresses in it are told from there. */
  readonly uri: vscode.Uri
}

/** In bytes. Far more than anybody writes. */
const largest = 1_000_000

/**
 * Reads the style sheet that the settings of a folder name.
 * @param problems what is wrong with it is added, at the place where it is named
 */
export async function readStylesheet(folder: vscode.Uri, setting: FileSetting, problems: Finding[]): Promise<Stylesheet | undefined> {
  const { path, range } = setting
  const problem = (message: string, severity: Finding['severity'] = 'error') => {
    problems.push({ range, message, severity })
    return undefined
  }
  if (/^(?:[A-Za-z][A-Za-z\d+.-]+:|\/\/)/.test(path)) {
    return problem(vscode.l10n.t('The style sheet “{0}” is not fetched: name a file of this site.', path))
  }
  if (!vscode.workspace.isTrusted) return problem(vscode.l10n.t('The style sheet is not used until this folder is trusted.'), 'information')
  const uri = vscode.Uri.joinPath(folder, path)
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder
  if (!isBelow(root.path, uri.path)) {
    return problem(vscode.l10n.t('The style sheet “{0}” lies outside of this workspace.', path))
  }
  try {
    const bytes = await vscode.workspace.fs.readFile(uri)
    if (bytes.length > largest) return problem(vscode.l10n.t('The style sheet “{0}” is too large: more than 1 MB is not read.', path))
    return { css: new TextDecoder().decode(bytes), uri }
  } catch {
    return problem(vscode.l10n.t('The style sheet “{0}” is not there or cannot be read.', path))
  }
}
