import * as vscode from 'vscode'
import { check, eventually } from './asking'

const post = (name: string) => {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  check(folder !== undefined, 'no folder is open')
  return vscode.Uri.joinPath(folder.uri, 'source', '_posts', name)
}

/** An article on the virtual file system, in an editor. */
async function open(name: string, text?: string): Promise<vscode.TextDocument> {
  if (text !== undefined) await vscode.workspace.fs.writeFile(post(name), new TextEncoder().encode(text))
  const document = await vscode.workspace.openTextDocument(post(name))
  await vscode.window.showTextDocument(document)
  return document
}

const placeOf = (document: vscode.TextDocument, text: string, after = 0) => document.positionAt(document.getText().indexOf(text) + after)

const story = `---
title: A story of the web
date: 2025-03-12 08:00
categories: Science
author: Quill Marsh
---

The **harbour** opens.
`

/** What editors ask, and the index, in the worker and on its file system. */
export function featuresSuite(): void {
  describe('In a web worker, an article', () => {
    let document: vscode.TextDocument

    before(async () => {
      document = await open('web-story.md', story)
    })

    it('is completed with the names of the other articles, which are indexed there', async () => {
      const at = placeOf(document, 'author: ', 8)
      const labels = await eventually(
        async () => {
          const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
            'vscode.executeCompletionItemProvider',
            document.uri,
            at,
          )
          return items.map(({ label }) => (typeof label === 'string' ? label : label.label))
        },
        (found) => found.includes('Mara Ellison') && found.includes('@tidewatch'),
      )
      check(labels.includes('Mara Ellison') && labels.includes('@tidewatch'), labels.join())
    })

    it('is completed with keys, and with tags of HTML in the body', async () => {
      const labelsAt = async (at: vscode.Position) => {
        const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          at,
        )
        return items.map(({ label }) => (typeof label === 'string' ? label : label.label))
      }
      const edit = new vscode.WorkspaceEdit()
      edit.insert(document.uri, placeOf(document, '---\n\n'), 'ta\n')
      edit.insert(document.uri, document.positionAt(document.getText().length), '\n<fig')
      await vscode.workspace.applyEdit(edit)
      const keys = await labelsAt(placeOf(document, 'ta\n---', 2))
      check(keys.includes('tags'), keys.join())
      const tags = await labelsAt(document.positionAt(document.getText().length))
      check(tags.includes('figure'), tags.join())
      await vscode.commands.executeCommand('undo')
      await eventually(
        () => document.getText(),
        (text) => text === story,
      )
      check(document.getText() === story, document.getText())
    })

    it('has hovers of its date, and of a photo with the words in it', async () => {
      const hovers = async (uri: vscode.Uri, at: vscode.Position) => {
        const found = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at)
        return found.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n')
      }
      const date = await hovers(document.uri, placeOf(document, 'date'))
      check(date.includes('When the article is published'), date)
      const gauges = await open('science/tide-gauges-go-online.md')
      const photo = await eventually(
        () => hovers(gauges.uri, placeOf(gauges, '<img', 1)),
        (text) => text.includes('Ines'),
      )
      check(photo.includes('770 × 433') && photo.includes('Ines Marlowe'), photo)
    })

    it('has its byline renamed in all articles at once', async () => {
      await open('web-other.md', story.replace('A story of the web', 'Another story'))
      await vscode.window.showTextDocument(document)
      const at = placeOf(document, 'Quill', 2)
      const edit = await eventually(
        async () =>
          vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, 'Quill Marshall'),
        (found) => found.size === 2,
      )
      check(edit.size === 2, `${edit.size} files`)
      const names = edit.entries().map(([{ path }]) => path.split('/').at(-1))
      check(names.sort().join() === 'web-other.md,web-story.md', names.join())
    })

    it('is defined and found by its references', async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        placeOf(document, 'Quill', 2),
      )
      check(found.length === 2, found.map(({ uri }) => uri.path).join())
    })
  })
}
