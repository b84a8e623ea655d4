import * as vscode from 'vscode'
import { escapedAttribute, newNonce } from '../platform/webviewHtml'

/** The HTML of the form's page, without fields; the script fills it. */
export function formHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = newNonce()
  const address = (...path: readonly string[]) =>
    escapedAttribute(webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString())
  const rules = [
    `default-src 'none'`,
    `img-src ${webview.cspSource}`,
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ]
  return `<!DOCTYPE html>
<html lang="${escapedAttribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapedAttribute(rules.join('; '))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapedAttribute(vscode.l10n.t('Article'))}</title>
<link rel="stylesheet" href="${address('media', 'articleForm.css')}">
</head>
<body>
<script nonce="${nonce}" src="${address('dist', 'form.js')}"></script>
</body>
</html>`
}
