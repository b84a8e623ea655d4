import * as vscode from 'vscode'
import { articleSelector } from '../config/markdownDocuments'
import type { ImagePasteServices } from './imagePasteRun'

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('copydesk', 'figure')
const mimeTypes = ['image/*', 'files', 'text/uri-list']

/** Copies pasted or dropped images to the image folder of the site and inserts them in the article. */
export function registerImagePaste(services: ImagePasteServices): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentPasteEditProvider(
      articleSelector,
      {
        async provideDocumentPasteEdits(document, [selected], data, context, token) {
          if (!selected || (context.only && !context.only.contains(kind))) return undefined
          // A word processor also copies its text as an image.
          const { holdsText, imagesPasted } = await import('./imagePasteRun')
          if (!context.only && (await holdsText(data))) return undefined
          const found = await imagesPasted(document, selected, data, services, token)
          if (!found) return undefined
          const edit = new vscode.DocumentPasteEdit(found.text, found.title, kind)
          edit.additionalEdit = found.files
          return [edit]
        },
      },
      { providedPasteEditKinds: [kind], pasteMimeTypes: mimeTypes },
    ),
    vscode.languages.registerDocumentDropEditProvider(
      articleSelector,
      {
        async provideDocumentDropEdits(document, position, data, token) {
          const { imagesPasted } = await import('./imagePasteRun')
          const found = await imagesPasted(document, new vscode.Range(position, position), data, services, token)
          if (!found) return undefined
          const edit = new vscode.DocumentDropEdit(found.text, found.title, kind)
          edit.additionalEdit = found.files
          return [edit]
        },
      },
      { providedDropEditKinds: [kind], dropMimeTypes: mimeTypes },
    ),
  )
}
