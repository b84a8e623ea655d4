import * as vscode from 'vscode'

/** Whether VS Code runs in Chinese, simplified or traditional. */
export function isInChinese(): boolean {
  return vscode.env.language.toLowerCase().startsWith('zh')
}
