import * as vscode from 'vscode'

/** Opens a web or mail address that `isExternalLink` accepts. VS Code asks for confirmation unless the domain is trusted. */
export function openLink(href: string): void {
  // As a string, because `Uri` would encode the address again; `vscode.open` accepts strings for web addresses only.
  if (/^https?:/i.test(href)) void vscode.commands.executeCommand('vscode.open', href)
  else void vscode.env.openExternal(vscode.Uri.parse(href))
}
