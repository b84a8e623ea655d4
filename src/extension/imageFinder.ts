import * as vscode from 'vscode'
import type { ImageFinder } from '../core/checker'
import { imagePlaces } from '../core/imagePlaces'
import { findLocalImage, type ImagePlaces } from '../core/localImage'
import type { Scope } from '../core/scope'
import type { LocalImages } from './localImages'

/**
 * Finds the image files of a folder's articles.
 * @param base what the articles' paths are told from
 * @param folder what the site's roots are told from
 */
export function imageFinder(images: LocalImages, scope: Scope, base: vscode.Uri, folder: vscode.Uri | undefined): ImageFinder {
  const view = images.viewFor(base)
  const placesOf = (path: string) => {
    const document = vscode.Uri.joinPath(base, path)
    const workspaceFolder = vscode.workspace.getWorkspaceFolder(document)?.uri.path
    const within = workspaceFolder ?? vscode.Uri.joinPath(document, '..').path
    return imagePlaces({ document: document.path, scope, folder: folder?.path, fallback: workspaceFolder, within })
  }
  const known = new Map<string, ImagePlaces>()
  return (path, address, place) => {
    const places = known.get(path) ?? placesOf(path)
    known.set(path, places)
    return findLocalImage(address, place, places, view)
  }
}
