import type { SiteGenerator } from '../../core/generators/shared/generator'
import { hasHan } from '../../core/text/hanCharacters'

/** An article that is there already. */
export interface PlacedArticle {
  /** From the folder of the site, with forward slashes. */
  readonly path: string
  readonly title: string | undefined
  /** As `2024-01-05`. */
  readonly day: string | undefined
}

export interface PlaceRequest {
  readonly title: string
  /** As `2024-01-05`. */
  readonly today: string
  readonly generator: SiteGenerator
  /** The generator's folders of articles; empty where there is no generator. */
  readonly content: readonly string[]
  /** The newsroom's globs for articles. */
  readonly globs: readonly string[] | undefined
  /** The newest first; no drafts. Some dozens are enough. */
  readonly articles: readonly PlacedArticle[]
  /** The same with those of the category alone. */
  readonly inCategory: readonly PlacedArticle[]
  /** A text without its Chinese characters, for sites that have none in their addresses; undefined where nothing is known of them. */
  readonly romanise?: ((text: string) => string) | undefined
}

export interface ArticlePlace {
  /** From the folder of the site; '' is that folder. */
  readonly folder: string
  /** Without its ending; of a page bundle the name of its folder. */
  readonly stem: string
  /** With the dot. */
  readonly ending: string
  /** Whether the article is the `index` of a folder of its own. */
  readonly isBundle: boolean
}

/** How a file is named, with `{Y}`, `{M}` and `{D}` in place of the parts of its date. */
interface Habit {
  readonly folder: string
  readonly prefix: string
  readonly stem: string
  readonly ending: string
  readonly isBundle: boolean
  readonly title: string | undefined
}

const fewest = 2
const longestStem = 60
const datePrefix = /^(\d{4})([-_.]?)(0[1-9]|1[0-2])\2([0-3]\d)([-_ ]+)(?=.)/
/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** Where a new article goes, and what it is called: as the newest ones of its category are, else as the newest of all. */
export function placeFor(request: PlaceRequest): ArticlePlace {
  const { generator, today } = request
  const all = habitsOf(request.articles, request)
  const own = habitsOf(request.inCategory, request)
  const usual = most(all.map(({ folder }) => folder)) ?? emptyPlace(request)
  const near = own.length >= fewest ? most(own.map(({ folder }) => folder)) : undefined
  const folder = near ?? usual
  const habits = [...own, ...all].filter((habit) => habit.folder === folder)
  const prefix = most(habits.map((habit) => habit.prefix)) ?? ''
  const { datedFolder } = generator.newArticles
  const needsDate = datedFolder !== undefined && folder.split('/').includes(datedFolder)
  return {
    folder: dated(folder, today),
    stem: dated(needsDate && prefix === '' ? '{Y}-{M}-{D}-' : prefix, today) + slugFor(request, habits),
    ending: most(habits.map((habit) => habit.ending)) ?? '.md',
    isBundle: most(habits.map((habit) => habit.isBundle)) ?? false,
  }
}

function habitsOf(articles: readonly PlacedArticle[], { content }: PlaceRequest): readonly Habit[] {
  const folders = content.filter((folder) => folder !== '' && !folder.endsWith('_drafts'))
  const inContent = articles.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)))
  const counted = inContent.length > 0 || folders.length > 0 ? inContent : articles
  return counted.filter(({ path }) => !/(?:^|\/)(?:_index|readme)\.[^/]*$/i.test(path)).map(habitOf)
}

function habitOf({ path, title, day }: PlacedArticle): Habit {
  const parts = path.split('/')
  const [, name = '', ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(parts.pop() ?? '') ?? []
  const isBundle = name === 'index' && parts.length > 0
  const whole = isBundle ? (parts.pop() ?? '') : name
  const [written = '', , , , , after = ''] = datePrefix.exec(whole) ?? []
  const [separator = ''] = /[-_.]/.exec(written.slice(4, 5)) ?? []
  return {
    folder: parts.map((part) => undated(part, day)).join('/'),
    prefix: written && `{Y}${separator}{M}${separator}{D}${after}`,
    stem: whole.slice(written.length),
    ending,
    isBundle,
    title,
  }
}

/** A folder that is named after a part of the article's date. */
function undated(part: string, day: string | undefined): string {
  const [year, month, date] = day?.split('-') ?? []
  if (year === undefined || !/^\d/.test(part)) return part
  if (part === year) return '{Y}'
  if (part === month) return '{M}'
  if (part === date) return '{D}'
  return part === `${year}-${month}` ? '{Y}-{M}' : part === `${year}${month}` ? '{Y}{M}' : part
}

function dated(template: string, today: string): string {
  const [year = '', month = '', day = ''] = today.split('-')
  return template.replaceAll('{Y}', year).replaceAll('{M}', month).replaceAll('{D}', day)
}

/** Where there is no article yet. */
function emptyPlace({ generator, globs }: PlaceRequest): string {
  const [glob] = globs ?? []
  if (glob === undefined) return generator.newArticles.folder
  const fixed = glob
    .replace(/^\.?\//, '')
    .split('/')
    .slice(0, -1)
  const open = fixed.findIndex((part) => /[*?[\]{}()!+@]/.test(part))
  return fixed.slice(0, open < 0 ? fixed.length : open).join('/')
}

function slugFor({ title, romanise }: PlaceRequest, habits: readonly Habit[]): string {
  const inHan = habits.filter((habit) => habit.title !== undefined && hasHan(habit.title))
  const isRomanised = most(inHan.map(({ stem }) => !hasHan(stem))) ?? false
  // Names in Chinese have their blanks from headlines.
  const stems = habits.map(({ stem }) => stem).filter((stem) => !hasHan(stem))
  const separator = most(stems.flatMap((stem) => /[-_ ]/.exec(stem)?.[0] ?? [])) ?? '-'
  const isLower = most(stems.flatMap((stem) => (/[a-z]/i.test(stem) ? [!/[A-Z]/.test(stem)] : []))) ?? true
  const words = (isRomanised && romanise ? romanise(title) : title).normalize('NFC').replace(/['’]/g, '')
  const slug = shortened(words.replace(/[^\p{L}\p{M}\p{N}]+/gu, separator), separator)
  const cased = isLower ? slug.toLowerCase() : slug
  return cased === '' || reserved.test(cased) ? `article${cased && separator}${cased}` : cased
}

/** Cut where a word ends. */
function shortened(words: string, separator: string): string {
  const trim = (text: string) => text.replace(/^[-_ ]+|[-_ ]+$/g, '')
  const whole = [...trim(words)]
  if (whole.length <= longestStem) return whole.join('')
  const cut = whole.slice(0, longestStem).join('')
  const end = whole[longestStem] === separator ? cut.length : cut.lastIndexOf(separator)
  return trim(end > longestStem / 3 ? cut.slice(0, end) : cut)
}

/** What is there most often; of those that are equal the first. */
function most<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: T | undefined
  let highest = 0
  for (const [value, count] of counts) if (count > highest) [best, highest] = [value, count]
  return best
}
