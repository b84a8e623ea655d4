import type { FolderListing } from '../../core/files/folderListing'
import type { FileView } from '../../core/files/localFile'
import type { AnsweredQuestion } from '../config/settingsReads'
import { contentHash } from '../io/contentHash'
import type { Files } from '../io/files'
import { relativePath } from '../io/paths'
import type { UsedFiles } from './usedFiles'

/**
 * What the checks of articles have asked of the other files of their site. A question is `list FOLDER`, `read FILE` or `text FILE`, the
 * methods of `FileView`, with a path relative to the current folder.
 */
export class SiteAnswers {
  readonly #view: FileView
  readonly #files: Files
  readonly #here: string
  readonly #hashes = new Map<string, string>()

  /** @param view of the check itself: it gives the same answers again, even if files have changed since */
  constructor(view: FileView, files: Files) {
    this.#view = view
    this.#files = files
    this.#here = files.resolve('.')
  }

  questionsOf({ listed, read, texts }: UsedFiles): readonly string[] {
    const asked = (kind: string, paths: ReadonlySet<string>) => [...paths].map((path) => `${kind} ${relativePath(this.#here, path)}`)
    return [...asked('list', listed), ...asked('read', read), ...asked('text', texts)]
  }

  /** The hash of an answer. */
  hashOf(question: string): string {
    const known = this.#hashes.get(question)
    if (known !== undefined) return known
    const hash = contentHash(JSON.stringify(this.#ask(question)) ?? '')
    this.#hashes.set(question, hash)
    return hash
  }

  /** Adds answers of another thread. If they differ from those here, files have changed meanwhile, and no later answer is the same. */
  add(answered: readonly AnsweredQuestion[]): void {
    for (const [question, hash] of answered) {
      const known = this.#hashes.get(question)
      this.#hashes.set(question, known === undefined || known === hash ? hash : '?')
    }
  }

  /** The file or folder of a question, absolute. */
  pathOf(question: string): string {
    return this.#files.resolve(question.slice(question.indexOf(' ') + 1))
  }

  #ask(question: string): unknown {
    const path = this.pathOf(question)
    const slashed = path.startsWith('/') ? path : `/${path}`
    if (question.startsWith('list ')) return entriesIn(this.#view.list(slashed))
    return question.startsWith('read ') ? this.#view.read(slashed) : this.#view.text(slashed)
  }
}

/** Without what Copydesk itself makes: its cache, and temporary files of reports. No article means these. */
function entriesIn(listing: FolderListing | 'missing' | undefined): unknown {
  if (typeof listing !== 'object') return listing
  return [...listing.names].filter((name) => !name.startsWith('.copydesk-')).map((name) => [name, listing.kindOf(name)])
}
