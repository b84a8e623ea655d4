import ignore, { type Ignore } from 'ignore'
import { globMatcher } from '../../core/files/globs'

/** The rules of one `.gitignore`. */
interface Layer {
  /** To make a path relative to the folder of the rules: cut this many characters at its start, then add `prefix`. */
  readonly cut: number
  readonly prefix: string
  readonly all: Ignore
  /** The rules that can match a Markdown file; undefined if there are none, which is common. */
  readonly forFiles: Ignore | undefined
}

/** What is excluded in a folder: by `.gitignore` files in it and above, by globs, and hidden folders and `node_modules`. */
export interface Exclusion {
  /** @param path relative to the indexed folder, with forward slashes. Assumes that the folders above the path are not excluded */
  excludes(path: string, kind: 'file' | 'folder'): boolean
  /**
   * Adds the rules of a `.gitignore`.
   * @param folder its folder, with a trailing slash; '' for the indexed folder
   * @param prefix for a `.gitignore` above the indexed folder: the path from there to the indexed folder, with a trailing slash
   */
  with(folder: string, rules: string, prefix?: string): Exclusion
}

/** Longer `.gitignore` files are cut here. */
const maxRulesLength = 100_000

/**
 * @param globs the globs of VS Code's `files.exclude`; an excluded folder excludes its content
 * @param indexedElsewhere folders that are indexed separately
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
 * Returns a function that checks whether a path, or a folder on the way to it, is excluded, with the `.gitignore` of each folder.
 * @param files reads the `.gitignore` files by path
 */
export function exclusionsOf(
  files: { text(path: string): string | undefined },
  top: Exclusion,
): (path: string, kind: 'file' | 'folder') => boolean {
  /** By folder, with a trailing slash; undefined for an excluded folder. */
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

/** The folder of a path, with a trailing slash. */
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
  // A negated rule only works together with the rules before it, so none is left out then.
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

/** Whether a pattern can match the name of a Markdown file: not if it ends in a slash, or in another file extension. */
function canMeanMarkdown(pattern: string): boolean {
  const tail = /[^/*?[\]{}()\\!]*$/.exec(pattern.trimEnd())?.[0].toLowerCase() ?? ''
  if (pattern.trimEnd().endsWith('/')) return false
  return ['.md', '.markdown', '.mdx'].some((ending) => ending.endsWith(tail) || tail.endsWith(ending))
}
