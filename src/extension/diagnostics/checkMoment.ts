import * as vscode from 'vscode'

/** When articles are checked: as they are typed, when they are saved, or only by commands. */
type CheckMoment = 'type' | 'save' | 'never'

export function checkMoment(): CheckMoment {
  return vscode.workspace.getConfiguration('copydesk').get<CheckMoment>('problems.run', 'type')
}

export function isNeverChecked(): boolean {
  return checkMoment() === 'never'
}
