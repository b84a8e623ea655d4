import * as vscode from 'vscode'

/** Opens an address of the web or of mail, as `isExternalLink` lets it through. VS Code asks first where it does not know it. */
export function openLink(href: string): void {
  // As a text, since a Uri encodes the address anew; but only addresses of the web may be given as one.
  if (/^https?:/i.test(href)) void vscode.commands.executeCommand('vscode.open', href)
  else void vscode.env.openExternal(vscode.Uri.parse(href))
}
