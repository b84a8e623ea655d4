import type { Article } from '../../core/article/article'
import { moveOf, movedPath, viewAfter, type Move } from '../../core/files/moves'
import type { SiteFiles, SitePlaces } from '../../core/files/localFile'
import { normalizedPath } from '../../core/files/siteAddress'
import type { Edit } from '../../core/text/text'
import { fileReferences, type FileReference, type ReferenceForms } from './fileReferences'
import { referredFile } from './referredFile'
import { writePath } from './writtenPath'

/** An article that may refer to files that are moved, and the places of its site. */
export interface LinkingArticle extends ReferenceForms {
  readonly article: Article
  /** Its files as they are before the moves. */
  readonly files: SiteFiles
  /** The places of the article after the moves; undefined if the article and its site stay where they are. */
  readonly placesAfter?: SitePlaces | undefined
  /** Whether VS Code's Markdown extension changes the links that it reads because of a move. They are left to it. */
  readonly isLeft?: ((move: Move) => boolean) | undefined
}

/**
 * The edits that let the references of an article lead to the same files after some are moved, in document order. The article itself may
 * be among them. References that lead nowhere, or cannot be written for the new place, stay as they are.
 */
export function movedLinkEdits(linking: LinkingArticle, moves: readonly Move[]): readonly Edit[] {
  const { article, files } = linking
  const { document } = files.places
  const newDocument = movedPath(document, moves)
  const after: SiteFiles = {
    places: linking.placesAfter ?? { ...files.places, document: newDocument },
    view: viewAfter(files.view, moves),
  }
  return fileReferences(article, linking).flatMap((reference) => {
    const referred = referredFile(reference, files)
    const move = referred && (moveOf(referred.file, moves) ?? moveOf(document, moves))
    if (!referred || !move) return []
    const target = movedPath(referred.file, moves)
    const leads = (path: string) => referredFile({ ...reference, path }, after)?.file === target
    if (leads(reference.path) || (linking.isLeft?.(move) && isOfEditor(reference, referred.file, files.places))) return []
    const path = referred.pathsTo(target, newDocument).find(leads)
    return (path !== undefined && writePath(article.text, reference, path)) || []
  })
}

/** Whether VS Code's Markdown extension resolves a reference to a file: it takes the workspace folder for the root. */
function isOfEditor({ kind, path }: FileReference, file: string, { document, within }: SitePlaces): boolean {
  const base = path.startsWith('/') ? within : document.slice(0, document.lastIndexOf('/'))
  return kind === 'link' && normalizedPath(`${base}/${path}`) === file
}
