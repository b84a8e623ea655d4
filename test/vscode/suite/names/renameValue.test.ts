import assert from 'node:assert/strict'
import { truncateSync, utimesSync } from 'node:fs'
import * as vscode from 'vscode'
import { clean, eventually, folder, openArticle } from '../workspace'

const run = Date.now().toString(36)
const old = `Quayside ${run}`
const name = `Waterfront ${run}`
const article = (title: string, categories: string) => `---\ntitle: ${title}\ndate: 2025-03-05\ncategories: ${categories}\n---\n\n${old}.\n`

const posts = () => vscode.Uri.joinPath(folder(), 'source', '_posts')
const settings = () => vscode.Uri.joinPath(folder(), 'copydesk.yaml')
const list = () => vscode.Uri.joinPath(folder(), 'test-categories.txt')
const textOf = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))

async function references(document: vscode.TextDocument): Promise<readonly string[]> {
  const at = document.positionAt(document.getText().indexOf(old) + 2)
  const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, at)
  return found.map(({ uri, range }) => `${uri.path.split('/').at(-1)} ${range.start.line}:${range.start.character}`).sort()
}

/** The edits of a rename without the question whether they are wanted: nobody is there to answer. */
function unasked(edit: vscode.WorkspaceEdit): vscode.WorkspaceEdit {
  const plain = new vscode.WorkspaceEdit()
  for (const [uri, edits] of edit.entries()) plain.set(uri, edits)
  return plain
}

