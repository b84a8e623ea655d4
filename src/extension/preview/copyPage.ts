import * as vscode from 'vscode'
import { imagesWithoutAddress } from '../../preview/render/styledHtml'
import { escapedAttribute, newNonce } from '../platform/webviewHtml'

/**
 * Shows the article as it will be pasted, with a button that copies it as formatted text: VS Code itself can put only plain text on the
 * clipboard, which mail and WeChat would show as HTML source.
 * @param html safe HTML with styles inline @param showsRemoteImages whether images on the web may be loaded for the page
 */
export function showCopyPage(title: string, html: string, showsRemoteImages: boolean): void {
  const panel = vscode.window.createWebviewPanel('copydesk.copy', title, vscode.ViewColumn.Active, { enableScripts: true })
  panel.webview.html = copyPage(title, html, showsRemoteImages)
}

function copyPage(title: string, html: string, showsRemoteImages: boolean): string {
  const nonce = newNonce()
  const rules = [
    `default-src 'none'`,
    `img-src ${showsRemoteImages ? 'https: http:' : `'none'`}`,
    `style-src 'unsafe-inline'`,
    `script-src 'nonce-${nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ]
  const text = escapedAttribute
  const absent = imagesWithoutAddress(html)
  const note = vscode.l10n.t('Images that have no address on the web: {0}. Insert them where you paste the text.', absent)
  return `<!DOCTYPE html>
<html lang="${text(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${text(rules.join('; '))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<style>${css}</style>
</head>
<body>
<header>
<button type="button" autofocus>${text(vscode.l10n.t('Copy'))}</button>
<p role="status">${text(vscode.l10n.t('This is what will be copied, with its styles.'))}</p>
${absent === 0 ? '' : `<p>${text(note)}</p>`}
</header>
<main><article dir="auto">${html}</article></main>
<script nonce="${nonce}">
const article = document.querySelector('article')
const status = document.querySelector('[role=status]')
const button = document.querySelector('button')
button.addEventListener('click', () => {
  let isCopied = false
  const write = (event) => {
    event.clipboardData.setData('text/html', article.innerHTML)
    event.clipboardData.setData('text/plain', article.innerText)
    event.preventDefault()
    event.stopImmediatePropagation()
    isCopied = true
  }
  addEventListener('copy', write, { capture: true, once: true })
  document.execCommand('copy')
  removeEventListener('copy', write, { capture: true })
  status.textContent = isCopied ? button.dataset.copied : button.dataset.failed
})
button.dataset.copied = ${scriptText(vscode.l10n.t('Copied. Paste it where you write your mail or post.'))}
button.dataset.failed = ${scriptText(vscode.l10n.t('It could not be copied: select the text below, and copy it.'))}
addEventListener('focus', () => button.focus())
button.focus()
</script>
</body>
</html>`
}

/** A text as a literal of a script in a page. */
function scriptText(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c')
}

/** The article is shown dark on light, as where it is pasted; around it are the colours of VS Code. */
const css = `
body { margin: 0; padding: 0 }
header { position: sticky; top: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; padding: 12px 24px;
  font: var(--vscode-font-size) var(--vscode-font-family); color: var(--vscode-foreground); background: var(--vscode-editor-background);
  border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-panel-border)) }
header p { margin: 0 }
button { padding: 5px 16px; font: inherit; color: var(--vscode-button-foreground); background: var(--vscode-button-background);
  border: 1px solid var(--vscode-contrastBorder, transparent); cursor: pointer }
button:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 2px }
main { padding: 24px; background: #ffffff; color: #1a1a1a }
main a { color: #0645ad }
article { max-width: 640px; margin: 0 auto; font-family: sans-serif; overflow-wrap: anywhere }
`
