// Run inside VS Code's extension host by host.mjs: how long the host is held up while the articles are indexed.
const { appendFileSync } = require('node:fs')
const vscode = require('vscode')
const { lateness, percentile } = require('./lateness.cjs')

/** To check more takes minutes. */
const mostChecked = 20_000

exports.run = async () => {
  const say = (row) => appendFileSync(process.env.COPYDESK_TEST_RESULTS, `${JSON.stringify(row)}\n`)
  const [folder] = vscode.workspace.workspaceFolders
  const count = Number(process.env.COPYDESK_BENCH_ARTICLES)
  const extension = vscode.extensions.getExtension('copydesk.copydesk')
  await extension.activate()
  // An article that lies in no folder wakes what VS Code has for Markdown and Copydesk for articles: only the index is left to come.
  const content = "---\ntitle: 'The quay'\ndate: 2024-01-05\nauthor: A\n---\n\n<p>Text.</p>\n"
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }))
  const quiet = await settled()
  say(['an idle host, for comparison', ...figures(quiet)])
  const uri = vscode.Uri.joinPath(folder.uri, 'source', '_posts', '00000', 'article-1.md')
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri))
  say([`cold index of ${count} articles`, ...figures(await whileIndexing(uri))])
  await vscode.commands.executeCommand('copydesk.readArticlesAgain')
  say(['warm index', ...figures(await delays(4000))])
  say(await renaming(folder.uri))
  if (count > mostChecked) return
  let done = false
  const measuring = delays(() => done)
  const started = performance.now()
  const { checked } = await vscode.commands.executeCommand('copydesk.checkAll')
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  done = true
  say([`check of ${checked} articles, ${seconds} s`, ...figures(await measuring)])
}

/** Until VS Code itself has come to rest after its start. */
async function settled() {
  let seen = await delays(3000)
  for (let tries = 0; tries < 20 && percentile(seen[0], 0.99) > 5; tries++) seen = await delays(3000)
  return seen
}

/** Prepares to call the category otherwise that most articles have; nothing is applied. */
async function renaming(folder) {
  const entry = ' - 新闻0\n'
  for (let number = 0; number < 1000; number++) {
    const uri = vscode.Uri.joinPath(folder, 'source', '_posts', String(Math.floor(number / 100)).padStart(5, '0'), `article-${number}.md`)
    const offset = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)).indexOf(entry)
    if (offset < 0) continue
    const document = await vscode.workspace.openTextDocument(uri)
    let done = false
    const measuring = delays(() => done)
    const started = performance.now()
    const at = document.positionAt(offset + 4)
    const edit = await vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', uri, at, '要闻')
    const took = performance.now() - started
    done = true
    return [`a rename in ${edit.size} articles, prepared in ${Math.round(took)} ms`, ...figures(await measuring)]
  }
  throw new Error('No article has the category')
}

/** Until the archive is known: by what a hover over a category says, which costs the host little. */
async function whileIndexing(uri) {
  const document = await vscode.workspace.openTextDocument(uri)
  const at = document.positionAt(document.getText().indexOf('\n - ') + '\n - '.length)
  let done = false
  const measuring = delays(() => done)
  const started = performance.now()
  for (let known = '', same = 0; same < 3 && performance.now() - started < 240_000; ) {
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, at)
    const told = hovers.flatMap(({ contents }) => contents.map((content) => content.value ?? content)).join()
    same = told === known && /\d/.test(told) ? same + 1 : 0
    known = told
  }
  done = true
  return measuring
}

/** Each list in ascending order. */
async function delays(until) {
  const { late, computed } = await lateness(until)
  return [late, computed].map((times) => times.sort((a, b) => a - b))
}

function figures([late, computed]) {
  const shares = [percentile(late, 0.5), percentile(late, 0.99), percentile(late, 1), percentile(computed, 0.99), percentile(computed, 1)]
  return [late.length, ...shares.map((figure) => figure.toFixed(1))]
}
