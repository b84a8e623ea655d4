import type { Article } from '../../core/article/article'
import { isBelow, pathsMeant, type FilePlaces } from '../../core/files/siteAddress'
import type { ImageFields } from '../../core/frontmatter/imageFields'
import type { FrontMatterLanguage } from '../../core/frontmatter/fences'
import { writerOf } from '../../core/frontmatter/writer'
import { percentEncoded } from '../../core/text/percentEncoded'
import { range, type Range } from '../../core/text/text'
import { bodyContext } from './bodyContext'
import type { CompletionItem, ValueContext } from './completionTypes'
import { tomlJsonContexts } from './tomlJsonCursor'
import { yamlContexts } from './yamlCursor'
import { frontMatterLines } from './yamlFields'

/** The address of an image under the cursor. */
export interface ImagePath {
  readonly notation: 'field' | 'html' | 'markdown' | 'angles'
  /** The address up to the cursor, without quotes. */
  readonly typed: string
  readonly range: Range
  /** The value, if it is in the front matter. */
  readonly context?: ValueContext
  /** The language of the front matter. */
  readonly language?: FrontMatterLanguage
}

/** A folder to list, and the start of the addresses of its files. */
export interface FolderMeant {
  readonly folder: string
  readonly prefix: string
  /** Whether it is the root of the site. Folders there that only the generator reads are not offered. */
  readonly isRoot: boolean
}

export interface FolderEntry {
  readonly name: string
  readonly isFolder: boolean
}

const imageFile = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|ico)$/i
const sourceAttributes = new Set(['src', 'poster', 'srcset', 'data-src'])

/**
 * The address of an image at an offset; undefined if there is none, or if it is on another site.
 * @param fields which fields of the front matter hold images
 */
