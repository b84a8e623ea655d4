// Run inside VS Code's extension host by host.mjs: how long the host is held up after each letter that is typed into a very long
// article with problems, while its preview is open.
const { appendFileSync } = require('node:fs')
const { resolve } = require('node:path')
const vscode = require('vscode')
const { lateness, percentile } = require('./lateness.cjs')
const { startOwnership } = require('./ownership.cjs')

const wantedMs = 100
/** Longer than every delay of the extension after a key press: a host that computes nothing for so long is done with the letter. */
const quietMs = 400

exports.run = async () => {
  const say = (row) => appendFileSync(process.env.COPYDESK_TEST_RESULTS, `${JSON.stringify(row)}\n`)
  const letters = Number(process.env.COPYDESK_BENCH_LETTERS)
  await vscode.extensions.getExtension('copydesk.copydesk').activate()
  for (const name of ['HTML.md', 'Markdown.md']) {
    const note = await open('notes', name)
    await quiet()
    for (const row of await typing(`${name}: as a file that is no article`, note, letters, () => undefined)) say(row)
    await close()
    let isDone = false
    const opening = lateness(() => isDone)
    const ownership = await startOwnership(resolve(__dirname, '..', '..', 'dist'))
    const editor = await open('source/_posts', name)
    await vscode.commands.executeCommand('copydesk.openPreviewToSide')
    await until(() => bodyProblems(editor.document).length > 0, editor.document)
    await quiet()
    isDone = true
    const { computed, spans } = await opening
    const shareOf = await ownership.stop()
    const own = computed.map((ms, index) => (ms < 10 ? 0 : ms * shareOf(...spans[index])))
    const count = bodyProblems(editor.document).length
    say([`${name}: opened, ${count} problems`, '', '', '', Math.max(...computed).toFixed(0), countLong(computed), '', ''])
    say(['  of it Copydesk', '', '', '', Math.max(...own).toFixed(0), countLong(own), '', ''])
    for (const row of await typing(`${name}: typed in`, editor, letters, bodyProblems, name)) say(row)
    await close()
  }
}

async function open(path, name) {
  const [folder] = vscode.workspace.workspaceFolders
  const uri = vscode.Uri.joinPath(folder.uri, path, name)
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), vscode.ViewColumn.One)
}

async function close() {
  await vscode.commands.executeCommand('workbench.action.files.revert')
  await vscode.commands.executeCommand('workbench.action.closeAllEditors')
  await quiet()
}

/** Problems of the body, in the order of their lines. */
function bodyProblems(document) {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, range }) => source === 'copydesk' && range.start.line > 20)
    .sort((a, b) => a.range.start.compareTo(b.range.start))
}

/**
 * Types single letters, each at the start of a line with a problem, and waits until the problem has moved by one letter and the host
 * is quiet again. The lines are spread over the article.
 * @returns two rows: all that the host computes, and what Copydesk does of it
 */
async function typing(title, editor, letters, problemsOf, name) {
  const longest = []
  const own = []
  const answered = []
  const recorded = []
  const file = process.env.COPYDESK_BENCH_PROFILE
  const ownership = await startOwnership(resolve(__dirname, '..', '..', 'dist'), file && name && `${file}-${name}.cpuprofile`)
  for (let number = 0; number < letters; number++) {
    const { document } = editor
    const share = (number % 97) / 97
    const problems = problemsOf(document)
    const problem = problems?.[Math.floor(problems.length * share)]
    const line = problem?.range.start.line ?? Math.floor(document.lineCount * share)
    const last = problem?.range.start.character
    let isDone = false
    const stalls = lateness(() => isDone)
    const started = performance.now()
    // As a writer's: VS Code asks for what it offers at the cursor.
    editor.selection = new vscode.Selection(line, 0, line, 0)
    await editor.edit((edit) => edit.insert(new vscode.Position(line, 0), String.fromCharCode(97 + (number % 26))))
    const hasMoved = ({ range }) => range.start.line === line && range.start.character === last + 1
    if (problem) await until(() => problemsOf(document).some(hasMoved), document)
    answered.push(performance.now() - started)
    await quiet()
    isDone = true
    recorded.push(await stalls)
  }
  const shareOf = await ownership.stop()
  for (const { computed, spans } of recorded) {
    longest.push(Math.max(...computed))
    own.push(Math.max(...computed.map((ms, index) => (ms < 10 ? 0 : ms * shareOf(...spans[index])))))
  }
  const shares = (times) => [percentile(times, 0.5), percentile(times, 0.99), percentile(times, 1)].map((ms) => ms.toFixed(0))
  const toProblems = problemsOf(editor.document) ? [percentile(answered, 0.5), percentile(answered, 0.99)] : []
  return [
    [title, letters, ...shares(longest), countLong(longest), ...[0, 1].map((index) => toProblems[index]?.toFixed(0) ?? '')],
    ['  of it Copydesk', '', ...shares(own), countLong(own), '', ''],
  ]
}

/** Until what is asked for is so; asked whenever problems change. */
function until(isSo, document) {
  return new Promise((resolve) => {
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === document.uri.toString()) && isSo()) end()
    })
    const end = () => {
      listener.dispose()
      resolve()
    }
    if (isSo()) end()
  })
}

/** Until the host has computed nothing of note for a while. */
async function quiet() {
  for (;;) {
    const { computed } = await lateness(quietMs)
    if (Math.max(...computed) < 10) return
  }
}

function countLong(times) {
  return times.filter((ms) => ms > wantedMs).length
}
