import assert from 'node:assert/strict'
import * as vscode from 'vscode'

/** A figure as feeds leave it: the caption's tags are gone, its id is still referred to. */
const figure = (id: number) =>
  `<figure id="attachment_${id}" aria-describedby="caption-attachment-${id}" style="width:770px" class="wp-caption aligncenter"><img loading="lazy" src="https://example.com/${id}.jpg?w=770&resize=770%2C433" alt data-recalc-dims="1" referrerpolicy="no-referrer">(港口通讯社)</figure>`

/** An article of the shape that the product was asked for. */
export const feedArticle = `
---
title: '港口今晨重新开放 首批渡轮启航'
categories: 
 - 新媒体
 - 新闻
author: 港口通讯社
comments: false
date: Wed, 12 Jan 2022 03:35:16 GMT
---

<div>   
<p>港口今晨重新开放。</p>
${figure(1)}
<p>首批渡轮已经启航。</p>
${figure(2)}
  
</div>
`

export const feedArticleProblems = [
  '1 fm-leading-content',
  '9 date-format',
  ...[14, 16].flatMap((line) =>
    ['aria-reference-missing', 'figure-caption-text', 'img-alt-empty', 'img-dimensions', 'img-resizer-residue'].map(
      (rule) => `${line} ${rule}`,
    ),
  ),
]

export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? []
  assert.ok(first)
  return first.uri
}

/** Each suite is a bundle of its own: the name has to differ between them too, as VS Code keeps documents for a while. */
const run = Date.now().toString(36)
let count = 0

/** A new article in the workspace, open in an editor. */
export async function openArticle(text: string, name = `test-${run}-${++count}.md`): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(folder(), 'source', '_posts', name)
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))
}

/** Closes all editors, and takes the articles that tests made away again. */
export async function clean(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  for (const uri of await vscode.workspace.findFiles('source/_posts/test-*.md')) await vscode.workspace.fs.delete(uri)
}

/** Our diagnostics of a document as "line rule", once they are as wanted. */
export async function problems(document: vscode.TextDocument, until: (found: readonly string[]) => boolean): Promise<readonly string[]> {
  return eventually(() => {
    const found = vscode.languages
      .getDiagnostics(document.uri)
      .filter((diagnostic) => diagnostic.source === 'copydesk')
      .map((diagnostic) => `${diagnostic.range.start.line + 1} ${typeof diagnostic.code === 'object' ? diagnostic.code.value : ''}`)
    return found.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.localeCompare(b))
  }, until)
}

/** Asks until the answer is as wanted; after ten seconds gives the last one, for the assertion to fail on. */
export async function eventually<T>(ask: () => T | PromiseLike<T>, until: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const answer = await ask()
    if (until(answer) || Date.now() > deadline) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