export function imagePathAt(article: Article, offset: number, fields: ImageFields): ImagePath | undefined {
  const lines = frontMatterLines(article)
  const contexts = lines ? yamlContexts(lines, offset) : tomlJsonContexts(article, offset)
  const context = contexts.find((one) => one.kind === 'value' && fields.isImage(one.path))
  if (context?.kind === 'value') {
    const typed = article.text.slice(context.range.start, offset).trimStart()
    return isAddress({ notation: 'field', typed: typed.replace(/^["']/, ''), range: context.range, context, ...languageOf(article) })
  }
  if (contexts.length > 0) return undefined
  const body = bodyContext(article, offset)
  const isSource = body?.kind === 'value' && sourceAttributes.has(body.attribute) && /^(?:img|source|video)$/.test(body.tag)
  if (body?.kind !== 'destination' && !isSource) return undefined
  const notation = body.kind === 'value' ? 'html' : body.inAngles ? 'angles' : 'markdown'
  const at = body.kind === 'value' && body.attribute === 'srcset' ? candidateAt(article.text, body.range, offset) : body.range
  return at && isAddress({ notation, typed: article.text.slice(at.start, offset), range: at })
}

/** The address at an offset of a `srcset`, whose candidates are separated by commas; undefined on a width or density. */
function candidateAt(text: string, value: Range, offset: number): Range | undefined {
  let start = offset
  while (start > value.start && !/[\s,]/.test(text[start - 1] ?? '')) start--
  let end = offset
  while (end < value.end && !/[\s,]/.test(text[end] ?? '')) end++
  // Between an address and the comma before it, there is only white space.
  let before = start
  while (before > value.start && /\s/.test(text[before - 1] ?? '')) before--
  return before === value.start || text[before - 1] === ',' ? range(start, end) : undefined
}

function languageOf({ frontMatter }: Article): Pick<ImagePath, 'language'> {
  return frontMatter ? { language: frontMatter.language } : {}
}

function isAddress(path: ImagePath): ImagePath | undefined {
  return /^[a-z][\w+.-]*:|^\/\/|[?#{]/i.test(path.typed) ? undefined : path
}

/**
 * The folders in which the typed address may continue.
 * VS Code completes `![](…)` relative to the page and to the workspace folder. For Markdown images only the folders that VS Code does
 * not list are returned: the root of the site and the asset folder of the page.
 */
export function foldersMeant({ notation, typed }: ImagePath, places: FilePlaces): readonly FolderMeant[] {
  const dir = typed.slice(0, typed.lastIndexOf('/') + 1)
  const isMarkdown = notation === 'markdown' || notation === 'angles'
  const here = places.document.replace(/\/[^/]*$/, '')
  const found: FolderMeant[] = []
  const add = (prefix: string) => {
    // `../` is relative to the folder of the page, not to its asset folder.
    const from = prefix.startsWith('../') ? { ...places, document: `${here}/.md` } : places
    for (const file of pathsMeant(`${prefix}x`, from)) {
      const folder = file.slice(0, -2)
      const isRoot = prefix === '/'
      const isListedByVsCode =
        isMarkdown && (prefix.startsWith('/') ? isSameOrBelow(places.within, folder, prefix) : !isOfAssets(places.document, folder))
      if (!isListedByVsCode && !found.some((other) => other.folder === folder && other.prefix === prefix))
        found.push({ folder, prefix, isRoot })
    }
  }
  add(dir)
  // Nothing is typed yet: an address from the root of the site is possible too.
  if (dir === '' && places.roots.some((root) => root !== here)) add('/')
  return found
}

/** Whether VS Code lists the folder too: it resolves `/` to the workspace folder. */
function isSameOrBelow(workspace: string, folder: string, prefix: string): boolean {
  return folder === workspace || folder === `${workspace.replace(/\/$/, '')}${decode(prefix).replace(/\/$/, '')}`
}

function isOfAssets(document: string, folder: string): boolean {
  const assets = document.replace(/\.[^./]+$/, '')
  return folder === assets || isBelow(assets, folder)
}

/** Items for the subfolders and images of the folders; subfolders first. `file` of an item is the path of its image. */
export function imagePathItems(
  path: ImagePath,
  listed: readonly { readonly folder: FolderMeant; readonly entries: readonly FolderEntry[] }[],
): readonly CompletionItem[] {
  const seen = new Set<string>()
  return listed.flatMap(({ folder: { folder, prefix, isRoot }, entries }) =>
    entries
      .filter(({ name, isFolder }) => (isFolder ? isOpen(name, isRoot) : imageFile.test(name)))
      .flatMap(({ name, isFolder }) => {
        const label = prefix.startsWith('/') && path.typed === '' ? prefix + name : name
        if (seen.has(label)) return []
        seen.add(label)
        return [pathItem(path, prefix, label, name, isFolder, `${folder.replace(/\/$/, '')}/${name}`)]
      }),
  )
}

/**
 * Whether a folder is offered. Not offered at the root: built sites (`public` of Hexo and Hugo, `dist` of Astro), folders of Hexo without images
 * of articles (`scaffolds`, `themes`, hexo.io/docs/setup), and folders with an underscore, which Jekyll does not publish (jekyllrb.com/docs/structure).
 */
function isOpen(name: string, isRoot: boolean): boolean {
  return !name.startsWith('.') && name !== 'node_modules' && !(isRoot && /^_|^(?:dist|public|scaffolds|themes)$/.test(name))
}

function pathItem(path: ImagePath, prefix: string, label: string, name: string, isFolder: boolean, file: string): CompletionItem {
  const { notation, typed, range, context, language } = path
  const address = prefix + encodedName(name, notation) + (isFolder ? '/' : '')
  const shown = prefix + (typed.slice(prefix.length).includes(' ') ? name : encodedName(name, notation))
  const sortText = `${isFolder ? 0 : 1}${label}`
  const common = {
    label: isFolder ? `${label}/` : label,
    kind: isFolder ? 'folder' : 'file',
    range,
    sortText,
    ...(isFolder ? { opensValues: true } : { file }),
  } as const
  if (!context) return { ...common, newText: address, filterText: shown }
  const { style, inFlow, before, after } = context
  const quote = style === 'plain' ? '' : style === 'single' ? "'" : '"'
  const written = writerOf(language).text(address, style, inFlow)
  const newText = before + written + after
  const filterText = quote + shown + quote
  // The cursor stays inside the quotes.
  const inside = isFolder && /["']$/.test(written)
  return inside
    ? { ...common, newText, filterText, snippet: `${escaped(before + written.slice(0, -1))}$0${written.slice(-1)}${escaped(after)}` }
    : { ...common, newText, filterText }
}

/** Percent-encodes the characters that would end the address or have another meaning in its notation. */
function encodedName(name: string, notation: ImagePath['notation']): string {
  const special = notation === 'field' ? /[%#?]/g : notation === 'angles' ? /[%#?<>]/g : /[%#?\s"'<>()&]/g
  return name.replace(special, percentEncoded)
}

/** A path, encoded for an HTML attribute. */
export function encodedPath(path: string): string {
  return path
    .split('/')
    .map((name) => encodedName(name, 'html'))
    .join('/')
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
