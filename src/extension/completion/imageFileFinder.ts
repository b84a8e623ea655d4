import * as vscode from 'vscode'
import type { CompletionItem } from '../../features/completion/completionTypes'
import { factsOf } from '../../features/hover/hoverImage'
import { foldersMeant, imagePathItems, type FolderEntry, type ImagePath } from '../../features/completion/imagePaths'
import { pathsOf, type ArticlePlaces } from '../config/articlePlaces'
import { imageOf } from '../config/workspaceFiles'

/** What the address of an image may go on with. Only the folders that are meant are read, none below them. */
export async function imagePathsFor(path: ImagePath, places: ArticlePlaces): Promise<readonly CompletionItem[]> {
  const folders = foldersMeant(path, pathsOf(places))
  const listed = await Promise.all(
    folders.map(async (folder) => ({ folder, entries: await entriesOf(places.document.with({ path: folder.folder })) })),
  )
  return imagePathItems(path, listed)
}

/** A small picture of an image file, with its size, for the side of the list. */
export async function pictureOf(file: vscode.Uri): Promise<vscode.MarkdownString> {
  const known = await imageOf(file)
  const facts = known ? factsOf(known, vscode.env.language) : ''
  return new vscode.MarkdownString(`![](${file.toString()}|width=240)\n\n${facts}`)
}

async function entriesOf(folder: vscode.Uri): Promise<readonly FolderEntry[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder)
    return entries.map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0 }))
  } catch {
    // Not there yet: a part of its name may be what is typed.
    return []
  }
}
