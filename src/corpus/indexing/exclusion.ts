import ignore, { type Ignore } from 'ignore'
import { globMatcher } from '../../core/files/globs'

/** The rules of one `.gitignore`. */
interface Layer {
  /** What of a path is cut off at its start, and put before it, to have it from the folder of the rules. */
  readonly cut: number
  readonly prefix: string
  readonly all: Ignore
  /** Those that can concern a Markdown file; undefined for none, as is usual. */
  readonly forFiles: Ignore | undefined
}

/** What is left out in a folder: by `.gitignore` files there and above, by globs, and folders that never hold articles. */
export interface Exclusion {
  /** @param path from the folder that is indexed, with forward slashes. The folders above it are taken to be not excluded */
  excludes(path: string, kind: 'file' | 'folder'): boolean
  /**
   * The same with the rules of a `.gitignore`.
   * @param folder where it lies, with a slash at its end; '' for the folder that is indexed
   * @param prefix for a file above that: the path from there to the folder that is indexed, with a slash at its end
   */
  with(folder: string, rules: string, prefix?: string): Exclusion
}

/** Longer ones are no lists that a person keeps. */
const maxRulesLength = 100_000

/**
 * @param globs of VS Code's `files.exclude`. What they exclude goes with all that is in it
 * @param indexedElsewhere folders that somebody else looks after
 */
export function exclusionBy(globs: readonly string[], indexedElsewhere: readonly string[] = []): Exclusion {
  const forFiles = globs.filter(canMeanMarkdown)
  const folders = globs.length === 0 ? undefined : globMatcher(globs)
  return layered(
    (path, kind) =>
      kind === 'folder' ? indexedElsewhere.includes(path) || folders?.(path) === true : forFiles.length > 0 && globMatcher(forFiles)(path),
    [],
  )
}

function layered(byGlob: (path: string, kind: 'file' | 'folder') => boolean, layers: readonly Layer[]): Exclusion {
  return {
    excludes(path, kind) {
      if (kind === 'folder' && isHidden(path.slice(path.lastIndexOf('/') + 1))) return true
      if (byGlob(path, kind)) return true
      let excluded = false
      for (const { cut, prefix, all, forFiles } of layers) {
        const rules = kind === 'folder' ? all : forFiles
        if (!rules) continue
        const result = rules.test(prefix + path.slice(cut) + (kind === 'folder' ? '/' : ''))
        if (result.ignored) excluded = true
        else if (result.unignored) excluded = false
      }
      return excluded
    },
    with(folder, rules, prefix = '') {
      const layer = layerOf(folder, rules, prefix)
      return layer ? layered(byGlob, [...layers, layer]) : this
    },
  }
}

/**
 * Tells whether a path is excluded by itself or by any folder on the way to it, with the `.gitignore` of each.
 * @param files gives these, by their paths
 */
export function exclusionsOf(
  files: { text(path: string): string | undefined },
  top: Exclusion,
): (path: string, kind: 'file' | 'folder') => boolean {
  /** By folder, with a slash at its end; undefined for one that is excluded. */
  const cached = new Map<string, Exclusion | undefined>()
  const inside = (folder: string): Exclusion | undefined => {
    if (cached.has(folder)) return cached.get(folder)
    const above = folder === '' ? top : inside(parentOf(folder.slice(0, -1)))
    const indexedElsewhere = above === undefined || (folder !== '' && above.excludes(folder.slice(0, -1), 'folder'))
    const rules = indexedElsewhere ? undefined : files.text(`${folder}.gitignore`)
    const exclusion = indexedElsewhere || rules === undefined ? (indexedElsewhere ? undefined : above) : above.with(folder, rules)
    cached.set(folder, exclusion)
    return exclusion
  }
  return (path, kind) => inside(parentOf(path))?.excludes(path, kind) !== false
}

/** With the slash at its end. */
function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

function layerOf(folder: string, rules: string, prefix: string): Layer | undefined {
  const lines = rules
    .slice(0, maxRulesLength)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  if (lines.length === 0) return undefined
  // One that takes back what another says can only be judged beside it.
  const fileLines = lines.some((line) => line.startsWith('!')) ? lines : lines.filter(canMeanMarkdown)
  return {
    cut: folder.length,
    prefix,
    all: rulesOf(lines),
    forFiles: fileLines.length > 0 ? rulesOf(fileLines) : undefined,
  }
}

function rulesOf(lines: readonly string[]): Ignore {
  return ignore({ allowRelativePaths: true }).add(lines)
}

/** Whether a pattern can fit the name of a Markdown file: not one that ends in a slash, or in another ending. */
function canMeanMarkdown(pattern: string): boolean {
  const tail = /[^/*?[\]{}()\\!]*$/.exec(pattern.trimEnd())?.[0].toLowerCase() ?? ''
  if (pattern.trimEnd().endsWith('/')) return false
  return ['.md', '.markdown', '.mdx'].some((ending) => ending.endsWith(tail) || tail.endsWith(ending))
}