describe('a category of several articles', function () {
  this.timeout(600_000)
  let before = ''

  beforeEach(async () => {
    before = await textOf(settings())
    await write(list(), `City\n${old}\n`)
    await write(settings(), `${before}vocabularies:\n  categories: { file: test-categories.txt, closed: false }\n`)
    await write(vscode.Uri.joinPath(posts(), `test-rename-a-${run}.md`), article('One', `[City, "${old}"]`))
    await write(vscode.Uri.joinPath(posts(), `test-rename-b-${run}.md`), article('Two', `\n  - ${old} # old\n  - ${name}`))
  })

  afterEach(async () => {
    await vscode.workspace.getConfiguration().update('copydesk.codeLens', undefined, vscode.ConfigurationTarget.Global)
    await clean()
    await write(settings(), before)
    await vscode.workspace.fs.delete(list())
  })

  it('is found, defined, counted and renamed everywhere at once', async () => {
    const editor = await openArticle(article('Three', 'City'), `test-rename-c-${run}.md`)
    const { document } = editor
    const typed = document.getText().indexOf('City')
    // Not saved: what is in the editor counts.
    await editor.edit((edit) => edit.replace(new vscode.Range(document.positionAt(typed), document.positionAt(typed + 4)), old))
    const places = await eventually(
      () => references(document),
      (found) => found.length === 4,
    )
    assert.deepEqual(places, [
      'test-categories.txt 1:0',
      `test-rename-a-${run}.md 3:20`,
      `test-rename-b-${run}.md 4:4`,
      `test-rename-c-${run}.md 3:12`,
    ])

    const at = document.positionAt(typed + 2)
    const [definition] = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeDefinitionProvider', document.uri, at)
    assert.deepEqual([definition?.uri.path.split('/').at(-1), definition?.range.start.line], ['test-categories.txt', 1])

    await vscode.workspace.getConfiguration().update('copydesk.codeLens', true, vscode.ConfigurationTarget.Global)
    const counted = /^3 .*3/
    const lenses = await eventually(
      async () => {
        const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri)
        return all.map(({ command, range }) => `${range.start.line} ${command?.title}`)
      },
      // What is typed is counted a little later.
      (found) => found.length === 1 && counted.test(found[0] ?? ''),
    )
    assert.match(lenses[0] ?? '', counted)

    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', old)
    assert.ok(symbols.some((symbol) => symbol.name === old))

    const prepared = await vscode.commands.executeCommand<{ readonly range: vscode.Range; readonly placeholder: string }>(
      'vscode.prepareRename',
      document.uri,
      at,
    )
    assert.equal(prepared.placeholder, old)
    assert.equal(document.getText(prepared.range), old)

    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, name)
    assert.equal(edit.size, 4)
    assert.ok(await vscode.workspace.applyEdit(unasked(edit), { isRefactoring: true }))
    await vscode.workspace.saveAll()
    assert.equal(await textOf(document.uri), article('Three', name))
    assert.equal(await textOf(vscode.Uri.joinPath(posts(), `test-rename-a-${run}.md`)), article('One', `[City, "${name}"]`))
    // It had the new name already.
    assert.equal(await textOf(vscode.Uri.joinPath(posts(), `test-rename-b-${run}.md`)), article('Two', `\n  - ${name}`))
    assert.equal(await textOf(list()), `City\n${name}\n`)
  })

  it('is renamed from the list of the newsroom as well', async () => {
    const document = await vscode.workspace.openTextDocument(list())
    const at = new vscode.Position(1, 3)
    const found = await eventually(
      () => references(document),
      (places) => places.length === 3,
    )
    assert.deepEqual(found, ['test-categories.txt 1:0', `test-rename-a-${run}.md 3:20`, `test-rename-b-${run}.md 4:4`])
    const prepared = await vscode.commands.executeCommand<{ readonly placeholder: string }>('vscode.prepareRename', document.uri, at)
    assert.equal(prepared.placeholder, old)
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, name)
    assert.equal(edit.size, 3)
    assert.ok(await vscode.workspace.applyEdit(unasked(edit), { isRefactoring: true }))
    await vscode.workspace.saveAll()
    assert.equal(await textOf(list()), `City\n${name}\n`)
    assert.equal(await textOf(vscode.Uri.joinPath(posts(), `test-rename-a-${run}.md`)), article('One', `[City, "${name}"]`))
  })

  it('is renamed in an article that is being written, which keeps what was typed', async () => {
    const { document: other } = await openArticle(article('Other', `[City, "${old}"]`), `test-rename-d-${run}.md`)
    const { document } = await openArticle(article('Typed', `\n  - City\n  - ${old} # old`), `test-rename-e-${run}.md`)
    const typing = new vscode.WorkspaceEdit()
    // Above the name, so that its place in the editor is another one than on disk.
    typing.insert(document.uri, new vscode.Position(1, 0), 'subtitle: Not saved\n')
    typing.insert(document.uri, new vscode.Position(document.lineCount - 1, 0), 'Not saved either.\n')
    assert.ok(await vscode.workspace.applyEdit(typing))
    const before = [document.getText(), other.getText()]
    const edit = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          other.uri,
          new vscode.Position(3, 22),
          name,
        ),
      (found) => found.has(document.uri) && found.has(other.uri),
    )
    const both = new vscode.WorkspaceEdit()
    for (const { uri } of [document, other]) both.set(uri, edit.get(uri))
    assert.ok(await vscode.workspace.applyEdit(both, { isRefactoring: true }))
    assert.deepEqual(
      [document.getText(), other.getText()],
      before.map((text) => text.replace(`- ${old}`, `- ${name}`).replace(`"${old}"`, `"${name}"`)),
    )
    await vscode.window.showTextDocument(document)
    await vscode.commands.executeCommand('undo')
    // One step undoes it in both articles.
    const undone = await eventually(
      () => [document.getText(), other.getText()],
      (texts) => texts.join() === before.join(),
    )
    assert.deepEqual(undone, before)
    await vscode.workspace.saveAll()
  })

  it('is not renamed in a file that others have changed meanwhile, or that is too large', async () => {
    const file = vscode.Uri.joinPath(posts(), `test-rename-b-${run}.md`)
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file))
    const typed = await editor.edit((edit) => edit.insert(new vscode.Position(editor.document.lineCount - 1, 0), 'Not saved.\n'))
    assert.ok(typed)
    const text = editor.document.getText()
    await write(file, article('By somebody else', old))
    // Later by more than the clock of a file system may be off.
    const later = Date.now() / 1000 + 60
    utimesSync(file.fsPath, later, later)
    const large = vscode.Uri.joinPath(posts(), `test-rename-large-${run}.md`)
    await write(large, article('Large', old))
    truncateSync(large.fsPath, 100_000_000)
    const asked = vscode.Uri.joinPath(posts(), `test-rename-a-${run}.md`)
    await vscode.workspace.openTextDocument(asked)
    const edit = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          asked,
          new vscode.Position(3, 22),
          name,
        ),
      (found) => found.size > 0,
    )
    assert.ok(edit.has(asked) && !edit.has(file) && !edit.has(large))
    assert.ok(await vscode.workspace.applyEdit(unasked(edit), { isRefactoring: true }))
    assert.deepEqual([editor.document.getText(), editor.document.isDirty], [text, true])
    assert.equal(await textOf(file), article('By somebody else', old))
    assert.ok((await textOf(asked)).includes(name))
    await vscode.window.showTextDocument(editor.document)
    await vscode.commands.executeCommand('workbench.action.files.revert')
  })

  it('is left alone where front matter is broken, and a name that is none is refused', async () => {
    const { document } = await openArticle(article('Four', `[${old}`))
    const rename = (to: string) =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        vscode.Uri.joinPath(posts(), `test-rename-a-${run}.md`),
        new vscode.Position(3, 22),
        to,
      )
    await vscode.workspace.openTextDocument(vscode.Uri.joinPath(posts(), `test-rename-a-${run}.md`))
    const edit = await eventually(
      () => rename(name),
      (found) => found.size === 3,
    )
    assert.ok(!edit.has(document.uri))
    assert.equal((await rename('  ')).size, 0)
  })
})
