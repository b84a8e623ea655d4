import * as vscode from 'vscode'
import type { Policy } from '../../core/sanitizer/policy'
import { escapedAttribute as escaped, newNonce } from '../platform/webviewHtml'
import type { RemotePermission } from './remoteImages'

export interface PageOptions {
  readonly policy: Policy
  /** Whether images may be loaded from the network. */
  readonly permission: RemotePermission
  readonly language: string
}

/** The HTML of the webview page, without article content; the script fills it. */
export function previewPage(webview: vscode.Webview, extensionUri: vscode.Uri, { policy, permission, language }: PageOptions): string {
  const nonce = newNonce()
  const address = (...path: readonly string[]) => escaped(webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString())
  const remote = permission === 'shown'
  const network = remote ? ' https:' : ''
  const rules = [
    `default-src 'none'`,
    `img-src ${webview.cspSource} data:${network}`,
    `media-src ${webview.cspSource}${network}`,
    `frame-src ${remote ? frameSources(policy) : `'none'`}`,
    `style-src ${webview.cspSource}`,
    // The site's style sheet may use fonts from its folder.
    `font-src ${webview.cspSource} data:`,
    // For the style attributes of an article that the sanitizer policy allows.
    `style-src-attr 'unsafe-inline'`,
    `script-src 'nonce-${nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ]
  return `<!DOCTYPE html>
<html lang="${escaped(language)}" data-cd-web="${permission}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(rules.join('; '))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address('media', 'previewPage.css')}">
</head>
<body>
<script nonce="${nonce}" src="${address('dist', 'preview.js')}"></script>
</body>
</html>`
}

/** Accepts host names only: the policy comes from `copydesk.yaml`, and other text could add directives. */
function frameSources({ frameHosts }: Policy): string {
  const hosts = frameHosts.filter((host) => /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(host))
  return hosts.length > 0 ? hosts.map((host) => `https://${host}`).join(' ') : `'none'`
}
