import * as vscode from 'vscode'
import type { CompletionItem } from '../../features/completion/completionTypes'
import { factsOf } from '../../features/hover/hoverImage'
import { foldersMeant, imagePathItems, type FolderEntry, type ImagePath } from '../../features/completion/imagePaths'
import { pathsOf, type ArticlePlaces } from '../config/articlePlaces'
import { imageOf } from '../config/workspaceFiles'

/** The items that continue the address of an image. Reads only the folders that the address may point to, not their subfolders. */
export async function imagePathsFor(path: ImagePath, places: ArticlePlaces): Promise<readonly CompletionItem[]> {
  const folders = foldersMeant(path, pathsOf(places))
  const listed = await Promise.all(
    folders.map(async (folder) => ({ folder, entries: await entriesOf(places.document.with({ path: folder.folder })) })),
  )
  return imagePathItems(path, listed)
}

/** A preview of an image file with its size, for the details pane of the list. */
export async function imagePreview(file: vscode.Uri): Promise<vscode.MarkdownString> {
  const image = await imageOf(file)
  const facts = image ? factsOf(image, vscode.env.language) : ''
  return new vscode.MarkdownString(`![](${file.toString()}|width=240)\n\n${facts}`)
}

async function entriesOf(folder: vscode.Uri): Promise<readonly FolderEntry[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder)
    return entries.map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0 }))
  } catch {
    // The folder does not exist: its name may be half typed.
    return []
  }
}
