import type { ArticleTemplates, TemplateValue, TemplateValues } from '../shared/articleTemplates'

const text = (written: string): TemplateValue => ({ kind: 'text', text: written })

/** The parts of a date in the notation of Go (pkg.go.dev/time#pkg-constants), the longest first. */
const layoutPart = /2006|Z07:00|-07:00|-0700|01|02|15|04|05|06/g
/** Parts that are not written here: names of months and days, hours of twelve, fractions, abbreviations of zones. */
const otherPart = /Jan|Mon|PM|MST|Z07|[.,]0|[.,]9|_2|(?<!\d)[1-5](?!\d)/

const name = String.raw`\.(?:Name|File\.(?:BaseFileName|ContentBaseName|TranslationBaseName))`
const nameAlone = new RegExp(`^${name}$`)
/** `replace .Name "-" " " | title`: the words of the name. The headline as it was typed is written in their place. */
const wordsOfName = new RegExp(
  String.raw`^(?:title|humanize)\s+(?:${name}|\((?:replace\s+${name}\s+${'(?:"[-_]"|`[-_]`)'}\s+${'(?:" "|` `)'})\))$|` +
    String.raw`^(?:replace\s+${name}\s+${'(?:"[-_]"|`[-_]`)'}\s+${'(?:" "|` `)'}|${name})(?:\s*\|\s*(?:title|humanize|strings\.Title))+$|` +
    String.raw`^(?:replace\s+${name}\s+${'(?:"[-_]"|`[-_]`)'}\s+${'(?:" "|` `)'})$`,
)
const clock = String.raw`(?:\.Date|now|time\.Now)`
const formatted = [
  new RegExp(String.raw`^(?:now|time\.Now)\.Format\s+["${'`'}]([^"${'`'}]+)["${'`'}]$`),
  new RegExp(String.raw`^(?:dateFormat|time\.Format)\s+["${'`'}]([^"${'`'}]+)["${'`'}]\s+${clock}$`),
  new RegExp(String.raw`^${clock}\s*\|\s*(?:dateFormat|time\.Format)\s+["${'`'}]([^"${'`'}]+)["${'`'}]$`),
]

/**
 * Hugo's archetypes (gohugo.io/content-management/archetypes). `hugo new` of 0.111.3 measured: the first folder of the path below `content`
 * counts, a theme's archetype of a section before the site's default; the expressions below, also in the text below the front matter.
 */
export const hugoArchetypes: ArticleTemplates = {
  paths({ path, isBundle, themes }) {
    const section = sectionOf(path)
    const folders = ['archetypes', ...themes.map((theme) => `themes/${theme}/archetypes`)]
    const names = section === '' ? ['default'] : [...(isBundle ? [`${section}/index`] : []), section, 'default']
    return names.flatMap((one) => folders.map((folder) => `${folder}/${one}.md`))
  },
  valueFor(expression, values) {
    if (/^\/\*[\s\S]*\*\/$/.test(expression)) return text('')
    if (nameAlone.test(expression)) return text(values.name)
    if (wordsOfName.test(expression)) return { kind: 'title' }
    if (expression === '.Date') return text(values.now)
    if (expression === '.Section' || expression === '.Type') return sectionOf(values.path) === '' ? undefined : text(sectionOf(values.path))
    if (/^(?:now|time\.Now)\.Year$/.test(expression)) return text(values.now.slice(0, 4))
    const layout = formatted.map((pattern) => pattern.exec(expression)?.[1]).find((found) => found !== undefined)
    const date = layout === undefined ? undefined : writtenDate(layout, values)
    return date === undefined ? undefined : text(date)
  },
  fillsBody: true,
}

function writtenDate(layout: string, { now }: TemplateValues): string | undefined {
  if (otherPart.test(layout.replace(layoutPart, ''))) return undefined
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', zone = ''] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(.*)$/.exec(now) ?? []
  const offset = zone === 'Z' ? '+00:00' : zone
  const parts: Readonly<Record<string, string>> = {
    2006: year,
    '06': year.slice(2),
    '01': month,
    '02': day,
    15: hour,
    '04': minute,
    '05': second,
    'Z07:00': offset === '+00:00' ? 'Z' : offset,
    '-07:00': offset,
    '-0700': offset.replace(':', ''),
  }
  return layout.replace(layoutPart, (part) => parts[part] ?? part)
}

function sectionOf(path: string): string {
  const folders = path.replace(/^content\//, '').split('/')
  return folders.length > 1 ? (folders[0] ?? '') : ''
}
